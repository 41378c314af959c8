"""Charts of many organizations show those with the most reports; nothing is lost from the table."""

from __future__ import annotations

import pandas as pd

from analysis import views


def many(sizes: list[int]) -> pd.DataFrame:
    rows = [(f"组织{place:03}", size, year) for place, size in enumerate(sizes) for year in (2021, 2022)]
    return pd.DataFrame(rows, columns=["organization", "organization_reports", "reported_year"])


def test_few_organizations_are_all_drawn():
    rows = many([1] * views.MOST_DRAWN)
    assert views.leading(rows) is rows


def test_of_many_those_with_the_most_reports_are_drawn_with_all_their_rows_in_their_order():
    rows = many([1, 9] * views.MOST_DRAWN)
    wanted = rows[rows["organization_reports"] == 9].reset_index(drop=True)
    pd.testing.assert_frame_equal(views.leading(rows), wanted)


def test_equal_organizations_are_drawn_in_the_order_of_the_table():
    rows = many([3] * (views.MOST_DRAWN + 5))
    assert list(views.leading(rows)["organization"].unique()) == list(rows["organization"].unique())[: views.MOST_DRAWN]


def test_another_column_can_rank():
    rows = pd.DataFrame({"organization": [f"组织{place:03}" for place in range(40)], "size": range(40)})
    assert views.leading(rows, "size")["size"].tolist() == list(range(10, 40))

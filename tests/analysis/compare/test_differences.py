"""Differences of shares against Newcombe's printed examples."""

import numpy as np
import pandas as pd
import pytest

from analysis.compare.differences import newcombe, theme_differences
from analysis.errors import EmptyGroup, UnknownChoice


@pytest.mark.parametrize(
    ("counts", "wanted"),
    # Newcombe 1998, table II, contrasts (a), (b), (c), (d), method 10
    [
        ((56, 70, 48, 80), (0.0524, 0.3339)),
        ((9, 10, 3, 10), (0.1705, 0.8090)),
        ((6, 7, 2, 7), (0.0582, 0.8062)),
        ((5, 56, 0, 29), (-0.0381, 0.1926)),
    ],
)
def test_printed_intervals(counts: tuple[int, int, int, int], wanted: tuple[float, float]) -> None:
    assert [float(bound) for bound in newcombe(*counts)] == pytest.approx(wanted, abs=5e-5)


SHARES = pd.DataFrame(
    {
        "organization": ["云岭水务集团"] * 2 + ["北岸重工"] * 2,
        "theme_id": ["T01", "T02"] * 2,
        "theme": ["学习", "供水"] * 2,
        "report_share": [0.5, 0.9, 0.4, 0.1],
        "report_count": [5, 9, 4, 1],
        "organization_reports": [10] * 4,
    }
)


def test_largest_difference_first() -> None:
    made = theme_differences(SHARES, "云岭水务集团", "北岸重工")
    assert made["theme_id"].tolist() == ["T02", "T01"]
    assert made["difference"].tolist() == pytest.approx([0.8, 0.1])


def test_exchanging_the_two_turns_the_signs() -> None:
    made, turned = (
        theme_differences(SHARES, *pair) for pair in (("云岭水务集团", "北岸重工"), ("北岸重工", "云岭水务集团"))
    )
    assert turned["difference"].tolist() == pytest.approx((-made["difference"]).tolist())
    assert turned["difference_low"].to_numpy() == pytest.approx(-made["difference_high"].to_numpy())
    assert np.all(made["difference_low"] <= made["difference"])


def test_the_rest_is_all_others_together() -> None:
    third = SHARES[SHARES["organization"] == "北岸重工"].assign(
        organization="青松矿业", report_count=[2, 5], organization_reports=5, report_share=[0.4, 1.0]
    )
    made = theme_differences(pd.concat([SHARES, third]), "云岭水务集团", "rest").set_index("theme_id")
    assert made["b_share"].to_dict() == pytest.approx({"T01": 6 / 15, "T02": 6 / 15})
    low, high = newcombe([5, 9], 10, [6, 6], 15)
    assert made.loc[["T01", "T02"], "difference_low"].tolist() == pytest.approx(low.tolist())
    assert made.loc[["T01", "T02"], "difference_high"].tolist() == pytest.approx(high.tolist())
    assert set(made["other_organization"]) == {"rest"}


def test_of_two_the_rest_is_the_other_one() -> None:
    rest, other = (theme_differences(SHARES, "云岭水务集团", b) for b in ("rest", "北岸重工"))
    pd.testing.assert_frame_equal(rest.drop(columns="other_organization"), other.drop(columns="other_organization"))


def test_an_organization_differs_from_itself_in_nothing_that_could_be_shown() -> None:
    with pytest.raises(EmptyGroup, match="group B"):
        theme_differences(SHARES, "北岸重工", "北岸重工")


def test_an_absent_organization_is_named() -> None:
    with pytest.raises(UnknownChoice, match="无此组织"):
        theme_differences(SHARES, "云岭水务集团", "无此组织")

"""Themes over reported years: reports count in the years that they are about, gaps are zeros, bounds are Wilson's."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.compare.theme_years import theme_changes
from analysis.compare.trend import trends
from analysis.tables import SHOWN

NAMES = {"T01": "安全", "T02": "创新", "T03": "民生"}
REPORTS = pd.DataFrame(
    {
        "report_id": ["r1", "r2", "r3", "r4", "r5"],
        "reporting_years": [[2020], [2020, 2021], [2023], None, [2021]],
    }
)
THEMES = pd.DataFrame(
    [
        ("r1", 0, "T01"),
        ("r1", 3, "T01"),  # a second passage of the same report
        ("r2", 0, "T01"),
        ("r2", 1, "T02"),
        ("r4", 0, "T01"),  # about no known year
        ("r5", 0, "T99"),  # not in the code book
        ("elsewhere", 0, "T02"),
    ],
    columns=["report_id", "passage_number", "theme_id"],
)


def counted(made: pd.DataFrame, column: str) -> dict[tuple[str, int], float]:
    return made.set_index(["theme_id", "reported_year"])[column].to_dict()


MADE = theme_changes(REPORTS, THEMES, NAMES)


def test_columns_are_the_declared_ones() -> None:
    assert tuple(MADE.columns) == SHOWN["themes", "changes"].columns
    assert tuple(theme_changes(REPORTS.iloc[:0], THEMES, NAMES).columns) == SHOWN["themes", "changes"].columns


def test_a_report_counts_once_in_each_year_it_is_about() -> None:
    found = {key: number for key, number in counted(MADE, "report_count").items() if number}
    assert found == {("T01", 2020): 2, ("T01", 2021): 1, ("T02", 2020): 1, ("T02", 2021): 1}


def test_every_theme_has_every_year_between_first_and_last() -> None:
    assert list(counted(MADE, "report_count")) == [(theme, year) for theme in NAMES for year in range(2020, 2024)]
    assert MADE["theme"].tolist() == [name for name in NAMES.values() for _ in range(4)]


def test_a_year_without_a_report_has_no_share_and_a_theme_that_is_not_told_a_share_of_zero() -> None:
    share = counted(MADE, "year_share")
    assert np.isnan(share["T01", 2022])
    assert share["T03", 2020] == 0
    covering = counted(MADE, "covering_reports")
    assert {year: covering["T02", year] for year in range(2020, 2024)} == {2020: 2, 2021: 2, 2022: 0, 2023: 1}


def test_bounds_are_wilsons() -> None:
    wanted = stats.binomtest(1, 2).proportion_ci(method="wilson")
    row = MADE[(MADE["theme_id"] == "T02") & (MADE["reported_year"] == 2021)].iloc[0]
    assert [row["year_share_low"], row["year_share_high"]] == pytest.approx([wanted.low, wanted.high], abs=1e-9)


def test_copies_that_share_one_vote_weigh_half() -> None:
    made = theme_changes(REPORTS, THEMES, NAMES, weights=pd.Series({"r1": 0.5, "r2": 0.5, "r3": 1, "r4": 1, "r5": 1}))
    assert counted(made, "report_count")["T01", 2020] == 1.0
    assert counted(made, "covering_reports")["T01", 2021] == 1.5


def test_a_year_named_twice_by_a_report_is_one_year() -> None:
    twice = REPORTS.assign(reporting_years=[[2020, 2020], *REPORTS["reporting_years"].iloc[1:]])
    pd.testing.assert_frame_equal(theme_changes(twice, THEMES, NAMES), MADE)


@settings(max_examples=8, deadline=None)
@given(st.randoms(use_true_random=False))
def test_order_of_reports_and_codes_does_not_matter(random) -> None:
    orders = [list(range(len(frame))) for frame in (REPORTS, THEMES)]
    for order in orders:
        random.shuffle(order)
    made = theme_changes(REPORTS.iloc[orders[0]], THEMES.iloc[orders[1]], NAMES)
    pd.testing.assert_frame_equal(made, MADE)


def planted(having: dict[int, int], reports: int = 10) -> pd.DataFrame:
    """The changes of a corpus with so many reports a year, of which so many tell of the theme T01."""
    ids = [(f"r{year}-{at}", year, at) for year in having for at in range(reports)]
    made = pd.DataFrame({"report_id": [name for name, _, _ in ids], "reporting_years": [[year] for _, year, _ in ids]})
    themes = pd.DataFrame({"report_id": [name for name, year, at in ids if at < having[year]], "theme_id": "T01"})
    return theme_changes(made, themes, {"T01": "安全"})


def test_a_planted_rise_is_its_slope() -> None:
    made = trends(planted({2016 + at: at for at in range(8)}), 2030, value="year_share", by="theme_id").iloc[0]
    assert (made["theme_id"], made["year_count"], made["reason"]) == ("T01", 8, "")
    assert [made["slope"], made["kendall_tau"]] == pytest.approx([0.1, 1.0], abs=1e-12)


def test_years_without_a_report_are_no_points_of_a_trend() -> None:
    gap = planted({2014: 1, 2015: 2, 2018: 5, 2019: 6})
    assert len(gap) == 6
    made = trends(gap, 2030, value="year_share", by="theme_id").iloc[0]
    assert (made["year_count"], made["reason"]) == (4, "too_few_years")
    assert np.isnan(made["slope"])

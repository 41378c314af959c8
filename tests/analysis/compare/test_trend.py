"""Trends: planted slopes are found, incomplete years are left out, few points say so."""

import datetime

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis.compare.trend import MIN_YEARS, last_complete_year, mark_incomplete, trends


def cells(shares: list[float], first: int = 2016) -> pd.DataFrame:
    years = range(first, first + len(shares))
    return pd.DataFrame({"organization": "云岭水务集团", "reported_year": years, "share": shares})


def published(*dates: str | None) -> pd.DataFrame:
    made = [datetime.date.fromisoformat(text) if text else None for text in dates]
    return pd.DataFrame({"published_date": pd.Series(made, dtype="object")})


@pytest.mark.parametrize(
    ("dates", "wanted"),
    [
        (["2023-02-01", "2024-05-30"], 2023),
        (["2024-12-31", None], 2024),
        (["2024-12-30"], 2023),
        ([None], None),
        ([], None),
    ],
)
def test_last_completely_covered_year(dates: list[str | None], wanted: int | None) -> None:
    assert last_complete_year(published(*dates)) == wanted


def test_years_after_it_are_incomplete() -> None:
    assert mark_incomplete(cells([0.1] * 4, 2021), 2022)["incomplete"].tolist() == [False, False, True, True]


def test_without_dates_nobody_can_say() -> None:
    assert mark_incomplete(cells([0.1] * 4), None)["incomplete"].isna().all()


def test_slope_is_the_median_of_all_pairwise_slopes() -> None:
    shares = [0.1, 0.25, 0.2, 0.3, 0.9, 0.35]
    pairs = [(shares[j] - shares[i]) / (j - i) for i in range(6) for j in range(i + 1, 6)]
    assert trends(cells(shares), 2030).loc[0, "slope"] == pytest.approx(np.median(pairs), abs=1e-12)


def test_kendall_by_counting_pairs() -> None:
    shares = [0.1, 0.3, 0.2, 0.4, 0.5, 0.45]
    signs = [np.sign(shares[j] - shares[i]) for i in range(6) for j in range(i + 1, 6)]
    made = trends(cells(shares), 2030).loc[0]
    assert made["kendall_tau"] == pytest.approx(sum(signs) / 15, abs=1e-12)
    assert made["p_value"] == pytest.approx(stats.kendalltau(range(6), shares, method="exact").pvalue, abs=1e-12)


def test_one_odd_year_makes_no_trend() -> None:
    assert trends(cells([0.2, 0.2, 0.2, 0.2, 0.9, 0.2, 0.2]), 2030).loc[0, "slope"] == 0


def test_incomplete_years_do_not_bend_the_trend() -> None:
    rising = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]
    whole, cut = trends(cells(rising), 2021), trends(cells([*rising, 0.0, 0.0]), 2021)
    pd.testing.assert_frame_equal(whole, cut)


def test_too_few_years_say_so() -> None:
    made = trends(cells([0.1] * (MIN_YEARS - 1)), 2030).loc[0]
    assert made["reason"] == "too_few_years"
    assert np.isnan(made["slope"])


def with_reports(shares: list[float], reports: list[int]) -> pd.DataFrame:
    return cells(shares).assign(reports=reports)


def test_years_that_rest_on_few_reports_bring_no_trend() -> None:
    """One report a year: shares of 0 and 1 that say nothing of a direction."""
    made = trends(with_reports([0, 0, 1, 1, 1, 1], [1] * 6), 2030, reports="reports").loc[0]
    assert (made["reason"], made["year_count"]) == ("too_few_reports", 0)
    assert np.isnan(made["slope"])


def test_thin_years_do_not_bend_a_trend_of_the_others() -> None:
    rising = [0.1, 0.2, 0.3, 0.4, 0.5]
    thin = with_reports([*rising, 0.0, 0.0], [5, 6, 7, 8, 9, 4, 1])
    made = trends(thin, 2030, reports="reports").loc[0]
    assert (made["reason"], made["year_count"]) == ("", 5)
    assert made["slope"] == pytest.approx(0.1)
    assert trends(thin, 2030).loc[0, "slope"] < made["slope"]


def test_too_few_years_are_said_before_too_few_reports() -> None:
    made = trends(with_reports([0.1] * 4, [1] * 4), 2030, reports="reports").loc[0]
    assert made["reason"] == "too_few_years"


def test_no_publication_dates_say_so() -> None:
    assert trends(cells([0.1] * 9), None).loc[0, "reason"] == "no_publication_dates"


def test_no_variation_has_no_tau() -> None:
    made = trends(cells([0.2] * 6), 2030).loc[0]
    assert made["slope"] == 0
    assert np.isnan(made["kendall_tau"])


def test_five_years_are_the_fewest_that_can_reach_five_percent() -> None:
    four, five = (stats.kendalltau(range(n), range(n), method="exact").pvalue for n in (4, 5))
    assert four > 0.05 > five

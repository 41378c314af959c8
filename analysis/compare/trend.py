"""Does a share rise or fall over the reported years, and are there enough complete years to say so?"""

from __future__ import annotations

import numpy as np
import pandas as pd
import scipy  # its parts are loaded when they are first used: a page that needs none opens sooner

MIN_YEARS = 5  # with four points no order has a two-sided Kendall p below .05 (2 / 4! = .083), so no trend is given
MIN_REPORTS = (
    5  # behind a year's share: of one report it is 0 or 100 %, and one report more moves that of four by a quarter
)
REASONS = ("", "too_few_years", "too_few_reports", "no_publication_dates")


def last_complete_year(reports: pd.DataFrame) -> int | None:
    """The last year whose publications the corpus can hold completely; None when no report is dated.

    That is the year before the latest publication date, or its own year when that date is 31 December: a corpus that was
    gathered in May lacks more than half of what is still going to be written about the year.
    """
    published = pd.to_datetime(reports["published_date"]).dropna()
    if published.empty:
        return None
    latest = published.max()
    return int(latest.year) if (latest.month, latest.day) == (12, 31) else int(latest.year) - 1


def mark_incomplete(cells: pd.DataFrame, last_complete: int | None) -> pd.DataFrame:
    """`reported_years` with a column incomplete: true for years after the last completely covered publication year.

    Null when nothing is dated, because then nobody can say.
    """
    if last_complete is None:
        return cells.assign(incomplete=pd.array([None] * len(cells), dtype="boolean"))
    late = (cells["reported_year"] > last_complete).to_numpy(dtype=bool)
    return cells.assign(incomplete=pd.array(late, dtype="boolean"))


def trends(
    cells: pd.DataFrame,
    last_complete: int | None,
    *,
    value: str = "share",
    by: str = "organization",
    reports: str | None = None,
) -> pd.DataFrame:
    """One row per organization: change of `value` per reported year with its 95 % bounds, Kendall's tau and p.

    `by` names the column that rows are grouped by, if not by organization. Only complete years with a value count (a
    year without a report has no share); with fewer than five the numbers are null and `reason` says why. slope is the median of
    all pairwise slopes (Theil-Sen), so that one odd year does not make a trend. p is exact for few years without ties.

    `reports` names the column with the number of reports that a year's share is of. The median weighs every year alike, so a
    year with fewer than five is thin and does not count; where only thin years bring the complete ones to five, there is no
    trend either (too_few_reports).

    Years of one organization are not independent, so p is on the small side; and a trend in what is *reported* need not be
    one in what was done.

    Source: Sen 1968, Estimates of the regression coefficient based on Kendall's tau, JASA 63, 1379-1389; Kendall 1938,
    Biometrika 30, 81-93.
    """
    marked = mark_incomplete(cells, last_complete)
    rows = []
    for name, own in marked.groupby(by):
        complete = ~own["incomplete"].fillna(True).to_numpy(dtype=bool)
        whole = own[complete & own[value].notna().to_numpy()].sort_values("reported_year")
        used = whole if reports is None else whole[whole[reports] >= MIN_REPORTS]
        x, y = used["reported_year"].to_numpy(dtype=float), used[value].to_numpy(dtype=float)
        reason = _why_none(last_complete, len(whole), len(used))
        rows.append((name, len(x), *(_trend(x, y) if not reason else (np.nan,) * 5), reason))
    names = [by, "year_count", "slope", "slope_low", "slope_high", "kendall_tau", "p_value", "reason"]
    return pd.DataFrame(rows, columns=names)


def _why_none(last_complete: int | None, whole: int, used: int) -> str:
    if last_complete is None:
        return "no_publication_dates"
    return "too_few_years" if whole < MIN_YEARS else "too_few_reports" if used < MIN_YEARS else ""


def _trend(x: np.ndarray, y: np.ndarray) -> tuple[float, ...]:
    slope = scipy.stats.theilslopes(y, x, alpha=0.95)
    if np.ptp(y) == 0:  # no variation: tau is undefined, not zero
        return float(slope[0]), float(slope[2]), float(slope[3]), np.nan, np.nan
    order = scipy.stats.kendalltau(x, y)
    return float(slope[0]), float(slope[2]), float(slope[3]), float(order.statistic), float(order.pvalue)

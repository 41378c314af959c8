"""The table of trends, as two pages show it."""

from __future__ import annotations

import pandas as pd

POINTS = 100.0  # percentage points in a share of 1: what changes from 10 % to 12 % changes by 2 points, not by 2 %
_SLOPES = ("slope", "slope_low", "slope_high")


def trend_table(made: pd.DataFrame, last_complete: int | None) -> pd.DataFrame:
    """`compare.trend.trends` with the names of the tables, and slopes in percentage points per year.

    Columns in: slope, slope_low, slope_high (share per year), p_value, reason. Columns out: the slopes in points, kendall_p,
    trend_reason, last_complete_year, and what else came.
    """
    named = made.rename(columns={"p_value": "kendall_p", "reason": "trend_reason"})
    in_points = {name: named[name] * POINTS for name in _SLOPES}
    return named.assign(**in_points, last_complete_year=last_complete)

"""Two organizations theme by theme: how far apart their shares of reports are, and how sure that is."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from analysis.compare.intervals import Numbers, wilson
from analysis.compare.organizations import REST
from analysis.errors import EmptyGroup, UnknownChoice


def theme_differences(shares: pd.DataFrame, a: str, b: str) -> pd.DataFrame:
    """One row per theme, largest difference first: report share in A and in B, A minus B and its 95 % bounds, who A and B are.

    `shares` is what `theme_shares` gave; b = rest is all other organizations together (see `with_rest`). Where the bounds hold
    zero the two may well be alike; with sixteen themes about one interval in twenty misses zero by chance alone.

    Raises:
        UnknownChoice: one of the two has no report in scope.
        EmptyGroup: A and B are the same.
    """
    if a == b:
        raise EmptyGroup("group B holds no report that is not in A", a, "Choose two different organizations.")
    if b == REST and REST not in set(shares["organization"]):
        shares = with_rest(shares, a)
    sides = [shares[shares["organization"] == name].set_index("theme_id") for name in (a, b)]
    for name, side in zip((a, b), sides, strict=True):
        if side.empty:
            raise UnknownChoice("organization without a report in scope", name, "Choose another one.")
    first, second = sides[0], sides[1].loc[sides[0].index]
    counts = [(side["report_count"], side["organization_reports"]) for side in (first, second)]
    low, high = newcombe(*counts[0], *counts[1])
    table = pd.DataFrame(
        {
            "theme_id": first.index,
            "theme": first["theme"].to_numpy(),
            "a_share": first["report_share"].to_numpy(),
            "b_share": second["report_share"].to_numpy(),
            "difference": first["report_share"].to_numpy() - second["report_share"].to_numpy(),
            "difference_low": low,
            "difference_high": high,
            "organization": a,
            "other_organization": b,
        }
    )
    order = np.lexsort((table["theme_id"].astype(str), -table["difference"].abs()))
    return table.iloc[order].reset_index(drop=True)


def with_rest(shares: pd.DataFrame, a: str) -> pd.DataFrame:
    """`theme_shares` and one organization more, called rest: the reports of all but A together, with Wilson bounds.

    Every report counts once, so the rest is mostly what the organizations with many reports tell. Its share of text is null:
    lengths of texts are not in the table.
    """
    others = shares[shares["organization"] != a]
    counts = ["report_count", "organization_reports"]
    rest = others.groupby(["theme_id", "theme"], sort=False, as_index=False)[counts].sum()
    rest["report_share"] = rest["report_count"] / rest["organization_reports"]
    rest["report_share_low"], rest["report_share_high"] = wilson(rest["report_count"], rest["organization_reports"])
    return pd.concat([shares, rest.assign(organization=REST)], ignore_index=True)


def newcombe(a: ArrayLike, a_reports: ArrayLike, b: ArrayLike, b_reports: ArrayLike) -> tuple[Numbers, Numbers]:
    """Lower and upper 95 % bound of the difference of two shares, made from their Wilson bounds; within -1 .. 1.

    Source: Newcombe 1998, Interval estimation for the difference between independent proportions, Statistics in Medicine 17,
    873-890, method 10.

    >>> [round(float(bound), 4) for bound in newcombe(56, 70, 48, 80)]
    [0.0524, 0.3339]
    """
    x, n, y, m = (np.asarray(values, dtype=np.float64) for values in (a, a_reports, b, b_reports))
    (a_low, a_high), (b_low, b_high) = wilson(x, n), wilson(y, m)
    p, q = x / n, y / m
    low = p - q - np.sqrt((p - a_low) ** 2 + (b_high - q) ** 2)
    high = p - q + np.sqrt((a_high - p) ** 2 + (q - b_low) ** 2)
    return np.asarray(low, dtype=np.float64), np.asarray(high, dtype=np.float64)

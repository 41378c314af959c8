"""Long spans of years: too long to count in each year, so they are drawn as lines."""

from __future__ import annotations

import pandas as pd

from analysis.compare.timeline import LONGEST_COUNTED_SPAN, mentions


def long_spans(
    reports: pd.DataFrame,
    year_mentions: pd.DataFrame,
    role: str | None = "activity",
    *,
    weights: pd.Series | None = None,
) -> pd.DataFrame:
    """One row per organization and span of more than five years: start_year, end_year, mentions, reports.

    These mentions are in `reported_years` too, at their end year; the line shows what that point stands for.
    """
    shown = mentions(reports, year_mentions, role=role)
    length = shown["end_year"] - shown["start_year"] + 1
    longer = shown[(length > LONGEST_COUNTED_SPAN).fillna(False).to_numpy(dtype=bool)]
    keys = ["organization", "start_year", "end_year"]
    longer = longer.assign(weight=1 if weights is None else longer["report_id"].map(weights))
    mentioned = longer.groupby(keys)["weight"].sum().rename("mention_count")
    reporting = longer.drop_duplicates([*keys, "report_id"]).groupby(keys)["weight"].sum()
    return pd.concat([mentioned, reporting.rename("report_count")], axis=1).reset_index()

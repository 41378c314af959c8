"""How the share of reports with a theme changes over the years that reports are about."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.compare.intervals import wilson


def theme_changes(
    reports: pd.DataFrame, themes: pd.DataFrame, theme_names: Mapping[str, str], *, weights: pd.Series | None = None
) -> pd.DataFrame:
    """One row per theme of the code book and reported year: reports about the year with the theme, their share, its bounds.

    A report counts in each year that it is about (its reporting years); a report whose years are unknown counts in none. Years
    between the first and the last without a report are rows of zeros with a null share, themes that never occur rows of zeros, so
    that a gap is seen as one. A year with few reports swings: read the bounds. The share speaks of what reports *mention*.

    Source of the bounds: Wilson 1927, JASA 22, 209-212.
    """
    columns = ["theme_id", "theme", "reported_year", "report_count", "covering_reports"]
    columns += ["year_share", "year_share_low", "year_share_high"]
    about = reports[["report_id", "reporting_years"]].explode("reporting_years").dropna().drop_duplicates()
    if about.empty:
        return pd.DataFrame(columns=columns)
    about["weight"] = 1 if weights is None else about["report_id"].map(weights)
    about["reported_year"] = about["reporting_years"].astype("int64")
    years = pd.RangeIndex(about["reported_year"].min(), about["reported_year"].max() + 1, name="reported_year")
    having = themes[["report_id", "theme_id"]].drop_duplicates().merge(about, on="report_id")
    full = pd.MultiIndex.from_product([list(theme_names), years], names=["theme_id", "reported_year"])
    counted = having.groupby(["theme_id", "reported_year"])["weight"].sum().reindex(full, fill_value=0)
    table = counted.rename("report_count").reset_index()
    covering = about.groupby("reported_year")["weight"].sum().reindex(years, fill_value=0)
    table["covering_reports"] = table["reported_year"].map(covering)
    table["theme"] = table["theme_id"].map(theme_names)
    table["year_share"] = (table["report_count"] / table["covering_reports"]).where(table["covering_reports"] > 0)
    table["year_share_low"], table["year_share_high"] = wilson(table["report_count"], table["covering_reports"])
    return table[columns]

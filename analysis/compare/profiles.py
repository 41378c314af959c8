"""Wide tables of organizations, the common input of the map and of the similarity matrix."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.compare.themes import theme_amounts


def theme_table(
    reports: pd.DataFrame, passages: pd.DataFrame, themes: pd.DataFrame, theme_names: Mapping[str, str]
) -> pd.DataFrame:
    """Organizations as rows, themes as columns (by name, in the order of the code book): weight x length of their passages."""
    report_ids = pd.Index(reports["report_id"]).sort_values()
    amounts = pd.DataFrame(
        theme_amounts(report_ids, passages, themes, list(theme_names)), columns=list(theme_names.values())
    )
    owner = reports.set_index("report_id")["organization_label"].reindex(report_ids)
    return amounts.groupby(owner.to_numpy()).sum().rename_axis("organization")


def term_table(reports: pd.DataFrame, terms: pd.DataFrame, *, most: int = 2_000) -> pd.DataFrame:
    """Organizations as rows, the `most` frequent terms as columns, and those as frequent as the last of them: occurrences.

    Rare terms are noise in a similarity; but of equally rare ones none is taken and none left by the order of their letters.
    """
    owner = reports.set_index("report_id")["organization_label"]
    inside = terms[terms["report_id"].isin(owner.index)]
    totals = inside.groupby("term")["term_count"].sum().sort_index().sort_values(ascending=False, kind="stable")
    leading = totals.index[totals >= totals.iloc[min(most, len(totals)) - 1]] if len(totals) else totals.index
    kept = inside[inside["term"].isin(leading)]
    counted = kept.groupby([kept["report_id"].map(owner), "term"])["term_count"].sum()
    wide = counted.unstack(fill_value=0)
    return wide.reindex(index=sorted(owner.unique()), columns=leading, fill_value=0).rename_axis("organization")

"""What the reports of each organization are about, and how organizations differ in it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.compare.intervals import SEED, Numbers, share_interval, wilson
from analysis.errors import EmptyGroup, UnknownChoice
from analysis.tables import SHOWN


def theme_shares(
    reports: pd.DataFrame,
    passages: pd.DataFrame,
    themes: pd.DataFrame,
    theme_names: Mapping[str, str],
    *,
    clusters: pd.Series | None = None,
    weights: pd.Series | None = None,
    seed: int = SEED,
) -> pd.DataFrame:
    """One row per organization and theme of the code book: share of its reports and share of its coded text, with bounds.

    report_share is reports with the theme / reports of the organization (Wilson bounds). text_share is weight x length of
    the theme's passages / the same over all themes; its bounds come from drawing reports again (duplicate clusters as units)
    and are null below five reports. A theme that never occurs is a row of zeros; text_share is null for an organization
    without any coded passage. `theme_names` gives id and name in the order of the code book; codes outside it are ignored.

    Both are shares of what reports *mention*. Text shares of one organization add up to 1, so one can only grow at the cost of
    another.

    Raises:
        EmptyGroup: no report in scope.
    """
    if reports.empty:
        raise EmptyGroup("the scope holds no report", next_step="Widen the selection.")
    report_ids = pd.Index(reports["report_id"]).sort_values()
    amounts = theme_amounts(report_ids, passages, themes, list(theme_names))
    present = theme_presence(report_ids, themes, list(theme_names))
    owner = reports.set_index("report_id")["organization_label"].reindex(report_ids)
    weight = np.ones(len(report_ids)) if weights is None else weights.reindex(report_ids).to_numpy(dtype=np.float64)
    units = report_ids.to_series() if clusters is None else clusters.reindex(report_ids).fillna(report_ids.to_series())
    parts = []
    for organization, members in pd.Series(np.arange(len(owner))).groupby(owner.to_numpy()):
        at = members.to_numpy()
        scaled = amounts[at] * weight[at, None]
        parts.append(
            _organization_rows(
                str(organization), scaled, present[at] * weight[at, None], weight[at], units.iloc[at], seed
            )
        )
    table = pd.concat(parts, ignore_index=True)
    names = list(theme_names)
    table["theme_id"], table["theme"] = names * len(parts), [theme_names[name] for name in names] * len(parts)
    if weights is None:
        table = table.astype({"report_count": "int64", "organization_reports": "int64"})
    return table[list(SHOWN["themes", "theme_shares"].columns)]


def theme_amounts(report_ids: pd.Index, passages: pd.DataFrame, themes: pd.DataFrame, theme_ids: list[str]) -> Numbers:
    """Sum of weight x char_count of each report (row) and theme (column)."""
    lengths = passages.set_index(["report_id", "passage_number"])["char_count"]
    coded = themes[themes["report_id"].isin(report_ids) & themes["theme_id"].isin(theme_ids)]
    keys = pd.MultiIndex.from_arrays([coded["report_id"], coded["passage_number"]])
    amount = coded["weight"].to_numpy(dtype=np.float64) * lengths.reindex(keys).to_numpy(dtype=np.float64, na_value=0.0)
    made = np.zeros((len(report_ids), len(theme_ids)))
    np.add.at(
        made,
        (
            report_ids.get_indexer(pd.Index(coded["report_id"])),
            pd.Index(theme_ids).get_indexer(pd.Index(coded["theme_id"])),
        ),
        amount,
    )
    return made


def theme_presence(report_ids: pd.Index, themes: pd.DataFrame, theme_ids: list[str]) -> Numbers:
    """1 where the report (row) has a passage with the theme (column), else 0."""
    coded = themes[themes["report_id"].isin(report_ids) & themes["theme_id"].isin(theme_ids)]
    made = np.zeros((len(report_ids), len(theme_ids)))
    made[
        report_ids.get_indexer(pd.Index(coded["report_id"])),
        pd.Index(theme_ids).get_indexer(pd.Index(coded["theme_id"])),
    ] = 1.0
    return made


def standardised_residuals(shares: pd.DataFrame) -> pd.DataFrame:
    """`theme_shares` with each cell's share in the other organizations and its standardised residual, for the matrix.

    For each theme the reports form a table of organization x has it / has it not. The residual is observed minus expected
    reports, divided by the standard error of that difference: beyond 2 (or 3, with many cells) the organization stands out.
    Null when the theme is in no report or in every one, or when there is one organization only. It assumes independent
    reports; with duplicates, count by cluster first.

    Source: Haberman 1973, The analysis of residuals in cross-classified tables, Biometrics 29, 205-220 (adjusted residuals).
    """
    table = shares.copy()
    with_theme = table["report_count"].to_numpy(dtype=np.float64)
    reports = table["organization_reports"].to_numpy(dtype=np.float64)
    theme_total = table.groupby("theme_id")["report_count"].transform("sum").to_numpy(dtype=np.float64)
    all_reports = table.groupby("theme_id")["organization_reports"].transform("sum").to_numpy(dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = theme_total / all_reports
        table["expected_reports"] = reports * rate
        error = np.sqrt(reports * rate * (1 - rate) * (1 - reports / all_reports))
        residual = (with_theme - reports * rate) / error
        table["other_share"] = (theme_total - with_theme) / (all_reports - reports)
    table["standardised_residual"] = np.where(error > 0, residual, np.nan)
    return table


def theme_profile(shares: pd.DataFrame, organization: str) -> pd.DataFrame:
    """One organization against all others in scope: its rows of the matrix, largest residual first.

    Raises:
        UnknownChoice: no report of that organization is in scope.
    """
    table = standardised_residuals(shares)
    known = sorted(table["organization"].unique())
    if organization not in known:
        raise UnknownChoice(
            "organization without a report in scope", organization, f"Choose one of {', '.join(known[:20])}."
        )
    own = table[table["organization"] == organization]
    return own.sort_values(["standardised_residual", "theme_id"], ascending=[False, True], ignore_index=True)


def _organization_rows(
    organization: str, amounts: Numbers, present: Numbers, weight: Numbers, units: pd.Series, seed: int
) -> pd.DataFrame:
    codes, names = pd.factorize(units, sort=True)
    merged = np.zeros((len(names), amounts.shape[1]))
    np.add.at(merged, codes, amounts)
    whole = merged.sum()
    low, high = share_interval(merged, merged.sum(axis=1), seed=seed)
    having, reports = present.sum(axis=0), weight.sum()
    report_low, report_high = wilson(having, reports)
    return pd.DataFrame(
        {
            "organization": organization,
            "report_share": having / reports,
            "report_share_low": report_low,
            "report_share_high": report_high,
            "text_share": merged.sum(axis=0) / whole if whole > 0 else np.nan,
            "text_share_low": low,
            "text_share_high": high,
            "report_count": having,
            "organization_reports": reports,
        }
    )

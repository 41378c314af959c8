"""The tables of the pages figures and documents."""

from __future__ import annotations

import pandas as pd

from analysis.compare import timeline
from analysis.compare.duplicates import report_weights
from analysis.corpus import Corpus
from analysis.scope import Scope
from analysis.views import keys as k
from analysis.views.selection import in_base_units, one, weights_of
from analysis.vocabularies import UNNAMED_ID


def _figures(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    reports = corpus.reports(scope)
    rows = corpus.rows("figures", scope)
    rows = _kept(in_base_units(rows), keys).merge(
        reports[["report_id", "report_label", "organization_label"]], on="report_id", validate="many_to_one"
    )
    rows = rows.rename(columns={"organization_label": "organization"})
    return timeline.with_sentences(rows, corpus.rows("passages", scope), reports.set_index("report_id")["title"])


def _kept(rows: pd.DataFrame, keys: k.Keys) -> pd.DataFrame:
    """The rows that the keys let in: unit and values in base units, a measure that holds the words, comparators."""
    kept = pd.Series(True, index=rows.index)
    if unit := one(keys, "unit"):
        kept &= rows["base_unit"].eq(unit) | rows["unit"].eq(unit)
    if words := one(keys, "measure"):
        kept &= rows["measure"].str.contains(words, regex=False).fillna(False)
    if keys["comparator"]:
        kept &= rows["comparator"].fillna(k.NO_COMPARATOR).isin(keys["comparator"])
    if (low := one(keys, "value_from")) is not None:
        kept &= rows["base_value"] >= float(low)
    if (high := one(keys, "value_to")) is not None:
        kept &= rows["base_value"] <= float(high)
    return rows[kept]


def _units(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    reports = corpus.reports(scope)
    rows = _kept(in_base_units(corpus.rows("figures", scope)), keys)
    weights = weights_of(scope, reports)
    named = reports["organization_label"].mask(reports["organization_id"] == UNNAMED_ID)
    rows = rows.assign(
        organization=rows["report_id"].map(named.set_axis(reports["report_id"])),
        weight=1 if weights is None else rows["report_id"].map(weights),
    )
    grouped = rows.groupby("base_unit")
    reporting = rows.drop_duplicates(["base_unit", "report_id"]).groupby("base_unit")["weight"].sum()
    table = pd.DataFrame(
        {
            "figure_count": grouped["weight"].sum(),
            "report_count": reporting,
            "organization_count": grouped["organization"].nunique(),
            "value_low": grouped["base_value"].min(),
            "value_median": grouped["base_value"].median(),
            "value_high": grouped["base_value"].max(),
        }
    ).rename_axis("base_unit")
    return table.reset_index().sort_values(["figure_count", "base_unit"], ascending=[False, True])


def _documents(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    reports = corpus.reports(scope)
    weights = report_weights(reports, "weighted" if scope.count_mode == "weighted" else "all")
    return reports.assign(
        organization=reports["organization_label"], report_weight=reports["report_id"].map(weights).astype("float64")
    )


VIEWS = (
    k.view_of("documents", "reports", _documents),
    k.view_of("figures", "figures", _figures, k.UNIT, k.MEASURE, k.COMPARATOR, k.VALUE_FROM, k.VALUE_TO),
    k.view_of("figures", "units", _units, k.UNIT, k.MEASURE, k.COMPARATOR, k.VALUE_FROM, k.VALUE_TO),
)

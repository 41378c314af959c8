"""A table on the page: the rows of a view with readable headings, how many they are, and their download."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis import views
from analysis.columns import CATALOGUE
from analysis.tables import SHOWN
from pages.parts import chips, downloads, evidence, scope
from pages.parts.language import current, label, say, word

_ADDABLE = {"organization": "organization", "theme_id": "theme", "term": "term", "reported_year": "mentioned_year"}
WORDED = (
    "role",
    "kind",
    "organization_level",
    "script",
    "reference_basis",
    "approximation",
    "comparator",
    "confidence",
    "status",
    "reason",
    "orientation",
    "trend_reason",
    "point_side",
)


_LONG = ("report_label", "organization", "organization_label")
_IDENTIFIERS = (
    "report_id",
)  # last on the screen, where a telephone has room for two columns; a download keeps its order
_WHOLE = 15  # rows: a table of so few is shown whole, none of them hidden below its edge
_AS_STATED = ("unit", "base unit")  # quantities that reports state: every digit of them is shown, none is rounded
_EXACT = "%.15g"  # what a float holds; Streamlit's "plain" prints 51842799.99999999 for 51842800, "%.4g" 51840000
_WIDE_NUMBER = 120  # pixels: 5184280000 must not lose its first digits to a narrow column
_WIDE_TEXT = 200  # pixels: long names must not push the numbers out of sight


def show(page: str, table: str, rows: pd.DataFrame, key: str = "", headed: bool = True) -> int | None:
    """Print the table and its downloads; gives the position of the row that the reader selected, if any.

    A table without rows is a sentence. `headed` is False where a heading of the page already says what the table is.
    """
    if rows.empty:
        st.markdown(say("table.empty"))
        return None
    declared = SHOWN[page, table]
    if headed:
        st.header(declared.zh if current() == "zh" else declared.en, anchor=False)
    st.markdown(say("table.rows", rows=f"{len(rows):,}"))
    shown = _worded(rows)
    picked = st.dataframe(
        shown,
        hide_index=True,
        column_config={name: _config(name) for name in shown.columns},
        column_order=sorted(shown.columns, key=_IDENTIFIERS.__contains__),
        on_select="rerun",
        selection_mode="single-row",
        height="content" if len(rows) <= _WHOLE else "auto",
        placeholder="–",
        key=f"{page}.{table}{key}",
        alt=say("table.alt"),
    )
    downloads.buttons(page, table, rows)
    chosen = picked["selection"]["rows"] if picked else []
    if not chosen or chosen[0] >= len(rows):
        return None
    _lead_on(rows.iloc[chosen[0]], f"{page}.{table}{key}")
    return int(chosen[0])


def _lead_on(row: pd.Series, place: str) -> None:
    """What a selected row offers: its organization, theme, term and year for the selection, its report to open."""
    found = {name: row[column] for column, name in _ADDABLE.items() if column in row.index and not pd.isna(row[column])}
    chips.offer(place, **found)
    if "report_id" in row.index:
        number = int(row["passage_number"]) if "passage_number" in row.index else None
        st.page_link(
            "pages/corpus/documents.py",
            label=say("evidence.open"),
            query_params=evidence.place(str(row["report_id"]), number),
        )


def theme_names(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with theme names in the reader's language."""
    names = scope.frame().corpus.manifest["themes"]
    if "theme" not in rows or current() == "zh":
        return rows
    return rows.assign(theme=[names.get(one, {}).get(current(), one) for one in rows["theme_id"]])


def _worded(rows: pd.DataFrame) -> pd.DataFrame:
    """Closed vocabularies in the reader's language; the download keeps the codes."""
    worded = {
        name: rows[name].map({one: word(name, one) for one in rows[name].dropna().unique()})
        for name in WORDED
        if name in rows
    }
    return theme_names(rows).assign(**worded)


def _config(name: str) -> Any:
    declared = CATALOGUE[name]
    explained = say("table.passage_number") if name == "passage_number" else declared.unit or None
    if declared.unit in _AS_STATED:
        return st.column_config.NumberColumn(label(name), format=_EXACT, help=explained, width=_WIDE_NUMBER)
    if declared.dtype == "float64":
        form = "percent" if declared.unit == "share" else "%.4g"
        return st.column_config.NumberColumn(label(name), format=form, help=explained)
    if declared.unit == "year" and not declared.dtype.startswith("list"):
        return st.column_config.NumberColumn(label(name), format="%d", help=explained)
    if declared.dtype.startswith("int"):
        return st.column_config.NumberColumn(label(name), format="localized", help=explained)
    wide = _WIDE_TEXT if name in _LONG else None
    return st.column_config.Column(label(name), help=explained, width=wide)


def view_keys(page: str, table: str, keys: dict[str, tuple[str, ...]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The view's keys as a hashable cache key, only those that this table uses."""
    return tuple((key.name, keys[key.name]) for key in views.view(page, table).keys)

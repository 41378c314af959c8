"""One report: its record, its body beside the original, the account of its cleaning, and what was found in it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis.columns import CATALOGUE
from analysis.scope import Scope
from pages.parts import audit, originals, passages, scope
from pages.parts.language import label, say, word

_HIDDEN = ("report_id", "start", "end")
# The label of a report or an organization, where it is the title or the name itself, is told once.
_REPEATS = {"report_label": "title", "organization_label": "organization"}
_FOUND = ("year_mentions", "figures", "themes", "entities", "removed_lines")
_WORDED = ("kind", "role", "confidence", "reason", "approximation", "comparator")


def show(report_id: str, passage: int | None) -> None:
    """Print the report; the passage pointed at is framed and scrolled to."""
    corpus = scope.frame().corpus
    whole = Scope()
    report = corpus.reports(whole).set_index("report_id", drop=False).loc[report_id]
    of = {name: _own(corpus.rows(name, whole), report_id) for name in ("passages", "cleaning", *_FOUND)}
    st.header(say("documents.facts"), anchor=False)
    record = _record(report)
    st.dataframe(record[record["value"] != ""], hide_index=True, column_config=_headings(("column", "value")))
    st.header(say("documents.passages"), anchor=False)
    if corpus.features_only:
        st.info(say("documents.no_passages"))
        _table(of["passages"].drop(columns=["text"]))
    else:
        _body(report_id, of["passages"], passage)
    audit.show(report_id, report, of["cleaning"], of["removed_lines"])
    st.header(say("documents.found"), anchor=False)
    for name in _FOUND:
        with st.expander(f"{say(f'documents.{name}')} ({len(of[name])})"):
            _table(of[name])


def _record(report: Any) -> pd.DataFrame:
    """The report's stored facts; what only repeats another of them is left out."""
    names = [str(name) for name in report.index if name not in _REPEATS or report[name] != report[_REPEATS[str(name)]]]
    return pd.DataFrame(
        {"column": [label(name) for name in names], "value": [_text(name, report[name]) for name in names]}
    )


def _body(report_id: str, rows: pd.DataFrame, pointed: int | None) -> None:
    """The body, alone or beside the page's own text with every change marked."""
    beside = st.toggle(say("documents.beside"), key="documents.beside", help=say("documents.beside_help"))
    original = originals.original(scope.frame().name, report_id)
    drawn = []
    for row in rows.to_dict("records"):
        number = int(row["passage_number"])
        cells: list[passages.Cell] = [[(passages.PLAIN, str(row["text"]))]]
        if beside:
            runs = original.runs(number)
            cells = [
                [(passages.GONE if run.changed else passages.PLAIN, run.raw) for run in runs],
                [(passages.NEW if run.changed else passages.PLAIN, run.clean) for run in runs],
            ]
        drawn.append(passages.Row(cells, kind=str(row["kind"]), pointed=number == pointed))
    headings = [say("evidence.original"), say("evidence.clean")] if beside else [say("evidence.clean")]
    passages.show(headings, drawn, say("documents.passages"), "documents.body")


def _table(rows: pd.DataFrame) -> None:
    """Rows as they are stored, with readable headings and words."""
    shown = rows.drop(columns=[one for one in _HIDDEN if one in rows])
    worded = {
        name: [word(name, one) if isinstance(one, str) else one for one in shown[name]]
        for name in _WORDED
        if name in shown
    }
    headings = {name: label(name) for name in shown.columns}
    st.dataframe(shown.assign(**worded), hide_index=True, column_config=headings, placeholder="–")


def _headings(names: tuple[str, ...]) -> dict[str, str]:
    return {name: say(f"documents.{name}") for name in names}


def _own(rows: pd.DataFrame, report_id: str) -> pd.DataFrame:
    return rows[rows["report_id"] == report_id].reset_index(drop=True)


def _text(name: str, value: Any) -> str:
    """The value as a reader reads it; words of a closed vocabulary in the reader's language."""
    if isinstance(value, str):
        return word(name, value) if CATALOGUE[name].vocabulary else value
    if hasattr(value, "__len__"):
        return ", ".join(str(one) for one in value)
    return "" if pd.isna(value) else str(value)

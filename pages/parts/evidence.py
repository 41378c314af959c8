"""The evidence behind a number: the sentences beside their originals, whose report it is, and the way to the document."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from analysis import views
from analysis.scope import Scope
from pages.parts import cached, notices, originals, passages, scope
from pages.parts.language import say

MOST_SHOWN = 20  # sentences are read, not scrolled; the reader turns to the next twenty
_SENTENCE_ENDS = "。！？!?；;\n"
TITLE = -1  # the passage number of a report's title


def of_term(term: str) -> None:
    """The places that a term's count is made of; in a features-only corpus, which reports use it."""
    here = scope.frame()
    st.header(say("evidence.term"), anchor=False)
    st.text(term)
    if here.corpus.features_only:
        notices.no_text()
        st.dataframe(_using(here.scope, term), hide_index=True)
        return
    show(views.term_places(here.corpus, here.scope.selection, term), "term")
    st.markdown(say("evidence.as_counted"))
    query = [*here.query, ("q", term)]
    st.page_link("pages/words/context.py", label=say("evidence.in_context"), query_params=query)


def show(rows: pd.DataFrame, key: str) -> None:
    """The places in `rows` (report_id, passage_number, start, end; rule where there is one), each sentence beside its original.

    Every sentence says whose it is and when it was published, and leads to its passage in the document.
    """
    here = scope.frame()
    if here.corpus.features_only:
        notices.no_text()
        return
    if here.scope.count_mode == "weighted":
        st.markdown(say("evidence.every_copy"))
    first = _first_shown(rows, key)
    shown = rows.iloc[first : first + MOST_SHOWN]
    st.markdown(say("evidence.shown", first=first + 1, last=first + len(shown), rows=f"{len(rows):,}"))
    known = here.corpus.reports(Scope()).set_index("report_id")
    drawn = [_row(place, known.loc[place["report_id"]].to_dict()) for place in shown.to_dict("records")]
    headings = [say("evidence.original"), say("evidence.clean")]
    passages.show(headings, drawn, say("evidence.term"), f"evidence.{key}")


def _first_shown(rows: pd.DataFrame, key: str) -> int:
    """Which place the reader has turned to; another number's evidence begins with its first."""
    pages = -(-len(rows) // MOST_SHOWN)
    if pages < 2:
        return 0
    begins = rows.iloc[0]
    own = f"evidence.{key}.page.{begins['report_id']}.{begins['passage_number']}.{begins['start']}.{len(rows)}"
    return (st.pagination(pages, key=own) - 1) * MOST_SHOWN


def href(report_id: str, passage_number: int | None = None) -> str:
    """The address of the document with that passage pointed at, within the present selection."""
    return f"documents?{urlencode(place(report_id, passage_number))}"


def place(report_id: str, passage_number: int | None = None) -> list[tuple[str, str]]:
    """The query of the document with that passage pointed at, within the present selection."""
    kept = [(key, value) for key, value in scope.frame().query if key not in ("report", "passage")]
    pointed = [] if passage_number is None or passage_number < 0 else [("passage", str(passage_number))]
    return [*kept, ("report", report_id), *pointed]


def _row(found: dict[Hashable, Any], report: dict[str, Any]) -> passages.Row:
    report_id, number = str(found["report_id"]), int(found["passage_number"])
    about = [
        str(report[name]) for name in ("organization_label", "published_date", "report_label") if pd.notna(report[name])
    ]
    rule = [say("evidence.rule", rule=found["rule"])] if pd.notna(found.get("rule")) else []
    said = " · ".join(about + rule)
    row = passages.Row([], said, href=href(report_id, number), link=say("evidence.open"))
    if number == TITLE:
        return replace(row, cells=[[(passages.PLAIN, "")], [(passages.PLAIN, str(report["title"]))]])
    original = originals.original(scope.frame().name, report_id)
    text, start, end = original.texts[number], int(found["start"]), int(found["end"])
    first, last = sentence_bounds(text, start, end)
    raw = [(passages.GONE if run.changed else passages.PLAIN, run.raw) for run in original.runs(number, first, last)]
    return replace(row, cells=[raw, passages.marked(text[first:last], start - first, end - first)])


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence (or sentences) around the stretch begins and ends, its closing mark included.

    >>> sentence_bounds("甲。乙丙。丁", 3, 4)
    (2, 5)
    """
    first = max((text.rfind(mark, 0, start) for mark in _SENTENCE_ENDS), default=-1) + 1
    ends = [found for mark in _SENTENCE_ENDS if (found := text.find(mark, max(start, end - 1))) >= 0]
    return first, min(ends, default=len(text) - 1) + 1


def _using(selected: Scope, term: str) -> pd.DataFrame:
    here = scope.frame()
    own = replace(selected, term=(term,))
    return cached.table(here.name, "documents", "reports", own)[["report_label", "organization"]]

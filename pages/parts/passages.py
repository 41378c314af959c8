"""Passages as text with marks: a body, or sentences beside their originals. Marks are told by tags, never by markup in the text.

Corpus text goes to the browser as data and enters the page by textContent, so it is shown letter by letter.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import streamlit as st

_FOLDER = Path(__file__).parent / "passages_component"
PLAIN, MATCH, GONE, NEW = "", "match", "gone", "new"  # what a piece of text is
Piece = tuple[str, str]
Cell = Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Row:
    """One line: a cell for each heading, what it is about, and the address that its link leads to."""

    cells: Sequence[Cell]
    about: str = ""
    kind: str = "body"
    pointed: bool = False
    href: str = ""
    link: str = ""


@st.cache_resource
def _component() -> object:
    """Registered once per server."""
    return st.components.v2.component(
        "passages",
        html='<table class="table"></table>',
        css=(_FOLDER / "passages.css").read_text(encoding="utf-8"),
        js=(_FOLDER / "passages.js").read_text(encoding="utf-8"),
    )


def show(headings: Sequence[str], rows: Sequence[Row], label: str, key: str) -> None:
    """Draw the rows; the one that is pointed at is framed and scrolled to."""
    payload = {"headings": list(headings), "label": label, "rows": [asdict(row) for row in rows]}
    _component()(key=key, data={"payload": json.dumps(payload, ensure_ascii=False)})  # type: ignore[operator]


def marked(text: str, start: int | None, end: int | None) -> list[Piece]:
    """The text in pieces, with the stretch from start to end as the match.

    >>> marked("今年党建", 0, 2)
    [('match', '今年'), ('', '党建')]
    """
    if start is None or end is None or not 0 <= start < end <= len(text):
        return [(PLAIN, text)]
    pieces = [(PLAIN, text[:start]), (MATCH, text[start:end]), (PLAIN, text[end:])]
    return [piece for piece in pieces if piece[1]]

"""The places of a word to be read one below the other, some to a page, each with the way to its report."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts import evidence, passages
from pages.parts.language import label, say

PER_PAGE = 20
_SHEET = "context.sheet"


def show(rows: pd.DataFrame, asked: object) -> None:
    """The part of the page: the lines of the open sheet; a new question (`asked`) begins with the first."""
    sheets = max(1, math.ceil(len(rows) / PER_PAGE))
    if st.session_state.get("context.read") != asked or st.session_state.get(_SHEET, 1) > sheets:
        st.session_state["context.read"], st.session_state[_SHEET] = asked, 1
    st.header(say("context.reading"), anchor=False)
    sheet = int(st.pagination(sheets, key=_SHEET)) if sheets > 1 else 1
    first = (sheet - 1) * PER_PAGE
    own = rows.iloc[first : first + PER_PAGE]
    st.markdown(say("context.sheet", first=first + 1, last=first + len(own), rows=f"{len(rows):,}"))
    lines = [_line(row) for row in own.to_dict("records")]
    passages.show([label("match")], lines, say("context.reading"), "context.lines")


def _line(row: dict[Any, Any]) -> passages.Row:
    text = [(passages.PLAIN, row["left"]), (passages.MATCH, row["match"]), (passages.PLAIN, row["right"])]
    about = f"{row['organization']} · {row['report_label']}"
    href = evidence.href(str(row["report_id"]), int(row["passage_number"]))
    return passages.Row([text], about, href=href, link=say("evidence.open"))

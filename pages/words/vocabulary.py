"""Which words do nearly all organizations use, and how evenly?"""

from __future__ import annotations

import streamlit as st

from analysis import views
from analysis.charts.bars import bar_chart
from pages.parts import cached, figure, scope, tables
from pages.parts.language import label, say

TOP = 30


def exclude(term: str) -> None:
    """Called by a click: hide the term; it stays in the URL and in every denominator."""
    name = "terms.exclude"
    st.session_state[name] = [*st.session_state.get(name, []), term]


def show(excluded: tuple[str, ...]) -> None:
    """The part of the page: the most evenly spread words, and the table of all common ones."""
    here = scope.frame()
    rows = cached.table(here.name, "terms", "common_vocabulary", here.scope, (("exclude", excluded),))
    st.markdown(say("terms.common_text"))
    if rows.empty:
        st.info(say("terms.no_common"))
    elif rows["dp_norm"].notna().any():
        st.header(say("terms.common_chart", top=min(TOP, len(rows))), anchor=False)
        leading = views.with_evenness(rows.head(TOP))
        hover = "term_count"
        axis = say("terms.evenness")
        drawn = bar_chart(leading, "term", "evenness", axis, figure.dark(), hover=hover, hover_title=label(hover))
        figure.show(drawn, "terms.common", "terms.how", say("terms.common_alt"), ("term",))
    tables.show("terms", "common_vocabulary", rows)

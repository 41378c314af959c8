"""How well does the code book fit these reports: what it covers, which words and rules work, what it does not know?"""

from __future__ import annotations

import streamlit as st

from analysis.charts.bars import bar_chart
from pages.parts import cached, figure, notices, scope, tables
from pages.parts.language import label, say

TABLES = ("codebook_terms", "codebook_rules", "codebook_overlap", "codebook_unmatched")


def show() -> None:
    """The part of the page: coverage as bars, and the code book's tables one below the other."""
    here = scope.frame()
    st.markdown(say("themes.codebook_text"))
    rows = cached.table(here.name, "themes", "codebook_coverage", here.scope)
    drawn = bar_chart(tables.theme_names(rows), "theme", "passage_count", label("passage_count"), figure.dark())
    figure.show(drawn, "themes.codebook", "themes.codebook_how", say("themes.codebook_alt"))
    tables.show("themes", "codebook_coverage", rows)
    for table in TABLES:
        st.header(say(f"themes.{table}"), anchor=False)
        st.markdown(say(f"themes.{table}_text"))
        if table == "codebook_rules" and here.corpus.features_only:
            notices.no_text()
            continue
        if table == "codebook_unmatched" and here.corpus.features_only:
            _words_stored()
        tables.show("themes", table, cached.table(here.name, "themes", table, here.scope))


def _words_stored() -> None:
    """Of how many passages a corpus without text keeps the words: of long ones, since a short one could be put together again."""
    here = scope.frame()
    passages = here.corpus.rows("passages", here.scope)
    told = passages[passages["kind"] != "heading"]["terms"]
    st.markdown(say("themes.codebook_unmatched_fewer", stored=int(told.notna().sum()), passages=len(told)))

"""The places of the word: how many in each organization, what stands left and right, the chosen one with its original."""

from __future__ import annotations

import streamlit as st

from analysis import views
from analysis.charts.bars import bar_chart
from analysis.words.context import SORTS, UNITS
from pages.parts import cached, choices, evidence, figure, scope, tables
from pages.parts.language import say
from pages.words import reading


def show(query: str, regex: bool) -> None:
    """The part of the page: controls, chart, table, evidence."""
    here = scope.frame()
    keys = scope.page_keys("concordance")
    left, right = st.columns(2)
    with left:
        unit = choices.one(
            "context_unit",
            UNITS,
            keys["context_unit"],
            lambda one: say(f"context_unit.{one}"),
            say("context.context_unit"),
        )
    with right:
        window = choices.one("window", [str(one) for one in views.WINDOWS], keys["window"], str, say("context.window"))
    sort = choices.one("sort", SORTS, keys["sort"], lambda one: say(f"sort.{one}"), say("context.sort"))
    asked = (
        ("q", (query,)),
        ("window", (window,)),
        ("regex", (str(int(regex)),)),
        ("context_unit", (unit,)),
        ("sort", (sort,)),
    )
    rows = cached.table(here.name, "context", "concordance", here.scope, asked)
    if rows.empty:
        st.info(say("notice.nothing_found"))
        return
    st.header(say("context.chart"), anchor=False)
    by_organization = rows.groupby("organization", as_index=False).size().sort_values("size", ascending=False)
    drawn = bar_chart(
        figure.leading(by_organization, "size"), "organization", "size", say("context.match_count"), figure.dark()
    )
    figure.show(drawn, "context.chart", "context.how", say("context.chart_alt"))
    reading.show(rows, asked)
    chosen = tables.show("context", "concordance", rows)
    if chosen is not None:
        one = rows.iloc[[chosen]]
        st.header(say("evidence.term"), anchor=False)
        evidence.show(one.assign(end=one["start"] + one["match"].str.len()), "context")

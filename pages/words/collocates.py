"""The words that stand near the word more often than chance would have it."""

from __future__ import annotations

import streamlit as st

from analysis import views
from analysis.charts.bars import bar_chart
from analysis.errors import EmptyGroup
from pages.parts import cached, choices, figure, notices, scope, tables
from pages.parts.language import label, say

TOP = 20
_COUNTS = (2, 3, 5, 10)


def show(query: str, spans: tuple[str, ...]) -> None:
    """The part of the page: thresholds in sight, the leading collocates as bars, the table of all."""
    here = scope.frame()
    keys = scope.page_keys("collocates")
    counts = sorted({*_COUNTS, int(keys["min_count"][0])})
    left, right, last = st.columns(3)
    with left:
        span = choices.one("span", spans, keys["span"], str, say("context.span"))
    with right:
        least = choices.one("min_count", [str(one) for one in counts], keys["min_count"], str, say("context.min_count"))
    with last:
        strengths = (views.ANY, *(str(one) for one in views.STRENGTHS))
        words = {one: say("scope.any") if one == views.ANY else f"≥ {one}" for one in strengths}
        weakest = choices.one(
            "min_log_dice", strengths, keys["min_log_dice"], words.__getitem__, say("context.min_log_dice")
        )
    asked = (
        ("q", (query,)),
        ("span", (span,)),
        ("min_count", (least,)),
        ("min_log_dice", (weakest,)),
        ("layer", keys["layer"]),
    )
    try:
        rows = cached.table(here.name, "context", "collocates", here.scope, asked)
    except EmptyGroup as error:  # a phrase, or a word that the segmentation cuts elsewhere
        st.info(say("context.no_collocates"))
        notices.detail(error)
        return
    if rows.empty:
        st.info(say("context.no_collocates"))
        return
    st.markdown(say("context.collocates_reading"))
    st.header(say("context.collocates_chart", top=min(TOP, len(rows))), anchor=False)
    hover = "together_count"
    drawn = bar_chart(
        rows.head(TOP), "term", "log_dice", label("log_dice"), figure.dark(), hover=hover, hover_title=label(hover)
    )
    figure.show(drawn, "context.together", "context.collocates_how", say("context.collocates_alt"), means=("term",))
    tables.show("context", "collocates", rows)

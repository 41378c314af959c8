"""Is a year spoken of more and more, and which spans are too long to count in each year?"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import views
from analysis.charts.timeline import spans_chart, trend_chart
from analysis.compare.timeline import cell_mentions
from pages.parts import cached, figure, scope, tables
from pages.parts.language import say
from pages.time import mentions

MOST_DRAWN = 6  # organizations in one chart of lines


def show(asked: cached.KeyValues, rows: pd.DataFrame, trends: pd.DataFrame, told: pd.DataFrame) -> None:
    """The part of the page: trends where they are allowed, why not elsewhere, and long spans as lines."""
    here = scope.frame()
    allowed = trends.loc[trends["trend_reason"] == "", "organization"].head(MOST_DRAWN)
    picked = None
    if len(allowed):
        drawn = trend_chart(
            views.trend_rows(rows[rows["organization"].isin(allowed)], trends), mentions.words(), figure.dark()
        )
        picked = figure.show(
            drawn, "timeline.trend", "timeline.trend_how", say("timeline.trend_alt"), ("organization", "mentioned_year")
        )
    else:
        st.info(say("timeline.no_trend"))
    if picked:
        own = cell_mentions(told, str(picked[0]), int(picked[1]))
        mentions.show(own, f"{picked[0]} · {picked[1]}", "trend")
    tables.show("timeline", "trends", trends)

    st.header(say("timeline.long_spans"), anchor=False)
    st.markdown(say("timeline.long_spans_text"))
    spans = cached.table(here.name, "timeline", "long_spans", here.scope, asked)
    if len(spans):
        figure.show(
            spans_chart(spans, mentions.words(), figure.dark()),
            "timeline.spans",
            "timeline.spans_how",
            say("timeline.spans_alt"),
        )
    tables.show("timeline", "long_spans", spans)

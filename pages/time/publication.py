"""Do the reports of a year speak of that year?"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import views
from analysis.charts.timeline import published_chart
from pages.parts import cached, figure, scope, tables
from pages.parts.language import say
from pages.time import mentions


def show(asked: cached.KeyValues, told: pd.DataFrame) -> None:
    """The part of the page: chart with its framed diagonal, evidence and table."""
    here = scope.frame()
    rows = cached.table(here.name, "timeline", "published_by_reported", here.scope, asked)
    shown = views.axis_rows(rows)
    drawn = published_chart(shown, mentions.words(), figure.dark())
    picked = figure.show(
        drawn, "timeline.published", "timeline.published_how", say("timeline.published_alt"), hint="timeline.pick"
    )
    if views.tells_own_year(shown):
        st.markdown(say("timeline.diagonal"))
    if len(picked) == 2:
        published = None if picked[0] is None else int(picked[0])
        own = views.published_mentions(told, here.corpus.reports(here.scope), published, int(picked[1]))
        name = say("timeline.undated") if published is None else str(published)
        mentions.show(own, f"{name} × {picked[1]}", "published")
    tables.show("timeline", "published_by_reported", rows)

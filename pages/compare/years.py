"""Are themes told of more or less in later years?"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import views
from analysis.charts.bars import bar_chart
from analysis.charts.themes import changes_chart
from pages.compare import told
from pages.parts import cached, figure, notices, scope, tables
from pages.parts.language import label, say, word

_BOUNDS = ("slope_low", "slope_high")


def show(passages: pd.DataFrame, words: dict[str, str]) -> None:
    """The part of the page: the matrix of theme by reported year, evidence and table."""
    here = scope.frame()
    rows = cached.table(here.name, "themes", "changes", here.scope)
    if rows.empty:
        st.info(say("themes.no_years"))
    else:
        known = views.change_rows(rows, views.last_complete_year(here.corpus, here.scope))
        drawn = changes_chart(tables.theme_names(known), words, figure.dark())
        picked = figure.show(
            drawn, "themes.years", "themes.years_how", say("themes.years_alt"), ("theme",), "themes.pick"
        )
        st.markdown(say("themes.years_reading", fewest=notices.FEWEST_REPORTS))
        if picked:
            reports = here.corpus.reports(here.scope)
            about = reports[[int(picked[1]) in list(years) for years in reports["reporting_years"]]]
            st.text(str(picked[1]))
            told.show(passages[passages["report_id"].isin(about["report_id"])], None, str(picked[0]), "years")
    tables.show("themes", "changes", rows)
    _trends()


def _trends() -> None:
    here = scope.frame()
    rows = cached.table(here.name, "themes", "theme_trends", here.scope)
    st.header(say("themes.trends"), anchor=False)
    known = tables.theme_names(rows[rows["trend_reason"] == ""]).sort_values("slope", ascending=False)
    if known.empty:
        reasons = dict.fromkeys(word("trend_reason", one) for one in rows["trend_reason"])
        st.info(say("themes.no_trend", reason=" · ".join(reasons)))
    else:
        drawn = bar_chart(
            known, "theme", "slope", label("slope"), figure.dark(), bounds=_BOUNDS, unit=say("themes.points")
        )
        figure.show(drawn, "themes.trends", "themes.trends_how", say("themes.trends_alt"))
    tables.show("themes", "theme_trends", rows)

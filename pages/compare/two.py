"""How do two organizations' themes differ, and how does one differ from all others?"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import views
from analysis.charts.themes import profile_chart, theme_dumbbell
from pages.compare import sides, told
from pages.parts import cached, figure, scope, tables
from pages.parts.language import say


def show(
    present: list[str],
    keys: sides.Keys,
    shares: pd.DataFrame,
    residuals: pd.DataFrame,
    passages: pd.DataFrame,
    words: dict[str, str],
) -> None:
    """The part of the page: the dumbbell of A and B, their differences, and A's profile against all others."""
    here, tree = scope.frame(), ("roll_up", scope.page_keys("differences")["roll_up"])
    if len(present) < 2:
        sides.alone(present)
        tables.show("themes", "differences", cached.table(here.name, "themes", "differences", here.scope, (tree,)))
        return
    a, b = sides.choose(present, keys, rest=False)
    named = tables.theme_names(shares)
    drawn = theme_dumbbell(named[named["organization"].isin([a, b])], a, b, say("themes.report_share"), figure.dark())
    picked = figure.show(drawn, "themes.dumbbell", "themes.dumbbell_how", say("themes.dumbbell_alt"))
    if picked:
        told.show(passages, str(picked[0]), str(picked[1]), "two")
    asked = (("a", (a,)), ("b", (b,)), tree)
    tables.show("themes", "differences", cached.table(here.name, "themes", "differences", here.scope, asked))
    st.header(say("themes.profile"), anchor=False)
    st.text(a)
    own = tables.theme_names(views.profile(residuals, a))
    if own["standardised_residual"].isna().all():
        st.info(say("themes.no_profile"))
        return
    picked = figure.show(
        profile_chart(own, words, figure.dark()),
        "themes.profile",
        "themes.profile_how",
        say("themes.profile_alt"),
        ("organization", "theme"),
    )
    if picked:
        told.show(passages, str(picked[0]), str(picked[1]), "profile")

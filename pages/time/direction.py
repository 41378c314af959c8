"""Do the reports look back, at their own year, or ahead?"""

from __future__ import annotations

import streamlit as st

from analysis import views
from analysis.charts.timeline import orientation_chart
from analysis.vocabularies import ORIENTATIONS
from pages.parts import cached, choices, figure, scope, tables
from pages.parts.language import say
from pages.time import mentions


def show(rolled: bool) -> None:
    """The part of the page: its two switches, chart, evidence and table."""
    here, keys = scope.frame(), scope.page_keys("orientation")
    left, right = st.columns(2)
    with left:
        said = say("timeline.viewed_role")
        role = choices.one("viewed_role", mentions.ROLES, keys["viewed_role"], mentions.role, said)
    with right:
        base = choices.one(
            "relative_to",
            views.RELATIVE_TO,
            keys["relative_to"],
            lambda one: say(f"timeline.relative_{one}"),
            say("timeline.relative_to"),
        )
    tree = ("roll_up", (str(int(rolled)),))
    rows = cached.table(
        here.name, "timeline", "orientation", here.scope, (("viewed_role", (role,)), ("relative_to", (base,)), tree)
    )
    worded = mentions.words() | {name: say(f"orientation.{name}") for name in ORIENTATIONS}
    drawn = orientation_chart(figure.leading(rows, "mention_count"), worded, ORIENTATIONS, figure.dark())
    picked = figure.show(
        drawn, "timeline.direction", "timeline.direction_how", say("timeline.direction_alt"), ("organization",)
    )
    if picked:
        told = cached.table(here.name, "timeline", "mentions", here.scope, (("role", (role,)), tree))
        own = views.orientation_mentions(told, here.corpus.reports(here.scope), str(picked[0]), str(picked[1]), base)
        mentions.show(own, f"{picked[0]} · {worded[str(picked[1])]}", "direction")
    tables.show("timeline", "orientation", rows)

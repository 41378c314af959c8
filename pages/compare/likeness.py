"""Which organizations are alike, and which themes set them apart?"""

from __future__ import annotations

import streamlit as st

from analysis import views
from analysis.charts.organizations import map_chart, map_key, similarity_chart
from pages.compare import sides
from pages.parts import cached, choices, figure, scope, tables
from pages.parts.language import current, say

KeyValue = tuple[str, tuple[str, ...]]


def matrix(words: KeyValue, tree: KeyValue) -> None:
    """The part of the page: the ordered matrix, and the way to compare a selected pair."""
    here, keys = scope.frame(), scope.page_keys("similarity")
    mix = choices.one("mix", views.MIXES, keys["mix"], lambda one: say(f"mix.{one}"), say("organizations.mix"))
    rows = cached.table(here.name, "organizations", "similarity", here.scope, (("mix", (mix,)), words, tree))
    worded = {name: say(f"organizations.{name}") for name in ("jensen_shannon", "cosine", "distance")}
    sizes = views.reports_of(here.corpus, here.scope, dict((tree,)))["organization_label"].value_counts()
    ranked = rows.assign(organization_reports=rows["organization"].map(sizes))
    drawn = figure.leading(ranked)
    picked = figure.show(
        similarity_chart(drawn[drawn["other_organization"].isin(drawn["organization"])], worded, figure.dark()),
        "organizations.alike",
        "organizations.similarity_how",
        say("organizations.similarity_alt"),
        hint="organizations.pick",
    )
    if picked and picked[0] != picked[1]:
        st.text(f"{picked[0]} × {picked[1]}")
        st.button(say("organizations.compare_these"), on_click=sides.compare, args=(str(picked[0]), str(picked[1])))
    tables.show("organizations", "similarity", rows)


def map_of_themes(tree: KeyValue) -> None:
    """The part of the page: organizations and themes on one plane, and how much of the difference it shows."""
    here = scope.frame()
    points = cached.table(here.name, "organizations", "correspondence", here.scope, (tree,))
    dimensions = cached.table(here.name, "organizations", "correspondence_dimensions", here.scope, (tree,))
    named = {names["zh"]: names[current()] for names in here.corpus.manifest["themes"].values()}
    drawn = views.map_points(points)
    drawn = drawn.assign(label=[named.get(one, one) for one in drawn["point"]])
    shown = dimensions["explained_inertia"].head(2).tolist()
    axes = [
        say("organizations.dimension", number=number, share=f"{share:.0%}") for number, share in enumerate(shown, 1)
    ]
    sides_named = {side: say(f"point_side.{side}") for side in ("organization", "theme")}
    figure.show(
        map_chart(drawn, sides_named, (axes[0], axes[1] if len(axes) > 1 else ""), figure.dark()),
        "organizations.map",
        "organizations.map_how",
        say("organizations.map_alt"),
    )
    if key := map_key(drawn):
        st.markdown(say("organizations.map_key"))
        st.text(" · ".join(key))
    st.markdown(say("organizations.explained", share=f"{sum(shown):.0%}"))
    if len(dimensions) < 2:
        st.warning(say("organizations.one_dimension"))
    if drawn["quality"].lt(0.3).any():
        st.markdown(say("organizations.badly_shown"))
    tables.show("organizations", "correspondence", points)
    tables.show("organizations", "correspondence_dimensions", dimensions)

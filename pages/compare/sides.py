"""Who is compared with whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from analysis import views
from analysis.compare.organizations import REST
from analysis.errors import EmptyGroup
from pages.parts import chips, choices, notices, scope, tabs
from pages.parts.language import say

Keys = dict[str, tuple[str, ...]]
Made = TypeVar("Made")


def present(tree: tuple[str, tuple[str, ...]]) -> list[str]:
    """The organizations that have a report in scope, or those above them when they are rolled up."""
    here = scope.frame()
    reports = views.reports_of(here.corpus, here.scope.selection, dict([tree]))
    return sorted(reports["organization_label"].unique())


def alone(names: list[str]) -> None:
    """One organization is left, or none: why nothing is compared, and the ways on."""
    here = scope.frame()
    st.info(say("organizations.one_side"))
    if not names:
        st.button(say("notice.clear"), key="clear_selection", on_click=chips.clear)
        return
    kept = [(key, value) for key, value in here.query if key != "organization"]
    st.text(names[0])
    st.page_link(
        "pages/compare/organizations.py", label=say("organizations.with_all"), query_params=[*kept, ("a", names[0])]
    )


def choose(names: list[str], keys: Keys, rest: bool = True) -> tuple[str, str]:
    """Draw the two boxes; gives A and B (maybe rest)."""
    left, right = st.columns(2)
    with left:
        a = choices.one_of_many("a", names, keys["a"], str, say("organizations.a"))
    others = [*([REST] if rest else []), *(name for name in names if name != a)]
    with right:
        b = choices.one_of_many("b", others, keys["b"], worded, say("organizations.b"))
    return a, b


def worded(name: str) -> str:
    """The name of a side: the organization's own, or that of the rest."""
    return say("organizations.rest") if name == REST else name


def counted(part: Callable[[], Made]) -> Made | None:
    """What the part of the page gives; None, with the reason in plain words, where its reports hold nothing to compare.

    One part that cannot be counted must not take the others from the reader.
    """
    try:
        return part()
    except EmptyGroup as error:
        st.info(say("organizations.nothing_to_compare"))
        notices.detail(error)
        return None


def compare(first: str, second: str) -> None:
    """Called by a click: put these two on the sides A and B and turn to their words."""
    page = scope.frame().page
    st.session_state[f"{page}.a"], st.session_state[f"{page}.b"] = first, second
    tabs.turn_to("keyness")

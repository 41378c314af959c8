"""The sidebar's widgets: one for each part of the scope, all of them kept from page to page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

import streamlit as st

from analysis.corpus import Corpus
from analysis.scope import COUNT_MODES, Choices, Scope
from pages.parts.language import current, say, word


def corpus(names: Sequence[str]) -> str:
    """The corpus to look at."""
    if not names:
        return ""
    named = {name: word("corpus_name", name) for name in names}
    return str(
        st.sidebar.selectbox(
            say("scope.corpus"), names, format_func=named.__getitem__, key="corpus", help=say("scope.corpus_help")
        )
    )


def put(scope: Scope) -> None:
    """Set every widget to that scope; only before the widgets are drawn, or in a callback."""
    for field in fields(Scope):
        value = getattr(scope, field.name)
        st.session_state[field.name] = list(value) if isinstance(value, tuple) else value


def draw(held: Corpus, choices: Choices, groups: Mapping[str, tuple[str, ...]]) -> Scope:
    """Draw the widgets and give the scope that they say; `groups` are organizations with the units below them."""
    side, state = st.sidebar, st.session_state
    side.multiselect(say("scope.organization"), choices.organizations, key="organization", placeholder=say("scope.all"))
    if groups:
        side.selectbox(
            say("scope.group"),
            list(groups),
            index=None,
            key="group",
            on_change=_add_group,
            args=(dict(groups),),
            placeholder=say("scope.group_hint"),
            help=say("scope.group_help"),
        )
    side.markdown(f"**{say('scope.reported')}**", help=say("scope.reported_help"))
    _range("reported", choices.reporting_years)
    more = side.expander(say("scope.more"), expanded=_any_more())
    with more:
        st.markdown(f"**{say('scope.published')}**", help=say("scope.published_help"))
        _range("published", choices.published_years, inside=True)
        st.toggle(say("scope.undated"), key="undated", help=say("scope.undated_help"))
        themes = {theme_id: names[current()] for theme_id, names in held.manifest["themes"].items()}
        st.multiselect(
            say("scope.theme"),
            choices.themes,
            key="theme",
            placeholder=say("scope.any"),
            format_func=lambda theme_id: themes.get(theme_id, theme_id),
        )
        st.multiselect(
            say("scope.term"),
            list(state.get("term", ())),
            key="term",
            accept_new_options=True,
            placeholder=say("scope.term_hint"),
            help=say("scope.term_help"),
        )
        st.multiselect(
            say("scope.mentioned_year"),
            choices.mentioned_years,
            key="mentioned_year",
            placeholder=say("scope.any"),
            help=say("scope.mentioned_year_help"),
        )
        st.selectbox(
            say("scope.count_mode"),
            COUNT_MODES,
            key="count_mode",
            format_func={mode: say(f"count_mode.{mode}") for mode in COUNT_MODES}.__getitem__,
        )
    return _scope()


def _add_group(groups: dict[str, tuple[str, ...]]) -> None:
    """Callback: the group's units join the selection, where each can be taken away again."""
    chosen, held = st.session_state["group"], st.session_state.get("organization", [])
    st.session_state["organization"] = [*held, *(unit for unit in groups.get(chosen, ()) if unit not in held)]
    st.session_state["group"] = None


def _range(name: str, years: Sequence[int], inside: bool = False) -> None:
    columns = (st if inside else st.sidebar).columns(2)
    any_year = say("scope.any_year")
    for column, end in zip(columns, ("from", "to"), strict=True):
        key = f"{name}_{end}"
        chosen = st.session_state.get(key)
        options = sorted({*years, *([chosen] if chosen else [])})
        column.selectbox(
            say(f"scope.{end}"),
            [None, *options],
            key=key,
            placeholder=any_year,
            format_func=lambda one: any_year if one is None else str(one),
        )


def _any_more() -> bool:
    state = st.session_state
    names = ("published_from", "published_to", "undated", "theme", "term", "mentioned_year")
    return any(state.get(name) for name in names) or state.get("count_mode", "all") != "all"


def _scope() -> Scope:
    values: dict[str, Any] = {}
    for field in fields(Scope):
        value = st.session_state.get(field.name, field.default)
        values[field.name] = tuple(value) if isinstance(value, list) else value
    return Scope(**values)

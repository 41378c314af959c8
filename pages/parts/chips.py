"""One selection everywhere: what is selected stands above every page and can be taken away; what is clicked can be added.

The chips are the sidebar's own values shown again, so there is one selection and not two. They are options of a multiselect,
which shows them letter by letter; a button's label would be read as markdown.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from analysis.scope import Scope, parse
from pages.parts import cached, scope
from pages.parts.language import current, say

_POINTERS = ("report", "passage")
_ADDABLE = ("organization", "theme", "term", "mentioned_year")


def show() -> None:
    """What is selected, above the page; taking a chip away widens the selection."""
    here = scope.frame()
    held = {f"{key}={value}": _worded(key, value) for key, value in here.scope.to_query() if key not in _POINTERS}
    if not held:
        return
    st.session_state["chips"] = list(held)
    st.multiselect(
        say("chips.selected"),
        list(held),
        key="chips",
        format_func=lambda one: held.get(one, one),
        on_change=_taken_away,
        args=(tuple(held),),
        help=say("chips.help"),
        placeholder=say("scope.all"),
    )


def offer(place: str, **found: Any) -> None:
    """Buttons that add what was clicked (organization, theme, term, mentioned_year) to the selection.

    None for what is in it already, or what no report can be selected by (a level above that prints no report itself).
    """
    if not found:
        return
    here = scope.frame()
    asked = {
        key: (str(int(value)) if key == "mentioned_year" else str(value),)
        for key, value in found.items()
        if key in _ADDABLE
    }
    known, _ = parse(asked, cached.choices(here.name, asked.get("term", ())))
    added = {key: value for key in asked for value in getattr(known, key)}
    new = {key: value for key, value in added.items() if value not in getattr(here.scope, key)}
    if not new:
        return
    with st.container(border=True):
        st.text(" · ".join(_worded(key, str(value)) for key, value in new.items()))
        row = st.container(horizontal=True)
        for key, value in new.items():
            row.button(say(f"chips.add_{key}"), key=f"{place}.add.{key}", on_click=_added, args=(key, value))


def clear() -> None:
    """Callback: select every report again."""
    for name, field in Scope.__dataclass_fields__.items():
        st.session_state[name] = [] if isinstance(field.default, tuple) else field.default


def _worded(key: str, value: str) -> str:
    """The chip's text: what it limits and to what."""
    if key == "theme":
        value = scope.frame().corpus.manifest["themes"].get(value, {}).get(current(), value)
    if key == "count_mode":
        value = say(f"count_mode.{value}")
    name = say(f"chips.{key}")
    return name if key == "undated" else f"{name} {value}"


def _added(key: str, value: Any) -> None:
    st.session_state[key] = [*st.session_state.get(key, []), value]


def _taken_away(before: tuple[str, ...]) -> None:
    """Callback: what the reader took away leaves the sidebar's widgets, which the next run reads."""
    for chip in set(before) - set(st.session_state["chips"]):
        key, _, value = chip.partition("=")
        held = st.session_state.get(key)
        if isinstance(held, list):
            st.session_state[key] = [one for one in held if str(one) != value]
        else:
            st.session_state[key] = Scope.__dataclass_fields__[key].default

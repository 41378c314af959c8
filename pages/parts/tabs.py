"""Tabs of which only the open one is computed, so that a page costs what is looked at; which one is open stands in the URL."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from pages.parts import menu, scope
from pages.parts.language import say


def show(parts: Mapping[str, Callable[[], object]]) -> None:
    """Draw the page's tabs and, in the open one, its part."""
    page = scope.frame().page
    names = menu.TABS[page]
    labels = [say(f"{page}.tab_{name}") for name in names]
    key = f"{page}.{menu.TAB}"
    if st.session_state.get(key) not in labels:  # a first visit, or the labels are now in another language
        st.session_state[key] = labels[names.index(scope.open_tab())]
    for name, tab in zip(names, st.tabs(labels, key=key, on_change="rerun"), strict=True):
        if tab.open:
            scope.remember(menu.TAB, (name,))
            with tab:
                parts[name]()


def turn_to(name: str) -> None:
    """Called by a click: open that tab of the page in the run that follows."""
    page = scope.frame().page
    scope.remember(menu.TAB, (name,))
    st.session_state.pop(f"{page}.{menu.TAB}", None)

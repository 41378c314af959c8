"""A guided tour: five questions, each a link to a view of the demonstration corpus that answers it."""

from __future__ import annotations

import streamlit as st

from pages.parts import cached, menu
from pages.parts.language import current, say

DEMO = "demo"
# question -> page and query: values that the fictional texts are known to hold (a test opens each)
STOPS: dict[str, tuple[str, dict[str, str]]] = {
    "crisis": ("timeline", {"mentioned_year": "2020"}),
    "words": ("organizations", {}),
    "green": ("themes", {"theme": "T16"}),
    "context": ("context", {"q": "数字化"}),
    "copies": ("terms", {"count_mode": "cluster"}),
}


def show() -> None:
    """Print the five questions as links; nothing where the demonstration corpus is not at hand."""
    if DEMO not in cached.places():
        return
    st.header(say("tour.title"), anchor=False)
    st.markdown(say("tour.text"))
    for name, (page, query) in STOPS.items():
        st.markdown(say(f"tour.{name}"))  # whole: a link is cut at the edge of a telephone
        st.page_link(
            menu.script_of(page),
            label=say("tour.open", page=say(f"{page}.title")),
            query_params={"corpus": DEMO, "lang": current(), **query},
            icon=menu.WAY_ON,
        )

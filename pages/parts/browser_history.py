"""One step back for one page: an address that was only filled in does not count as a step of its own.

The menu first opens the page's bare address, and `scope.write_url` then fills in the query. Streamlit makes a step of the
browser's history of each, so that Back led to the bare address of the same page and never away from it. Nothing of Python reaches
the history; a few lines in the page do.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_SCRIPT = Path(__file__).parent / "browser_history_component" / "browser_history.js"


@st.cache_resource
def _component() -> object:
    """Registered once per server."""
    return st.components.v2.component("browser_history", js=_SCRIPT.read_text(encoding="utf-8"))


def join_steps() -> None:
    """Make the bare address and the filled-in address one step; draws nothing."""
    with st.sidebar:
        _component()(key="browser_history")  # type: ignore[operator]

"""What a theme's settings cannot say. No text from a corpus ever comes near it."""

from __future__ import annotations

import streamlit as st

# Streamlit prints chosen values in white on the primary colour. In the dark theme that colour must be light to be read on the
# dark ground, and white on it would have a contrast of 2 : 1; a dark ink has 9 : 1.
_CHOSEN = '[data-testid="stMultiSelect"] [data-tag]'
_DARK_INK = f"<style>{_CHOSEN}, {_CHOSEN} * {{ color: #10202E; }}</style>"


def mend() -> None:
    """Make chosen values readable in the dark theme."""
    if st.context.theme.type == "dark":
        st.html(_DARK_INK)

"""The corpus card: what is in the corpus and how clean it is, to take away as JSON or Markdown."""

from __future__ import annotations

import json
from typing import Any

import streamlit as st

from analysis import describe
from pages.parts import scope
from pages.parts.language import say


def show(card: dict[str, Any]) -> None:
    """Print the card and its two downloads."""
    here = scope.frame()
    st.header(say("card.title"), anchor=False)
    st.markdown(say("card.text"))
    row = st.container(horizontal=True)
    for kind, mime, data in (
        ("json", "application/json", json.dumps(card, ensure_ascii=False, indent=1) + "\n"),
        ("md", "text/markdown", describe.as_markdown(card)),
    ):
        row.download_button(
            say(f"card.{kind}"),
            data,
            mime=mime,
            on_click="ignore",
            file_name=f"{here.name}_card_{here.corpus.fingerprint[:8]}.{kind}",
            key=f"overview.card.{kind}",
        )
    with st.expander(say("card.show")):
        st.code(json.dumps(card, ensure_ascii=False, indent=1), language="json", wrap_lines=True)

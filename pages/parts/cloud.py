"""The word cloud component: words placed by analysis/charts/cloud.py, drawn as SVG in the page.

Text enters the page by textContent only. A word can be hovered, clicked and reached by keyboard; the same word lights up in both
clouds of a comparison. The data is one JSON string (a list of dictionaries does not survive the way into a component).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from analysis.charts.cloud import HEIGHT, WIDTH, PlacedWord
from pages.parts import chips

_FOLDER = Path(__file__).parent / "cloud_component"


@dataclass(frozen=True, slots=True)
class Panel:
    """One cloud: its heading, its words, for each word a colour class (a, b, both) and a tooltip."""

    heading: str
    words: Sequence[PlacedWord]
    classes: Sequence[str]
    tips: Sequence[str]


@st.cache_resource
def _component() -> object:
    """Registered once per server."""
    return st.components.v2.component(
        "word_cloud",
        html='<div class="row"></div>',
        css=(_FOLDER / "cloud.css").read_text(encoding="utf-8"),
        js=(_FOLDER / "cloud.js").read_text(encoding="utf-8"),
    )


def show(panels: Sequence[Panel], key: str) -> str | None:
    """Draw the clouds side by side; gives the word that was chosen in this run, if any."""
    payload = {
        "width": WIDTH,
        "height": HEIGHT,
        "name": key.replace(".", "_"),
        "panels": [
            {
                "heading": panel.heading,
                "words": [
                    {
                        "term": word.term,
                        "x": word.x,
                        "y": word.y,
                        "size": word.size,
                        "width": word.width,
                        "side": side,
                        "tip": tip,
                    }
                    for word, side, tip in zip(panel.words, panel.classes, panel.tips, strict=True)
                ],
            }
            for panel in panels
        ],
    }
    made = _component()(key=key, data={"payload": json.dumps(payload, ensure_ascii=False)}, on_term_change=lambda: None)  # type: ignore[operator]
    chosen = str(made.term) if made.term else None
    if chosen:
        chips.offer(key, term=chosen)
    return chosen

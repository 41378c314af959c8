"""Two linked clouds: blue words are frequent only in A, orange ones only in B, grey ones in both."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import views
from analysis.charts.cloud import placed_words
from pages.parts import cloud
from pages.parts.language import say

MOST = 60
_LEGEND = (("blue", "only_a"), ("orange", "only_b"), ("gray", "both"))


def show(rows: pd.DataFrame, a: str, b: str, chart_key: str) -> str | None:
    """Draw both clouds from the keyness table; gives the word that was chosen, if any."""
    leading, shared = views.frequent_on_each_side(rows, MOST)
    both = {
        row.term: f"{row.term} · A {row.a_count} · B {row.b_count}"
        for part in leading.values()
        for row in part.itertuples()
    }
    panels = []
    for side, name in (("a", f"A {a}"), ("b", f"B {b}")):
        counted = leading[side]
        words = placed_words(dict(zip(counted["term"], counted[f"{side}_count"], strict=True)), MOST)
        classes = ["both" if word.term in shared else side for word in words]
        panels.append(cloud.Panel(name, words, classes, [both[word.term] for word in words]))
    legend = (f":{colour}[■] {say(f'organizations.{key}')}" for colour, key in _LEGEND)
    st.markdown(" · ".join(legend))
    return cloud.show(panels, chart_key)

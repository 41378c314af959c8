"""The year expressions behind a mark of a chart: each with its rule, its sentence and the way to its report."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import views
from analysis.vocabularies import YEAR_ROLES
from pages.parts import evidence
from pages.parts.language import label, say, word

ROLES = (*YEAR_ROLES, views.ALL_ROLES)
_COLUMNS = ("surface", "report_label", "organization", "counted_years", "kind", "role", "rule", "anchor", "confidence")
_WORDED = ("kind", "role", "confidence")
_WORDS = (
    "share",
    "report_count",
    "mention_count",
    "mention_share",
    "reported_year",
    "published_year",
    "undated",
)


def role(one: str) -> str:
    """The role of a year in the reader's words."""
    return say(f"role.{one}")


def words() -> dict[str, str]:
    """What the charts of this page say."""
    return {name: say(f"timeline.{name}") for name in _WORDS}


def show(rows: pd.DataFrame, selected: str, key: str) -> None:
    """Print the mentions of the selected mark: how each was read, then the sentences beside their originals."""
    st.header(say("timeline.evidence"), anchor=False)
    st.text(f"{selected} · {say('timeline.mentions_of', rows=len(rows))}")
    shown = rows[list(_COLUMNS)].copy()
    for name in _WORDED:
        shown[name] = [word(name, one) for one in rows[name]]
    st.dataframe(
        shown,
        hide_index=True,
        placeholder="–",
        column_config={name: label(name) for name in _COLUMNS},
        key=f"timeline.evidence.{key}",
        alt=say("timeline.evidence"),
    )
    if len(rows):
        evidence.show(rows, f"timeline.{key}")

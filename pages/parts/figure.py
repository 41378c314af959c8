"""A chart on the page: drawn from the table below it, selectable, with how it was computed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analysis import views
from pages.parts import chips, scope
from pages.parts.language import say

_CONFIG = {
    "displaylogo": False,
    "typesetMath": False,  # a name with $ signs is a name
    "modeBarButtonsToRemove": ["lasso2d", "select2d", "autoScale2d"],
}
_FORMAT = "figure_format"
FORMATS = ("svg", "png")
_PNG_SCALE = 2  # pixels for each of the screen's: enough for print at the width of a column


# What the customdata of a chart's marks means: a selected mark can be added to the selection.
_MARKS = {
    "overview.chart": ("organization",),
    "context.chart": ("organization",),
    "timeline.chart": ("organization", "mentioned_year"),
    "terms.chart": ("term",),
    "organizations.chart": ("term",),
    "themes.chart": ("organization", "theme"),
    "themes.dumbbell": ("organization", "theme"),
}


def show(figure: Any, key: str, how: str, alt: str, means: Sequence[str] = (), hint: str = "") -> list[Any]:
    """Draw the figure; gives the customdata of the mark that the reader selected, or an empty list.

    `how` names the catalogue text that says formula, unit, n and source; `alt` is what a screen reader says; `means` says
    which parts of the scope the customdata are (organization, mentioned_year, theme, term), so that a mark can be selected by;
    `hint` names the text above the chart that says what a click does.
    """
    if hint:
        st.markdown(say(hint))
    picked = st.plotly_chart(
        figure, key=key, on_select="rerun", selection_mode="points", config=_config(key), theme="streamlit", alt=alt
    )
    with st.expander(say("figure.how")):
        st.markdown(say(how))
    points = picked["selection"]["points"] if picked else []
    picked_values = list(points[0].get("customdata") or []) if points else []
    found = dict(zip(means or _MARKS.get(key, ()), picked_values, strict=False))
    chips.offer(key, **found)
    return picked_values


def format_switch() -> None:
    """In the sidebar: as what the camera above a chart saves it; the browser draws the file, no server does."""
    st.sidebar.segmented_control(
        say("figure.format"),
        FORMATS,
        format_func=str.upper,
        key=_FORMAT,
        default=FORMATS[0],
        required=True,
        help=say("figure.format_help"),
    )


def _config(key: str) -> dict[str, Any]:
    kind = st.session_state.get(_FORMAT, FORMATS[0])
    name = f"{scope.frame().name}_{key.replace('.', '_')}"
    image = {"format": kind, "filename": name, "scale": _PNG_SCALE if kind == "png" else 1}
    return _CONFIG | {"toImageButtonOptions": image}


def leading(rows: pd.DataFrame, by: str = "organization_reports") -> pd.DataFrame:
    """The rows that a chart of organizations can hold; says so where others are left to the table."""
    drawn = views.leading(rows, by)
    if len(drawn) < len(rows):
        st.markdown(say("figure.leading", drawn=views.MOST_DRAWN, all=f"{rows['organization'].nunique():,}"))
    return drawn


def dark() -> bool:
    """Whether the reader uses the dark theme, so that scales can be chosen for it."""
    return st.context.theme.type == "dark"

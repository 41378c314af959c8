"""The figures page's own filters, all of them in the URL, and the evidence of one figure."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis import views
from analysis.vocabularies import COMPARATORS
from pages.parts import cached, choices, evidence, scope
from pages.parts.language import label, say

_READ = ("surface", "measure", "value", "unit", "approximation", "comparator", "reported_year")


def show() -> cached.KeyValues:
    """Draw the filters; gives the keys and values of the view."""
    here, keys = scope.frame(), scope.page_keys("figures")
    known = cached.table(here.name, "figures", "units", here.scope)
    counted = dict(zip(known["base_unit"], known["figure_count"], strict=True))
    first, second, third = st.columns(3)
    with first:
        unit = choices.one_of_many(
            "unit",
            ["", *counted],
            keys["unit"],
            lambda one: f"{one} ({counted[one]})" if one else say("figures.all_units"),
            say("figures.unit"),
        )
    with second:
        measure = choices.text("measure", keys["measure"], say("figures.measure"), say("figures.measure_hint"))
    with third:
        comparator = choices.several(
            "comparator",
            (*COMPARATORS, views.NO_COMPARATOR),
            keys["comparator"],
            lambda one: say(f"comparator.{one}"),
            say("figures.comparator"),
        )
    made = [("unit", (unit,) if unit else ()), ("measure", (measure,)), ("comparator", comparator)]
    left, right, _ = st.columns(3)
    for column, name in ((left, "value_from"), (right, "value_to")):
        with column:
            typed = choices.text(name, keys[name], say(f"figures.{name}"), say("scope.any"))
        good = bool(typed) and views.is_number(typed)
        if typed and not good:
            st.warning(say("figures.no_number"))
        scope.remember(name, (typed,) if good else ())
        made.append((name, (typed,) if good else ()))
    scope.remember("unit", made[0][1])
    return tuple(made)


def choose_unit(unit: str) -> None:
    """Called by a click: look at one unit only."""
    st.session_state[f"{scope.frame().page}.unit"] = unit


def told(row: pd.Series[Any] | None) -> None:
    """What was read as a figure, and its sentence beside its original; letter by letter, never as markup."""
    if row is None:
        st.markdown(say("figures.pick"))
        return
    st.header(say("evidence.term"), anchor=False)
    with st.container(border=True):
        for name in _READ:
            if not pd.isna(row[name]):
                st.text(f"{label(name)}: {row[name]}")
    evidence.show(row.to_frame().T, "figures")

"""The words that set A apart from B: what so many reports can show at best, bars, clouds, table, evidence."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import views
from analysis.charts.keyness import keyness_chart
from analysis.words.keyness import MIN_REPORTS
from analysis.words.permutation import Design
from pages.compare import sides
from pages.parts import evidence, figure, notices, paired_clouds, scope, tables
from pages.parts.language import say

TOP = 12  # bars on each side


def show(rows: pd.DataFrame, a: str, b: str, keys: sides.Keys) -> None:
    """The part of the page; `rows` is the table keyness that was counted with these keys."""
    here = scope.frame()
    a_tokens, b_tokens = views.side_tokens(here.corpus, here.scope.selection, keys)
    st.markdown(say("organizations.denominators", a_tokens=f"{a_tokens:,.0f}", b_tokens=f"{b_tokens:,.0f}"))
    _reach(views.reachable(here.corpus, here.scope.selection, keys, rows))
    st.header(say("organizations.chart"), anchor=False)
    drawn = keyness_chart(
        views.leading_terms(rows, TOP), f"A {a}", f"B {b}", say("organizations.log_ratio"), figure.dark()
    )
    picked = figure.show(drawn, "organizations.chart", "organizations.how", say("organizations.chart_alt"))
    st.markdown(say("organizations.faded"))
    st.header(say("organizations.clouds"), anchor=False)
    clicked = paired_clouds.show(rows, a, b, "organizations.clouds")
    chosen = tables.show("organizations", "keyness", rows)
    term = clicked or (picked[0] if picked else None) or (rows["term"].iloc[chosen] if chosen is not None else None)
    if term:
        evidence.of_term(str(term))


def _plain(p: float) -> str:
    """A probability without powers of ten: 0.00001, 0.2, 1."""
    return f"{p:.6f}".rstrip("0").rstrip(".")


def _reach(best: Design) -> None:
    """Print the smallest p and q that can be reached, in plain words, and what follows from them."""
    if not best.tested_terms:
        st.warning(say("organizations.none_tested", needed=MIN_REPORTS))
        return
    st.markdown(
        say(
            "organizations.reachable",
            a_reports=best.a_units,
            b_reports=best.b_units,
            p=_plain(best.smallest_p),
            tested=f"{best.tested_terms:,}",
            alone=_plain(best.smallest_q_alone),
        )
    )
    if best.smallest_p >= 0.05:
        st.warning(say("organizations.cannot"))
    elif min(best.a_units, best.b_units) < notices.FEWEST_REPORTS:
        st.warning(say("organizations.no_interval", fewest=notices.FEWEST_REPORTS))

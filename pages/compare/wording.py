"""Which sentences do several organizations print word for word, and which whole reports?"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import views
from analysis.charts.bars import bar_chart
from analysis.charts.wording import shared_wording_chart
from analysis.compare.formulas import MIN_CHARACTERS
from pages.compare import copies
from pages.parts import cached, choices, evidence, figure, notices, scope, tables
from pages.parts.language import label, say

KeyValue = tuple[str, tuple[str, ...]]
_BOUNDS = ("formula_text_share_low", "formula_text_share_high")


def show(tree: KeyValue) -> None:
    """The part of the page: shared sentences where there is text, whole copies in any case."""
    st.markdown(say("wording.text", least=MIN_CHARACTERS))
    if scope.frame().corpus.features_only:
        notices.no_text()
        st.markdown(say("wording.features_only"))
    else:
        _sentences(tree)
    copies.show(tree)


def _sentences(tree: KeyValue) -> None:
    here, keys = scope.frame(), scope.page_keys("sentence_reuse")
    others = choices.one(
        "others",
        [str(one) for one in views.OTHERS],
        keys["others"],
        str,
        say("wording.others"),
        say("wording.others_help"),
    )
    asked = (("others", (others,)), tree)
    shares = cached.table(here.name, "organizations", "formula_shares", here.scope, asked)
    st.header(say("wording.shares"), anchor=False)
    if not shares["shared_sentences"].any():
        st.info(say("wording.none", others=others))
    else:
        axis = label("formula_text_share")
        drawn = bar_chart(shares.head(views.MOST_DRAWN), "organization", "formula_text_share", axis, figure.dark(),
                          "shared_sentences", _BOUNDS, share=True, hover_title=label("shared_sentences"))  # fmt: skip
        figure.show(drawn, "wording.shares", "wording.shares_how", say("wording.shares_alt"), ("organization",))
        st.markdown(say("wording.reading", fewest=notices.FEWEST_REPORTS))
    tables.show("organizations", "formula_shares", shares)
    _pairs(cached.table(here.name, "organizations", "shared_wording", here.scope, (tree,)))
    st.header(say("wording.reuse"), anchor=False)
    rows = cached.table(here.name, "organizations", "sentence_reuse", here.scope, asked)
    chosen = tables.show("organizations", "sentence_reuse", rows, headed=False)
    if chosen is None:
        st.markdown(say("wording.pick"))
        return
    st.header(say("evidence.term"), anchor=False)
    places = views.sentence_places(here.corpus, here.scope.selection, str(rows["sentence"].iloc[chosen]))
    evidence.show(places, "wording")


def _pairs(rows: pd.DataFrame) -> None:
    st.header(say("wording.pairs"), anchor=False)
    leading = list(dict.fromkeys(rows["organization"]))[: views.MOST_DRAWN]
    drawn = rows[rows["organization"].isin(leading) & rows["other_organization"].isin(leading)]
    if not drawn.empty:
        worded = {name: label(name) for name in ("shared_sentences", "formula_text_share")}
        st.markdown(say("wording.pairs_reading"))
        chart = shared_wording_chart(drawn, worded, figure.dark())
        figure.show(chart, "wording.pairs", "wording.pairs_how", say("wording.pairs_alt"), ("organization",))
    tables.show("organizations", "shared_wording", rows)

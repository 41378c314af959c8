"""Which words do the reports use most?"""

import streamlit as st

from analysis import views
from analysis.charts.bars import bar_chart
from analysis.charts.cloud import placed_words
from pages.parts import cached, cloud, evidence, figure, notices, scope, tables, tabs
from pages.parts.language import say
from pages.words import candidates, vocabulary, words_shown

TOP = 30
CLOUD = 80
BOUNDS = ("per_10k_low", "per_10k_high")

here = scope.frame()
st.title(say("terms.title"))
st.markdown(say("terms.question"))
counts = notices.n_line()
keys = scope.page_keys("terms")
asked = words_shown.switches(scope.open_tab(), keys)
if not counts["reports"]:
    notices.nothing_left()
    st.stop()


def frequent() -> None:
    """The cloud beside the ranked bars, the table and the evidence of a chosen term."""
    rows = cached.table(here.name, "terms", "terms", here.scope, asked)
    st.markdown(say("terms.denominator", tokens=f"{views.denominator(here.corpus, here.scope.selection)[1]:,.0f}"))
    words = placed_words(dict(zip(rows["term"].head(CLOUD), rows["term_count"].head(CLOUD), strict=True)), CLOUD)
    tips = [f"{word.term} · {word.term_count}" for word in words]
    left, right = st.columns(2)
    with left:
        st.header(say("terms.cloud"), anchor=False)
        clicked = cloud.show([cloud.Panel(say("terms.cloud_alt"), words, ["a"] * len(words), tips)], "terms.cloud")
    with right:
        st.header(say("terms.chart", top=min(TOP, len(rows))), anchor=False)
        drawn = bar_chart(
            rows.head(TOP), "term", "per_10k_terms", say("terms.per_10k_terms"), figure.dark(), bounds=BOUNDS
        )
        picked = figure.show(drawn, "terms.chart", "terms.how", say("terms.chart_alt"))
    if not rows["per_10k_low"].notna().any():
        st.markdown(say("terms.no_interval", fewest=notices.FEWEST_REPORTS))
    chosen = tables.show("terms", "terms", rows)
    term = clicked or (picked[0] if picked else None) or (rows["term"].iloc[chosen] if chosen is not None else None)
    if term:
        evidence.of_term(str(term))
        st.button(say("terms.exclude_this"), on_click=vocabulary.exclude, args=(str(term),))


tabs.show(
    {
        "frequent": frequent,
        "common": lambda: vocabulary.show(dict(asked)["exclude"]),
        "candidates": candidates.show,
    }
)

"""What the reader must know beside the numbers: n, what is left out, small n, fictional text, missing text, errors.

Fixed sentences from the catalogue may be markdown; anything that comes from a corpus or the URL is shown with st.text.
"""

from __future__ import annotations

import streamlit as st

from analysis import views
from analysis.errors import CorpusError, ReportAnalysisError, TextNotStored
from analysis.scope import what_undated_lack
from pages.parts import cached, chips, scope
from pages.parts.language import say

FEWEST_REPORTS = 5  # below it no interval is given and no difference between organizations can be concluded


def frame_notices() -> None:
    """Notices that belong to every page: fictional corpus, features only, what of the URL was ignored."""
    here = scope.frame()
    if here.corpus.fictional:
        st.info(say("notice.fictional"))
    if here.ignored:
        with st.container(border=True):
            st.markdown(f"**{say('notice.ignored')}**")
            st.text("\n".join(here.ignored))


def n_line() -> dict[str, int]:
    """The n of this view, printed: reports, organizations, passages, tokens, and what is left out."""
    here = scope.frame()
    counts = cached.counts(here.name, here.scope)
    line = say("notice.n", **{name: f"{number:,}" for name, number in counts.items()})
    if counts["unnamed"]:
        line += " " + say("notice.unnamed", unnamed=counts["unnamed"])
    if counts["undated_left_out"]:
        lack = what_undated_lack(here.scope)
        line += " " + say(f"notice.undated_{lack}", undated_left_out=counts["undated_left_out"])
    if here.scope.count_mode == "weighted":  # then the denominators are smaller than what is in scope
        texts, tokens = views.denominator(here.corpus, here.scope.selection)
        line += " " + say("notice.weighted", texts=f"{texts:,.0f}", tokens=f"{tokens:,.0f}")
    st.markdown(line)
    return counts


def nothing_left() -> None:
    """The empty state: nothing is in scope; what to change, and a way out."""
    st.info(say("notice.nothing_left"))
    held = scope.frame().scope
    for first, last in ((held.reported_from, held.reported_to), (held.published_from, held.published_to)):
        if first and last and first > last:
            st.markdown(say("notice.reversed", first=first, last=last))
    st.button(say("notice.clear"), key="clear_selection", on_click=chips.clear)


def too_few(fewest: int) -> None:
    """Small n in plain words: what cannot be concluded from so few reports."""
    st.warning(say("notice.too_few", fewest=fewest, needed=FEWEST_REPORTS))


def no_text() -> None:
    """The question needs text that this corpus does not hold; where to go instead."""
    st.info(say("notice.no_text"))
    here = scope.frame()
    if "demo" in cached.places():
        st.page_link(
            "pages/words/context.py",
            label=say("notice.open_demo"),
            query_params={"corpus": "demo", "lang": dict(here.query)["lang"]},
        )


def failure(error: ReportAnalysisError) -> None:
    """An error in plain words: what happened and what to do; never a traceback."""
    if isinstance(error, TextNotStored):
        no_text()
        return
    heading = "notice.corpus_failed" if isinstance(error, CorpusError) else "notice.failed"
    st.error(say(heading))
    st.markdown(say(f"error.{type(error).__name__}"))
    detail(error)


def detail(error: ReportAnalysisError) -> None:
    """The message as the command line prints it: in English, with the file, line or value that is meant."""
    st.text(f"{say('error.detail')} {error}")

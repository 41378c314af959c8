"""Which sequences of words behave like one word and should be one in the user dictionary?"""

from __future__ import annotations

import streamlit as st

from analysis import views
from pages.parts import cached, choices, notices, scope, tables
from pages.parts.language import say

LEAST = ("3", "5", "10", "20")


def show() -> None:
    """The part of the page: candidates, those that the reader adopts, and their lines as a file."""
    here, keys = scope.frame(), scope.page_keys("candidates")
    st.markdown(say("terms.candidates_text"))
    if here.corpus.features_only:
        notices.no_text()
        return
    asked = keys["candidate_count"]
    least = choices.one_of_many(
        "candidate_count", sorted({*LEAST, *asked}, key=int), asked, str, say("terms.candidate_count")
    )
    rows = cached.table(here.name, "terms", "candidates", here.scope, (("candidate_count", (least,)),))
    if rows.empty:
        st.info(say("terms.no_candidates"))
        if not keys["adopt"]:  # what was adopted before can still be taken away as a file
            return
    found = rows["candidate"].tolist()
    adopted = choices.several("adopt", found, keys["adopt"], str, say("terms.adopt"), empty="scope.nothing")
    st.markdown(say("terms.adopt_help"))
    chosen = tables.show("terms", "candidates", views.with_adopted(rows, adopted))
    if chosen is not None and (one := str(rows["candidate"].iloc[chosen])) not in adopted:
        st.text(one)
        st.button(say("terms.adopt_this"), on_click=_adopt, args=(one,))
    _file(adopted or tuple(rows["candidate"]), all_of_them=not adopted)


def _adopt(candidate: str) -> None:
    """Called by a click: the candidate stands in the list and in the URL from now on."""
    name = "terms.adopt"
    st.session_state[name] = [*st.session_state.get(name, []), candidate]


def _file(terms: tuple[str, ...], all_of_them: bool) -> None:
    st.download_button(
        say("terms.dictionary_of_all" if all_of_them else "terms.dictionary", terms=f"{len(terms):,}"),
        "".join(f"{views.dictionary_line(term)}\n" for term in terms).encode(),
        file_name="user_dictionary.txt",
        mime="text/plain",
        on_click="ignore",
        key="terms.dictionary",
        help=say("terms.dictionary_help"),
    )
    st.code("python -m analysis build RAW OUT --user-dictionary user_dictionary.txt", language=None)

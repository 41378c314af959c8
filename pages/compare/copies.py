"""Which whole reports are printed more than once, and by whom? It needs no text: copies were found when the corpus was built."""

from __future__ import annotations

import streamlit as st

from pages.parts import cached, scope, tables
from pages.parts.language import say


def show(tree: tuple[str, tuple[str, ...]]) -> None:
    """The part of the page: copies by organization, and each group of copies with its way to the report."""
    here = scope.frame()
    st.header(say("wording.copies"), anchor=False)
    st.markdown(say("wording.copies_text"))
    counted = cached.table(here.name, "organizations", "copied_reports", here.scope, (tree,))
    tables.show("organizations", "copied_reports", counted, headed=False)
    groups = cached.table(here.name, "organizations", "copy_groups", here.scope, (tree,))
    if groups.empty:
        st.info(say("wording.no_copies"))
    tables.show("organizations", "copy_groups", groups)

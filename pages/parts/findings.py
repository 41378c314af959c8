"""What the overview says in sentences: the largest differences, which years are covered, how clean the texts are.

The sentences come from fixed templates with n. They hold names from the corpus, so they are shown as plain text.
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import views
from analysis.compare import overview
from pages.parts import cached, menu, scope, tables
from pages.parts.language import say


def differences() -> None:
    """In which themes the organizations' reports differ most, or why nothing can be said."""
    here = scope.frame()
    able = overview.comparable(cached.table(here.name, "themes", "theme_shares", here.scope))
    if able < 2:
        st.markdown(say("overview.too_few", fewest=overview.FEWEST))
        return
    found = cached.table(here.name, "overview", "largest_differences", here.scope)
    if found.empty:
        st.markdown(say("overview.no_difference", organizations=able, fewest=overview.FEWEST))
        return
    for row in tables.theme_names(found).to_dict("records"):
        st.text(
            say(
                "overview.difference",
                **{str(name): f"{value:g}" if isinstance(value, float) else value for name, value in row.items()},
            )
        )
    st.markdown(say("overview.differences_how", organizations=able, fewest=overview.FEWEST))
    st.page_link("pages/compare/themes.py", label=say("overview.to_themes"), query_params=here.query, icon=menu.WAY_ON)
    tables.show("overview", "largest_differences", found, headed=False)


def coverage(reports: pd.DataFrame) -> None:
    """The years that each organization's reports are about, and the years between that none is about."""
    here = scope.frame()
    st.markdown(say("overview.without", **views.unknown_facts(reports)))
    tables.show("overview", "coverage", cached.table(here.name, "overview", "coverage", here.scope), headed=False)


def cleanliness() -> None:
    """How much of the web pages' text had to be repaired or taken out, and which files were not read."""
    here = scope.frame()
    found = views.cleaning_facts(here.corpus, here.scope.selection)
    shares = ("median", "most")
    st.markdown(
        say(
            "overview.cleaned",
            **{name: f"{value:.2%}" if name in shares else f"{value:,}" for name, value in found.items()},
        )
    )
    files = here.corpus.build_log()["status"].value_counts().sort_index()
    said = " · ".join(f"{say(f'status.{status}')} {number}" for status, number in files.items())
    st.markdown(say("overview.files", files=said))
    st.page_link("pages/corpus/documents.py", label=say("overview.to_audit"), query_params=here.query, icon=menu.WAY_ON)

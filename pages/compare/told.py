"""The passages behind a theme's number: each with its words, its report and the way to it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.parts import evidence, scope
from pages.parts.language import current, say


def name_of(theme_id: str) -> str:
    """The theme's name in the reader's language."""
    names = scope.frame().corpus.manifest["themes"].get(theme_id, {})
    return str(names.get(current(), theme_id))


def show(passages: pd.DataFrame, organization: str | None, theme_id: str, key: str) -> None:
    """Print the passages of that theme, of one organization or of all in the frame."""
    own = passages[passages["theme_id"] == theme_id]
    if organization is not None:
        own = own[own["organization"] == organization]
    st.header(say("evidence.term"), anchor=False)
    st.text(" · ".join(one for one in (organization, name_of(theme_id)) if one))
    st.markdown(say("themes.told", passages=len(own), reports=own["report_id"].nunique()))
    if own.empty:
        return
    if scope.frame().corpus.features_only:
        st.dataframe(
            own[["report_label", "organization", "passage_number", "weight", "matched_terms"]], hide_index=True
        )
        return
    whole = own.assign(start=0, end=own["text"].str.len(), rule=own["matched_terms"].map("、".join))
    evidence.show(whole, f"themes.{key}")

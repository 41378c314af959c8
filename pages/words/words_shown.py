"""Which words the page counts: the switches of the open tab, those of the others as the URL has them."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from analysis import views
from pages.parts import cached, choices
from pages.parts.language import say


def switches(tab: str, keys: Mapping[str, tuple[str, ...]]) -> cached.KeyValues:
    """Draw what the open tab listens to; gives the page's keys and values.

    Frequent words listen to all, common ones to the words left out, candidates to none: a switch that moves nothing misleads.
    """
    asked = {name: keys[name] for name in ("genre_words", "part_of_speech", "exclude", "layer")}
    left, right = st.columns(2) if tab == "frequent" else (st.container(), st.container())
    if tab == "frequent":
        with left:
            genre = choices.switch(
                "genre_words", keys["genre_words"], say("terms.genre_words"), say("terms.genre_help")
            )
            asked["genre_words"] = (str(int(genre)),)
            asked["layer"] = choices.several(
                "layer",
                views.MORE_LAYERS,
                keys["layer"],
                lambda one: say(f"layer.{one}"),
                say("terms.layer"),
                empty="scope.nothing",
            )
        with right:
            asked["part_of_speech"] = choices.several(
                "part_of_speech",
                views.PARTS_OF_SPEECH,
                keys["part_of_speech"],
                lambda one: say(f"pos.{one}"),
                say("terms.part_of_speech"),
            )
    if tab in ("frequent", "common"):
        with right:
            none = "scope.nothing"
            asked["exclude"] = choices.several(
                "exclude", (), keys["exclude"], str, say("terms.exclude"), new=True, empty=none
            )
    return tuple(asked.items())

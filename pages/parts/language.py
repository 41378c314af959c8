"""What the app says, in Chinese and English, from its own catalogue (Streamlit's own few words are English only)."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import streamlit as st

from analysis.columns import CATALOGUE

LANGUAGES = {"zh": "中文", "en": "English"}
_FOLDER = Path(__file__).parent / "catalogue"


class _Filling(string.Formatter):
    """`{reports:report|reports}` is the number with the noun that agrees with it: 1 report, 12 reports."""

    def format_field(self, value: object, format_spec: str) -> str:
        one, divided, more = format_spec.partition("|")
        if not divided:
            return str(super().format_field(value, format_spec))
        return f"{value} {one if str(value) == '1' else more}"


@cache
def catalogue(lang: str) -> dict[str, str]:
    """Every text of that language: `page.name` -> text."""
    with (_FOLDER / f"{lang}.toml").open("rb") as handle:
        return {
            f"{section}.{name}": text for section, texts in tomllib.load(handle).items() for name, text in texts.items()
        }


def current() -> str:
    """The reader's language."""
    return str(st.session_state.get("lang") or from_browser())


def from_browser() -> str:
    """zh for a Chinese browser, en for any other."""
    return "zh" if (st.context.locale or "zh").lower().startswith("zh") else "en"


def selector() -> None:
    """The language switch at the top of the sidebar."""
    st.sidebar.segmented_control(
        "语言 / Language", list(LANGUAGES), format_func=lambda lang: LANGUAGES[lang], key="lang", required=True
    )


def say(key: str, **values: object) -> str:
    """The text of that name in the reader's language; values are filled in as they are (never corpus text: see notices)."""
    return filled(catalogue(current())[key], values)


def filled(text: str, values: Mapping[str, object]) -> str:
    """The text with the values filled in; `{reports:report|reports}` is a number with the noun that agrees with it.

    >>> filled("{n:report|reports} of {all}", {"n": "1", "all": 12})
    '1 report of 12'
    """
    if "|" not in text:  # as in most texts, which Python fills in twenty times as fast
        return text.format(**values)
    return _Filling().vformat(text, (), values)


def label(column: str) -> str:
    """A column's heading in the reader's language."""
    declared = CATALOGUE[column]
    return declared.zh if current() == "zh" else declared.en


def word(vocabulary: str, value: str) -> str:
    """A closed-vocabulary value in the reader's language; the value itself where the catalogue has no word for it."""
    return catalogue(current()).get(f"{vocabulary}.{value}", value)

"""Opened corpora and counted tables, kept between runs. Keys are fingerprints and frozen scopes, never frames."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pandas as pd
import streamlit as st

from analysis import views
from analysis.corpus import Corpus, open_corpus
from analysis.generation import current_folder
from analysis.scope import Choices, Scope
from pages.parts.language import LANGUAGES, catalogue, current

CORPORA = Path(__file__).resolve().parents[2] / "data" / "corpora"
FIRST = "reports"  # the default among the shipped corpora
_MOST_TABLES = 512

KeyValues = tuple[tuple[str, tuple[str, ...]], ...]


def places() -> dict[str, Path]:
    """Name -> place of every corpus one can choose; the one named by CORPUS in the environment comes first."""
    found = {place.name: place for place in sorted(CORPORA.iterdir()) if place.is_dir()} if CORPORA.is_dir() else {}
    ordered = {name: found[name] for name in sorted(found, key=lambda name: (name != FIRST, name))}
    own = os.environ.get("CORPUS")
    if not own:
        return ordered
    name = Path(own).resolve().name
    return {f"own-{name}" if name in ordered else name: Path(own), **ordered}  # neither hides the other


def corpus(name: str) -> Corpus:
    """The opened corpus of that name; reopened when another generation has been published.

    Raises:
        CorpusError: it cannot be opened; the message says why and what to do.
    """
    place = places().get(name, CORPORA / name)
    return _opened(str(place), _published(place))


def _published(place: Path) -> str:
    """What changes when the corpus does: the generation's folder, and when its manifest was written."""
    folder = current_folder(place)
    manifest = folder / "manifest.json"
    return f"{folder.name}:{manifest.stat().st_mtime_ns if manifest.exists() else 0}"


@st.cache_resource(max_entries=8, show_spinner=False)
def _opened(place: str, published: str) -> Corpus:
    return open_corpus(place)


def table(name: str, page: str, of: str, scope: Scope, keys: KeyValues = ()) -> pd.DataFrame:
    """The view's table for that scope: the one that is drawn, printed and downloaded."""
    held = corpus(name)
    return _counted()[current()](name, held.fingerprint, page, of, scope.selection, keys)


@cache
def _counted() -> dict[str, Callable[..., pd.DataFrame]]:
    """The counting, kept by Streamlit, which says in the reader's language that it takes its time; one store for all languages.

    A spinner of our own around it would start a thread for every table that is there already.
    """
    return {
        lang: st.cache_data(max_entries=_MOST_TABLES, show_spinner=catalogue(lang)["frame.counting"])(_count)
        for lang in LANGUAGES
    }


def _count(name: str, fingerprint: str, page: str, of: str, scope: Scope, keys: KeyValues) -> pd.DataFrame:
    return views.make(views.view(page, of), corpus(name), scope, dict(keys))


@st.cache_data(max_entries=_MOST_TABLES, show_spinner=False)
def _counts(name: str, fingerprint: str, scope: Scope) -> dict[str, int]:
    return corpus(name).counts(scope)


def counts(name: str, scope: Scope) -> dict[str, int]:
    """n of the scope."""
    return _counts(name, corpus(name).fingerprint, scope.selection)


@st.cache_data(max_entries=_MOST_TABLES, show_spinner=False)
def _choices(name: str, fingerprint: str, terms: tuple[str, ...]) -> Choices:
    return corpus(name).choices(terms)


def choices(name: str, terms: Sequence[str] = ()) -> Choices:
    """What the corpus offers to choose from, and which of these terms it knows."""
    return _choices(name, corpus(name).fingerprint, tuple(terms))


@st.cache_data(max_entries=8, show_spinner=False)
def _units_below(name: str, fingerprint: str) -> dict[str, tuple[str, ...]]:
    return views.units_below(corpus(name))


def units_below(name: str) -> dict[str, tuple[str, ...]]:
    """Each organization that stands above others, with all that report at or below it."""
    return _units_below(name, corpus(name).fingerprint)

"""Corpora that the dashboard opens by the environment variable CORPUS, as a user's own corpus is opened."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from analysis.corpus import Corpus
from tests.app import visit


@pytest.fixture(autouse=True)
def own_main() -> Iterator[None]:
    """AppTest leaves the page that it ran behind as __main__, which processes that a later test starts would then import."""
    before = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = before


@pytest.fixture(params=["text", "features"])
def corpus(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    """The fictional corpus with text, then without; the dashboard's first choice."""
    held: Corpus = request.getfixturevalue("corpus_with_text" if request.param == "text" else "corpus_features_only")
    monkeypatch.setenv("CORPUS", str(visit.home_of(held)))
    return held


@pytest.fixture
def text_corpus(corpus_with_text: Corpus, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    """The fictional corpus with text; the dashboard's first choice."""
    monkeypatch.setenv("CORPUS", str(visit.home_of(corpus_with_text)))
    return corpus_with_text


@pytest.fixture
def bare_corpus(corpus_features_only: Corpus, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    """The fictional corpus without text; the dashboard's first choice."""
    monkeypatch.setenv("CORPUS", str(visit.home_of(corpus_features_only)))
    return corpus_features_only

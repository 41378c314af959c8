"""Fixtures that more than one area uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

# Deadlines of single examples measure the machine, which others share; how fast the code is has tests of its own.
settings.register_profile("no_deadline", deadline=None)
settings.load_profile("no_deadline")

if TYPE_CHECKING:
    from analysis.corpus import Corpus


@pytest.fixture(scope="session")
def corpus_with_text(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The fictional reports, built with text."""
    from tests.fictional_corpus import built  # only when asked for: a test of one rule need not load the whole build

    return built(tmp_path_factory.mktemp("with_text") / "corpus")


@pytest.fixture(scope="session")
def corpus_features_only(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The fictional reports, built without text."""
    from tests.fictional_corpus import built

    return built(tmp_path_factory.mktemp("features_only") / "corpus", features_only=True)


@pytest.fixture(scope="session")
def corpus_with_shared_wording(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Reports of four organizations that print some sentences, and one report, in common."""
    from tests.wording_corpus import built

    return built(tmp_path_factory.mktemp("shared_wording"))

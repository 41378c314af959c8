"""Views are asked in every counting mode, of the whole corpus and of one organization."""

from __future__ import annotations

import pytest

from analysis.corpus import Corpus
from analysis.scope import COUNT_MODES, Scope
from tests.analysis.views.asked import A, Asked

SELECTIONS = {"whole": (), "one": (A,)}


@pytest.fixture(params=[f"{mode} {name}" for mode in COUNT_MODES for name in SELECTIONS])
def asked(request: pytest.FixtureRequest, corpus_with_text: Corpus) -> Asked:
    mode, name = request.param.split()
    return Asked(corpus_with_text, Scope(organization=SELECTIONS[name], count_mode=mode))


@pytest.fixture(params=COUNT_MODES)
def whole(request: pytest.FixtureRequest, corpus_with_text: Corpus) -> Asked:
    return Asked(corpus_with_text, Scope(count_mode=request.param))

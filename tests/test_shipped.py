"""The shipped corpora are what today's rules and lexicons make of their texts; `make corpus` brings them up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis import tables
from analysis.build import build
from analysis.build.manifest import lexicon_fingerprints
from analysis.corpus import open_corpus
from analysis.describe import problems
from tests.fictional_corpus import RAW, ROOT
from tests.shipped import CORPORA, SETTINGS

SEEDS = ROOT.parent / "shared" / "seeds"
TEXTS = {"reports": SEEDS, "demo": RAW}


@pytest.mark.parametrize("name", SETTINGS)
def test_a_shipped_corpus_is_sound_and_of_todays_schema(name: str):
    corpus = open_corpus(CORPORA / name)
    assert problems(corpus) == []
    assert corpus.manifest["schema_version"] == tables.SCHEMA_VERSION


@pytest.mark.parametrize("name", SETTINGS)
def test_a_shipped_corpus_knows_todays_lexicons(name: str):
    stale = {
        file
        for file, digest in lexicon_fingerprints().items()
        if open_corpus(CORPORA / name).manifest["lexicons"].get(file) != digest
    }
    assert not stale, "run `make corpus`"


@pytest.mark.parametrize("name", SETTINGS)
def test_a_shipped_corpus_is_what_a_build_makes_today(name: str, tmp_path: Path):
    if not TEXTS[name].is_dir():
        pytest.skip("the five reports' texts are other people's and lie outside of this repository")
    made = build(TEXTS[name], tmp_path / "corpus", SETTINGS[name])
    assert made.generation == open_corpus(CORPORA / name).fingerprint, "run `make corpus`"


def test_the_five_reports_are_shipped_without_text():
    assert open_corpus(CORPORA / "reports").features_only


def test_the_demonstration_is_shipped_as_fictional():
    assert open_corpus(CORPORA / "demo").fictional

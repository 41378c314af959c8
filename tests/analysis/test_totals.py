"""The stored roll-up of the whole corpus' terms: sums of the stored terms; a corpus that was built without it stays readable."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

from analysis.corpus import Corpus, open_corpus
from analysis.describe import problems
from analysis.errors import CorpusDamaged
from analysis.scope import Scope

LAYERS = ("content", "genre")


def summed(corpus: Corpus, one_of_each: bool) -> dict[str, int]:
    """The same totals from the stored terms."""
    reports = corpus.reports(Scope()).sort_values("report_id")
    kept = reports.drop_duplicates("duplicate_cluster") if one_of_each else reports
    terms = corpus.rows("terms", Scope())
    terms = terms[terms["report_id"].isin(kept["report_id"]) & terms["term_layer"].isin(LAYERS)]
    return terms[terms["term"].str.len() > 1].groupby("term")["term_count"].sum().astype(int).to_dict()


@pytest.fixture(scope="module")
def earlier(corpus_with_text: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The same corpus as an earlier build would have left it: without the roll-up."""
    place = tmp_path_factory.mktemp("earlier") / "corpus"
    shutil.copytree(corpus_with_text.folder, place)
    (place / "term_totals.parquet").unlink()
    manifest = json.loads((place / "manifest.json").read_text(encoding="utf-8"))
    del manifest["files"]["term_totals.parquet"]
    (place / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return open_corpus(place)


@pytest.mark.parametrize("one_of_each", [False, True])
def test_totals_are_the_sums_of_the_stored_terms(one_of_each: bool, corpus_with_text: Corpus):
    assert corpus_with_text.term_totals(one_of_each, LAYERS).to_dict() == summed(corpus_with_text, one_of_each)


@pytest.mark.parametrize("one_of_each", [False, True])
def test_a_corpus_of_an_earlier_build_gives_the_same_totals(
    one_of_each: bool, earlier: Corpus, corpus_with_text: Corpus
):
    found, wanted = (corpus.term_totals(one_of_each, LAYERS) for corpus in (earlier, corpus_with_text))
    pd.testing.assert_series_equal(found, wanted)


def test_a_corpus_of_an_earlier_build_is_sound(earlier: Corpus):
    assert problems(earlier) == []


def test_a_damaged_roll_up_is_no_corpus(corpus_with_text: Corpus, tmp_path: Path):
    shutil.copytree(corpus_with_text.folder, tmp_path / "corpus")
    (tmp_path / "corpus" / "term_totals.parquet").write_bytes(b"")
    with pytest.raises(CorpusDamaged, match="term_totals"):
        open_corpus(tmp_path / "corpus")

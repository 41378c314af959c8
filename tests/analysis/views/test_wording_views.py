"""Shared sentences and copies of a corpus where they were planted: every number is known beforehand."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import views
from analysis.corpus import Corpus
from analysis.errors import TextNotStored, UnknownChoice
from analysis.scope import COUNT_MODES, Scope
from tests.analysis.views.asked import Asked
from tests.wording_corpus import EVERYBODY, NAMES, REPOSTED, TWO

A, B, C, D = NAMES


@pytest.fixture
def planted(corpus_with_shared_wording: Corpus) -> Asked:
    return Asked(corpus_with_shared_wording, Scope())


def reuse(asked: Asked, **keys: str) -> pd.DataFrame:
    return asked.table("organizations", "sentence_reuse", **keys).set_index("sentence")


def test_every_planted_sentence_is_found_with_its_organizations_and_nothing_else(planted: Asked):
    found = {sentence: sorted(names) for sentence, names in reuse(planted)["organizations"].items()}
    assert found == {EVERYBODY: sorted(NAMES), TWO: sorted([A, B])} | dict.fromkeys(REPOSTED, sorted([C, D]))


def test_the_number_of_other_organizations_is_a_key(planted: Asked):
    assert list(reuse(planted, others="3").index) == [EVERYBODY]
    assert reuse(planted, others="5").empty
    with pytest.raises(UnknownChoice, match="1, 2, 3, 5, 10"):
        planted.table("organizations", "sentence_reuse", others="4")


def test_formula_shares_are_the_planted_sentences(planted: Asked):
    table = planted.table("organizations", "formula_shares").set_index("organization")
    assert table["shared_sentences"].to_dict() == {A: 2, B: 2, C: 5, D: 5}
    assert table["report_count"].to_dict() == {A: 5, B: 2, C: 3, D: 3}
    assert table["formula_text_share_low"].notna().to_dict() == {A: True, B: False, C: False, D: False}


def test_a_repost_is_no_shared_wording_when_one_of_each_group_counts(planted: Asked):
    one_each = Asked(planted.corpus, Scope(count_mode="cluster"))
    assert set(reuse(one_each).index) == {EVERYBODY, TWO}


def test_a_repost_shares_one_vote(planted: Asked):
    shared = reuse(Asked(planted.corpus, Scope(count_mode="weighted")))["report_count"]
    assert {sentence: float(shared[sentence]) for sentence in (EVERYBODY, REPOSTED[0])} == {
        EVERYBODY: 4,
        REPOSTED[0]: 1,
    }


@pytest.mark.parametrize("mode", COUNT_MODES)
def test_of_two_organizations_what_they_share_is_what_others_print_too(planted: Asked, mode: str):
    two = Asked(planted.corpus, Scope(organization=(C, D), count_mode=mode))
    pairs = two.table("organizations", "shared_wording").set_index("organization")["formula_text_share"]
    shares = two.table("organizations", "formula_shares").set_index("organization")["formula_text_share"]
    assert pairs.to_dict() == pytest.approx(shares[pairs.index].to_dict())
    assert set(pairs.index) == {C, D}


def test_the_selection_says_who_the_others_are(planted: Asked):
    assert list(reuse(Asked(planted.corpus, Scope(organization=(A, C)))).index) == [EVERYBODY]


def test_places_of_a_sentence_hold_it(planted: Asked):
    places = views.sentence_places(planted.corpus, Scope(), EVERYBODY)
    texts = {(row["report_id"], row["passage_number"]): row["text"] for row in planted.stored("passages")}
    assert [texts[row.report_id, row.passage_number][row.start : row.end] for row in places.itertuples()] == [
        EVERYBODY
    ] * 4


def test_copies_are_counted_whatever_the_counting_mode(planted: Asked):
    for mode in ("all", "cluster", "weighted"):
        asked = Asked(planted.corpus, Scope(count_mode=mode))
        table = asked.table("organizations", "copied_reports").set_index("organization")
        assert table["shared_reports"].to_dict() == {A: 0, B: 0, C: 1, D: 1}
        assert asked.table("organizations", "copy_groups")["organizations"].map(sorted).tolist() == [sorted([C, D])]


def test_a_features_only_corpus_still_knows_whole_copies(corpus_with_text: Corpus, corpus_features_only: Corpus):
    for table in ("copied_reports", "copy_groups"):
        kept, whole = (
            Asked(corpus, Scope()).table("organizations", table) for corpus in (corpus_features_only, corpus_with_text)
        )
        assert len(kept)
        pd.testing.assert_frame_equal(kept, whole)
    with pytest.raises(TextNotStored):
        Asked(corpus_features_only, Scope()).table("organizations", "formula_shares")

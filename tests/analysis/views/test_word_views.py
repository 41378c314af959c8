"""Every number of the pages terms and context is counted again in the stored terms and texts."""

from __future__ import annotations

from collections import Counter, defaultdict

import pandas as pd
import pytest

from analysis import views
from analysis.corpus import Corpus
from analysis.errors import TextNotStored, UnknownChoice
from analysis.scope import Scope
from analysis.tables import SHOWN
from tests.analysis.views.asked import NOBODY, WORD, Asked, as_dict, same


def test_a_term_is_counted_in_the_stored_reports(asked: Asked):
    wanted, using = defaultdict(float), defaultdict(set)
    for row in asked.stored("terms"):
        if row["term_layer"] == "content" and len(row["term"]) > 1:
            wanted[row["term"],] += asked.weight[row["report_id"]] * row["term_count"]
            using[row["term"],].add(row["report_id"])
    table = asked.table("terms", "terms")
    same(as_dict(table, ["term"], "term_count"), wanted)
    same(as_dict(table, ["term"], "report_count"), {term: asked.weighed(reports) for term, reports in using.items()})
    tokens = sum(asked.weight[report["report_id"]] * report["token_count"] for report in asked.stored("reports"))
    assert views.denominator(asked.corpus, asked.scope) == pytest.approx((sum(asked.weight.values()), tokens))
    assert (table["per_10k_terms"] / table["term_count"].astype(float)).tolist() == pytest.approx(
        [1e4 / tokens] * len(table)
    )


def test_the_evidence_of_a_term_adds_up_to_its_count(asked: Asked):
    texts = {(row["report_id"], row["passage_number"]): row["text"] for row in asked.stored("passages")}
    table = asked.table("terms", "terms", genre_words="1")
    assert any(
        sum(text.count(term) for text in texts.values()) > count
        for term, count in table[["term", "term_count"]].itertuples(index=False)
    ), "some words are also parts of longer ones, where their characters stand uncounted"
    for term, count in table[["term", "term_count"]].head(40).itertuples(index=False):
        places = views.term_places(asked.corpus, asked.scope, term)
        assert asked.weighed(places["report_id"]) == pytest.approx(float(count)), term
        assert {texts[row.report_id, row.passage_number][row.start : row.end] for row in places.itertuples()} == {term}


def test_a_features_only_corpus_has_no_places_of_a_word(corpus_features_only: Corpus):
    with pytest.raises(TextNotStored):
        views.term_places(corpus_features_only, Scope(), WORD)


def test_no_display_filter_moves_a_rate(whole: Asked):
    plain = whole.table("terms", "terms").set_index("term")
    other = whole.table("terms", "terms", genre_words="1", layer=("function", "number"), exclude=(WORD,)).set_index(
        "term"
    )
    assert WORD in plain.index
    assert WORD not in other.index
    shared = plain.index.intersection(other.index)
    assert len(shared) == len(plain) - 1
    pd.testing.assert_series_equal(plain.loc[shared, "per_10k_terms"], other.loc[shared, "per_10k_terms"])


def test_rates_of_leading_terms_lie_in_their_interval(corpus_with_text: Corpus):
    table = Asked(corpus_with_text, Scope()).table("terms", "terms").dropna(subset=["per_10k_low"])
    assert len(table) == 200
    assert (table["per_10k_low"] <= table["per_10k_terms"]).all()
    assert (table["per_10k_terms"] <= table["per_10k_high"]).all()


@pytest.mark.parametrize("excluded", [0, 20])
def test_the_terms_that_are_seen_first_have_their_interval(excluded: int, asked: Asked):
    names = tuple(asked.table("terms", "terms")["term"].head(excluded))
    table = asked.table("terms", "terms", exclude=names)
    known = table["per_10k_low"].notna()
    assert known.head(200).all()
    assert known.sum() == 200


def test_common_words_are_used_by_four_fifths_of_the_organizations(whole: Asked):
    using = defaultdict(set)
    for row in whole.stored("terms"):
        using[row["term"]].add(whole.owner[row["report_id"]])
    reports = defaultdict(set)
    for row in whole.stored("terms"):
        reports[row["term"]].add(row["report_id"])
    for row in whole.table("terms", "common_vocabulary").itertuples():
        assert row.report_count == pytest.approx(whole.weighed(reports[row.term]))
        assert row.organization_count == len(using[row.term] - {NOBODY})
        assert row.organization_share >= 0.8


def test_a_candidate_stands_so_often_in_the_text_and_its_line_is_a_dictionary(whole: Asked, tmp_path):
    from analysis.words.segment import read_user_dictionary, segmenter

    table = whole.table("terms", "candidates", candidate_count="4")
    texts = [row["text"] for row in whole.of_each_one.stored("passages")]
    cut = [[token.term for token in segmenter().tokens(text)] for text in texts]
    for row in table.itertuples():
        parts, size = list(row.parts), len(row.parts)
        counted = sum(tokens[at : at + size] == parts for tokens in cut for at in range(len(tokens) - size + 1))
        assert row.candidate_count == counted >= 4
    place = tmp_path / "user_dictionary.txt"
    place.write_text("".join(f"{line}\n" for line in table["dictionary_line"]), encoding="utf-8")
    assert [entry.term for entry in read_user_dictionary(place)] == list(table["candidate"])


def test_adopted_candidates_are_marked_and_nothing_else_changes(corpus_with_text: Corpus):
    asked = Asked(corpus_with_text, Scope())
    plain = asked.table("terms", "candidates", candidate_count="4")
    chosen = plain["candidate"].iloc[0]
    made = asked.table("terms", "candidates", candidate_count="4", adopt=(chosen, "不在其中的词"))
    assert made.loc[made["adopted"], "candidate"].tolist() == [chosen]
    pd.testing.assert_frame_equal(made.drop(columns="adopted"), plain.drop(columns="adopted"))


@pytest.mark.parametrize("value", ["两个 词", "一行\n两行 200 n", "字", "长" * 41])
def test_what_cannot_stand_in_a_dictionary_is_not_adopted(value: str, corpus_with_text: Corpus):
    with pytest.raises(UnknownChoice):
        Asked(corpus_with_text, Scope()).table("terms", "candidates", adopt=(value,))


def test_a_collocate_stands_so_often_near_the_word(whole: Asked):
    from analysis.words.segment import segmenter

    near: Counter[str] = Counter()
    for row in whole.of_each_one.stored("passages"):
        tokens = [token.term for token in segmenter().tokens(row["text"])]
        places = [at for at, token in enumerate(tokens) if token == WORD]
        near.update(t for at, t in enumerate(tokens) if t != WORD and any(abs(at - place) <= 5 for place in places))
    table = whole.table("context", "collocates", q=WORD, min_count="2", layer=("function", "number"))
    assert dict(zip(table["term"], table["together_count"], strict=True)) == {t: n for t, n in near.items() if n >= 2}


def test_grammar_and_numbers_are_no_collocates_unless_asked_for(corpus_with_text: Corpus):
    asked = Asked(corpus_with_text, Scope())
    hidden, every = (
        asked.table("context", "collocates", q=WORD, layer=layers) for layers in ((), ("function", "number"))
    )
    assert set(hidden["term"]) < set(every["term"])
    assert hidden["term"].str.len().min() > 1


def test_the_least_strength_leaves_out_the_weaker_and_moves_nothing(corpus_with_text: Corpus):
    asked = Asked(corpus_with_text, Scope())
    every = asked.table("context", "collocates", q=WORD, min_count="2")
    kept = asked.table("context", "collocates", q=WORD, min_count="2", min_log_dice="11")
    wanted = every[every["log_dice"] >= 11].reset_index(drop=True)
    assert 0 < len(wanted) < len(every)
    pd.testing.assert_frame_equal(kept, wanted)


def test_a_word_that_is_not_asked_for_has_no_collocates(corpus_with_text: Corpus):
    assert Asked(corpus_with_text, Scope()).table("context", "collocates").empty


def test_a_word_that_stands_beside_nothing_often_gives_an_empty_table_with_its_columns(corpus_with_text: Corpus):
    terms = corpus_with_text.rows("terms", Scope())
    rare = terms.groupby("term")["term_count"].sum().loc[lambda counts: counts == 1].index[0]
    table = Asked(corpus_with_text, Scope()).table("context", "collocates", q=str(rare), min_count="5")
    assert table.empty
    assert tuple(table.columns) == SHOWN["context", "collocates"].columns

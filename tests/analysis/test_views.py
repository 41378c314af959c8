"""The registry of views: every table has its declared columns, in every counting mode, on every kind of corpus, and when empty.

That every number is the sum of rows that the reader can open is tested table by table in tests/analysis/views.
"""

from __future__ import annotations

import pytest

from analysis import tables, views
from analysis.corpus import Corpus
from analysis.errors import TextNotStored, UnknownChoice
from analysis.scope import COUNT_MODES, Scope
from tests.analysis.views.asked import WORD, Asked

KEYS = list(views.VIEWS)
NAMES = [" ".join(key) for key in KEYS]
NOTHING = Scope(reported_from=2900)
# Every fictional report was written by itself, so nothing is shared there; these are asked of a corpus where it is.
PLANTED = {("organizations", "sentence_reuse"), ("organizations", "shared_wording")}


def test_every_declared_table_has_a_view_and_every_view_a_declaration():
    assert set(views.VIEWS) == set(tables.SHOWN)


def test_contract_tables_begin_with_the_columns_of_the_contract():
    begins = {
        (
            "timeline",
            "reported_years",
        ): "organization reported_year mention_count report_count covering_reports organization_reports share",
        ("terms", "terms"): "term term_count per_10k_terms report_count dp_norm",
        (
            "organizations",
            "keyness",
        ): "term a_count b_count a_per_10k b_per_10k a_reports b_reports g2 log_ratio"
        " conservative_log_ratio log_odds_z p_value q_value",
        (
            "themes",
            "theme_shares",
        ): "organization theme_id theme report_share report_share_low report_share_high"
        " text_share text_share_low text_share_high report_count organization_reports",
        ("context", "concordance"): "report_id passage_number left match right organization report_label",
    }
    for key, columns in begins.items():
        wanted = tuple(columns.split())
        assert views.VIEWS[key].table.columns[: len(wanted)] == wanted


@pytest.mark.parametrize(("page", "table"), KEYS, ids=NAMES)
@pytest.mark.parametrize("mode", COUNT_MODES)
def test_a_view_gives_exactly_the_declared_columns(
    page: str, table: str, mode: str, corpus_with_text: Corpus, corpus_with_shared_wording: Corpus
):
    of = views.view(page, table)
    corpus = corpus_with_shared_wording if (page, table) in PLANTED else corpus_with_text
    keys = views.page_keys(of, {"q": [WORD]}, corpus)[0]
    made = views.make(of, corpus, Scope(count_mode=mode), keys)
    assert tuple(made.columns) == of.table.columns
    assert len(made), "the corpus has something to show in every table"
    for name in of.table.columns:
        known = of.table.column(name).vocabulary
        assert not known or set(made[name].dropna()) <= {*known, ""}


@pytest.mark.parametrize(("page", "table"), KEYS, ids=NAMES)
def test_an_empty_scope_gives_the_header_only(page: str, table: str, corpus_with_text: Corpus):
    of = views.view(page, table)
    made = views.make(of, corpus_with_text, NOTHING, views.page_keys(of, {"q": [WORD]}, corpus_with_text)[0])
    assert (tuple(made.columns), len(made)) == (of.table.columns, 0)


@pytest.mark.parametrize(("page", "table"), KEYS, ids=NAMES)
def test_a_features_only_corpus_answers_or_says_what_is_missing(page: str, table: str, corpus_features_only: Corpus):
    of = views.view(page, table)
    keys = views.page_keys(of, {"q": [WORD]}, corpus_features_only)[0]
    if of.needs_text:
        with pytest.raises(TextNotStored, match="text"):
            views.make(of, corpus_features_only, Scope(), keys)
    else:
        assert tuple(views.make(of, corpus_features_only, Scope(), keys).columns) == of.table.columns


@pytest.mark.parametrize(
    ("page", "table", "query"),
    [
        ("timeline", "reported_years", {"role": "hope"}),
        ("figures", "figures", {"value_from": "viel"}),
        ("figures", "figures", {"value_to": "nan"}),
        ("terms", "candidates", {"candidate_count": "0"}),
        ("context", "collocates", {"min_count": "-1"}),
        ("organizations", "keyness", {"rank": "merit"}),
        ("organizations", "keyness", {"a": "无此组织"}),
    ],
)
def test_a_value_that_a_key_does_not_know_is_named(
    page: str, table: str, query: dict[str, str], corpus_with_text: Corpus
):
    with pytest.raises(UnknownChoice, match=next(iter(query.values()))):
        Asked(corpus_with_text, Scope()).table(page, table, **query)


@pytest.mark.parametrize(
    ("page", "table", "value"),
    [
        ("timeline", "reported_years", "mention_count"),
        ("timeline", "orientation", "mention_count"),
        ("timeline", "published_by_reported", "mention_count"),
        ("terms", "terms", "term_count"),
        ("organizations", "keyness", "b_count"),
        ("themes", "theme_shares", "report_count"),
        ("themes", "changes", "report_count"),
        ("themes", "codebook_coverage", "passage_count"),
        ("figures", "units", "figure_count"),
        ("overview", "organizations", "token_count"),
    ],
)
def test_copies_count_in_full_once_or_shared(page: str, table: str, value: str, corpus_with_text: Corpus):
    total = {
        mode: float(Asked(corpus_with_text, Scope(count_mode=mode)).table(page, table)[value].sum())
        for mode in COUNT_MODES
    }
    assert total["all"] > total["cluster"], "the fictional corpus has copies"
    assert total["weighted"] == pytest.approx(total["cluster"], rel=0.02), "copies are (nearly) the same text"

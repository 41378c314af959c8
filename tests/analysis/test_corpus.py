"""An opened corpus: sums agree between its tables, features-only holds no text, and the database cannot be led astray."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from analysis import tables
from analysis.build.assemble import FEWEST_TERMS
from analysis.corpus import Corpus
from analysis.describe import problems
from analysis.errors import TextNotStored
from analysis.scope import Scope

EVERYTHING = Scope()


@pytest.fixture(params=["corpus_with_text", "corpus_features_only"])
def corpus(request: pytest.FixtureRequest) -> Corpus:
    found: Corpus = request.getfixturevalue(request.param)
    return found


def test_the_check_finds_nothing_wrong(corpus: Corpus):
    assert problems(corpus) == []


def test_terms_sum_to_the_tokens_that_rates_are_divided_by(corpus: Corpus):
    summed = corpus.rows("terms", EVERYTHING).groupby("report_id")["term_count"].sum()
    told = corpus.reports(EVERYTHING).set_index("report_id")["token_count"]
    assert summed.astype(int).to_dict() == told.astype(int).to_dict()


def test_every_stored_table_has_its_declared_columns_and_order(corpus: Corpus):
    for name, table in tables.STORED.items():
        rows = corpus.build_log() if name == "build_log" else corpus.rows(name, EVERYTHING)
        assert tuple(rows.columns) == table.columns
        keys = list(table.sort)
        assert rows[keys].astype(str).equals(rows.sort_values(keys, kind="stable")[keys].astype(str)) or name in (
            "year_mentions",
            "figures",
        )


def test_findings_stand_where_they_say(corpus_with_text: Corpus):
    passages = corpus_with_text.rows("passages", EVERYTHING).set_index(["report_id", "passage_number"])["text"]
    titles = corpus_with_text.reports(EVERYTHING).set_index("report_id")["title"]
    for name in ("year_mentions", "figures"):
        for row in corpus_with_text.rows(name, EVERYTHING).itertuples():
            text = titles[row.report_id] if row.passage_number == -1 else passages[row.report_id, row.passage_number]
            assert text[row.start : row.end] == row.surface


def test_features_only_holds_no_text_no_names_and_no_offsets(corpus_features_only: Corpus):
    row = lambda name: corpus_features_only.rows(name, EVERYTHING)  # noqa: E731
    assert row("passages")["text"].isna().all()
    assert row("removed_lines")["text"].isna().all()
    assert row("originals").empty
    assert row("year_mentions")[["start", "end"]].isna().all(axis=None)
    assert row("figures")[["start", "end"]].isna().all(axis=None)
    assert corpus_features_only.reports(EVERYTHING)[["author", "editor"]].isna().all(axis=None)
    assert "person" not in set(row("entities")["kind"])


def test_features_only_lists_terms_of_long_passages_only(corpus_features_only: Corpus, corpus_with_text: Corpus):
    lists = [terms for terms in corpus_features_only.rows("passages", EVERYTHING)["terms"] if terms is not None]
    short = [terms for terms in corpus_with_text.rows("passages", EVERYTHING)["terms"] if len(terms) < FEWEST_TERMS]
    assert lists
    assert short
    assert min(len(terms) for terms in lists) >= FEWEST_TERMS


def test_numbers_do_not_depend_on_whether_text_is_stored(corpus_with_text: Corpus, corpus_features_only: Corpus):
    for name in ("terms", "themes"):
        assert corpus_with_text.rows(name, EVERYTHING).equals(corpus_features_only.rows(name, EVERYTHING))


def test_a_question_that_needs_text_says_so(corpus_features_only: Corpus, corpus_with_text: Corpus):
    corpus_with_text.require_text("A concordance")
    with pytest.raises(TextNotStored, match="A concordance needs the reports' text"):
        corpus_features_only.require_text("A concordance")


@pytest.mark.parametrize(
    "escape",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/hostname')",
        "COPY reports TO '/tmp/stolen.csv'",
        "ATTACH '/tmp/other.db'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "SET lock_configuration = false",
        "SELECT * FROM planted_frame",
    ],
)
def test_the_database_sees_this_generation_and_nothing_else(corpus_with_text: Corpus, escape: str):
    planted_frame = corpus_with_text.reports(EVERYTHING)  # noqa: F841 - a database that read Python's variables would find it
    with pytest.raises(duckdb.Error):
        corpus_with_text.connection.cursor().execute(escape).fetchall()
    assert not Path("/tmp/stolen.csv").exists()


def test_what_a_caller_writes_stays_with_the_caller(corpus_with_text: Corpus):
    first, n = corpus_with_text.reports(Scope()), corpus_with_text.counts(Scope())
    wanted = first["organization_label"].tolist()
    first.loc[:, "organization_label"] = "changed"
    first["more"] = 1
    n["reports"] = -1
    again = corpus_with_text.reports(Scope())
    assert again["organization_label"].tolist() == wanted
    assert "more" not in again
    assert corpus_with_text.counts(Scope())["reports"] == len(wanted)

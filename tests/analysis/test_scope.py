"""The scope: what a URL means, what of it is named as ignored, and which reports it keeps."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus import Corpus
from analysis.errors import UnknownChoice
from analysis.scope import COUNT_MODES, Choices, Scope, parse, parse_strict
from analysis.scope_sql import selected

CHOICES = Choices(
    organizations=("甲", "乙 & 丙", "=丁"),
    themes=("T01", "T02"),
    reports=frozenset({"0123456789ab"}),
    mentioned_years=(1921, 2020, 2021),
    reporting_years=(2020, 2021),
    published_years=(2021,),
    terms=frozenset({"水质", "a=b&c"}),
)
year = st.none() | st.integers(1000, 2999)
scopes = st.builds(
    Scope,
    organization=st.lists(st.sampled_from(CHOICES.organizations), unique=True).map(tuple),
    reported_from=year,
    reported_to=year,
    published_from=year,
    published_to=year,
    undated=st.booleans(),
    theme=st.lists(st.sampled_from(CHOICES.themes), unique=True).map(tuple),
    term=st.lists(st.sampled_from(sorted(CHOICES.terms or ())), unique=True).map(tuple),
    mentioned_year=st.lists(st.sampled_from(CHOICES.mentioned_years), unique=True).map(tuple),
    count_mode=st.sampled_from(COUNT_MODES),
    report=st.none() | st.sampled_from(sorted(CHOICES.reports)),
    passage=st.none() | st.integers(0, 999),
)


@given(scopes)
def test_a_scope_survives_the_url(scope: Scope):
    address = urlencode(scope.to_query())
    assert parse(parse_qs(address), CHOICES) == (scope, ())


@given(
    st.dictionaries(
        st.sampled_from(["organization", "reported_from", "undated", "theme", "count_mode", "passage", "x"]),
        st.lists(st.text(max_size=8), max_size=3),
    )
)
def test_no_address_raises_and_nothing_is_swallowed(query: dict[str, list[str]]):
    scope, ignored = parse(query, CHOICES)
    kept = dict.fromkeys(f"{key}={value}" for key, value in scope.to_query())
    for key, values in query.items():
        if key != "x":
            default_said = {"undated": "0", "count_mode": "all"}.get(key)
            assert all(
                f"{key}={value}" in kept
                or f"{key}={value}" in ignored
                or value == default_said
                or _same_number(value, kept, key)
                for value in values
            )


def _same_number(value: str, kept: dict[str, None], key: str) -> bool:
    return value.isascii() and value.isdigit() and f"{key}={int(value)}" in kept


@pytest.mark.parametrize(
    ("query", "ignored"),
    [
        ({"organization": ["甲", "无此组织"]}, ("organization=无此组织",)),
        ({"reported_from": ["20201"]}, ("reported_from=20201",)),
        ({"reported_from": ["２０２０"]}, ("reported_from=２０２０",)),
        ({"undated": ["true"]}, ("undated=true",)),
        ({"mentioned_year": ["1949"]}, ("mentioned_year=1949",)),
        ({"term": ["没有的词"]}, ("term=没有的词",)),
        ({"count_mode": ["cluster", "all"]}, ("count_mode=all",)),
    ],
)
def test_what_does_not_exist_is_named(query: dict[str, list[str]], ignored: tuple[str, ...]):
    assert parse(query, CHOICES)[1] == ignored


def test_the_strict_reading_lists_what_is_valid():
    with pytest.raises(UnknownChoice, match="T01, T02"):
        parse_strict({"theme": ["T99"]}, CHOICES)


def ids(corpus: Corpus, scope: Scope) -> set[str]:
    return set(corpus.reports(scope)["report_id"])


def test_organizations_are_alternatives(corpus_with_text: Corpus):
    reports = corpus_with_text.reports(Scope())
    two = tuple(reports["organization_label"].value_counts().index[:2])
    wanted = set(reports[reports["organization_label"].isin(two)]["report_id"])
    assert ids(corpus_with_text, Scope(organization=two)) == wanted


def test_a_range_keeps_reports_about_a_year_in_it(corpus_with_text: Corpus):
    reports = corpus_with_text.reports(Scope())
    wanted = {row.report_id for row in reports.itertuples() if any(2020 <= one <= 2021 for one in row.reporting_years)}
    assert ids(corpus_with_text, Scope(reported_from=2020, reported_to=2021)) == wanted


def test_reports_that_name_nobody_are_no_organization(corpus_with_text: Corpus):
    reports = corpus_with_text.reports(Scope())
    unnamed = reports[reports["organization_label"] == "未注明"]
    assert len(unnamed), "the fictional corpus must hold unnamed reports"
    counts = corpus_with_text.counts(Scope())
    assert counts["unnamed"] == len(unnamed)
    assert counts["organizations"] == reports["organization_label"].nunique() - 1


def test_undated_reports_are_left_out_counted_and_can_be_kept(corpus_with_text: Corpus):
    reports = corpus_with_text.reports(Scope())
    undated = set(reports[reports["published_date"].isna()]["report_id"])
    assert undated, "the fictional corpus must hold undated reports"
    narrow = Scope(published_from=1000, published_to=2999)
    assert corpus_with_text.counts(narrow)["undated_left_out"] == len(undated)
    assert (
        ids(corpus_with_text, Scope(published_from=1000, published_to=2999, undated=True))
        - ids(corpus_with_text, narrow)
        == undated
    )


def test_a_term_keeps_the_reports_that_use_it(corpus_with_text: Corpus):
    terms = corpus_with_text.rows("terms", Scope())
    term = terms.groupby("term")["report_id"].nunique().sub(5).abs().idxmin()
    assert ids(corpus_with_text, Scope(term=(str(term),))) == set(terms[terms["term"] == term]["report_id"])


def test_a_theme_keeps_the_reports_that_were_coded_with_it(corpus_with_text: Corpus):
    themes = corpus_with_text.rows("themes", Scope())
    assert ids(corpus_with_text, Scope(theme=("T05",))) == set(themes[themes["theme_id"] == "T05"]["report_id"])


def test_a_mentioned_year_finds_short_spans_by_every_year_and_long_ones_by_their_end(corpus_with_text: Corpus):
    mentions = corpus_with_text.rows("year_mentions", Scope()).dropna(subset=["start_year"])
    length = mentions["end_year"] - mentions["start_year"]
    inside = (mentions["start_year"] <= 2022) & (mentions["end_year"] >= 2022) & (length < 5)
    wanted = set(mentions[inside | (mentions["end_year"] == 2022)]["report_id"])
    assert ids(corpus_with_text, Scope(mentioned_year=(2022,))) == wanted


def test_cluster_mode_keeps_one_report_of_each_group(corpus_with_text: Corpus):
    reports = corpus_with_text.reports(Scope())
    assert reports["duplicate_cluster"].nunique() < len(reports), "the fictional corpus must hold reposts"
    kept = corpus_with_text.reports(Scope(count_mode="cluster"))
    assert sorted(kept["duplicate_cluster"]) == sorted(reports["duplicate_cluster"].unique())


def test_reports_without_a_cluster_are_no_copies_of_one_another():
    sql, values = selected(Scope(count_mode="cluster"))
    with duckdb.connect(":memory:") as held:
        held.execute(
            "CREATE TABLE reports AS FROM (VALUES ('r1', NULL), ('r2', NULL), ('r3', 'r1')) t(report_id, duplicate_cluster)"
        )
        kept = held.execute(sql, values).fetchall()
    assert sorted(kept) == [("r1",), ("r2",)], "r3 is a copy of r1, whose own cluster is not stored"


def test_keys_narrow_each_other(corpus_with_text: Corpus):
    both = ids(corpus_with_text, Scope(theme=("T05",), reported_from=2021, reported_to=2021))
    assert both == ids(corpus_with_text, Scope(theme=("T05",))) & ids(
        corpus_with_text, Scope(reported_from=2021, reported_to=2021)
    )


@pytest.mark.parametrize("hostile", ["'; DROP TABLE reports; --", "' OR 1=1 --", "\0", "%", "甲' UNION SELECT 1"])
def test_hostile_values_are_only_values(corpus_with_text: Corpus, hostile: str):
    assert ids(corpus_with_text, Scope(organization=(hostile,), term=(hostile,), theme=(hostile,))) == set()
    assert len(ids(corpus_with_text, Scope())) == corpus_with_text.manifest["counts"]["reports"]

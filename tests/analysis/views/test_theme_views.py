"""Shares, changes and the code-book report are the sums of the passages that carry a theme."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd
import pytest

from analysis.corpus import Corpus
from analysis.scope import Scope
from tests.analysis.views.asked import A, Asked, B, as_dict, same


def test_a_theme_share_is_the_sum_of_its_passages(asked: Asked):
    shown = asked.table("themes", "passages")
    with_theme, amount, every = defaultdict(set), defaultdict(float), defaultdict(float)
    for row in shown.itertuples():
        with_theme[row.organization, row.theme_id].add(row.report_id)
        weighed = asked.weight[row.report_id] * row.weight * row.char_count
        amount[row.organization, row.theme_id] += weighed
        every[row.organization] += weighed
    table = asked.table("themes", "theme_shares")
    same(
        as_dict(table, ["organization", "theme_id"], "report_count"),
        {k: asked.weighed(v) for k, v in with_theme.items()},
    )
    for row in table.dropna(subset=["text_share"]).itertuples():
        assert row.text_share == pytest.approx(amount[row.organization, row.theme_id] / every[row.organization])
        assert row.report_share == pytest.approx(row.report_count / row.organization_reports)


def test_theme_passages_are_the_stored_ones(asked: Asked):
    shown = asked.table("themes", "passages")
    stored = {(row["report_id"], row["passage_number"], row["theme_id"]) for row in asked.stored("themes")}
    assert {tuple(row) for row in shown[["report_id", "passage_number", "theme_id"]].itertuples(index=False)} == stored


def test_residuals_have_the_counts_of_the_shares(asked: Asked):
    shares, residuals = asked.table("themes", "theme_shares"), asked.table("themes", "residuals")
    keys = ["organization", "theme_id"]
    same(
        as_dict(residuals, keys, "report_count"),
        {k: float(v) for k, v in as_dict(shares, keys, "report_count").items()},
    )
    expected = residuals.groupby("theme_id")[["expected_reports", "report_count"]].sum()
    assert expected["expected_reports"].tolist() == pytest.approx(expected["report_count"].astype(float).tolist())


def test_differences_are_those_of_the_shares(whole: Asked):
    share = as_dict(whole.table("themes", "theme_shares"), ["organization", "theme_id"], "report_share")
    for row in whole.table("themes", "differences", a=A, b=B).itertuples():
        assert row.difference == pytest.approx(share[A, row.theme_id] - share[B, row.theme_id])
        assert row.difference_low <= row.difference <= row.difference_high


def test_differences_from_the_rest_are_those_from_all_other_reports(whole: Asked):
    having = defaultdict(set)
    for row in whole.stored("themes"):
        having[row["theme_id"]].add(row["report_id"])
    others = {report for report, organization in whole.owner.items() if organization != A}
    table = whole.table("themes", "differences", a=A)
    assert (set(table["organization"]), set(table["other_organization"])) == ({A}, {"rest"})
    for row in table.itertuples():
        assert row.b_share == pytest.approx(whole.weighed(having[row.theme_id] & others) / whole.weighed(others))


def test_themes_over_years_are_counted_in_the_reports_about_the_year(asked: Asked):
    themes = defaultdict(set)
    for row in asked.stored("themes"):
        themes[row["report_id"]].add(row["theme_id"])
    having, about = defaultdict(float), defaultdict(float)
    for report in asked.stored("reports"):
        for year in set(report["reporting_years"]):
            about[year] += asked.weight[report["report_id"]]
            for theme in themes[report["report_id"]]:
                having[theme, year] += asked.weight[report["report_id"]]
    table = asked.table("themes", "changes")
    same(as_dict(table, ["theme_id", "reported_year"], "report_count"), having)
    for row in table.itertuples():
        assert row.covering_reports == pytest.approx(about[row.reported_year])
        assert pd.isna(row.year_share) == (about[row.reported_year] == 0)
        assert pd.isna(row.year_share) or row.year_share_low <= row.year_share <= row.year_share_high


def test_code_book_coverage_and_overlap_are_counted_in_the_stored_themes(asked: Asked):
    each = asked.of_each_one
    passages = defaultdict(set)
    for row in each.stored("themes"):
        passages[row["theme_id"]].add((row["report_id"], row["passage_number"]))
    counted = {(theme,): float(len(found)) for theme, found in passages.items()}
    same(as_dict(asked.table("themes", "codebook_coverage"), ["theme_id"], "passage_count"), counted)
    for row in asked.table("themes", "codebook_overlap").itertuples():
        both, either = passages[row.theme_a] & passages[row.theme_b], passages[row.theme_a] | passages[row.theme_b]
        assert (row.passage_count, row.jaccard) == pytest.approx((len(both), len(both) / len(either)))


def test_code_book_words_are_counted_in_the_stored_evidence(asked: Asked):
    found = defaultdict(set)
    for row in asked.of_each_one.stored("themes"):
        for term in row["matched_terms"]:
            found[row["theme_id"], term].add((row["report_id"], row["passage_number"]))
    table = asked.table("themes", "codebook_terms")
    same(as_dict(table, ["theme_id", "term"], "passage_count"), {key: float(len(own)) for key, own in found.items()})


def test_words_without_a_theme_are_counted_in_passages_without_one(whole: Asked):
    each = whole.of_each_one
    coded = {(row["report_id"], row["passage_number"]) for row in each.stored("themes")}
    free = [
        row
        for row in each.stored("passages")
        if row["kind"] != "heading" and (row["report_id"], row["passage_number"]) not in coded
    ]
    for row in whole.table("themes", "codebook_unmatched").itertuples():
        assert row.passage_count == sum(row.term in passage["terms"] for passage in free)


def test_a_rule_is_fulfilled_in_so_many_passages(corpus_with_text: Corpus):
    table = Asked(corpus_with_text, Scope()).table("themes", "codebook_rules")
    assert (table["report_count"] <= table["passage_count"]).all()
    one_each = Asked(corpus_with_text, Scope(count_mode="cluster")).table("themes", "codebook_rules")
    pd.testing.assert_frame_equal(
        one_each, Asked(corpus_with_text, Scope(count_mode="weighted")).table("themes", "codebook_rules")
    )

"""The code book's report on a corpus small enough to count by hand."""

import pandas as pd
import pytest

from analysis.compare import codebook_report as report

PASSAGES = pd.DataFrame(
    [
        ("r1", 0, "heading", 8, ["标题"]),
        ("r1", 1, "body", 50, ["泵站", "检修"]),
        ("r1", 2, "body", 90, ["茶叶", "泵站"]),
        ("r2", 0, "body", 70, ["检修"]),
        ("r2", 1, "caption", 12, ["茶叶", "采摘"]),
        ("r2", 2, "body", 12, None),
    ],
    columns=["report_id", "passage_number", "kind", "char_count", "terms"],
)
THEMES = pd.DataFrame(
    [
        ("r1", 1, "A", 1.0, ["检修", "泵站"]),
        ("r1", 1, "B", 0.5, ["泵站"]),
        ("r2", 0, "A", 1.0, ["检修"]),
    ],
    columns=["report_id", "passage_number", "theme_id", "weight", "matched_terms"],
)


def test_coverage_counts_passages_reports_and_leads_with_zeros():
    made = report.coverage(THEMES, PASSAGES, ["A", "B", "C"])
    assert made.to_dict("list") == {
        "theme_id": ["A", "B", "C"],
        "passage_count": [2, 1, 0],
        "passage_share": pytest.approx([2 / 5, 1 / 5, 0]),
        "leading_count": [2, 0, 0],
        "report_count": [2, 1, 0],
    }


def test_uncoded_passages_longest_first_without_headings():
    made = report.uncoded(THEMES, PASSAGES)
    assert list(zip(made["report_id"], made["passage_number"], strict=True)) == [("r1", 2), ("r2", 1), ("r2", 2)]


def test_term_hits_name_dead_words():
    listed = pd.DataFrame({"theme_id": ["A", "A", "B"], "term": ["检修", "抢修", "泵站"]})
    made = report.term_hits(THEMES, listed)
    assert list(made.itertuples(index=False, name=None)) == [
        ("A", "检修", 2, 2),
        ("A", "泵站", 1, 1),
        ("A", "抢修", 0, 0),
        ("B", "泵站", 1, 1),
    ]


def test_rule_hits_name_dead_rules():
    hits = pd.DataFrame(
        [("r1", 1, "A", "x"), ("r1", 2, "A", "x"), ("r1", 2, "A", "x")],
        columns=["report_id", "passage_number", "theme_id", "rule"],
    )
    made = report.rule_hits(hits, pd.DataFrame({"theme_id": ["A", "B"], "rule": ["x", "y"]}))
    assert list(made.itertuples(index=False, name=None)) == [("A", "x", 2, 1), ("B", "y", 0, 0)]


def test_overlap_shares():
    made = report.overlap(THEMES)
    assert list(made.itertuples(index=False, name=None)) == [("A", "B", 1, 0.5, 1.0, 0.5)]


def test_unmatched_terms_of_uncoded_passages():
    made = report.unmatched_terms(THEMES, PASSAGES, known_terms=["采摘"])
    assert list(made.itertuples(index=False, name=None)) == [("茶叶", 2, 2, 0), ("泵站", 1, 1, 1)]


def test_a_corpus_without_any_theme():
    nothing = THEMES.iloc[:0]
    assert report.coverage(nothing, PASSAGES, ["A"])["passage_count"].tolist() == [0]
    assert len(report.uncoded(nothing, PASSAGES)) == 5
    assert report.overlap(nothing).empty
    assert report.term_hits(nothing, pd.DataFrame({"theme_id": ["A"], "term": ["检修"]}))["passage_count"].tolist() == [
        0
    ]

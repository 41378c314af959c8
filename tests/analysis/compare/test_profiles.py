"""Wide tables, long spans: rows and columns are what they say."""

import pandas as pd

from analysis.compare.profiles import term_table, theme_table
from analysis.compare.spans import long_spans

REPORTS = pd.DataFrame(
    {
        "report_id": ["a1", "a2", "b1"],
        "report_label": ["甲一", "甲二", "乙一"],
        "title": [None, None, None],
        "organization_label": ["云岭水务集团", "云岭水务集团", "北岸重工"],
    }
)


def test_theme_table_adds_weight_times_length() -> None:
    passages = pd.DataFrame({"report_id": ["a1", "a2", "b1"], "passage_number": 0, "char_count": [100, 40, 70]})
    themes = pd.DataFrame(
        [("a1", 0, "T01", 1.0), ("a1", 0, "T02", 0.5), ("a2", 0, "T01", 1.0)],
        columns=["report_id", "passage_number", "theme_id", "weight"],
    )
    made = theme_table(REPORTS, passages, themes, {"T01": "学习", "T02": "供水"})
    assert made.to_dict("index") == {
        "云岭水务集团": {"学习": 140.0, "供水": 50.0},
        "北岸重工": {"学习": 0.0, "供水": 0.0},
    }


def test_term_table_keeps_the_most_frequent_terms_and_every_organization() -> None:
    terms = pd.DataFrame(
        [("a1", "供水", 5), ("a2", "供水", 2), ("a1", "管网", 1), ("elsewhere", "管网", 99)],
        columns=["report_id", "term", "term_count"],
    )
    made = term_table(REPORTS, terms, most=1)
    assert made.to_dict("index") == {"云岭水务集团": {"供水": 7}, "北岸重工": {"供水": 0}}


def test_only_spans_of_more_than_five_years_are_lines() -> None:
    rows = [("a1", 2011, 2020), ("a2", 2011, 2020), ("a1", 2021, 2025), ("b1", None, None)]
    mentions = pd.DataFrame(rows, columns=["report_id", "start_year", "end_year"]).astype(
        {"start_year": "Int16", "end_year": "Int16"}
    )
    mentions = mentions.assign(
        passage_number=0,
        start=0,
        end=4,
        surface="某年",
        kind="range",
        role="activity",
        rule="range",
        anchor="",
        confidence="high",
    )
    made = long_spans(REPORTS, mentions)
    assert made.to_numpy().tolist() == [["云岭水务集团", 2011, 2020, 2, 2]]


def test_terms_as_frequent_as_the_last_one_are_all_taken() -> None:
    terms = pd.DataFrame(
        [("a1", "供水", 5), ("a1", "管网", 1), ("a2", "水厂", 1), ("b1", "泵站", 1)],
        columns=["report_id", "term", "term_count"],
    )
    assert sorted(term_table(REPORTS, terms, most=2).columns) == sorted(["供水", "管网", "水厂", "泵站"])

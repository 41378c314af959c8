"""Year expressions: every kind, role and trap as data; properties that hold for any text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.facts.years import reporting_years, year_mentions
from analysis.facts.years.anchors import anchors
from analysis.facts.years.reading import ANCHORS
from analysis.model import Passage, YearMention
from analysis.vocabularies import CONFIDENCES, YEAR_KINDS, YEAR_ROLES

CASES = Path(__file__).resolve().parents[2] / "cases"


def cases(file_name: str) -> list:
    rows = json.loads((CASES / file_name).read_text(encoding="utf-8"))
    known = pytest.mark.xfail(reason="known failure", strict=True)
    return [pytest.param(row, id=row["label"], marks=[known] if row.get("known_failure") else []) for row in rows]


def passages_of(*texts: str, kind: str = "body") -> tuple[Passage, ...]:
    return tuple(Passage(number, kind, text, 0, len(text)) for number, text in enumerate(texts))


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def read(title: str | None, published: date | None, passages: Sequence[Passage]) -> tuple[YearMention, ...]:
    return year_mentions(title, passages, anchors(title, published, passages))


@pytest.mark.parametrize("case", cases("years_kinds.json"))
def test_kind_is_found_resolved_and_given_its_role(case):
    given_ = case["input"]
    mentions = read(given_["title"], day(given_["published"]), passages_of(given_["text"]))
    assert [[m.surface, m.start_year, m.end_year, m.role] for m in mentions] == case["wanted"]


@pytest.mark.parametrize("case", cases("years_traps.json"))
def test_trap_is_no_year(case):
    assert [m.surface for m in read(None, date(2022, 6, 1), passages_of(case["input"]))] == case["wanted"]


@pytest.mark.parametrize("case", cases("years_documents.json"))
def test_document_is_anchored(case):
    given_, wanted = case["input"], case["wanted"]
    passages = tuple(Passage(n, kind, text, 0, len(text)) for n, (kind, text) in enumerate(given_["passages"]))
    told_on = day(given_.get("delivered"))
    found = anchors(given_["title"], day(given_["published"]), passages, told_on)
    mentions = year_mentions(given_["title"], passages, found)
    assert (found.topic_year, found.writing_year, found.basis) == (
        wanted["topic_year"],
        wanted["writing_year"],
        wanted["basis"],
    )
    assert list(reporting_years(given_["title"], mentions, found, passages)) == wanted["reporting_years"]
    resolved = [[m.surface, m.start_year, m.end_year] for m in mentions]
    assert [mention for mention in wanted["mentions"] if mention not in resolved] == []


def test_title_mentions_have_passage_number_minus_one():
    (mention,) = read("云岭水务2025年纪实", None, ())
    assert (mention.passage_number, mention.surface, mention.start) == (-1, "2025年", 4)


def test_undated_report_says_that_its_topic_year_stands_in_for_the_time_of_writing():
    mentions = read(None, None, passages_of("2019年，公司改制。今年，公司盈利。"))
    assert [(m.surface, m.anchor, m.confidence) for m in mentions] == [
        ("2019年", "explicit", "high"),
        ("今年", "topic", "low"),
    ]


def test_year_of_the_sentence_is_named_as_anchor():
    mentions = read(None, date(2023, 5, 1), passages_of("2021年，公司全年盈利。全年平稳。"))
    assert [(m.surface, m.start_year, m.anchor) for m in mentions][1:] == [
        ("全年", 2021, "sentence"),
        ("全年", 2021, "entry"),
    ]


FRAGMENTS = st.sampled_from(
    [*(CASES / "years_fragments.txt").read_text(encoding="utf-8").split("\n"), "\n", "\u3000", "😀", "\xa0"]
)
TEXTS = st.one_of(st.lists(FRAGMENTS, max_size=12).map("".join), st.text(max_size=60))
DATES = st.none() | st.dates(date(1949, 1, 1), date(2035, 12, 31))


@settings(max_examples=200, deadline=None)
@given(TEXTS, DATES, st.lists(TEXTS, max_size=3))
def test_mentions_lie_in_the_text_in_order_and_say_what_they_are(title, published, texts):
    passages = passages_of(*texts)
    last = (-2, 0)
    for mention in read(title, published, passages):
        text = title if mention.passage_number == -1 else texts[mention.passage_number]
        assert text[mention.start : mention.end] == mention.surface != ""
        assert (mention.passage_number, mention.start) >= last
        last = (mention.passage_number, mention.end)
        assert (mention.start_year is None) == (mention.end_year is None)
        assert mention.start_year is None or 0 < mention.start_year <= mention.end_year < 2**15
        assert mention.kind in YEAR_KINDS
        assert mention.role in YEAR_ROLES
        assert mention.confidence in CONFIDENCES
        assert mention.anchor in ANCHORS


@settings(max_examples=100, deadline=None)
@given(TEXTS, DATES, TEXTS, DATES)
def test_reading_does_not_depend_on_other_reports(text, published, other_text, other_published):
    alone = read(None, published, passages_of(text))
    read(None, other_published, passages_of(other_text))
    assert read(None, published, passages_of(text)) == alone


@settings(max_examples=100, deadline=None)
@given(TEXTS, DATES, st.lists(TEXTS, max_size=3))
def test_reporting_years_are_years_of_mentions(title, published, texts):
    passages = passages_of(*texts)
    found = anchors(title, published, passages)
    mentions = year_mentions(title, passages, found)
    years = reporting_years(title, mentions, found, passages)
    assert list(years) == sorted(set(years))
    assert all(any(m.start_year is not None and m.start_year <= y <= m.end_year for m in mentions) for y in years)

"""What is asked first of a numeral because it is cheap: no figure, and nothing that is said of one, is lost to it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from analysis.facts.figures import context, exclusions, figures, filters, measure, patterns
from analysis.facts.figures.patterns import Quantity, printed_quantities
from analysis.facts.years import anchors, year_mentions
from analysis.model import Passage

CASES = Path(__file__).resolve().parents[2] / "cases"
FILES = ("figures_context", "figures_known_failures", "figures_quantities", "figures_traps")
TEXTS = [case["input"] for file in FILES for case in json.loads((CASES / f"{file}.json").read_text(encoding="utf-8"))]
PRINTED = (
    "1,234.5吨",
    "1 234吨",
    "１，２３４项",
    "２·５公里",
    "1/3",
    "12.5.3",
    "0.123456789吨",
    "3-5万吨",
    "7月8日",
    "-3℃",
    "20级",
)
NEVER = "(?!)"
EVERY_SIGN = [chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000]


def rows(text: str):
    passages = (Passage(0, "body", text, 0, len(text)),)
    known = anchors(None, None, passages)
    return figures(passages, known.topic_year, year_mentions(None, passages, known))


@pytest.mark.parametrize("text", [*TEXTS, *PRINTED, "".join(TEXTS), "".join(reversed(TEXTS))])
def test_plain_digits_are_read_as_the_whole_pattern_reads_them(text, monkeypatch):
    found, believed = printed_quantities(text), rows(text)
    monkeypatch.setattr(patterns, "_FIRST", re.compile(patterns._FIRST.pattern.replace(patterns._PLAIN, NEVER)))
    whole = printed_quantities(text)
    assert believed == rows(text)
    assert found == [quantity for quantity in whole if quantity in found]  # what counts nothing is passed over


def test_what_counts_nothing_would_be_dropped():
    for sign in patterns.NOTHING_COUNTED:
        assert sign in filters._NOT_COUNTED_AFTER
        assert sign.isalnum()  # no unit in brackets is looked for before such a number
        assert patterns._RANGE.match(sign) is None


@pytest.mark.parametrize("after", ["", "+", "项"])
def test_signs_that_are_not_asked_twice_tell_nothing(after):
    for sign in EVERY_SIGN:
        text = f"x{sign}12.5{after}"
        quantity = Quantity(2, 6, 12.5, "项", "digits")
        told = [rule(text, quantity) for rule in (filters._joined, filters._ordinal, filters._list_marker)]
        assert filters._beside(text, quantity) == any(told), repr(sign)


@pytest.mark.parametrize("text", TEXTS)
def test_every_cue_before_a_figure_is_seen(text, monkeypatch):
    found = rows(text)
    monkeypatch.setattr(context.Clauses, "holds_cue", lambda *_: True)
    assert found == rows(text)


@pytest.mark.parametrize(("opens", "closes"), ["“”", "「」", "『』", "‘’", '""'])
def test_every_kind_of_quotation_is_looked_for(opens, closes):
    assert exclusions.quotations(f"落实{opens}三个到位{closes}。") == [(3, 7)]


@pytest.mark.parametrize(("opens", "closes"), ["《》", "〈〉", "〔〕"])
def test_every_kind_of_title_is_looked_for(opens, closes):
    assert exclusions.works(f"印发{opens}2021{closes}。") == [(2, 8)]


def test_a_span_begins_only_with_its_signs():
    spans = [
        sign
        for sign in EVERY_SIGN
        if measure._SPAN_HEAD.match(f"{sign}三年来") or measure._SPAN_HEAD.match(f"{sign}年")
    ]
    assert set(spans) <= measure._SPAN_SIGNS


@pytest.mark.parametrize("text", TEXTS)
def test_clauses_end_at_the_same_marks_where_no_comma_stands(text):
    plain = text.replace(",", "")
    ends = [[mark.end() for mark in marks.finditer(plain)] for marks in (context._CLAUSE_MARK, context._CLAUSE_END)]
    assert ends[0] == ends[1]

"""The tables of patterns: they are fast on any text, lose nothing to their short cuts, and name only what exists."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest

from analysis.facts.years import candidates as candidates_module
from analysis.facts.years import periods
from analysis.facts.years.candidates import PATTERNS, candidates
from analysis.facts.years.fragments import NUMERALS
from analysis.facts.years.mentions import RESOLVERS, year_mentions
from analysis.facts.years.numerals import digits, fold, number
from analysis.facts.years.republic import REPUBLIC_IF_KNOWN
from analysis.model import Anchors, Passage
from analysis.vocabularies import CONFIDENCES, YEAR_KINDS, YEAR_ROLES

CASES = Path(__file__).resolve().parents[2] / "cases"
ALL_REGEXES = [pytest.param(p.regex, id=p.rule) for p in PATTERNS] + [
    pytest.param(t.regex, id=f"trap-{t.rule}") for t in periods.traps()
]
HOSTILE = (
    *("1", "一", " ", "年", "2018年", "2018-", "1 2 0 2 ", "自2008年中", "近三", "、二中", "建党一百", "2020、", "A1-"),
    *(
        "第一",
        "二十届",
        "改革开放以来",
        "截至7月",
        "三年工作",
        "A/B 1.1.1-",
        "(2020)1",
        "党的二十",
        "百",
        "0871-",
        "每",
    ),
)
SIZE = 20_000  # characters; a fiftieth of the megabyte that may take one second
SECONDS = 0.02 * 3  # three times the allowance, since other processes share the machine
MEASURABLE = 0.01  # seconds; shorter times say nothing about growth


def case_texts() -> list[str]:
    kinds = json.loads((CASES / "years_kinds.json").read_text(encoding="utf-8"))
    traps = json.loads((CASES / "years_traps.json").read_text(encoding="utf-8"))
    return [fold(row["input"]["text"]) for row in kinds] + [fold(row["input"]) for row in traps]


def seconds(regex: re.Pattern[str], text: str) -> float:
    started = time.process_time()
    for _ in regex.finditer(text):
        pass
    return time.process_time() - started


@pytest.mark.timed
@pytest.mark.parametrize("source", ALL_REGEXES)
def test_regex_is_linear_on_hostile_text(source):
    regex = re.compile(source)
    for unit in HOSTILE:
        text = unit * (SIZE // len(unit))
        if seconds(regex, text) > MEASURABLE:
            single, double = (min(seconds(regex, text * n) for _ in range(3)) for n in (1, 2))
            assert single < SECONDS, f"{unit!r}: {single:.2f} s"
            assert double <= 2.6 * max(single, MEASURABLE), unit


@pytest.mark.parametrize("source", ALL_REGEXES)
def test_repetitions_are_bounded(source):
    without_classes = re.sub(r"\\.|\[(?:\\.|[^\]])*\]", "x", source)
    assert re.findall(r"[*+]|\{\d*,\}", without_classes) == []


def test_short_cuts_lose_no_match():
    for text in case_texts():
        proposed = set(_all_proposals(text))
        for pattern in PATTERNS:
            for match in re.finditer(pattern.regex, text):
                assert (pattern.rule, match.start()) in proposed, f"{pattern.rule}: {text}"


def test_what_follows_a_numeral_hides_no_candidate(monkeypatch):
    """Also with blanks behind the numerals: the same candidates as when every line is tried at every numeral."""
    texts = [
        re.sub(f"([{NUMERALS}])(?![{NUMERALS}])", rf"\1{gap}", text) for text in case_texts() for gap in ("", " ", "  ")
    ]
    found = [candidates(text) for text in texts]
    table = candidates_module._table()
    every = tuple(line for _, _, line in table.numeral)
    monkeypatch.setattr(candidates_module._Table, "after_numeral", lambda *_: every)
    for text, some in zip(texts, found, strict=True):
        assert _places(some) == _places(candidates(text)), text


def test_calendar_years_are_those_that_their_tables_alone_find(monkeypatch):
    texts = list(case_texts())
    found = [_places(candidates_module.Proposed(text).candidates(calendar_only=True)) for text in texts]
    monkeypatch.setattr(candidates_module, "PATTERNS", (*candidates_module.CALENDAR_YEARS, *REPUBLIC_IF_KNOWN))
    table = candidates_module._table.__wrapped__()
    monkeypatch.setattr(candidates_module, "_table", lambda: table)
    assert found == [_places(candidates(text)) for text in texts]


def _places(found) -> list[tuple[int, int, str]]:
    return [(candidate.start, candidate.end, candidate.pattern.rule) for candidate in found]


def test_a_heading_is_read_without_the_blanks_around_it():
    heading, body = " 2.  2021年工作 ", "全年完成三项。"
    known = Anchors(None, 2024, 2024, "title", "high")

    def read(head: str) -> list[tuple[int | None, str]]:
        passages = (Passage(0, "heading", head, 0, len(head)), Passage(1, "body", body, 0, len(body)))
        return [(m.start_year, m.anchor) for m in year_mentions(None, passages, known) if m.passage_number == 1]

    assert read(heading) == read(heading.strip()) == [(2021, "heading")]


def test_half_a_character_hides_no_year():
    text = "云\ud800岭水务2021年和去年"
    found = year_mentions(None, (Passage(0, "body", text, 0, len(text)),), Anchors(None, 2024, 2024, "title", "high"))
    assert [mention.surface for mention in found] == ["2021年", "去年"]


def _all_proposals(text: str):
    from analysis.facts.years.candidates import _proposals, _table

    rules = [rule.rule for rule in (*PATTERNS, *periods.traps())]
    return ((rules[order], start) for start, _, order, _, _ in _proposals(text, _table()))


def test_every_pattern_names_what_exists():
    assert {p.resolver for p in PATTERNS} <= set(RESOLVERS)
    assert {p.kind for p in PATTERNS} <= set(YEAR_KINDS)
    assert {p.role for p in PATTERNS} <= {"", *YEAR_ROLES}
    assert {p.confidence for p in PATTERNS} <= set(CONFIDENCES)


def test_rule_names_are_unique():
    rules = [p.rule for p in PATTERNS]
    assert sorted(rules) == sorted(set(rules))


def test_every_resolver_is_used():
    assert set(RESOLVERS) == {p.resolver for p in PATTERNS}


def test_every_kind_has_a_case():
    kinds = {c.pattern.kind for text in case_texts() for c in candidates(text)}
    assert kinds == set(YEAR_KINDS)


@pytest.mark.parametrize("trap", periods.traps(), ids=lambda trap: trap.rule)
def test_trap_covers_its_example(trap):
    assert re.search(trap.regex, fold(trap.example)), trap.example
    assert trap.rule in {rule for rule, _ in _all_proposals(fold(trap.example))}, trap.example
    assert any(need in fold(trap.example) for need in trap.needs.split("|"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("六十", 60),
        ("一百零四", 104),
        ("百", 100),
        ("两", 2),
        ("十", 10),
        ("7 0", 70),
        ("多", None),
        ("", None),
        ("五十百千万零零", None),
    ],
)
def test_number(text, wanted):
    assert number(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"), [("二〇二二", 2022), ("一九八四", 1984), ("1 9 9 3", 1993), ("二0二二", 2022), ("六十", None)]
)
def test_digits(text, wanted):
    assert digits(text) == wanted


def test_fold_keeps_every_offset():
    text = "１９８４年—“慶祝”　建黨100週年，○〇！"
    assert len(fold(text)) == len(text)
    assert fold(text) == '1984年-"庆祝" 建党100周年,〇〇!'

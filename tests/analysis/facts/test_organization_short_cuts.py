"""What is asked first of a name because it is cheap: no name, and nothing that speaks for its unit, is lost to it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from analysis.facts.organizations import brands, crediting, grouping, judging, parents, registry, subjects, taught, unit
from analysis.facts.organizations import lexicon as lex
from analysis.facts.organizations.candidate import Candidate
from analysis.facts.organizations.mention import Mention
from analysis.facts.organizations.names import scan
from analysis.facts.organizations.stretches import stretches
from analysis.model import Metadata, Passage

CASES = Path(__file__).resolve().parents[2] / "cases"
READ = json.loads((CASES / "organizations.json").read_text(encoding="utf-8"))
TEXTS = ["\n".join(case["passages"]) for case in READ]
KNOWN = registry.load()
LEXICON = lex.lexicon(KNOWN)
EVERY_SIGN = [chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000]


@pytest.mark.parametrize(("bit", "opens"), [(lex.BEGINS, True), (lex.BARS, False)])
@pytest.mark.parametrize("lead", ["", "今日，", "职工"])
def test_the_word_before_a_name_says_all_of_its_clause(bit, opens, lead):
    for number, word in enumerate(LEXICON.words):
        if LEXICON.flags[number] & bit:
            text = f"{lead}{word}甲公司"
            hits = [*LEXICON.hits(lead), (number, len(lead), len(lead) + len(word))]
            assert subjects._opens(text, hits, LEXICON, len(hits), len(lead) + len(word)) is opens, text


def test_only_some_signs_begin_what_bars_a_predicate():
    for sign in EVERY_SIGN:
        assert sign in subjects._MAY_BAR or not subjects._cannot_act(f"{sign}甲乙丙", 0)
    assert all(words[0] in subjects._MAY_BAR for words in subjects._NO_PREDICATE)


def test_what_names_nobody_behind_a_verb_is_marked():
    for number, (kind, word) in enumerate(zip(LEXICON.kinds, LEXICON.words, strict=True)):
        assert bool(LEXICON.flags[number] & lex.PASSES) == (kind == lex.COMMITTEE or word in lex.common_nouns())


def mention(before="", after=""):
    return Mention("甲公司", 1, 4, "company", None, True, False, before=before, after=after)


def test_only_some_words_around_a_name_say_more_than_that_it_is_named():
    words = [(word, "") for word in LEXICON.words] + [("", sign) for sign in EVERY_SIGN]
    for before, after in words:
        if before not in crediting._TELLING and after not in crediting.BUILDING:
            unit = Candidate()
            crediting._named(unit, mention(before, after), f"。甲公司{after}承建的记者", "")
            assert unit.rules == {"named": 1}, (before, after)


@pytest.mark.parametrize("text", ["\n".join(TEXTS), "\n".join(reversed(TEXTS)), *TEXTS])
def test_names_without_two_signs_in_common_are_no_forms_of_each_other(text, monkeypatch):
    texts = stretches(None, enumerate(text.split("\n")), KNOWN)
    forms = {found.name: [found] for stretch in texts for found in stretch.mentions}
    pairs = list(grouping._pairs(texts, forms, KNOWN))
    monkeypatch.setattr(grouping, "_repeated", set)
    monkeypatch.setattr(grouping, "_TERRITORY", re.compile(""))
    assert pairs == list(grouping._pairs(texts, forms, KNOWN))


@pytest.mark.parametrize("text", TEXTS)
def test_a_run_that_comes_again_is_read_alike_where_it_then_stands(text):
    judging.remembered.cache_clear()
    first = list(scan(f"。{text}", KNOWN).mentions)
    again = scan(f"会后，{text}", KNOWN).mentions
    judging.remembered.cache_clear()
    scan.cache_clear()
    assert again == scan(f"会后，{text}", KNOWN).mentions
    assert [found.name for found in again] == [found.name for found in first]
    for found in again:
        assert all(found.start < end < found.end for end in found.inner)


@pytest.mark.parametrize("word", ["公司", "局", "水利局", "党委", "机关", "矿", "股份", "社区", "云岭水务集团"])
def test_what_is_remembered_of_a_word_holds_before_every_other_word(word, monkeypatch):
    texts = [f"。{word}{behind}" for behind in ("将开展工作。", "党委召开会议。", "的职工", "（公司）", "、", "")]

    def read() -> list:
        scan.cache_clear()
        return [scan(text, KNOWN).mentions for text in texts]

    read()
    remembered, forgotten = read(), []
    for text in texts:
        monkeypatch.setattr(judging, "remembered", judging.Memory())
        scan.cache_clear()
        forgotten.append(scan(text, KNOWN).mentions)
    assert remembered == forgotten


def test_a_brand_that_stands_once_is_none():
    text = "北岸财险提供保险服务。"
    assert list(brands.clause_openings(text, KNOWN)) == ["北岸财险"]
    assert brands.repeated("", [text], KNOWN) == set()
    assert brands.repeated("", [text * brands.ACTS + "北岸财险" * brands.COMES], KNOWN) == {"北岸财险"}


@pytest.mark.parametrize("text", TEXTS)
def test_clauses_that_end_before_they_hold_a_brand_hold_none(text, monkeypatch):
    found = list(brands.clause_openings(text, KNOWN))
    monkeypatch.setattr(brands, "MAY_BEGIN", -1)
    assert found == list(brands.clause_openings(text, KNOWN))


def test_only_some_words_around_a_name_say_that_it_leads_or_owns(monkeypatch):
    texts = stretches(None, enumerate(TEXTS), KNOWN)
    found = list(parents._leading(texts, ()))
    assert found
    monkeypatch.setattr(parents, "PLACED", frozenset(("", *LEXICON.words)))
    assert found == list(parents._leading(texts, ()))


def test_a_brand_stands_alone_where_it_is_printed_more_often_than_its_legal_name():
    for text in TEXTS:
        texts = text.split("\n")
        names = {found.name: found.kind for line in texts for found in scan(line, KNOWN).mentions}
        for full in names:
            for brand in (full[:length] for length in range(taught.SHORTEST_BRAND, len(full))):
                alone = any(line.count(brand) > line.count(full) for line in texts)
                assert alone == (text.count(brand) > text.count(full))


@pytest.mark.parametrize(("text", "asked"), [("我院组织义诊活动。", True), ("临川市人民医院组织义诊活动。", False)])
def test_who_owns_the_page_is_asked_where_the_report_does_not_say(text, asked):
    calls = []

    def owners():
        calls.append(text)
        return ("青河市人民医院",)

    found = unit.reporting_unit(None, [Passage(0, "body", text, 0, len(text))], Metadata(), KNOWN, owners)
    assert bool(calls) is asked
    assert found.organization == ("青河市人民医院" if asked else "临川市人民医院")

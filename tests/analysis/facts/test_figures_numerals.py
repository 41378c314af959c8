"""Numerals: Han numerals read back by an independent writer, units known and consistent, patterns that cannot be made slow."""

from __future__ import annotations

import re
import time
from types import ModuleType

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.facts.figures import context as figure_context
from analysis.facts.figures import exclusions as figure_exclusions
from analysis.facts.figures import figures, numerals
from analysis.facts.figures import filters as figure_filters
from analysis.facts.figures import han_rules as figure_han_rules
from analysis.facts.figures import measure as figure_measure
from analysis.facts.figures import patterns as figure_patterns
from analysis.facts.figures import units as figure_units
from analysis.model import Passage

MODULES = (
    figure_context,
    figure_exclusions,
    figure_filters,
    figure_han_rules,
    figure_measure,
    figure_patterns,
    numerals,
)


@given(st.integers(1, 10**9))
def test_a_han_numeral_is_read_back(number):
    written = cn2an.an2cn(number)
    assert numerals.han_value(written) == float(number)


@pytest.mark.parametrize(
    "vague",
    ["三五", "七八百", "百", "千万", "万一", "一万五", "百五", "十百", "零", "三零五", "", "六亿三千", "两亿五千"],
)
def test_what_is_no_complete_numeral_is_vague(vague):
    assert numerals.han_value(vague) in (None, 0.0)


@pytest.mark.parametrize(
    ("surface", "value"),
    [("1,234.5", 1234.5), ("１２．５", 12.5), ("12 300", 12300.0), ("2·81", 2.81), ("007", 7.0)],
)
def test_digits_with_separators(surface, value):
    assert numerals.digits_value(surface) == value


@pytest.mark.parametrize(
    ("value", "unit", "base"),
    [
        (12.0, "公里", (12000.0, "米")),
        (15.0, "亩", (10000.0, "平方米")),
        (2.0, "兆瓦时", (2000.0, "千瓦时")),
        (3.0, "美元", (3.0, "美元")),
        (3.0, "吨/年", (3.0, "吨/年")),
        (5.0, "人次", (5.0, "人次")),
    ],
)
def test_units_of_one_dimension_have_one_base(value, unit, base):
    converted = figure_units.in_base_unit(value, unit)
    assert converted == (pytest.approx(base[0]), base[1])


def test_every_base_unit_is_its_own_base():
    known = figure_units.units()
    wrong = [each.printed for each in known.values() if each.base_unit in known and known[each.base_unit].factor != 1]
    assert wrong == []


def test_every_unit_has_one_dimension_per_base():
    dimensions: dict[str, set[str]] = {}
    for each in figure_units.units().values():
        if each.base_unit:
            dimensions.setdefault(each.base_unit, set()).add(each.dimension)
    assert {base: found for base, found in dimensions.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    "name",
    [
        "units",
        "multipliers",
        "fixed_expressions",
        "programme_nouns",
        "qualifiers",
        "denominators",
        "cues",
        "measure_words",
    ],
)
def test_no_lexicon_line_is_repeated(name):
    rows = [tuple(row.values()) for row in figure_units.lexicon_rows(f"{name}.csv")]
    keys = [row[:2] if name in ("cues", "measure_words") else row[:1] for row in rows]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


def patterns() -> list[tuple[str, re.Pattern[str]]]:
    def of(module: ModuleType) -> list[tuple[str, re.Pattern[str]]]:
        own = [(name, each) for name, each in vars(module).items() if isinstance(each, re.Pattern)]
        return [(f"{module.__name__}.{name}", each) for name, each in own]

    cached = [("clause cues", figure_context._clause_cues()), ("stop words", figure_measure._stop())]
    return [each for module in MODULES for each in of(module)] + cached


ADVERSARIAL = ["1", "1,234", "1 ", "一", "一千", "百分之", "“", "“1", "《", "/个", "近", "年"]
LENGTH = 20_000  # characters: where a quadratic pattern takes a hundred times as long as a linear one
SECONDS = 0.06  # three times what a second a megabyte allows
MEASURABLE = 0.01  # seconds; shorter times say nothing about growth


def fastest(act, text, runs):
    """The shortest of several runs in seconds of this process: a pause is no trait of the code."""
    taken = []
    for _ in range(runs):
        started = time.process_time()
        act(text)
        taken.append(time.process_time() - started)
    return min(taken)


@pytest.mark.timed
@pytest.mark.parametrize(("name", "pattern"), patterns(), ids=[name for name, _ in patterns()])
def test_no_pattern_can_be_made_slow(name, pattern):
    def search(text):
        return list(pattern.finditer(text + "!"))

    for piece in ADVERSARIAL:
        text = (piece * (LENGTH // len(piece) + 1))[:LENGTH]
        if fastest(search, text, 1) > MEASURABLE:
            single, double = fastest(search, text, 3), fastest(search, text * 2, 3)
            assert single < SECONDS, f"{name} on {piece!r}"
            assert double < 2.6 * max(single, MEASURABLE), f"{name} on {piece!r}"


@pytest.mark.timed
@pytest.mark.parametrize(
    "piece", ["1", "1,234", "三", "12个", "“1个", "百分之三", "3-5万吨", "一", "三会一课", "x", "第3名", "，", "近百"]
)
def test_a_long_passage_takes_linear_time(piece):
    def seconds(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        return fastest(lambda whole: figures([Passage(0, "body", whole, 0, len(whole))], None, ()), text, 2)

    seconds(1000)
    single, double = seconds(10_000), seconds(20_000)
    assert double < max(2.6 * single, 0.03)

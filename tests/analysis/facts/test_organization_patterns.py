"""Every pattern and every reader of names takes linear time, also on text written against it."""

import importlib
import re
import time

import pytest

from analysis.facts.entities import entities
from analysis.facts.organizations import registry, reporting_unit
from analysis.model import Metadata, Passage

MODULES = (
    "entities.named",
    "entities.apposed",
    "entities.believed",
    "entities.honour_names",
    "entities.honours",
    "entities.slogans",
    "organizations.candidate",
    "organizations.crediting",
    "organizations.extension",
    "organizations.grouping",
    "organizations.judging",
    "organizations.parents",
    "organizations.stretches",
    "organizations.subjects",
    "organizations.taught",
    "organizations.territories",
)
PATTERNS = [
    pytest.param(value, id=f"{module}.{name}")
    for module in MODULES
    for name, value in vars(importlib.import_module(f"analysis.facts.{module}")).items()
    if isinstance(value, re.Pattern)
]
LONG = 40_000  # signs: where a quadratic pattern takes some hundred times as long as a linear one
LONG_PASSAGE = 20_000
SECONDS = 0.12  # three times what a second a million signs allows
FAST = 0.02  # seconds below which a ratio of two times says more about the clock than about the pattern
KNOWN = registry.load()


def times(act, text):
    """Seconds of this process for half the text and for all of it; the best of three, since a pause is no trait of the code."""
    return [min(_seconds(act, part) for _ in range(3)) for part in (text[: len(text) // 2], text)]


def _seconds(act, part):
    began = time.process_time()
    act(part)
    return time.process_time() - began


@pytest.mark.timed
@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("piece", ["一", "（简称“甲", "第三届“2024年度的领导，白鹭县"])
def test_a_pattern_reads_a_million_signs_a_second(pattern, piece):
    text = (piece * LONG)[:LONG]
    if _seconds(lambda part: sum(1 for _ in pattern.finditer(part)), text) < FAST:
        return
    half, whole = times(lambda part: sum(1 for _ in pattern.finditer(part)), text)
    assert whole <= SECONDS
    assert whole <= 2.6 * max(half, FAST / 2)


PIECES = [
    "厂",
    "党委",
    "获",
    "“",
    "（以下简称“云岭”）",
    "云岭集团",
    "该厂党委",
    "书记王、",
    "获金奖",
    "——",
    "1+",
    "甲乙丙丁公司（以下简称“甲乙”）、",
    "一",
]


@pytest.mark.timed
@pytest.mark.parametrize("piece", PIECES)
def test_reading_is_linear(piece):
    def read(text):
        passages = [Passage(0, "body", text, 0, len(text))]
        entities(passages, Metadata(), reporting_unit(None, passages, Metadata(), KNOWN))

    half, whole = times(read, (piece * LONG_PASSAGE)[:LONG_PASSAGE])
    assert whole < FAST or whole / half <= 2.6

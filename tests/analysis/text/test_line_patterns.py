"""No pattern that sorts lines or reads fields is slow on hostile input: linear, and a megabyte within a second."""

from __future__ import annotations

import re
import time
from functools import cache

import pytest

from analysis.facts import dates, proposals, signers
from analysis.text import (
    boilerplate,
    bylines,
    closings,
    credits,
    fields,
    flattened,
    furniture,
    headline,
    html,
    kinship,
    labels,
    lines,
    paragraphs,
    persons,
    titles,
)

ADVERSARIAL = (
    "首页>",
    "分享到 ",
    "作者:",
    "2021-09-27 ",
    " ",
    "一、",
    "(张三",
    "版权所有",
    "|",
    "来 源 ",
    "。 ",
    "\u3000",
    "记者 张",
    "《",
    "1",
    "A",
)
MODULES = (
    boilerplate,
    bylines,
    closings,
    credits,
    dates,
    fields,
    flattened,
    furniture,
    html,
    kinship,
    lines,
    paragraphs,
    persons,
    proposals,
    signers,
    titles,
    headline,
)


@cache
def compiled() -> dict[str, re.Pattern[str]]:
    found = {f"lines.csv {number}": rule.pattern for number, rule in enumerate(furniture.patterns(), start=1)}
    found["fields rows"] = labels.row_pattern()
    for module in MODULES:
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern):
                found[f"{module.__name__}.{name}"] = value
            elif isinstance(value, tuple):
                parts = [part for row in value for part in (row if isinstance(row, tuple) else (row,))]
                found |= {
                    f"{module.__name__}.{name} {at}": part
                    for at, part in enumerate(parts)
                    if isinstance(part, re.Pattern)
                }
    return found


WHOLE_LINES = (
    "SALUTATION",
    "_CAPTION",
    "_SENTENCE_CAPTION",
    "_OFFICER",
    "_ROLE_VALUE",
    "_ENDS_WITH_ROLE",
    "_BRACKETED",
    "_NAME",
    "_UNIT",
)
"""Patterns that are only ever asked for a whole line, as those of lines.csv are."""


RETRIES, SIZES = 3, (500_000, 1_000_000)
NOISE = 0.2
"""On a busy machine shorter times double by chance; a quadratic pattern needs minutes for a megabyte, not tenths of a second."""


def seconds(name: str, text: str) -> float:
    """Time to search the text, or to match its lines, with the pattern as it is used."""
    pattern = compiled()[name]
    whole = name.startswith("lines.csv") or name.rsplit(".", 1)[-1] in WHOLE_LINES
    pieces = [text[at : at + furniture.MAX_LINE] for at in range(0, len(text), furniture.MAX_LINE)] if whole else [text]
    started = time.process_time()
    for piece in pieces:
        if whole:
            pattern.fullmatch(piece)
        else:
            for _ in pattern.finditer(piece):
                pass
    return time.process_time() - started


@pytest.mark.timed
@pytest.mark.parametrize("name", compiled())
def test_pattern_is_linear(name):
    """One megabyte of the worst adversarial text within a second; above timing noise, twice the text takes at most 2.5 times."""
    timed = {unit: seconds(name, unit * (10_000 // len(unit))) for unit in ADVERSARIAL}
    worst = max(ADVERSARIAL, key=lambda unit: timed[unit])
    assert timed[worst] <= 0.1 or seconds(name, worst * (10_000 // len(worst))) <= 0.1, timed
    for _ in range(RETRIES):  # what else the machine does can only add to a time, and not each time
        half, whole = (min(seconds(name, worst * (size // len(worst))) for _ in range(2)) for size in SIZES)
        if whole <= max(NOISE, 2.5 * half):
            break
    assert whole <= 1.0
    assert whole <= max(NOISE, 2.5 * half)

"""No pattern of analysis/text's repairs is slow on hostile input: linear, and a megabyte within a second.

Every pattern meets every hostile unit in two small sizes, one four times the other; the unit that cost most is then read for
a megabyte. Times are the fastest of several, taken in turns: whatever else the machine does can only add to them. Where the
ratio is too high all the same, longer texts decide, on which a pattern that is really quadratic shows more, not less.
"""

import re
import time

import pytest

from analysis.text import (
    byte_shift,
    characters,
    decode,
    gbk,
    glosses,
    judgement,
    mojibake,
    neighbours,
    recoding,
    script,
)

MODULES = (byte_shift, characters, decode, gbk, glosses, judgement, mojibake, neighbours, recoding, script)
PATTERNS = [
    pytest.param(pattern, id=f"{module.__name__.rsplit('.', 1)[1]}.{name}")
    for module in MODULES
    for name, pattern in vars(module).items()
    if isinstance(pattern, re.Pattern)
] + [pytest.param(rule.pattern, id=f"characters.{rule.name}") for rule in characters.RULES]
HOSTILE = (
    "(",
    "(a",
    "( lǐng",
    "?",
    "?(",
    "?lián",
    " ",
    " \n",
    "\r",
    "导(dao",
    "charset=",
    "charset     ",
    "云",
    "?！",
    "é",
    "锛",
    "a1 ",
    "𠮷",
)
MEGABYTE = 1_000_000
SMALL = 16_000
DOUBLING = 2.5
RETRIES = 3
"""Measurements with ever longer texts before a ratio counts."""


def seconds(pattern, unit, size):
    """The time to find every match in `size` bytes of one unit repeated."""
    text = unit * (size // len(unit.encode()))
    subject = text.encode() if isinstance(pattern.pattern, bytes) else text
    began = time.process_time()
    for _ in pattern.finditer(subject):
        pass
    return time.process_time() - began


def fastest(pattern, unit, sizes, times):
    """For each size the fastest of several runs, the sizes in turns."""
    runs = [[seconds(pattern, unit, size) for size in sizes] for _ in range(times)]
    return [min(run[place] for run in runs) for place in range(len(sizes))]


def is_linear(pattern, unit, small=SMALL):
    """Whether twice the text costs at most 2.5 times as much (measured over two doublings, again where it seems more)."""
    for size in (small * 2**more for more in range(RETRIES)):
        short, long = fastest(pattern, unit, (size, 4 * size), times=2 + size // small)
        if long <= DOUBLING**2 * short:
            return True
    return False


@pytest.mark.timed
@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_hostile_megabyte_is_read_within_a_second_and_in_linear_time(pattern):
    assert [unit for unit in HOSTILE if not is_linear(pattern, unit)] == []
    worst = max(HOSTILE, key=lambda unit: seconds(pattern, unit, SMALL))
    half, whole = fastest(pattern, worst, (MEGABYTE // 2, MEGABYTE), times=2)
    assert whole <= 1, worst
    assert whole <= DOUBLING * half or is_linear(pattern, worst), worst


def test_a_quadratic_pattern_is_found_out():
    """The measurement itself: blanks before a line end, written the way that rescans every run of blanks."""
    assert not is_linear(re.compile(r" +\n"), " ", small=1_000)

"""Characters that carry no text: line ends in five spellings, controls, zero-width marks, private use, odd spaces.

Each rule is a line of the table below: what it looks for, what it puts there, and why. Full-width signs and curly quotes
are *not* damage in Chinese and stay. Run this after `mojibake.repair`: private-use characters and C1 controls can be bytes
of a damaged text that are still needed there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis.model import Edit, Step
from analysis.text import trail

_LEXICON = Path(__file__).resolve().parents[2] / "data" / "lexicons" / "text" / "private_use.txt"


@dataclass(frozen=True, slots=True)
class _Rule:
    """One row: the step's name, the characters it is about, and what one match becomes."""

    name: str
    pattern: re.Pattern[str]
    replacement: Callable[[str], str]
    why: str


def _private_use(match: str) -> str:
    return _standardised().get(match, "")


RULES: tuple[_Rule, ...] = (
    _Rule("line_ends", re.compile(r"\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"), lambda _: "\n",
          "Windows, old Mac and Unicode line ends; one line end each"),
    _Rule("surrogates", re.compile(r"[\ud800-\udfff]"), lambda _: "",
          "half of a character: it crashes every library that stores or shows text"),
    _Rule("controls", re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]"), lambda _: "",
          "they print nothing and break spreadsheets and Arrow"),
    _Rule("zero_width", re.compile(r"[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"),
          lambda _: "",
          "soft hyphens, joiners, direction and byte-order marks split words that look whole"),
    _Rule("private_use", re.compile(r"[\ue000-\uf8ff\U000f0000-\U0010fffd]"), _private_use,
          "icon fonts and bullets; the few that GB 18030 has given a standard place since keep their character"),
    _Rule("odd_spaces", re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f]"), lambda _: " ",
          "no-break and typographic spaces; U+3000 is how Chinese paragraphs are indented and stays"),
)  # fmt: skip

_MANNERS = ("line_ends", "odd_spaces")
"""Rules about ways of writing that every sound page may have: putting them right is no repair of damage."""

_ANY = re.compile("[" + "".join(rule.pattern.pattern.removeprefix(r"\r\n|")[1:-1] for rule in RULES) + "]")
"""One class of all that the rules look for: seven times as fast as their alternatives, and most texts hold none of it."""
_BLANKS = " \t\u3000"


def repair(text: str) -> tuple[Step, ...]:
    """The steps that take out characters without text, each rule that changed something once, in the order of RULES.

    >>> [step.rule for step in repair("党建\\u200b工作\\r\\n")]
    ['line_ends', 'zero_width']
    """
    steps: list[Step] = []
    if _ANY.search(text):
        for rule in RULES:
            edits = tuple(
                Edit(found.start(), found.end(), rule.replacement(found[0])) for found in rule.pattern.finditer(text)
            )
            if edits:
                steps.append(Step(rule.name, edits, repairs_damage=rule.name not in _MANNERS))
                text = trail.apply(text, steps[-1])
    edits = tuple(_trailing_blanks(text))
    return (*steps, Step("trailing_blanks", edits, repairs_damage=False)) if edits else tuple(steps)


def _trailing_blanks(text: str) -> Iterator[Edit]:
    """Blanks before a line end or the end of the text. By hand: a pattern for this is quadratic on a long run of blanks."""
    end = text.find("\n")
    while end >= 0:
        yield from _blanks_before(text, end)
        end = text.find("\n", end + 1)
    yield from _blanks_before(text, len(text))


def _blanks_before(text: str, end: int) -> Iterator[Edit]:
    start = end
    while start and text[start - 1] in _BLANKS:
        start -= 1
    if start < end:
        yield Edit(start, end, "")


@cache
def _standardised() -> dict[str, str]:
    rows = (line.split("\t") for line in _LEXICON.read_text(encoding="utf-8").splitlines() if line[:1] not in ("", "#"))
    return {chr(int(private, 16)): chr(int(standard, 16)) for private, standard, *_ in rows}

"""Which script a report is written in, and its Simplified form.

The conversion is OpenCC's t2s with the dictionaries of opencc-python-reimplemented: its phrases are found by
Aho-Corasick, the rest goes through `str.translate`. That gives exactly what the package gives, many times faster. Never
tw2s or a *p configuration: they rewrite words (核心 -> 内核), and wording is never corrected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import ahocorasick_rs
import numpy as np
import opencc

from analysis.model import Edit, Step

HANT_SHARE = 0.20
"""Traditional reports show 35 to 40 % of Han that t2s changes; a Simplified one that quotes some stays far below."""
HANS_SHARE = 0.01
"""Below 1 % a stray Traditional or one-to-many character is noise, not a second script."""
BLOCK_SHARE = 0.10
"""A second script is a block of its own when lines wholly in it hold this share of the Han."""
SIMPLIFIED_ONLY_SHARE = 0.05
"""A line is in Simplified script when at least so many of its Han exist only there (真 Simplified prose: 15 to 30 %)."""
SHORT = 64
"""Characters up to which `str.translate` is faster than a table look-up of the whole text."""
LINE_HAN = 20
"""Lines with fewer Han than this are too short to tell the script from."""

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_Codes = np.ndarray[tuple[int], np.dtype[np.uint32]]
_Marks = np.ndarray[tuple[int], np.dtype[np.bool_]]
_DICTIONARIES = Path(opencc.__file__).parent / "dictionary"
_LEXICON = Path(__file__).resolve().parents[2] / "data" / "lexicons" / "text" / "zhu_words.txt"


def script(text: str) -> str:
    """`hans`, `hant` or `mixed`: by the share of Han that t2s changes. Measure after glosses and byte shifts are repaired.

    20 % or more is Traditional, under 1 % Simplified; anything between is mixed, and so is a text with clear blocks of
    both. A text without Han counts as Simplified. A short text says little.

    >>> script("堅持黨的領導"), script("坚持党的领导")
    ('hant', 'hans')
    """
    readable = _SURROGATE.sub("\ufffd", text)
    return _script(readable, to_simplified(readable))


def _script(text: str, simplified: str) -> str:
    letters = _code_points(text)
    han = _is_han(letters)
    changed = han & (letters != _code_points(simplified))
    count_han, count_changed = int(np.count_nonzero(han)), int(np.count_nonzero(changed))
    if not count_han or count_changed < HANS_SHARE * count_han:
        return "hans"
    enough = count_changed >= HANT_SHARE * count_han
    return "hant" if enough and _simplified_block(text, letters, han, changed) < BLOCK_SHARE * count_han else "mixed"


def _is_han(letters: _Codes) -> _Marks:
    """For each character whether it is Han: the ranges of `_HAN`."""
    marks: _Marks = ((letters >= 0x3400) & (letters <= 0x9FFF) & ((letters < 0x4DC0) | (letters >= 0x4E00))) | (
        (letters >= 0xF900) & (letters <= 0xFAFF)
    )
    return marks


def _simplified_block(text: str, letters: _Codes, han: _Marks, changed: _Marks) -> int:
    """How many Han stand in lines that are wholly in Simplified script."""
    ends = np.append(np.flatnonzero(letters == ord("\n")), len(letters))
    starts = np.concatenate(([0], ends[:-1] + 1))
    sums_han, sums_changed = (np.concatenate(([0], np.cumsum(marks))) for marks in (han, changed))
    han_in, changed_in = (sums[ends] - sums[starts] for sums in (sums_han, sums_changed))
    block = 0
    for line in np.flatnonzero((han_in >= LINE_HAN) & (changed_in < HANS_SHARE * han_in)):
        only_here = sum(map(simplified_only().__contains__, text[starts[line] : ends[line]]))
        block += int(han_in[line]) if only_here >= SIMPLIFIED_ONLY_SHARE * han_in[line] else 0
    return block


def to_simplified(text: str) -> str:
    """The text as opencc-python-reimplemented's t2s gives it, character by character as long as before.

    >>> to_simplified("頭髮與發展")
    '头发与发展'
    """
    phrases, values, characters = _tables()
    converted = _by_table(text) if len(text) > SHORT else text.translate(characters)
    found = phrases.find_matches_as_indexes(text, overlapping=True)
    if not found:
        return converted
    parts: list[str] = []
    copied = 0
    for start, end, value in _longest_first(found, values):
        parts += converted[copied:start], value
        copied = end
    parts.append(converted[copied:])
    return "".join(parts)


def _by_table(text: str) -> str:
    """Each character by itself, all at once: on a page ten times as fast as `str.translate`."""
    return _simplified_codes()[_code_points(text)].tobytes().decode("utf-32-le", "surrogatepass")


@cache
def _simplified_codes() -> _Codes:
    codes = np.arange(0x110000, dtype=np.uint32)
    for code, simplified in _tables()[2].items():
        codes[code] = ord(simplified)
    return codes


def _longest_first(found: list[tuple[int, int, int]], values: list[str]) -> Iterator[tuple[int, int, str]]:
    """The phrases that the package would take: of overlapping ones the longest, of equally long ones the first."""
    taken: dict[int, tuple[int, str]] = {}
    covered: set[int] = set()
    for phrase, start, end in sorted(found, key=lambda match: (match[1] - match[2], match[1])):
        if covered.isdisjoint(range(start, end)):
            covered.update(range(start, end))
            taken[start] = end, values[phrase]
    return ((start, end, value) for start, (end, value) in sorted(taken.items()))


def foreign(text: str) -> frozenset[str]:
    """The characters that a text in this script does not use: Simplified ones in a Traditional text, or the reverse.

    Empty when both occur, and when the text is too short to tell.
    """
    if sum(map(len, _HAN.findall(text))) < LINE_HAN:
        return frozenset()
    written = script(text)
    if written == "hant":
        return simplified_only()
    return traditional_only() if written == "hans" else frozenset()


def simplify(text: str) -> tuple[Step, ...]:
    """The steps to Simplified: t2s, then 著 to 着 where it is no zhù. None of them repairs damage: the page was not broken.

    The second rule runs only where t2s found a text in Traditional script, since Simplified prose writes 着 itself.

    >>> [step.rule for step in simplify("職工跟著上")]
    ['traditional_to_simplified', 'aspect_particle']
    """
    return recognise(text)[1]


def recognise(text: str) -> tuple[str, tuple[Step, ...]]:
    """The script that a text is written in (`script`), and the steps to Simplified (`simplify`): both by one conversion."""
    simplified = to_simplified(text)
    if simplified == text:
        return "hans", ()
    written = _script(text, simplified)
    steps = [Step("traditional_to_simplified", _runs(text, simplified), repairs_damage=False)]
    if "著" in simplified and written != "hans" and (particles := _particles(simplified)):
        steps.append(Step("aspect_particle", particles, repairs_damage=False))
    return written, tuple(steps)


def _runs(before: str, after: str) -> tuple[Edit, ...]:
    """One edit for each unbroken run of changed characters (both texts are equally long)."""
    changed = np.concatenate(([False], _code_points(before) != _code_points(after), [False]))
    borders = np.flatnonzero(changed[1:] != changed[:-1]).tolist()
    return tuple([Edit(start, end, after[start:end]) for start, end in zip(borders[0::2], borders[1::2], strict=True)])


def _code_points(text: str) -> _Codes:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


_PREFIXED = "力眼手重陆落急实想装色火迷墨凉床意边"
"""着 as a verb or its first syllable: 着力 着眼 …; behind a sign or blank only these are 着, the rest is 'written by'."""


def _particles(simplified: str) -> tuple[Edit, ...]:
    kept = {
        start + word.index("著")
        for word in _zhu_words()
        for start in _occurrences(simplified, word)
    }  # fmt: skip
    places = (place for place in _occurrences(simplified, "著") if place not in kept)
    return tuple(Edit(place, place + 1, "着") for place in places if _is_particle(simplified, place))


def _is_particle(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return bool(_HAN.match(before)) or (bool(after) and after in _PREFIXED)


def _occurrences(text: str, word: str) -> Iterator[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + 1)


@cache
def _zhu_words() -> tuple[str, ...]:
    lines = _LEXICON.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def _tables() -> tuple[ahocorasick_rs.AhoCorasick, list[str], dict[int, str]]:
    phrases = _dictionary("TSPhrases.txt")
    characters = {ord(key): value for key, value in _dictionary("TSCharacters.txt").items()}
    return ahocorasick_rs.AhoCorasick(list(phrases)), list(phrases.values()), characters


@cache
def simplified_only() -> frozenset[str]:
    """Han that s2t changes and t2s does not: they exist in Simplified script only (or mean something else there)."""
    characters = _tables()[2]
    changed = (key for key, value in _dictionary("STCharacters.txt").items() if key != value)
    return frozenset(key for key in changed if ord(key) not in characters)


@cache
def traditional_only() -> frozenset[str]:
    """Characters that t2s changes: they exist in Traditional script only."""
    return frozenset(chr(code) for code, simplified in _tables()[2].items() if chr(code) != simplified)


def _dictionary(name: str) -> dict[str, str]:
    lines = (_DICTIONARIES / name).read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if "\t" in line)
    return {key: values.split(" ")[0] for key, values in pairs}

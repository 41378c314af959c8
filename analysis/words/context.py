"""A word where it stands: every match with what comes before and after it (keyword in context)."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pandas as pd

from analysis.errors import InputError, TextNotStored, UnknownChoice
from analysis.tables import SHOWN
from analysis.words.patterns import SENTENCE_ENDS, compile_query, pieces

UNITS = ("characters", "sentence")
SORTS = ("text", "left", "right", "match")
MAX_WINDOW = 200
MAX_MATCHES = 50_000  # a table beyond this is no reading matter; the query is too wide
_NUMBER = frozenset("0123456789０１２３４５６７８９.,%")
_LONGEST_NUMBER = 20  # characters that a window may grow by; a page of digits has no number
SECONDS = 3.0  # for a regular expression over all passages in scope


def concordance(
    passages: pd.DataFrame,
    reports: pd.DataFrame,
    query: str,
    window: int = 20,
    *,
    regex: bool = False,
    unit: str = "characters",
    sort: str = "text",
    seconds: float = SECONDS,
) -> pd.DataFrame:
    """One row per match of the query: what stands left of it, the match, what stands right, and whose report it is.

    Plain queries match verbatim, also across sentences; a regular expression matches within a sentence (^ and $ are its
    ends). `window` is in characters, and a number at its edge is not cut; with unit="sentence" left and right are the rest of
    the sentence. `sort` is text (as the reports stand), left (by the words before, read backwards from the match), right or
    match. `start` is the match's offset in its passage.

    Matches are of characters, not of words: 水厂 is also found in 净水厂房.

    Raises:
        TextNotStored: the corpus holds features only.
        InputError: the query is empty, refused, too slow, or matches more than 50,000 times.
        UnknownChoice: no such unit or sort.
    """
    _check(unit, sort)
    pattern = compile_query(query, regex=regex)
    wanted = passages[passages["report_id"].isin(reports["report_id"])]
    if wanted["text"].isna().any():
        raise TextNotStored(
            "the passages' text is not stored in this corpus",
            next_step="Open the demonstration corpus, or build your own with text.",
        )
    if not regex:
        wanted = wanted[wanted["text"].str.contains(query, regex=False)]
    deadline = time.monotonic() + seconds
    rows: list[tuple[str, int, str, str, str, int]] = []
    for report_id, number, text in zip(wanted["report_id"], wanted["passage_number"], wanted["text"], strict=True):
        for start, end in _matches(pattern, text, regex, deadline):
            left, right = _sides(text, start, end, max(0, min(window, MAX_WINDOW)), unit)
            rows.append((report_id, number, left, text[start:end], right, start))
        if len(rows) > MAX_MATCHES:
            raise InputError(
                f"the query matches more than {MAX_MATCHES:,} times", next_step="Narrow it or the selection."
            )
    return _table(rows, reports, sort)


def _check(unit: str, sort: str) -> None:
    for value, known, what in ((unit, UNITS, "unit of the window"), (sort, SORTS, "order of a concordance")):
        if value not in known:
            raise UnknownChoice(what, value, f"Choose one of {', '.join(known)}.")


def _matches(pattern: re.Pattern[str], text: str, regex: bool, deadline: float) -> Iterator[tuple[int, int]]:
    if not regex:
        yield from (found.span() for found in pattern.finditer(text))
        return
    for offset, piece in pieces(text):
        if time.monotonic() > deadline:
            raise InputError(
                "the regular expression took too long",
                pattern.pattern,
                "Start it with a fixed word, or narrow the selection.",
            )
        for found in pattern.finditer(piece):
            if found.end() > found.start():  # an empty match marks no word
                yield offset + found.start(), offset + found.end()


def _sides(text: str, start: int, end: int, window: int, unit: str) -> tuple[str, str]:
    if unit == "characters":
        return text[_before_number(text, max(0, start - window)) : start], text[
            end : _behind_number(text, end + window)
        ]
    first = max(text.rfind(mark, 0, start) for mark in SENTENCE_ENDS) + 1
    ends = [at for mark in SENTENCE_ENDS if (at := text.find(mark, end)) >= 0]
    return text[first:start], text[end : min(ends) + 1 if ends else len(text)]


def _before_number(text: str, at: int) -> int:
    """The place, moved to the left while it would cut a number: 18年 left of a cut is no year.

    >>> _before_number("自2018年起", 3)
    1
    """
    last = max(0, at - _LONGEST_NUMBER)
    while last < at < len(text) and text[at] in _NUMBER and text[at - 1] in _NUMBER:
        at -= 1
    return at


def _behind_number(text: str, at: int) -> int:
    last = min(len(text), at + _LONGEST_NUMBER)
    while 0 < at < last and text[at] in _NUMBER and text[at - 1] in _NUMBER:
        at += 1
    return at


def _table(rows: list[tuple[str, int, str, str, str, int]], reports: pd.DataFrame, sort: str) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["report_id", "passage_number", "left", "match", "right", "start"])
    named = reports.set_index("report_id")
    table["organization"] = table["report_id"].map(named["organization_label"])
    table["report_label"] = table["report_id"].map(named["report_label"])
    place = ["report_id", "passage_number", "start"]
    keys = {
        "text": place,
        "left": ["backwards", *place],
        "right": ["right", *place],
        "match": ["match", "right", *place],
    }
    table["backwards"] = table["left"].map(lambda words: words[::-1])
    table = table.sort_values(keys[sort], ignore_index=True)
    return table[list(dict.fromkeys([*SHOWN["context", "concordance"].columns, "start"]))]

"""How probable a stretch of Chinese is: the yardstick by which a repair of bytes is believed or not.

A unigram model over words: the probability of a text is that of its best division into words of jieba's dictionary, with
the frequencies that the dictionary brings along, and of all pairs of neighbouring characters (`neighbours`). Both are read
once (a third of a second) and only when a damage candidate is at hand. Traditional characters are looked up by their
Simplified form.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import jieba

from analysis.text import neighbours
from analysis.text.script import to_simplified

LONGEST_WORD = 4
"""Longer entries are idioms and names that add nothing to the decision between two readings of a byte."""
ENTERINGS = 1 << 16
"""Answers kept about a character behind three others (some 20 MB): candidates of one run ask the same again and again."""
UNSEEN = 0.1
"""Count given to a character that the dictionary does not know: rarer than its rarest entry (3), never impossible."""

PUNCTUATION_SHARE = {
    "，": .05, ",": .05, "。": .04, "、": .03, "“": .008, "”": .008, "；": .004, ";": .004, "：": .004, ":": .004, "《": .003,
    "》": .003, "（": .003, "）": .003, "(": .003, ")": .003, "！": .002, "!": .002, "？": .001, "?": .001, "\n": .02, " ": .005,
    "—": .002, "…": .001, "‘": .0005, "’": .0005, "·": .0005, "%": .001, "％": .001, ".": .002, "-": .002, "/": .002, "　": .005,
}  # fmt: skip
"""Share of each sign among the words and signs of report prose, rounded: only the order of magnitude matters."""
ASCII_SHARE = 0.004
"""For any other Latin letter (pinyin's included), digit or sign: likely, so that genuine Latin is never thought to be damage."""

_NEVER_AFTER_STOP = frozenset("，、；：。！？）》」』,;:!?)")
_NEVER_BEFORE_STOP = frozenset("，、；：。！？《（「『“,;:!?(\n")
ODD_PAIR = -10.0
"""Two signs that do not follow each other (。、): as unlikely as a rare character."""


class Reading(NamedTuple):
    """A text read so far: the log-probability of its best division into words, kept for the last few positions only.

    A named tuple, because a search for lost bytes makes a million of them.
    """

    tail: str = ""
    scores: tuple[float, ...] = (0.0,)

    @property
    def score(self) -> float:
        """Log-probability of the whole text read so far."""
        return self.scores[-1]

    def read(self, character: str) -> Reading:
        """The reading with one (Simplified) character more."""
        tail, alone, words = _entering(self.tail, character)
        scores = self.scores
        best = scores[-1] + alone
        for start, known in words:
            if scores[start] + known > best:
                best = scores[start] + known
        return Reading(tail, (*scores[1 - LONGEST_WORD :], best))

    def priced(self, nats: float) -> Reading:
        """The same reading, less (or more) probable by so much."""
        return Reading(self.tail, (*self.scores[:-1], self.scores[-1] + nats))

    def read_all(self, text: str) -> Reading:
        """The reading with a whole text more, in either script."""
        reading = self
        for character in to_simplified(text):
            reading = reading.read(character)
        return reading


@lru_cache(maxsize=ENTERINGS)
def _entering(tail: str, character: str) -> tuple[str, float, tuple[tuple[int, float], ...]]:
    """What a character adds behind a tail: the next tail, its own score, and each word that it ends, by where that began."""
    words, text = _words(), tail + character
    pairs = [_beside(first, second) for first, second in pairwise(text)]
    ended = ((length, words.get(text[-length:])) for length in range(2, min(len(text), LONGEST_WORD) + 1))
    known = tuple([(-length, score + sum(pairs[-length:])) for length, score in ended if score is not None])
    return text[-LONGEST_WORD:], character_score(character) + sum(pairs[-1:]), known


@lru_cache(maxsize=ENTERINGS)
def _beside(before: str, character: str) -> float:
    odd = (before == "。" and character in _NEVER_AFTER_STOP) or (character == "。" and before in _NEVER_BEFORE_STOP)
    return neighbours.bonus(before, character) + (ODD_PAIR if odd else 0.0)


def log_probability(text: str) -> float:
    """Log-probability of a text in either script; compare only texts of about the same length."""
    return Reading().read_all(text).score


def rest_scores(text: str) -> list[float]:
    """For each position of a text the log-probability of what follows it (the last entry, for the end, is 0)."""
    words, simplified = _words(), to_simplified(text)
    scores = [0.0] * (len(text) + 1)
    for start in range(len(text) - 1, -1, -1):
        best = scores[start + 1] + character_score(simplified[start])
        for end in range(start + 2, min(start + LONGEST_WORD, len(text)) + 1):
            known = words.get(simplified[start:end])
            if known is not None and scores[end] + known > best:
                best = scores[end] + known
        scores[start] = best
    beside = 0.0
    for start in range(len(text) - 2, -1, -1):
        beside += _beside(simplified[start], simplified[start + 1])
        scores[start] += beside
    return scores


def character_score(character: str) -> float:
    """Log-probability of one (Simplified) character as a word of its own."""
    return _words().get(character) or _single(character)


def behind(before: str, character: str) -> float:
    """Log-probability that a (Simplified) character adds behind another one, as the second of a word or alone."""
    word = _words().get(before + character, -math.inf) - character_score(before)
    return max(character_score(character), word) + _beside(before, character)


@cache
def _single(character: str) -> float:
    share = PUNCTUATION_SHARE.get(character, ASCII_SHARE if character < "\u0250" else None)
    return math.log(share) if share else math.log(UNSEEN / _total())


@cache
def _words() -> dict[str, float]:
    total = math.log(_total())
    return {word: math.log(count) - total for word, count in _counts().items() if count}


@cache
def _total() -> int:
    return sum(_counts().values())


@cache
def _counts() -> dict[str, int]:
    path = Path(jieba.__file__).parent / "dict.txt"
    with path.open(encoding="utf-8") as lines:
        rows = (line.split(" ", 2) for line in lines)
        return {word: int(count) for word, count, _ in rows if len(word) <= LONGEST_WORD}

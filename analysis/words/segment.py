"""Text to words: one segmenter per process, a genre dictionary on top of jieba's, and layers that say what kind of word it is.

The lexicons (data/lexicons/words) hold the knowledge: terms that the default dictionary tears apart, words that carry no
content, genre words whose frequency is itself a finding and can be switched off, and characters that betray a word which
the hidden Markov model only made up (为厂, 做党).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypedDict

from analysis.errors import LexiconError, UnknownChoice
from analysis.model import Token
from analysis.words import engines

LEXICONS = Path(__file__).resolve().parents[2] / "data" / "lexicons" / "words"
USER_DICTIONARY = LEXICONS / "user_dictionary.txt"
PUBLISHED_DICTIONARY = "user_dictionary.txt"  # beside the tables of a corpus that was cut with a user's own words

# The longest word we believe in: the longest doctrine terms have 19 characters; beyond that a line of the file is not a word.
LONGEST_TERM = 24
# jieba's own highest frequency is about 3.2 million (的); a larger one would swallow every neighbour.
HIGHEST_FREQUENCY = 3_000_000
# A made-up word of more characters is usually a real name (云岭水务); the guard leaves those alone.
LONGEST_INVENTION = 3
# Features-only corpora must not ship what puts a sentence together again: single characters are no content words.
SHORTEST_CONTENT = 2

# Tags of jieba's closed classes: particles, prepositions, conjunctions, modal and sound words, pronouns, affixes.
_CLOSED_CLASSES = frozenset(
    ["u", "ud", "ug", "uj", "ul", "uv", "uz", "p", "c", "y", "e", "o", "r", "rg", "rr", "rz", "h", "k"]
)
_NUMERAL = "0-9０-９①-⑳〇零一二三四五六七八九十百千万亿两廿卅壹贰叁肆伍陆柒捌玖拾"
_NUMBER = re.compile(
    rf"第?[{_NUMERAL}][{_NUMERAL}.,:/％%‰~～\-－]{{0,30}}[余多]?"
    r"(?:元|万元|亿元|吨|年|月|日|号|时|个|项|次|名|人|户|条|件|家|批|届|天|周|岁|公里|米|度|倍|点|期|级|位)?"
)


class TermRow(TypedDict):
    """A row of the stored `terms` table without its report_id."""

    term: str
    part_of_speech: str
    term_count: int
    term_layer: str


@dataclass(frozen=True, slots=True)
class DictionaryEntry:
    """A line of a user dictionary: the term, how strongly it holds together, and its tag."""

    term: str
    frequency: int
    part_of_speech: str


@dataclass(frozen=True, slots=True)
class Segmenter:
    """Cuts text into tagged words. Build it with `segmenter()`; it belongs to its process and cannot be pickled."""

    engine: str
    tag: Callable[[str], Iterable[tuple[str, str]]]
    has_word: Callable[[str], bool]

    def tokens(self, text: str) -> list[Token]:
        """The words of the text in order, with jieba's tags; punctuation and white space are left out.

        Words and runs of digits or Latin letters are tokens. A word of two or three characters that stands in no dictionary
        and begins or ends with a guard character (data/lexicons/words/guard_characters.txt) was made up from neighbours,
        and is given back as single characters.
        """
        tokens: list[Token] = []
        for word, part_of_speech in self.tag(text):
            if self._is_invention(word, part_of_speech):
                tokens.extend(Token(character, tag) for character in word for _, tag in self.tag(character))
            elif any(map(str.isalnum, word)):
                tokens.append(Token(word, part_of_speech))
        return tokens

    def _is_invention(self, word: str, part_of_speech: str) -> bool:
        first, last = _guard_characters()
        return (
            1 < len(word) <= LONGEST_INVENTION
            and (word[0] in first or word[-1] in last)
            and not part_of_speech.startswith("nr")  # 向建军 is a person, though 向 is a guard character
            and not word.isascii()
            and not self.has_word(word)
        )


def segmenter(engine: str = "rjieba", user_dictionary: Path | None = None) -> Segmenter:
    """The segmenter of this process: built at the first call, the same object afterwards.

    rjieba is the default: the same dictionary and model as jieba, about 17 times faster, and equal words on all but runs of
    ASCII such as telephone numbers. `jieba` is the reference. A user dictionary replaces ours.

    Raises:
        UnknownChoice: an engine other than rjieba and jieba.
        LexiconError: a line of the user dictionary is wrong; names the file and the line.
    """
    if engine not in engines.ENGINES:
        raise UnknownChoice(
            f"There is no segmenter {engine!r}", next_step=f"Choose one of {', '.join(engines.ENGINES)}."
        )
    return _segmenter(engine, (user_dictionary or USER_DICTIONARY).resolve())


@cache
def _segmenter(engine: str, user_dictionary: Path) -> Segmenter:
    entries = read_user_dictionary(user_dictionary)
    tag, has_word = engines.ENGINES[engine]((entry.term, entry.frequency, entry.part_of_speech) for entry in entries)
    return Segmenter(engine, tag, has_word)


def read_user_dictionary(path: Path) -> tuple[DictionaryEntry, ...]:
    """The entries of a user dictionary: `term frequency tag` on a line; `#` begins a comment.

    jieba itself takes any nonsense line in silence, so every line is checked here.

    Raises:
        LexiconError: not UTF-8, a line that is not an entry, or a term that stands there twice; names file and line.
    """
    entries: dict[str, DictionaryEntry] = {}
    for number, line in _lines(path):
        entry = _entry(line, f"{path.name}, line {number}")
        if entry.term in entries:
            raise LexiconError(
                f"{entry.term!r} stands there twice", f"{path.name}, line {number}", "Delete one of the lines."
            )
        entries[entry.term] = entry
    return tuple(entries.values())


def _entry(line: str, where: str) -> DictionaryEntry:
    fields = line.split()
    if len(fields) != 3:
        raise LexiconError("Not an entry", where, "Write: term frequency tag, for example 三会一课 200 n.")
    term, frequency, part_of_speech = fields
    if not 2 <= len(term) <= LONGEST_TERM or not all(part.isalnum() or part in "+#&._%-·" for part in term):
        raise LexiconError(f"{term!r} is no term", where, f"Use 2 to {LONGEST_TERM} letters, digits or Han characters.")
    if not frequency.isascii() or not frequency.isdigit() or not 0 < int(frequency) <= HIGHEST_FREQUENCY:
        raise LexiconError(
            f"{frequency!r} is no frequency", where, f"Use a whole number from 1 to {HIGHEST_FREQUENCY}."
        )
    if not re.fullmatch(r"[a-z]{1,4}", part_of_speech):
        raise LexiconError(
            f"{part_of_speech!r} is no part of speech", where, "Use a tag of jieba, for example n, v, nt, ns."
        )
    return DictionaryEntry(term, int(frequency), part_of_speech)


def _lines(path: Path) -> Iterable[tuple[int, str]]:
    """The lines that say something, with their numbers."""
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        number = path.read_bytes().count(b"\n", 0, problem.start) + 1
        raise LexiconError("Not UTF-8", f"{path.name}, line {number}", "Save the file as UTF-8.") from problem
    except OSError as problem:
        raise LexiconError("Cannot be read", path.name, "Check the path.") from problem
    stripped = ((number, line.split("#", 1)[0].strip()) for number, line in enumerate(content.splitlines(), 1))
    return [(number, line) for number, line in stripped if line]


def term_layer(term: str, part_of_speech: str) -> str:
    """The layer of a word: `function` (grammar and page furniture), `number`, `genre` (党建, 坚持, 推动 …) or `content`.

    The layer only says what may be hidden from a display; no layer is ever left out of the counts or of a denominator.

    >>> [term_layer(*word) for word in (("的", "uj"), ("2,440", "m"), ("推动", "v"), ("尾矿库", "n"))]
    ['function', 'number', 'genre', 'content']
    """
    if term.casefold() in _word_list("function_words") or term.casefold() in _word_list("page_furniture"):
        return "function"
    if term in _word_list("genre_words"):
        return "genre"
    if term in _word_list("content_words"):
        return "content"
    if _NUMBER.fullmatch(term):
        return "number"
    return "function" if part_of_speech in _CLOSED_CLASSES else "content"


def terms(passages: Iterable[Sequence[Token]]) -> list[TermRow]:
    """How often each word occurs in the whole report, by word and part of speech, in the order of the words.

    Every token is counted, whatever its layer: the counts sum to `token_count`.
    """
    counted = Counter(token for tokens in passages for token in tokens)
    return [
        TermRow(
            term=token.term,
            part_of_speech=token.part_of_speech,
            term_count=occurrences,
            term_layer=term_layer(token.term, token.part_of_speech),
        )
        for token, occurrences in sorted(counted.items(), key=lambda item: (item[0].term, item[0].part_of_speech))
    ]


def token_count(passages: Iterable[Sequence[Token]]) -> int:
    """The number of word tokens of the whole report: the denominator of every rate."""
    return sum(map(len, passages))


def content_terms(tokens: Iterable[Token]) -> list[str]:
    """The distinct content and genre words of a passage, sorted; without single characters, numbers and function words."""
    return sorted(
        {
            token.term
            for token in tokens
            if len(token.term) >= SHORTEST_CONTENT
            and term_layer(token.term, token.part_of_speech) in ("content", "genre")
        }
    )


@cache
def _word_list(name: str) -> frozenset[str]:
    return frozenset(word.casefold() for _, line in _lines(LEXICONS / f"{name}.txt") for word in line.split())


@cache
def _guard_characters() -> tuple[frozenset[str], frozenset[str]]:
    sides: dict[str, set[str]] = {"first": set(), "last": set()}
    for _, line in _lines(LEXICONS / "guard_characters.txt"):
        side, *characters = line.split()
        sides[side].update(characters)
    return frozenset(sides["first"]), frozenset(sides["last"])

"""The words that organization names, posts and persons are read by, as one automaton.

A text becomes a short list of marks (class, start, end); what lies between two marks is plain name material. Each class is a
file of data/lexicons/organizations, so that a wrong reading is cured in a list and not in code. Marks are leftmost-longest: a
longer word hides the shorter one inside it, which is how 共和国 keeps its 和.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from analysis.errors import LexiconError
from analysis.facts.organizations.registry import FOLDER, Registry

PUNCTUATION = (
    "，,。.；;：:！!？?、()（）[]【】{}「」『』〈〉《》<>“”\"‘’'"
    "—–-－~～…|｜丨/\\&@#*=_^`$%％＋+ \t\n\r\u3000\xa0•●■◆★☆→△"
)
QUOTES = '“「『"'
DEMONSTRATIVES = ("该", "本", "我", "这个", "这家")
HEADQUARTERS = "本部"  # 公司本部 takes up nobody, as 我部 does
UNION = "联合"
"""Between two names a verb (甲公司联合乙公司), elsewhere a part of names (联合会, 联合重工)."""
INSERTS = ("(集团)", "（集团）", "(控股)", "（控股）", "(中国)", "（中国）", "(集团)公司", "（集团）公司")


class Mark(NamedTuple):
    """A known word of the text. `kind` is one of the letters below; `word` is what the lexicon says of it."""

    kind: str
    start: int
    end: int
    word: str


new_mark = functools.partial(tuple.__new__, Mark)  # of a tuple: without the detour by a call with four arguments
STOP, OPENING, PARTY_BODY, COMMITTEE, TITLE, DEMONSTRATIVE, PUNCTUATED = (
    "b",
    "o",
    "y",
    "c",
    "v",
    "d",
    "x",
)  # a name ends before them
SLOGAN, RECEIVING, QUOTE = (
    "s",
    "a",
    "q",
)  # so with these: a numbered programme, a verb of receiving a title, a quotation
HEAD, KNOWN, BRANCH = "h", "r", "z"  # a name ends with them
PLAIN, PLACE, GENERIC = "p", "l", "g"  # a name may hold them
ENDS_NAME, CLOSES_NAME, WITHIN_NAME = frozenset("boycvdxsaq"), frozenset("hrz"), frozenset("plg")
BODIES, TELLING = frozenset("yc"), frozenset("hrzcvdsaq")
WITHIN, ENDS, CLOSES, COUNTS = 1, 2, 4, 8  # the same as bits, for the loops over all words of a text
IS_OPENING, IS_GENERIC, IS_PLACE, FOLLOWS = 32, 64, 128, 256
PASSES = 2048  # a committee or a common noun
BEGINS, BARS = 512, 1024  # a clause begins behind the word, whatever stands before it; none begins
FOLLOWING = frozenset((STOP, OPENING, COMMITTEE, RECEIVING))  # what may follow a brand that acts
NUMERALS = "一二三四五六七八九十"
LONGEST_PLACE = 8  # characters of 内蒙古自治区 and the like
OPENERS = "“\"‘'《〈(（、"  # signs behind which a clause only goes on
CLOSING_BRACKETS = ")）"
WITHIN_NUMBERS = "#%/&+_@"  # 2#机组: no clause begins behind them
COUNTED = "月日家名位条项次件个座艘辆套批元岁吨里"
"""A boundary behind a number or a word such as 每 only: 5月 is a month and 3家 a count, but 宝日山煤矿 and 安家岭矿 are names."""
Hit = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Head:
    """What a name may end in."""

    kind: str
    level: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The automaton over all lists, and what its hits mean.

    Numbers below `first_word` are signs, those from `first_telling` on words that tell of somebody.
    """

    automaton: AhoCorasick
    kinds: tuple[str, ...]
    words: tuple[str, ...]
    first_word: int
    first_telling: int
    flags: tuple[int, ...]
    media: frozenset[str]
    heads: dict[str, Head]

    def hits(self, text: str) -> list[Hit]:
        """All known words of the text as (word number, start, end), from left to right, without overlap."""
        found: list[Hit] = self.automaton.find_matches_as_indexes(text)
        return found

    def mark(self, hit: Hit) -> Mark:
        """What a hit means."""
        number, start, end = hit
        return new_mark((self.kinds[number], start, end, self.words[number]))


@functools.cache
def words(name: str) -> tuple[str, ...]:
    """The words of a list: separated by white space, `#` begins a comment line."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return tuple(word for line in lines if not line.startswith("#") for word in line.split())


def rows(name: str, cells: int) -> Iterator[tuple[str, ...]]:
    """The lines of a table, each with exactly so many cells.

    Raises:
        LexiconError: a line has another number of cells.
    """
    for number, line in enumerate((FOLDER / name).read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            row = tuple(cell.strip() for cell in line.split("\t"))
            if len(row) != cells:
                raise LexiconError(f"a line needs {cells} cells", f"{name}, line {number}")
            yield row


@functools.cache
def common_nouns() -> frozenset[str]:
    """公司, 厂, 项目部 …: what stands for a unit without naming it."""
    return frozenset(words("common_nouns.txt"))


@functools.cache
def surnames() -> frozenset[str]:
    """The surnames of one and of two characters."""
    return frozenset(words("surnames.txt"))


@functools.cache
def places() -> frozenset[str]:
    """The places that names begin with."""
    return frozenset(words("places.txt"))


def begins_with_place(name: str) -> bool:
    """True for 临川水务集团."""
    return any(name[:length] in places() for length in range(2, LONGEST_PLACE + 1))


@functools.cache
def noun_endings() -> dict[str, tuple[str, ...]]:
    """Nouns that take up names of other endings: 该校 is a 大学, a 中学 …"""
    return {noun: tuple(endings.split("|")) for noun, endings in rows("noun_endings.tsv", 2)}


def endings(noun: str) -> tuple[str, ...]:
    """What a name ends in that this noun takes up."""
    return noun_endings().get(noun, (noun,))


def noun(demonstrative: str) -> str:
    """The noun of 该厂, 这家公司, 我局."""
    return demonstrative[2 if demonstrative[0] == "这" else 1 :]


@functools.cache
def numbered_branches() -> frozenset[str]:
    """一所党支部, 二队党支部: branches of units that have a number and no name."""
    units = words("numbered_units.txt")
    return frozenset(
        f"{number}{unit}{branch}" for number in NUMERALS for unit in units for branch in ("党支部", "支部")
    )


def numbered_units() -> Iterator[tuple[str, str, str]]:
    """What ends in the number of a team, a shift or a plant's district: 采油206队, 检修三班, 采油八厂一区."""
    for number in f"0123456789{NUMERALS}":
        yield f"{number}队", "team", "plant"
        yield f"{number}班", "team", "plant"
        yield f"{number}分厂", "plant", "plant"
        yield f"{number}分公司", "company", "plant"
        yield from ((f"{owner}{number}区", "plant", "plant") for owner in "厂矿")


@functools.cache
def lexicon(registry: Registry) -> Lexicon:
    """The automaton for this registry; built once per process."""
    heads = {word: Head(kind, level or None) for word, kind, level in rows("heads.tsv", 3)}
    heads |= {word: Head(kind, level or None) for word, kind, level in numbered_units()}
    kind_of: dict[str, str] = {}
    for kind, listed in _lists(registry, heads):
        for word in listed:
            kind_of.setdefault(word, kind)
    signs = [word for word, kind in kind_of.items() if kind == PUNCTUATED]
    plain = [word for word, kind in kind_of.items() if kind != PUNCTUATED and kind not in TELLING]
    # The shortest are the most frequent, and Python has its small numbers ready.
    meaning = {word: kind_of[word] for word in dict.fromkeys((*signs, *sorted(plain, key=len), *kind_of))}
    automaton = AhoCorasick(list(meaning), matchkind=MatchKind.LeftmostLongest)
    shared: dict[int, int] = {}  # one object for all words of like flags: those of a text lie close together in memory
    flags = tuple(shared.setdefault(of, of) for of in (_flags(word, kind) for word, kind in meaning.items()))
    first_telling = len(signs) + len(plain)
    return Lexicon(
        automaton, tuple(meaning.values()), tuple(meaning), len(signs), first_telling, flags,
        frozenset(words("media.txt")), heads,
    )  # fmt: skip


def _flags(word: str, kind: str) -> int:
    ends, closes = kind in ENDS_NAME, kind in CLOSES_NAME
    names = WITHIN * (kind in WITHIN_NAME) + ENDS * ends + CLOSES * closes + COUNTS * (ends and word in COUNTED)
    of_kind = {OPENING: IS_OPENING, GENERIC: IS_GENERIC, PLACE: IS_PLACE}.get(kind, 0)
    passes = PASSES * (kind == COMMITTEE or word in common_nouns())
    return names + of_kind + FOLLOWS * (kind in FOLLOWING) + passes + _clause(word, kind)


def _clause(word: str, kind: str) -> int:
    """What the word right before a name says by itself of a clause that begins with the name; 0 where more must be asked."""
    if kind == PUNCTUATED:
        asked = word in OPENERS or word in CLOSING_BRACKETS
        return BARS * (word in WITHIN_NUMBERS) or BEGINS * (not asked)
    return BARS * (kind not in (OPENING, DEMONSTRATIVE) and word[0] != "的")


def _lists(registry: Registry, heads: dict[str, Head]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Kinds and their words; a word that stands in two lists belongs to the first."""
    yield QUOTE, tuple(QUOTES)
    yield PUNCTUATED, tuple(PUNCTUATION)
    yield RECEIVING, tuple(verb for verb, _ in rows("honour_verbs.tsv", 2))
    yield SLOGAN, words("slogans.txt")
    yield KNOWN, tuple(form for name in registry.names for form in {name, name.replace("(", "（").replace(")", "）")})
    yield KNOWN, (*words("media.txt"), *words("known_names.txt"))
    yield STOP, tuple(sign + word for sign in DEMONSTRATIVES for word in words("not_taken_up.txt"))
    yield PLAIN, (HEADQUARTERS,)
    yield DEMONSTRATIVE, tuple(sign + word for sign in DEMONSTRATIVES for word in words("common_nouns.txt"))
    yield TITLE, words("role_titles.txt")
    yield COMMITTEE, words("committees.txt")
    yield PARTY_BODY, words("party_bodies.txt")
    yield BRANCH, ("党支部", "支部", "团支部", *(f"{number}支部" for number in NUMERALS), *numbered_branches())
    yield HEAD, tuple(heads)
    yield PLACE, words("places.txt")
    yield PLAIN, (*INSERTS, *words("protected.txt"), *words("towns.txt"))
    yield GENERIC, tuple(word for word in words("generic_specifiers.txt") if len(word) > 1)
    yield OPENING, words("openings.txt")
    yield STOP, (*words("boundaries.txt"), *words("boundary_words.txt"))

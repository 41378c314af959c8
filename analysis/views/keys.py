"""What a view is and which keys of the URL it understands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from analysis import tables
from analysis.compare.organizations import REST
from analysis.corpus import Corpus
from analysis.scope import Scope
from analysis.views.selection import known_organizations, known_units
from analysis.vocabularies import COMPARATORS, YEAR_ROLES
from analysis.words.context import SORTS, UNITS

Keys = Mapping[str, tuple[str, ...]]
Make = Callable[[Corpus, Scope, Keys], pd.DataFrame]

# Parts of speech by their first letter in jieba's tag set: what a reader may want to see alone.
PARTS_OF_SPEECH = ("n", "v", "a", "nr", "ns", "nt", "l")
WINDOWS = (10, 20, 40, 80)
SPANS = (2, 3, 5, 8, 10)
MORE_LAYERS = ("function", "number")  # what terms hides beside genre words
RANKS = ("g2", "log_ratio", "conservative_log_ratio", "log_odds_z", "p_value")
MIXES = ("terms", "themes")
OTHERS = (1, 2, 3, 5, 10)  # in so many other organizations a sentence must stand to count as a formula
RELATIVE_TO = ("published", "reference")
MOST_LETTERS = 40  # of an adopted term: the longest candidate has four words
STRENGTHS = (
    5,
    7,
    9,
    11,
)  # logDice: a Dice coefficient of 1/512, 1/128, 1/32, 1/8; words of a small corpus are rarely below 7
ANY = "any"
ALL_ROLES = "all"
NO_COMPARATOR = "none"


@dataclass(frozen=True, slots=True)
class Key:
    """A page's own URL key: its valid values (None: free text that `accepts` judges) and its default.

    `repeated` ones may occur several times.
    """

    name: str
    default: tuple[str, ...]
    valid: Callable[[Corpus], Sequence[str] | None] = field(default=lambda corpus: None)
    repeated: bool = False
    accepts: Callable[[str], bool] = field(default=lambda value: True)


@dataclass(frozen=True, slots=True)
class View:
    """One table of one page; `needs_text` ones have no answer in a features-only corpus."""

    page: str
    table: tables.Table
    make: Make
    keys: tuple[Key, ...] = ()
    needs_text: bool = False


def view_of(page: str, table: str, make: Make, *keys: Key, needs_text: bool = False) -> View:
    """The view of a declared table."""
    return View(page, tables.SHOWN[page, table], make, keys, needs_text)


def _fixed(*values: object) -> Callable[[Corpus], Sequence[str]]:
    return lambda corpus: tuple(str(value) for value in values)


def _whole(value: str) -> bool:
    return value.isascii() and value.isdigit() and 0 < len(value) < 7 and int(value) > 0


def _one_word(value: str) -> bool:
    """What can stand in a user dictionary: neither white space, which would end the entry, nor a whole sentence."""
    return value.isprintable() and not any(map(str.isspace, value)) and 1 < len(value) <= MOST_LETTERS


def is_number(value: str) -> bool:
    """Whether a value of the URL is a plain number such as -1.5 or 20000."""
    try:
        return float(value) == float(value) and abs(float(value)) != float("inf") and value.isascii()
    except ValueError:
        return False


ROLE = Key("role", ("activity",), _fixed(*YEAR_ROLES, ALL_ROLES))
VIEWED_ROLE = Key("viewed_role", (ALL_ROLES,), _fixed(ALL_ROLES, *YEAR_ROLES))
RELATIVE = Key("relative_to", ("published",), _fixed(*RELATIVE_TO))
GENRE_WORDS = Key("genre_words", ("0",), _fixed("1", "0"))
LAYER = Key("layer", (), _fixed(*MORE_LAYERS), repeated=True)
PART_OF_SPEECH = Key("part_of_speech", (), _fixed(*PARTS_OF_SPEECH), repeated=True)
EXCLUDE = Key("exclude", (), repeated=True)
CANDIDATE_COUNT = Key("candidate_count", ("5",), accepts=_whole)
ADOPT = Key("adopt", (), repeated=True, accepts=_one_word)
SIDE_A = Key("a", (), known_organizations)
SIDE_B = Key("b", (REST,), lambda corpus: (*known_organizations(corpus), REST))
RANK = Key("rank", ("g2",), _fixed(*RANKS))
ROLL_UP = Key("roll_up", ("0",), _fixed("1", "0"))
MIX = Key("mix", ("terms",), _fixed(*MIXES))
IN_OTHERS = Key("others", ("1",), _fixed(*OTHERS))
QUERY = Key("q", ("",))
WINDOW = Key("window", ("20",), _fixed(*WINDOWS))
REGEX = Key("regex", ("0",), _fixed("1", "0"))
CONTEXT_UNIT = Key("context_unit", ("characters",), _fixed(*UNITS))
SORT = Key("sort", ("text",), _fixed(*SORTS))
SPAN = Key("span", ("5",), _fixed(*SPANS))
MIN_COUNT = Key("min_count", ("3",), accepts=_whole)
MIN_LOG_DICE = Key("min_log_dice", (ANY,), _fixed(ANY, *STRENGTHS))
UNIT = Key("unit", (), known_units)
MEASURE = Key("measure", ("",))
COMPARATOR = Key("comparator", (), _fixed(*COMPARATORS, NO_COMPARATOR), repeated=True)
VALUE_FROM = Key("value_from", (), accepts=is_number)
VALUE_TO = Key("value_to", (), accepts=is_number)

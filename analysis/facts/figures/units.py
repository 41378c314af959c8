"""The units of reported figures: what they are called, what must not follow them, and their common base.

Knowledge lies in data/lexicons/units; this module only reads it and answers three questions: which unit is printed here,
which power of ten, and what is a value in the base unit of its dimension.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis.errors import LexiconError

LEXICON = Path(__file__).resolve().parents[3] / "data" / "lexicons" / "units"


@dataclass(frozen=True, slots=True)
class Unit:
    """A line of units.csv: how it is printed, its dimension and base, and what may stand around it."""

    printed: str
    dimension: str
    base_unit: str
    factor: float
    digits_only: bool
    not_characters: frozenset[str]
    not_words: tuple[str, ...]
    reported_as: str

    def fits(self, text: str, end: int) -> bool:
        """Whether the unit really ends at `end`: what follows does not make it another word (3 + 分 + 别)."""
        if end >= len(text):
            return True
        following = text[end]
        if following in self.not_characters or (self.not_words and text.startswith(self.not_words, end)):
            return False
        latin = following.isascii() and following.isalnum()
        return not (latin and self.printed[-1].isascii() and self.printed[-1].isalnum())


def lexicon_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a lexicon file of this folder, without its comment lines.

    Raises:
        LexiconError: the file is missing or a row has not as many fields as the head line.
    """
    path = LEXICON / name
    if not path.is_file():
        raise LexiconError("a lexicon is missing", str(path), "Restore it from the repository.")
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            if None in row or None in row.values():
                raise LexiconError(
                    "a row has too many or too few fields", f"{name}, {row}", "Compare it with the head line."
                )
            yield row


@cache
def units() -> dict[str, Unit]:
    """Every unit by its printed form."""
    return {row["unit"]: _unit(row) for row in lexicon_rows("units.csv")}


def _unit(row: dict[str, str]) -> Unit:
    characters, _, words = row["not_before"].partition("/")
    reported_as = row["reported_as"] or row["unit"]
    return Unit(
        row["unit"], row["dimension"], row["base_unit"], float(row["factor"]), row["numerals"] == "digits",
        frozenset(characters), tuple(words.split("/")) if words else (), reported_as,
    )  # fmt: skip


@cache
def multipliers() -> dict[str, float]:
    """Every Han power of ten that may follow a numeral."""
    return {row["multiplier"]: float(row["factor"]) for row in lexicon_rows("multipliers.csv")}


@cache
def _first_of_powers() -> frozenset[str]:
    return frozenset(power[0] for power in multipliers())


@cache
def _by_sign() -> dict[str, tuple[tuple[int, dict[str, Unit]], ...]]:
    """The units by the sign that they begin with and their length, the longest first."""
    found: dict[str, dict[int, dict[str, Unit]]] = {}
    for printed, unit in units().items():
        found.setdefault(printed[0], {}).setdefault(len(printed), {})[printed] = unit
    return {sign: tuple(sorted(alike.items(), reverse=True)) for sign, alike in found.items()}


def unit_at(text: str, start: int) -> Unit | None:
    """The longest unit printed at `start`, None when there is none or what follows makes it another word."""
    for length, alike in _by_sign().get(text[start : start + 1], ()):
        end = start + length
        unit = alike.get(text[start:end])
        if unit is not None and unit.fits(text, end):
            return unit
    return None


def multiplier_at(text: str, start: int) -> str:
    """The power of ten printed at `start` ("" for none); 千瓦 and 百分点 are units, not 千 and 百 of something."""
    known = multipliers()
    if text[start : start + 1] not in _first_of_powers():
        return ""
    for length in (2, 1):
        printed = text[start : start + length]
        if printed in known:
            small = printed in ("百", "千")
            return (
                "" if small and (unit := unit_at(text, start)) is not None and unit.printed[0] == printed else printed
            )
    return ""


def in_base_unit(value: float, unit: str) -> tuple[float, str]:
    """The value in the base unit of its dimension, so that 公里 and 米 or 亩 and 公顷 can be set side by side.

    Units without a common base (人次, 吨/年, unknown ones) come back as they are. Money is never converted between currencies.

    >>> in_base_unit(12.0, "公里"), in_base_unit(3.0, "吨/年")
    ((12000.0, '米'), (3.0, '吨/年'))
    """
    known = units().get(unit)
    if known is None or not known.base_unit:
        return value, unit
    return value * known.factor, known.base_unit

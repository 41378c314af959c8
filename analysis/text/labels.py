"""What pages print before a field (data/lexicons/boilerplate/labels.csv), and where labels stand without a colon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from analysis.text import persons

BARE, IN_ROWS, OF_ROWS = ("1", "1+"), "2", "3"
"""Values of the lexicon's column bare: alone, in a row of a document's data, and such as only these rows have."""


@dataclass(frozen=True, slots=True)
class Label:
    """A row of labels.csv."""

    label: str
    field: str
    reason: str
    rank: int
    bare: str


@cache
def labels() -> dict[str, Label]:
    """Every known label."""
    rows = (
        Label(row["label"], row["field"], row["reason"], int(row["rank"]), row["bare"])
        for row in persons.read("labels.csv")
    )
    return {row.label.lower(): row for row in rows}


@cache
def bare_pattern() -> re.Pattern[str]:
    """A label that may stand without a colon, as a word of its own, before a blank, a digit, a slash or the end."""
    named = sorted((row.label for row in labels().values() if row.bare in BARE), key=len, reverse=True)
    return re.compile(rf"(?P<label>{'|'.join(map(re.escape, named))})(?: {{1,6}}|(?=\d)|/|$)")


@cache
def row_pattern() -> re.Pattern[str]:
    """A label of a row of a document's data, its characters as far apart as pages set them."""
    named = sorted(
        (row.label for row in labels().values() if row.bare in (IN_ROWS, OF_ROWS, "1+")), key=len, reverse=True
    )
    return re.compile(rf"(?:(?<= )|^)(?:{'|'.join(' {0,10}'.join(label) for label in named)})(?=[ :]|$)")


def in_row(folded: str) -> list[tuple[int, int, str]]:
    """The labels of a row of a document's data, set apart by blanks only: 索 引 号 0012 发布机构 某局."""
    if " " not in folded or folded[0] not in _row_initials():
        return []
    found = [(run.start(), run.end(), run.group().replace(" ", "")) for run in row_pattern().finditer(folded)]
    if not found or found[0][0]:
        return []
    is_wide = found[0][1] > len(found[0][2])
    is_row = is_wide or (len(found) > 1 and any(labels()[name].bare in (OF_ROWS, "1+") for _, _, name in found))
    return found if is_row else []


@cache
def _row_initials() -> frozenset[str]:
    return frozenset(row.label[0] for row in labels().values() if row.bare in (IN_ROWS, OF_ROWS, "1+"))

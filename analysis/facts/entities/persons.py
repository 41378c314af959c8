"""Persons named with an office: 党委书记、董事长 and the name that follows, role and name exactly as printed.

Only a name that directly follows an office is believed, with a known surname, two or three characters (compound surnames one
more), closed by a boundary. A missed person costs little, a false one names somebody who is not there.
"""

from __future__ import annotations

import functools

from analysis.facts.organizations import lexicon as lex
from analysis.facts.organizations.names import Reading

LONGEST_ROLE = 40
OFFICES = 12  # hits to look back for further offices


@functools.cache
def _surnames() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(lex.words("surnames.txt")), frozenset(lex.words("doctrine_names.txt"))


def persons(reading: Reading) -> list[tuple[str, str]]:
    """Names and roles as printed, in order."""
    found: list[tuple[str, str]] = []
    for position in reading.offices:
        end = reading.hits[position][2]
        name = _name(reading, position + 1, end)
        if name:
            role = _role(reading, position)
            found.append((name, role))
            found += [(other, role) for other in _others(reading, position + 1, end + len(name))]
    return found


def _name(reading: Reading, following: int, start: int) -> str:
    """The name that begins at `start`, "" where none does."""
    for position in range(following, following + 3):
        mark = reading.mark(position)
        length = mark.start - start
        if length >= 2:
            name = reading.text[start : mark.start]
            return name if mark.kind in lex.ENDS_NAME and is_name(name) else ""
        if mark.end - mark.start > 1 and mark.kind != lex.PLAIN:
            return ""
    return ""


def is_name(word: str) -> bool:
    """True for a surname and one or two characters, all Han."""
    surnames, doctrine = _surnames()
    if word in doctrine or not 2 <= len(word) <= 4 or not all("一" <= sign <= "鿿" for sign in word):
        return False
    return (word[:2] in surnames and len(word) >= 3) or (word[0] in surnames and len(word) <= 3)


def _others(reading: Reading, following: int, end: int) -> list[str]:
    """Further names of a list under one office: 副总经理张三、李四."""
    names: list[str] = []
    while reading.text[end : end + 1] == "、":
        while reading.mark(following).start <= end and following < len(reading.hits):
            following += 1
        name = _name(reading, following, end + 1)
        if not name:
            break
        names.append(name)
        end += 1 + len(name)
    return names


def _role(reading: Reading, position: int) -> str:
    """The offices before the name, joined by 、 or nothing, with the organization in front of them."""
    _, start, end = reading.hits[position]
    first = position
    for before in range(position - 1, max(-1, position - 1 - OFFICES), -1):
        mark = reading.mark(before)
        joined = mark.kind in (lex.TITLE, *lex.BODIES) or (
            mark.word in "、兼" and reading.mark(before - 1).kind == lex.TITLE
        )
        if mark.end != start or not joined:
            break
        first, start = before, mark.start
    left = first
    while left and reading.mark(left - 1).kind not in lex.ENDS_NAME and first - left < OFFICES:
        left -= 1
    begin = reading.hits[left - 1][2] if left else 0
    return reading.text[begin:end] if end - begin <= LONGEST_ROLE else reading.text[start:end]

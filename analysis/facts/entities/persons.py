"""Persons named with an office: 党委书记、董事长 and the name that follows, role and name exactly as printed.

Only a name that directly follows an office is believed, with a known surname, two or three characters (compound surnames one
more), closed by a boundary. A missed person costs little, a false one names somebody who is not there; names in front of their
office (陈建国书记) were tried: of eight found on unseen pages three were none.
"""

from __future__ import annotations

import functools

from analysis.facts.organizations import lexicon as lex
from analysis.facts.organizations.names import Reading

LONGEST_ROLE = 40
OFFICES = 12  # hits to look back for further offices
CLOSES_NO_CLAUSE = frozenset("与和及向由于将把让使给按从到为以并而且或但则均皆即若还已又再曾对")
"""Prepositions, conjunctions and adverbs: right before a comma they are part of a name."""
MEASURES = frozenset("元岁吨件个位次项条月日年")  # stand behind numbers, so behind a surname they are part of a name
USUAL = 3  # characters of most names
DEPARTMENTS = frozenset("部处科室局厅委办组队站所院校会厂矿区市县乡镇村街段班社团中心级型性式界系行司店馆台")


@functools.cache
def _surnames() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(lex.words("surnames.txt")), frozenset(lex.words("doctrine_names.txt"))


@functools.cache
def _followers() -> tuple[str, ...]:
    return lex.words("after_names.txt")


def persons(reading: Reading) -> list[tuple[str, str]]:
    """Names and roles as printed, in order.

    >>> from analysis.facts.organizations.names import scan
    >>> from analysis.facts.organizations.registry import load
    >>> persons(scan("校党委书记陈建国、副校长周文出席。", load()))
    [('陈建国', '校党委书记'), ('周文', '副校长')]
    """
    found: dict[str, str] = {}
    for position in reading.offices:
        end = reading.hits[position][2]
        name = _name(reading, position + 1, end)
        if name:
            role = _role(reading, position)
            for other in (name, *_others(reading, position + 1, end + len(name))):
                found.setdefault(other, role)
    return list(found.items())


def _name(reading: Reading, following: int, start: int) -> str:
    """The name that begins at `start`, "" where none does."""
    for position in range(following, following + 3):
        mark = reading.mark(position)
        length = mark.start - start
        if length >= 2:
            beyond = reading.mark(position + 1)
            if length == 2 and beyond.start == mark.end and _is_part(mark, beyond):
                mark = beyond
            name = reading.text[start : mark.start]
            if mark.kind in lex.ENDS_NAME and is_name(name):
                of_another = mark.kind == lex.TITLE and (name[0] in CLOSES_NO_CLAUSE or name[-1] in DEPARTMENTS)
                return "" if of_another else name  # 会长|向林|会长, 、|云林区|主席
            name = reading.text[start : start + USUAL]
            return name if length >= USUAL and _is_followed(reading.text, start) and is_name(name) else ""
        if mark.end - mark.start > 1 and mark.kind != lex.PLAIN:
            return ""
    return ""


def _is_part(mark: lex.Mark, beyond: lex.Mark) -> bool:
    """True where the one character after two is the end of the name: 蓝洪均|、, 罗慧来|、, 吴文元|对."""
    if beyond.kind == lex.PUNCTUATED:
        return mark.word in CLOSES_NO_CLAUSE or mark.word in MEASURES or (mark.word == "来" and beyond.word == "、")
    return mark.word in MEASURES and beyond.kind in lex.ENDS_NAME


def _is_followed(text: str, start: int) -> bool:
    return text.startswith(_followers(), start + USUAL)


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
    first, begin = position, start
    for _ in range(OFFICES):
        first, left = _office(reading, first)
        if end - left > LONGEST_ROLE:
            break
        begin = left
        before, office = reading.mark(first - 1), reading.mark(first - 2)
        if first < 2 or before.word not in ("、", "兼") or (before.end, office.end) != (left, before.start):
            break
        if office.kind != lex.TITLE:
            break
        first -= 2
    return reading.text[begin:end]


def _office(reading: Reading, position: int) -> tuple[int, int]:
    """The first hit of one office with the organization it is held in, and where it begins: 我校|甲学院|副|院长."""
    first = position
    while first and position - first < OFFICES:
        mark = reading.mark(first - 1)
        holds = mark.kind not in lex.ENDS_NAME or mark.kind in lex.BODIES or mark.kind == lex.TITLE
        if mark.kind == lex.DEMONSTRATIVE and mark.end == reading.hits[first][1]:
            return first - 1, mark.start
        if not holds:
            return first, mark.end
        first -= 1
    return first, reading.hits[first - 1][2] if first else 0

"""Where a name begins that its last run of words does not show: before a bracket, before a number, behind a preposition.

甲乙（集团）有限公司, 连心桥（北岸）党员服务队 and 7-1项目部 go on to the left of a sign at which names end; 经集团党委同意
begins one character later than its run. Each rule asks for a shape that running text does not have.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from analysis.facts.organizations import lexicon as lex
from analysis.facts.organizations.lexicon import Hit, Lexicon, Mark

LEGAL_TAILS = ("有限公司", "有限责任公司", "股份公司", "总公司", "集团公司", "公司")
JOINED_KINDS = frozenset(("school", "government", "association", "institute", "center", "court"))
FIELD_OWNERS = frozenset(("institute", "school", "hospital"))
SHORTEST_FIELD, LONGEST_FIELD = 2, 8  # characters of 特种陶瓷 before the joining word
SHORT_RUN = 4  # characters between a bracket and the head behind it
GOING_ON = ")）-—－.至与和及、"  # only behind these may a name have begun earlier than its last run
AFTER_BRACKET = ("党支部", "党总支", "支部", "党员服务队", "共产党员服务队")
"""Heads that a unit's name goes on to behind a bracket: the branch of an office (its section), a team (its place)."""
LONGEST_INSERT = 10
PREPOSITIONS = "经进"
"""They stand before a unit without a blank and also begin words (经济, 进出口), so they are no boundaries by themselves."""
_SECTION_BEFORE = re.compile(r"[一-鿿]{1,8}(?:[处科室办系]|(?<!支)部)、\Z")
"""教务处、实训中心党支部: two sections of one branch."""
_COUNTING = "一二三四五六七八九十百千万两几数多余各该这那哪某每今昨当明近即节上本首单"
_DECIMAL_BEFORE = re.compile(r"(?:[0-9]|N[Oo])\.\Z")
_ROUTE_BEFORE = re.compile(r"[一-鿿]{2,6}至\Z")
_UNION_OF = ("会", "体", "国", "总", "党", "支部", "大学", "学院", "重工", "工会", "组", "社", "中心")
JOINING = "与和及"
PROJECT_HEADS = ("项目部", "项目", "经理部", "指挥部", "标段", "项目党支部")
_NUMBER_BEFORE = re.compile(r"[一-鿿]{2,16}[0-9]{1,3}[-—－]\Z")
_LEGAL_BEFORE_PAREN = re.compile(r"[一-鿿]{2,16}[(（][一-鿿]{2,6}[)）]\Z")
_GOES_ON = re.compile(rf"[(（][一-鿿]{{2,{LONGEST_INSERT}}}[)）][一-鿿]{{0,4}}(?:{'|'.join(AFTER_BRACKET)})")
_SECOND_NAME = re.compile(r"[(（](?:公司|分公司|有限公司|营销部|集团|集团公司)[)）]")
_IN_NAME = frozenset("plghrzyc")
_NAMES_BEFORE, _PLACED = frozenset("hrzycd"), frozenset("lr")
GLUED = PREPOSITIONS + lex.UNION[0]


def begin(text: str, hits: Sequence[Hit], known: Lexicon, first: int, stop: int) -> int:
    """Where the name begins whose last run of words is hits[first:stop]."""
    start = hits[first - 1][2] if first else 0
    sign = text[start - 1] if start else ""
    closing = [hit for hit in hits[first:stop] if known.flags[hit[0]] & lex.CLOSES]
    if not sign or sign not in GOING_ON or not closing:
        return start
    head = known.mark(closing[-1])
    if sign in ")）":
        if head.word in AFTER_BRACKET and head.start - start <= SHORT_RUN:
            return _before_bracket(text, hits, known, first)
        before = _LEGAL_BEFORE_PAREN.search(text, max(0, start - 24), start) if head.word in LEGAL_TAILS else None
        return before.start() if before is not None and head.start == start else start
    if sign in JOINING:
        return _before_joining(text, hits, known, first, head)
    if sign == "、":
        before = _SECTION_BEFORE.search(text, max(0, start - 12), start) if head.word in AFTER_BRACKET else None
        return max(_run_before(hits, known, first - 1), before.start()) if before is not None else start
    if sign == "至":
        before = _ROUTE_BEFORE.search(text, max(0, start - 8), start) if head.word.endswith(PROJECT_HEADS) else None
        return _run_before(hits, known, first - 1) if before is not None else start
    if not text[start : start + 1].isdecimal():
        return start
    if sign == ".":
        is_decimal = _DECIMAL_BEFORE.search(text, max(0, start - 3), start) is not None
        return _run_before(hits, known, first - 1) if is_decimal else start
    before = _NUMBER_BEFORE.search(text, max(0, start - 20), start)
    return before.start() if before is not None else start


def _run_before(hits: Sequence[Hit], known: Lexicon, position: int, within: int = lex.WITHIN) -> int:
    """Where the run of words begins that ends at this hit; a branch's run also holds the heads of its superiors."""
    while position > 0 and known.flags[hits[position - 1][0]] & within:
        position -= 1
    return hits[position - 1][2] if position else 0


def _before_joining(text: str, hits: Sequence[Hit], known: Lexicon, first: int, head: Mark) -> int:
    """The beginning of 住房城乡建设|和|水利局: a field of work, without a unit's head, before the joining word."""
    start = hits[first - 1][2]
    what = known.heads.get(head.word)
    joins = head.word in AFTER_BRACKET if what is None else what.kind in JOINED_KINDS
    of_superior = _below_superior(hits, known, first) if joins else start
    if of_superior < start:
        return of_superior
    if not joins or not text.endswith(_fields(), 0, start - 1):
        return start
    begin = _run_before(hits, known, first - 1, lex.WITHIN if what else lex.WITHIN | lex.CLOSES)
    return begin if start - 1 - begin >= 2 else start


def _below_superior(hits: Sequence[Hit], known: Lexicon, first: int) -> int:
    """The beginning of 甲研究所|特种陶瓷与复合材料中心, where a field without a head stands before the joining word."""
    start = hits[first - 1][2]
    position = first - 1
    while position > 0 and known.kinds[hits[position - 1][0]] in lex.WITHIN_NAME:
        position -= 1
    number, _, end = hits[position - 1] if position else (-1, 0, start)
    what = known.heads.get(known.words[number]) if position else None
    following = hits[first][0]
    of_field = known.kinds[following] == lex.GENERIC and known.words[following][0] != "第"
    if (
        what is None
        or what.kind not in FIELD_OWNERS
        or not (of_field and SHORTEST_FIELD <= start - 1 - end <= LONGEST_FIELD)
    ):
        return start
    return _run_before(hits, known, position, lex.WITHIN | lex.CLOSES)


@functools.cache
def _fields() -> tuple[str, ...]:
    return lex.words("fields.txt")


def is_union(text: str, end: int) -> bool:
    """True where a name ends before the verb 联合: 甲公司|联合乙公司, but not 甲市联合会."""
    return text.startswith(lex.UNION, end) and not text.startswith(_UNION_OF, end + len(lex.UNION))


def glued(text: str, start: int, run: Sequence[Hit], known: Lexicon, before: Hit | None) -> str:
    """The word that the run begins with and the name does not: 经|集团, 甲公司|联合|乙公司; "" for all other runs."""
    if text[start] in PREPOSITIONS:
        return text[start] if not run or run[0][1] > start else ""
    if not is_union(text, start):
        return ""
    of_two = before is not None and before[2] == start and known.kinds[before[0]] in _NAMES_BEFORE
    behind = start + len(lex.UNION)
    placed = any(begin == behind and known.kinds[number] in _PLACED for number, begin, _ in run[:3])
    return lex.UNION if of_two or placed else ""


def goes_on(text: str, end: int) -> bool:
    """True where a bracket and a head follow, so that what ends here is the beginning of a longer name."""
    return text[end : end + 1] in "(（" and _GOES_ON.match(text, end) is not None


def _before_bracket(text: str, hits: Sequence[Hit], known: Lexicon, first: int) -> int:
    """The beginning of the run of words in front of the bracket that closes right before the head."""
    start = hits[first - 1][2]
    opening = max(text.rfind("(", 0, start), text.rfind("（", 0, start))
    if not 0 < start - opening - 2 <= LONGEST_INSERT:
        return start
    position = first - 1
    while position >= 0 and hits[position][1] > opening:
        position -= 1
    bracket = position  # the hit of the opening bracket itself
    position -= 1
    while position >= 0 and known.kinds[hits[position][0]] in _IN_NAME:
        position -= 1
    begins = hits[position][2] if position >= 0 else 0
    return begins if bracket >= 0 and opening - begins >= 2 else start


def heads_between(known: Lexicon, hits: Sequence[Hit], first: int, start: int) -> list[Mark]:
    """The heads in front of the last run of words, where the name was found to begin before it."""
    found: list[Mark] = []
    position = first - 1
    while position >= 0 and hits[position][1] >= start:
        mark = known.mark(hits[position])
        if mark.kind in lex.CLOSES_NAME:
            found.append(mark)
        position -= 1
    return found[::-1]


def is_no_count(text: str, start: int) -> bool:
    """True for the 日 of 宝日山, which begins at `start`: only a number or a word such as 今 before it makes it a day."""
    before = text[start - 1 : start]
    return "一" <= before <= "鿿" and before not in _COUNTING


def second_name(text: str, head: Mark) -> int:
    """Where the name of an office ends that is a company as well, 青河市烟草专卖局（公司）; 0 for all others."""
    found = _SECOND_NAME.match(text, head.end) if head.word[-1] == "局" else None
    return found.end() if found is not None else 0


def hit_at(hits: Sequence[Hit], position: int, start: int) -> int:
    """The first hit from this position on that begins at `start` or later."""
    while position < len(hits) and hits[position][1] < start:
        position += 1
    return position

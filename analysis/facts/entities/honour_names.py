"""What the names of titles and awards look like: what they end in, what may follow, what is taken off both ends."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from ahocorasick_rs import AhoCorasick, MatchKind

from analysis.facts.organizations.lexicon import rows, words

LONGEST, SHORTEST = 46, 4
"""Characters of a title; longer ones are sentences, shorter ones bare heads (金奖 needs a what)."""
LONGEST_QUOTED, SHORTEST_UNKNOWN = 40, 6
LONGEST_FIRST = 5  # characters of 资源节约型
GAP = 8  # characters between the two parts of a head: 优秀|焊接|工程
GRADES = frozenset(
    ("特等奖", "一等奖", "二等奖", "三等奖", "优秀奖", "优胜奖", "提名奖", "特别奖")
)  # of a contest named elsewhere
PARTED = -1  # the last part of a head whose first part stands before other words
SURE = 2  # strength of a head that names an award by itself
CALLED = ("荣誉称号", "光荣称号", "称号", "荣誉证书")  # behind a title; what is called so is one, whatever it ends in
RANK = re.compile(
    r"全国|国家级?|中国|中央企业|央企|省(?![心会])级?|自治区|市(?![政场民容])级?|县级|区级|行业|集团(?:公司)?|系统|第[一二三四五六七八九十百0-9]{1,4}[届批]"
)
_AFTER = re.compile(
    r"(?:的?(?:荣誉称号|光荣称号|称号|荣誉证书|荣誉|殊荣)|奖牌|牌匾|证书|奖项|表彰)?"
    r"(?:等|各|共|及|多项|[0-9一二两三四五六七八九十]{1,3}[项个次名篇]|荣誉|殊荣|称号){0,4}(?:之?后|以来)?\Z"
)
_NOT_YET = re.compile(
    r"[”\"」』]?(?:以上|候选|推荐|申报|评[选比审]|培育|征集|才[能有可]|方[可能]|所得税|创建(?:标准|要求|指标|条件|工作))"
)
_TAIL = re.compile(r"等?(?:荣誉称号|光荣称号|称号|荣誉证书|荣誉|殊荣|奖项|证书|等)\Z")
_COUNT = re.compile(r"[0-9一二两三四五六七八九十]{1,3}[项个枚次块座]")
_SENTENCE = re.compile(r"在|了|被|把|出席|参加|举行|召开|分别|之一|表示")
_NO_NAME = re.compile(r"(?:[级的类性个项多]|以上|系列|荣誉|殊荣|奖项|行业|领域)\Z|\A(?:最高|参评|申报|参加|推荐)")
BELONGS = re.compile(r"[0-9一二三四五六七八九十百千]{1,6}强|工作|系统|行业|队伍")
"""Behind an organization within a title: it names no giver there (某某公司|200强, 中州省工会|工作竞赛)."""
_GRADE = re.compile(r"[特一二三四优入提鼓参创进贡组成设质团个金银铜大][等胜秀围名励与新步献织果计量体人质牌]?[奖杯]")
_QUOTES = {"“": "”", "「": "」", "『": "』", '"': '"', "‘": "’", "'": "'"}
CLOSING = "”\"」』’'"


@functools.cache
def _heads() -> dict[str, int]:
    pairs = {first + last: 1 for first in words("honour_adjectives.txt") for last in words("honour_nouns.txt")}
    return pairs | {word: int(strength) for word, strength in rows("honours.tsv", 2)}


@functools.cache
def _automaton() -> tuple[AhoCorasick, tuple[int, ...]]:
    listed = dict.fromkeys(words("honour_nouns.txt"), PARTED) | _heads()
    return AhoCorasick(list(listed), matchkind=MatchKind.LeftmostLongest), tuple(listed.values())


@functools.cache
def sure_heads() -> tuple[str, ...]:
    """The heads that name an award by themselves."""
    return tuple(word for word, strength in _heads().items() if strength == SURE)


@functools.cache
def _first_part() -> re.Pattern[str]:
    first = "|".join(words("honour_adjectives.txt"))
    return re.compile(rf"(?:{first})(?:(?!的)[一-鿿]){{1,{GAP}}}\Z")


def ends(text: str, start: int, stop: int) -> dict[int, int]:
    """Where the names of awards end in a clause, with their strength; a head may be parted (优秀|焊接|工程)."""
    automaton, strengths = _automaton()
    found: dict[int, int] = {}
    for index, begin, end in automaton.find_matches_as_indexes(text[start:stop]):
        strength = strengths[index]
        if strength == PARTED:
            left = max(start, start + begin - GAP - LONGEST_FIRST)
            strength = int(_first_part().search(text, left, start + begin) is not None)
        if strength:  # 颁奖 has none
            found[start + end] = strength
    return found


def strength(name: str) -> int:
    """How strongly the head names an award that a name ends in, 0 for none."""
    return ends(name, 0, len(name)).get(len(name), 0)


def is_head(name: str) -> bool:
    """True for the whole name of an award on the list, so that nothing is taken off it: 中国建筑|工程装饰奖."""
    return name in _heads()


def last_head(text: str, left: int, right: int, at: Mapping[int, int]) -> tuple[int, int]:
    """Where the title ends and how strong its head is: the last award name after which only 称号, 各1项 or a quote stands."""
    right = _before_bracket(text, left, right)
    for end in sorted((end for end in at if left + 1 < end <= right), reverse=True):
        close = end + (end < right and text[end] in CLOSING)
        if (at[end] == SURE or _AFTER.match(text, close, right)) and not _NOT_YET.match(text, end):
            return close, at[end]
    return right, 0


def _before_bracket(text: str, left: int, right: int) -> int:
    """The end of a part without the remark in brackets behind it: 一等奖(共30名)."""
    if right > left and text[right - 1] in ")）":
        begin = max(text.rfind(sign, left, right) for sign in "(（")
        return begin if begin > left else right
    return right


def quoted(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """The quotation that a part ends in, marks included, where only 称号, 各1项 or nothing stands behind it."""
    close = max(text.rfind(sign, start, stop) for sign in "”」』’")
    opening = {"”": "“", "」": "「", "』": "『", "’": "‘"}.get(text[close] if close >= 0 else "", "")
    begin = text.rfind(opening, start, close) if opening else -1
    fits = begin >= 0 and SHORTEST - 1 <= close - begin - 1 <= LONGEST_QUOTED and _AFTER.match(text, close + 1, stop)
    return (begin, close + 1) if fits else None


def clean(part: str) -> str:
    """A title without 称号 at its end, without a count before it, without quotation marks that enclose it or stand alone."""
    name = _TAIL.sub("", part.strip(" ：:的了")).strip()
    counted = _COUNT.match(name)
    name = name[counted.end() :] if counted and is_name(name[counted.end() :], bare=False) else name
    for left, right in (("(", ")"), ("（", "）")):
        if name.count(left) > name.count(right):
            name = name[: name.rfind(left)]
    if len(name) > 2 and _QUOTES.get(name[0]) == name[-1] and name[0] not in name[1:-1]:
        return name[1:-1]
    for sign, close in _QUOTES.items():
        if name.count(sign) != name.count(close) or (sign == close and name.count(sign) % 2):
            name = name.strip(sign + close)
    return name


def is_name(name: str, bare: bool, named: bool = False) -> bool:
    """False for what is too short or long, ends like no name, or is a bare head behind 的 (各类奖项的|先进集体).

    `named` is said of what stands in quotation marks behind a conferring verb: 荣获“优胜奖”.
    """
    if len(name) == SHORTEST - 1 and name[-1] in "杯奖" and (named or not _GRADE.match(name)):
        return True  # 鲁班奖
    if name in GRADES:
        return True
    if not SHORTEST <= len(name) <= LONGEST or _NO_NAME.search(name) or _SENTENCE.search(name.split("“", 1)[0]):
        return False
    return not (bare and name in _heads())


def is_called(text: str, start: int, stop: int, name: str) -> bool:
    """True for a title of no list that is called one: 获得全国文明渔场、…称号."""
    return text.endswith(CALLED, start, stop) and len(name) >= SHORTEST_UNKNOWN and RANK.search(name) is not None

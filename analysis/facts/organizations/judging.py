"""Whether a run of words is the name of an organization, and of what kind: by its head and by what stands in front of it."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from analysis.facts.organizations import extension
from analysis.facts.organizations import heads as heads_of
from analysis.facts.organizations import lexicon as lex
from analysis.facts.organizations.lexicon import Hit, Lexicon, Mark

LONGEST_NAME = 36  # longer runs are a list or a sentence that the boundaries did not cut
LONGEST_BRAND = 10  # a bare name before 党委: 云岭水务党委
KEPT = 8192  # distinct runs kept; a corpus repeats the names of its units
TERRITORIES = "省市县区州旗镇乡村"  # the committee of a territory is no part of something else: 青河镇党委
_NAME = re.compile(r"[一-鿿〇A-Za-z0-9·、.()（）—－-]{2,40}")
PARTY, COMMITTEE_OF = ("中国共产党", "中共"), "委员会"
LONGEST_PROVINCE = 3  # characters of 黑龙江
LONGEST_LEAD = 4  # characters of a place of no list in front of a known name
SHARES = "股份"
ORE = "矿"  # a mine only below an owner (甲公司乙矿) or behind a place; alone it is mostly the mineral
PLACES = tuple("庄坪村沟岭湾店口塔滩梁寨堡桥集镇川峪台屯营坡湖泉")  # the last characters of places: 石家庄矿
WEAK_HEADS = frozenset(("厂", "局", "厅", "委", "项目"))  # a name only with a proper part before them
# 靓社区, 上项目: one character before them is a verb or an adjective
NEVER_OF_ONE = frozenset(("社区", "项目", "街道", "园区", "支部", "党支部"))
GENERIC_PROJECTS = frozenset(
    ("工程项目", "试点项目", "公益项目", "帮扶项目", "合作项目", "服务项目", "志愿项目", "惠民项目", "科研项目")
)
SHORTEST_OF_PROJECT = 12  # 重点工程项目 is no name, a whole description of the works is one
COMMUNITY, STREET = "社区", "街道"
OFFICE, SHORTEST_OFFICE = "机关", 3  # 局机关 names no bureau
_SESSION = re.compile(r"\A第?[一二三四五六七八九十]{1,3}届|第[一二三四五六七八九十]{1,3}届\Z")
_PROPER = frozenset((lex.PLACE, lex.KNOWN, lex.PLAIN))


class Judged(NamedTuple):
    """A name in a run: where it lies, and what it is the name of; `second` for 烟草专卖局（公司）."""

    start: int
    end: int
    kind: str
    level: str | None
    proper: bool
    known: bool
    body: str
    bare: bool
    inner: tuple[int, ...]
    second: bool


_Answers = dict[tuple[str, str], tuple[Judged | None, int]]
new_judged = functools.partial(tuple.__new__, Judged)  # of a tuple: without the detour by a call with ten arguments


class Memory:
    """What was found in runs that lie between plain boundaries, so that nothing outside of them matters.

    The answers are kept, since names recur within a report and within a corpus; the oldest half goes when there are too many.
    Those on runs of a single word of the lexicon (公司, 党委) are kept apart: they are knowledge of words and of no text.
    """

    def __init__(self) -> None:
        self._found: _Answers = {}
        self._words: _Answers = {}
        self._known: Lexicon | None = None

    def judged(
        self, text: str, run: Sequence[Hit], start: int, ender: Hit, known: Lexicon
    ) -> tuple[Judged | None, int]:
        """The name in the run that begins at `start`, and how far before this place it was found first.

        The words of the run say all, and the one behind it where that is a body: a word has one kind, and nothing stands behind
        the last.
        """
        if known is not self._known:
            self._found, self._words, self._known = {}, {}, known
        number, until, beyond = ender
        body = known.words[number] if number >= 0 and known.kinds[number] in lex.BODIES else ""
        key = (text[start:until], body)
        answers = self._words if len(run) == 1 and run[0][1] == start and run[0][2] == until else self._found
        kept = answers.get(key)
        if kept is not None:
            return kept[0], start - kept[1]
        if len(answers) >= KEPT:
            for oldest in list(answers)[: KEPT // 2]:
                del answers[oldest]
        mark = known.mark(ender) if number >= 0 else Mark(lex.PUNCTUATED, until, beyond, "")
        found = judged(text, run, start, mark, known, ())
        answers[key] = found, start
        return found, 0

    def cache_clear(self) -> None:
        """Forget the runs of the texts that were read."""
        self._found = {}


remembered = Memory()


def judged(
    text: str, run: Sequence[Hit], start: int, ender: Mark, known: Lexicon, before: Sequence[Mark]
) -> Judged | None:
    """The name in a run of words that begins at `start`, with the heads found before the run."""
    flags, mark = known.flags, known.mark
    heads = [mark(hit) for hit in run if flags[hit[0]] & lex.CLOSES]
    if not heads and ender.kind != lex.COMMITTEE:
        return None
    taken_up = len(heads) == 1 and ender.start == heads[0].end and ender.kind in lex.BODIES and heads[0].start == start
    word = heads[-1].word if heads else ""  # taken up is the 矿 of 矿党委: the mine that was named before
    if word == ORE and len(heads) == 1 and not taken_up and not _is_mine(text, run, start, heads[0], known):
        heads = []
    if word == SHARES and not _is_listed_brand(heads, start):
        heads = heads[:-1]
    if word == COMMUNITY and len(heads) > 1 and heads[-2].word == STREET and heads[-2].end == heads[-1].start:
        heads = heads[:-1]  # 甲街道|社区书记 names no community
    body, second = "", 0
    if heads and text.startswith(PARTY, start):
        party = next(word for word in PARTY if text.startswith(word, start))
        if len(heads) > 1 and heads[-1].word == COMMITTEE_OF:
            body, heads = COMMITTEE_OF, heads[:-1]  # 中共|甲公司|委员会 speaks for 甲公司
        start += len(party) * (heads[-1].word[-1] not in COMMITTEE_OF[:1])  # but 中共中州省委 is a name
    if heads:
        heads = [*before, *heads] if before else heads
        if len(heads) > 1 and not body:
            body = heads_of.branch(heads)
            heads = heads[:-1] if body else heads
        of, begins, end, _ = heads[-1]
        second = 0 if body else extension.second_name(text, heads[-1])
        end = second or end
        if heads[0].start - start > LONGEST_PROVINCE:
            start = _province(text, run, start, heads[0].start)
        if of == lex.KNOWN and len(heads) == 1 and _is_led_to(run, start, heads[0], known):
            start = begins
    elif ender.kind == lex.COMMITTEE and 2 <= ender.start - start <= LONGEST_BRAND:
        end = ender.end if text[ender.start - 1] in TERRITORIES else ender.start
    else:
        return None
    if end - start > LONGEST_NAME or not (taken_up or _NAME.fullmatch(text, start, end)):
        return None
    proper = is_proper(heads, run, known, start, end)
    name = text[start:end]
    if not taken_up and not is_believable(name, heads, start, proper):
        return None
    if not body and ender.start == end and ender.kind in lex.BODIES:
        body = ender.word
    head = heads[-1] if heads else None
    what = known.heads.get(head.word) if head is not None else None
    return new_judged((
        start, end,
        heads_of.kind(head, what, known, name),
        what.level if what else None,
        proper,
        head is not None and head.kind == lex.KNOWN,
        body,
        head is not None and head.start == start and head.kind != lex.KNOWN and not heads_of.is_numbered(head),
        _closed(text, heads_of.superiors(heads, known)) if len(heads) > 1 else (),
        bool(second),
    ))  # fmt: skip


def _closed(text: str, ends: tuple[int, ...]) -> tuple[int, ...]:
    """The ends of superiors with the bracket behind them: 甲烟草专卖局（公司）|机关第一党支部."""
    return tuple(end + (text[end : end + 1] in ")）") for end in ends)


def _is_mine(text: str, run: Sequence[Hit], start: int, ore: Mark, known: Lexicon) -> bool:
    """True for 云家坪|矿 and 中州|煤电云成|矿: the name of a place before it, or one that it begins with."""
    if ore.start - start < 2:
        return False
    placed = run[0][1] == start and known.kinds[run[0][0]] == lex.PLACE and ore.start - run[0][2] >= 2
    return placed or text.endswith(PLACES, start, ore.start)


def _is_led_to(run: Sequence[Hit], start: int, head: Mark, known: Lexicon) -> bool:
    """True for 张三高度认可|云岭水务: words of no list in front of a known name are no part of it, a place is."""
    return head.start - start > LONGEST_LEAD and not any(
        known.flags[number] & lex.WITHIN for number, begin, _ in run if begin < head.start
    )


def _province(text: str, run: Sequence[Hit], start: int, head: int) -> int:
    """Where the name begins in 热情高涨|省疾控中心: no province has a name of four characters of no list."""
    province = text.find("省", start + LONGEST_PROVINCE + 1, head + 1)
    return start if province < 0 or any(begin < province for _, begin, _ in run) else province


def _is_listed_brand(heads: Sequence[Mark], start: int) -> bool:
    """True for 鞍钢|股份 and 沙河|股份, the short names of listed companies; not for the shares of 甲公司|股份."""
    if len(heads) == 1:
        return heads[0].start - start >= 2
    return heads[-2].kind == lex.KNOWN and heads[-2].end == heads[-1].start


def is_believable(name: str, heads: list[Mark], start: int, proper: bool) -> bool:
    """A bare name needs a proper part; a head of one character two characters before it as well."""
    if "届" in name and _SESSION.search(name):
        return False  # 二十届中央|纪委, 某某院第二届|党委
    if not heads:
        own_office = len(name) <= SHORTEST_OFFICE and name.endswith(OFFICE)
        return proper and not own_office and name not in lex.common_nouns()
    _, begins, _, word = heads[-1]
    if name[0].isdecimal() and word[-2:] != "项目":
        return False
    if word in GENERIC_PROJECTS and len(name) < SHORTEST_OF_PROJECT:
        return False
    if begins - start == 1 and word in NEVER_OF_ONE:
        return False
    return word not in WEAK_HEADS if not proper else len(word) > 1 or begins - start >= 2


def is_proper(heads: Sequence[Mark], run: Sequence[Hit], known: Lexicon, start: int, end: int) -> bool:
    """True for a known name, and when something before the head is no common noun: a place or words of no list."""
    if heads:
        of, end, _, word = heads[-1]
        if len(heads) > 1 and heads[0].word[0] in TERRITORIES and heads[0].start == start:
            return True  # 省政府|办公厅, 县委|组织部
        if of == lex.KNOWN or (of == lex.BRANCH and heads_of.is_numbered(heads[-1])):
            return True
        if word[:2] == "集团" and end - start >= 2:
            return True
    covered = start
    for number, begin, stop in run:
        if begin < start or begin >= end:
            continue
        if begin > covered or known.kinds[number] in _PROPER:
            return True
        covered = stop
    return covered < end

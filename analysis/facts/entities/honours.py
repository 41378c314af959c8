"""Titles and awards that a report says were received, one finding per title, without the giver's name.

A title counts when a verb of receiving (荣获, 被评为, 入选 …) leads to words that end in an award's name or are called 称号, or
when an award stands with its rank in apposition (“全国文明单位”复审, 中央企业先进基层党组织——). Posts that a unit sets up itself
(设立党员示范岗), awards it gives (评选表彰 …), hopes (争创 …) and praise (锦旗, 表扬信) are no titles.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence

from analysis.facts.entities import honour_names
from analysis.facts.entities.apposed import apposed, is_other_act
from analysis.facts.entities.honour_names import CALLED, CLOSING, LONGEST, RANK, SHORTEST, SURE
from analysis.facts.organizations.lexicon import rows
from analysis.facts.organizations.names import Reading

VERBS = 4  # further verbs after which the reach ends, so that a text of verbs alone is read in linear time
REACH = 220  # characters after the verb in which its titles stand
COUNTED = 10  # characters between a title and 和: 称号, 各2项
LONGEST_PREFIX = 12  # characters of the rank before a title in quotation marks: 中州省|“质量标杆企业”
_PASSIVE = re.compile(r"[被获由经][^，,。；;：:“”]{1,30}\Z")
_RECEIVERS = re.compile(r"[0-9一二两三四五六七八九十百]{1,5}[余多]?[个名家位支]")
_CLAUSE_END = re.compile(r"[。；;！!？?\n，,]")
_GOES_ON = re.compile(r"[^，,。；;、“”]{3,24}")
_COUNT = re.compile(r"[0-9一二两三四五六七八九十]{1,3}[项个次名]\Z")
_DATED = re.compile(r"(?:[0-9]{4}(?:[-—–~～至][0-9]{4})?[ ]?年?度?(?:[0-9]{1,2}月)?|年度|度)[ ]?")
_LEAD = re.compile(
    r"(?:为|首批|首次|首个|多次|连续|先后|了|由|的|：|:| |授予的?|颁发的?|评选的?|命名的?|颁授的?|表彰的?"
    r"|荣?[记立](?=集体|个人|一等|二等|三等)"
    r"|等?[0-9一二两三四五六七八九十]{1,4}[余多]?[家名位](?:单位|企业|集体|同志|职工|员工)?(?=.{3})"
    r"|[0-9一二两三四五六七八九十]{1,3}(?:个|枚|项)(?=.{3}))"
)
_BEGINS_ANEW = re.compile(r"[：:]|同志|的(?=[^的]{4})|(?:奖项?|荣誉|称号)[—–-]{1,2}")
_CHECKED = re.compile(r"[”\"」』]?的?(?:年度)?(?:核查|认定|复审|复核|复查|复评|验收|评审|评估|认证|考核)")
_GIVES = ("授予", "命名为", "评为")
_JOINED = ("级", "度", "届", "一", "二", "特", "金", "银")  # of coordinated titles: 省级、市级二等奖, 一、二、三等奖
_AND = "和及与、"
_JOINS = ("以及", "和", "及", "与", "并")
_OPEN, _CLOSE = "“「『‘《（(", "”」』’》）)"


@functools.cache
def _verbs() -> dict[str, str]:
    return dict(rows("honour_verbs.tsv", 2))  # type: ignore[arg-type]


def honours(reading: Reading) -> list[str]:
    """The titles and awards received, as printed, in order, each once.

    >>> from analysis.facts.organizations.names import scan
    >>> from analysis.facts.organizations.registry import load
    >>> honours(scan("2024年，北岸重工荣获省级“质量标杆企业”称号，制造部获评市工人先锋号。", load()))
    ['省级“质量标杆企业”', '市工人先锋号']
    >>> honours(scan("公司设立党员示范岗6个，评选表彰先进集体3个，收到锦旗2面。", load()))
    []
    """
    text = reading.text
    if not (reading.received or reading.quotes or "——" in text):
        return []
    found = list(_received(reading)) if reading.received else []
    found += [line for line in apposed(reading) if not any(line[1] in name or name in line[1] for _, name in found)]
    return list(dict.fromkeys(name for _, name in sorted(found)))


def _received(reading: Reading) -> Iterator[tuple[int, str]]:
    """The titles that verbs of receiving lead to, with their places."""
    text, covered = reading.text, 0
    verbs = [reading.hits[position] for position in reading.received]
    givers = {mention.start: mention.end for mention in reading.mentions}
    for place, (_, start, end) in enumerate(verbs):
        if start < covered:
            continue
        beyond = verbs[place + VERBS][1] if place + VERBS < len(verbs) else len(text)
        stop = min(_clause_end(text, end), max(beyond, end))
        ends = honour_names.ends(text, end, stop)
        if (ends or text.find("“", end, stop) >= 0) and not is_other_act(text, start):
            further = [hit[1:] for hit in verbs[place + 1 : place + VERBS]]
            trust = _trust(text, start, text[start:end])
            items = list(_Titles(text, end, stop, givers, further, trust, ends).items())
            covered = stop if items else covered
            yield from items


def _clause_end(text: str, start: int) -> int:
    """Where the verb's titles end; a comma does not end them before a quotation, or between two counted titles."""
    last = min(len(text), start + REACH)
    for end in _CLAUSE_END.finditer(text, start, last):
        sign, close = end[0], end.end()
        if sign not in "，," or not (text.startswith("“", close) or _goes_on(text, start, close)):
            return end.start()
    return last


def _goes_on(text: str, start: int, comma: int) -> bool:
    """True between two counted titles, or a counted one and one that begins with its rank: 鲁班奖2项,|詹天佑奖1项."""
    following = _GOES_ON.match(text, comma) if _COUNT.search(text, start, comma - 1) else None
    if following is None or not (_COUNT.search(following[0]) or RANK.match(following[0])):
        return False
    return honour_names.strength(_COUNT.sub("", following[0])) > 0


def _trust(text: str, start: int, verb: str) -> str:
    """How far the verb is trusted; 被市政府|授予 as far as 被授予."""
    trusts = _verbs()
    passive = trusts.get(f"被{verb}")
    return passive if passive and _PASSIVE.search(text, max(0, start - REACH // 6), start) else trusts[verb]


class _Titles:
    """The titles in the words behind one verb."""

    def __init__(
        self,
        text: str,
        start: int,
        stop: int,
        givers: Mapping[int, int],
        verbs: Sequence[tuple[int, int]],
        trust: str,
        ends: Mapping[int, int],
    ) -> None:
        self.text, self.start, self.stop = text, start, stop
        self.givers, self.trust = givers, trust
        self.verbs = verbs
        self.ends = ends

    def items(self) -> Iterator[tuple[int, str]]:
        """Each title with its place; a first part without a head joins the next one (省级、市级二等奖)."""
        pending = self.start
        for left, right in self._parts():
            found = self._title(pending, left, right)
            if found is not None:
                yield found
            joins = found is None and right - pending <= LONGEST and self.text[left:right].endswith(_JOINED)
            pending = pending if joins else right + 1

    def _title(self, pending: int, left: int, right: int) -> tuple[int, str] | None:
        text = self.text
        end, strength = honour_names.last_head(text, left, right, self.ends)
        marks = honour_names.quoted(text, left, right)
        if marks is not None and self.trust != "c" and (not strength or end >= marks[1]):
            return self._in_quotes(
                self._begin(pending, marks[1]), marks, marks[1] in self.ends or marks[1] - 1 in self.ends
            )
        if self.trust == "c" and not _CHECKED.match(text, end):
            return None
        if self.trust == "0" and left == self.start and _RECEIVERS.match(text, left) and text.endswith(_GIVES, 0, left):
            return None  # 授予|98个先进集体
        begin = self._begin(pending, end)
        name = honour_names.clean(text[begin:end])
        if not strength or text[:end].endswith(CALLED):
            listed = honour_names.is_called(text, self.start, self.stop, name) and begin not in self.givers
            strength = max(honour_names.strength(name), int(listed))
        called = text[end - 1] in CLOSING or text.endswith(CALLED, 0, end) or text.startswith(CALLED, end)
        believed = strength == SURE or self.trust != "0" or called or RANK.search(text, pending, end)
        behind_of = begin > pending and text[begin - 1] == "的" and self.trust == "0"
        return (begin, name) if strength and believed and honour_names.is_name(name, behind_of) else None

    def _in_quotes(self, begin: int, marks: tuple[int, int], has_head: bool) -> tuple[int, str] | None:
        """A title in quotation marks: believed by its head, by the verb, or because it is called one."""
        text, (opening, close) = self.text, marks
        called = text.startswith(
            (*CALLED, "的光荣称号", "的荣誉称号", "的称号", "殊荣", "荣誉"), close
        ) or text.endswith(CALLED, self.start, self.stop)
        ranked = close - opening - 2 >= honour_names.SHORTEST_UNKNOWN and RANK.match(text, opening + 1)
        if not (has_head or called or ranked or self.trust == "2"):
            return None
        kept = begin > opening or (RANK.search(text, begin, opening) and opening - begin <= LONGEST_PREFIX)
        begin = begin if kept else opening
        name = honour_names.clean(text[begin:close])
        return (begin, name) if honour_names.is_name(name, False, self.trust == "2") else None

    def _parts(self) -> Iterator[tuple[int, int]]:
        """The parts of a list between 、 outside quotation marks, or between two titles that stand side by side."""
        text, depth, left, position = self.text, 0, self.start, self.start
        while position < self.stop:
            sign = text[position]
            if sign in _OPEN:
                if not depth and sign == "“" and position > left and text[position - 1] == "”":
                    yield left, position
                    left = position
                depth += 1
            elif sign in _CLOSE:
                depth = max(0, depth - 1)
            elif not depth and sign in "、，,":
                yield left, position
                left = position + 1
            elif not depth and sign in "和及与并以" and self._is_listed(left, position):
                yield left, position
                left = position + (2 if text.startswith("以及", position) else 1)
            position += 1
        yield left, self.stop

    def _is_listed(self, left: int, position: int) -> bool:
        """True for 和 right behind a title, or behind its 称号 or count."""
        if not self.text.startswith(_JOINS, position):
            return False
        if self.text[position - 1] == "”" and self.text.startswith("“", position + 1):
            return True
        nearest = range(position, max(left + SHORTEST, position - COUNTED) - 1, -1)
        end, strength = next(((end, self.ends[end]) for end in nearest if end in self.ends), (0, 0))
        return bool(strength) and honour_names.last_head(self.text, left, position, {end: strength})[1] > 0

    def _begin(self, start: int, end: int) -> int:
        """The title's beginning after a further verb, the giver's name, the year and words such as 首次."""
        text = self.text
        inner = [close for begin, close in self.verbs if start <= begin < end and not self._is_quoted(start, begin)]
        start = max([start, *inner])
        for hit in _BEGINS_ANEW.finditer(text, start, end):
            if not self._is_quoted(start, hit.start()) and end - hit.end() >= SHORTEST:
                start = hit.end()
        for _ in range(5):
            lead = _LEAD.match(text, start, end) or _DATED.match(text, start, end)
            if lead:
                start = lead.end()
            elif self._is_giver(start, end):
                start = self.givers[start]
            elif start < end and text[start] in _AND and start + 1 in self.givers:
                start += 1
            else:
                break
        return start

    def _is_giver(self, start: int, end: int) -> bool:
        """True for an organization before a title; not where it is part of the title: 中国建筑|工程装饰奖, 某某公司|200强."""
        close = self.givers.get(start, end)
        if close > end - SHORTEST or honour_names.BELONGS.match(self.text, close):
            return False
        return not honour_names.is_head(self.text[start:end])

    def _is_quoted(self, start: int, position: int) -> bool:
        return sum(self.text.count(sign, start, position) for sign in _OPEN) > sum(
            self.text.count(sign, start, position) for sign in _CLOSE
        )

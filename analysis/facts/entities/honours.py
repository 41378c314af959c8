"""Titles and awards that a report says were received, one finding per title, without the giver's name.

A title counts when a verb of receiving (荣获, 被评为, 入选 …) leads to words that end in an award's name, or when an award
stands with its rank in apposition (“全国文明单位”复审, 中央企业先进基层党组织——). Posts that a unit sets up itself
(设立党员示范岗), awards it gives (评选表彰 …), hopes (争创 …) and praise (锦旗, 表扬信) are no titles.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from ahocorasick_rs import AhoCorasick, MatchKind

from analysis.facts.organizations.lexicon import rows
from analysis.facts.organizations.names import Reading

LONGEST, SHORTEST = (
    46,
    4,
)  # characters of a title; longer ones are sentences, shorter ones bare heads (金奖 needs a what)
VERBS = 4  # further verbs after which the reach ends, so that a text of verbs alone is read in linear time
REACH = 220  # characters after the verb in which its titles stand
BEFORE = 12  # characters before the verb that tell giving and hoping from receiving
SURE = 2  # strength of a head that names an award by itself
_GIVEN = re.compile(r"(?:表彰了?|评选出?了?|表扬|奖励)[^，,。；;]{0,4}\Z")
_HOPED = re.compile(r"(?:争创|争取|力争|力求|创建|争当|争做|申报|瞄准|冲刺|迎接|冲击|确保)[^，,。；;]{0,6}\Z")
_RANK = re.compile(
    r"全国|国家级?|中国|中央企业|央企|省级?|自治区|市级?|县级|区级|行业|集团(?:公司)?|系统|第[一二三四五六七八九十百0-9]{1,4}[届批]"
)
_CLAUSE_END = re.compile(r"[。；;！!？?\n]|[，,](?!“)")
_DATED = re.compile(r"(?:[0-9]{4}(?:[-—–~～至][0-9]{4})?[ ]?年?度?(?:[0-9]{1,2}月)?|年度|度)[ ]?")
_LEAD = re.compile(r"(?:首批|首次|多次|连续|先后|了|由|的|：|:| |授予的?|颁发的?|评选的?|命名的?|颁授的?|表彰的?)")
_AFTER = re.compile(
    r"(?:荣誉称号|光荣称号|称号|荣誉|奖牌|证书|奖项)?(?:等|各|共|及|多项|[0-9一二两三四五六七八九十]{1,3}[项个次名篇]|荣誉|称号){0,4}\Z"
)
_TAIL = re.compile(r"(?:荣誉称号|光荣称号|称号|荣誉|奖项|证书)\Z")
_QUOTED = re.compile(r"([^”\"」』“「『]{4,30})[”\"」』]")
_QUOTES = {"“": "”", "「": "」", "『": "』", '"': '"'}
_OPEN, _CLOSE = "“「『‘《（(", "”」』’》）)"
_PARTING = re.compile(f"[、{_OPEN}{_CLOSE}]")
_RANK_BEGINS = frozenset(rank[0] for rank in _RANK.pattern.split("|"))  # asked first, being cheap


@functools.cache
def _heads() -> tuple[AhoCorasick, tuple[int, ...]]:
    heads = [(word, int(strength)) for word, strength in rows("honours.tsv", 2)]
    automaton = AhoCorasick([word for word, _ in heads], matchkind=MatchKind.LeftmostLongest)
    return automaton, tuple(strength for _, strength in heads)


@functools.cache
def _sure_heads() -> tuple[str, ...]:
    return tuple(word for word, strength in rows("honours.tsv", 2) if int(strength) == SURE)


def _ends(text: str, start: int, stop: int) -> dict[int, int]:
    """Where the names of awards end in a clause, with their strength."""
    automaton, strengths = _heads()
    return {start + end: strengths[index] for index, _, end in automaton.find_matches_as_indexes(text[start:stop])}


@functools.cache
def _sure() -> frozenset[str]:
    return frozenset(verb for verb, sure in rows("honour_verbs.tsv", 2) if sure == "1")


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
    found = _received(reading) if reading.received else []
    found += [line for line in _apposed(reading) if not any(line[1] in name or name in line[1] for _, name in found)]
    return list(dict.fromkeys([name for _, name in sorted(found)])) if found else []


def _received(reading: Reading) -> list[tuple[int, str]]:
    """The titles that a verb of receiving leads to, each with its place."""
    text, found, covered = reading.text, [], 0  # type: str, list[tuple[int, str]], int
    givers = {mention.start: mention.end for mention in reading.mentions}
    starts = [reading.hits[position][1] for position in reading.received[VERBS:]] + [len(text)] * VERBS
    for (_, start, end, verb), beyond in zip(map(reading.mark, reading.received), starts, strict=False):
        stop = min(_clause_end(text, end), max(beyond, end))
        ends = _ends(text, end, stop) if start >= covered else {}
        if ends and not _is_other_act(text, start):
            items = list(_items(text, end, stop, ends, givers, verb in _sure()))
            found += items
            covered = stop if items else covered
    return found


def _is_other_act(text: str, start: int) -> bool:
    """True where the words before the verb tell of giving or hoping."""
    left = max(0, start - BEFORE)
    return _GIVEN.search(text, left, start) is not None or _HOPED.search(text, left, start) is not None


def _clause_end(text: str, start: int) -> int:
    end = _CLAUSE_END.search(text, start, start + REACH)
    return end.start() if end else min(len(text), start + REACH)


def _items(
    text: str, start: int, stop: int, ends: Mapping[int, int], givers: Mapping[int, int], sure: bool
) -> Iterator[tuple[int, str]]:
    """The titles of a list after a verb; a first part without a head joins the next one (省级、市级二等奖)."""
    pending = start
    for left, right in _parts(text, start, stop):
        end, strength = _last_head(text, left, right, ends)
        if not strength:
            joins = right - pending <= LONGEST and text[left:right].endswith(("级", "度", "届"))
            pending = pending if joins else right + 1
            continue
        begin = _after_giver(text, pending, end, givers)
        name = _clean(text[begin:end])
        believed = strength == SURE or sure or _RANK.search(text, pending, end) or text[end - 1] in _CLOSE
        if SHORTEST <= len(name) <= LONGEST and believed:
            yield begin, name
        pending = right + 1


def _parts(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The parts of a list between 、 outside quotation marks, or between two quoted titles that stand side by side."""
    depth, left = 0, start
    for mark in _PARTING.finditer(text, start, stop):
        position, sign = mark.start(), mark[0]
        if sign in _OPEN:
            if not depth and sign == "“" and position > left and text[position - 1] == "”":
                yield left, position
                left = position
            depth += 1
        elif sign in _CLOSE:
            depth = max(0, depth - 1)
        elif not depth:
            yield left, position
            left = position + 1
    yield left, stop


def _last_head(text: str, left: int, right: int, ends: Mapping[int, int]) -> tuple[int, int]:
    """Where the title ends and how strong its head is: the last award name, if only 称号, 各1项 or a closing quote follows."""
    for end in range(right, left + 2, -1):
        if end in ends:
            close = end + (end < right and text[end] in '”"」』')
            return close, ends[end] if ends[end] == SURE or _AFTER.match(text, close, right) else 0
    return right, 0


def _after_giver(text: str, start: int, end: int, givers: Mapping[int, int]) -> int:
    """The title's beginning after the giver's name, the year and words such as 首次."""
    for _ in range(5):
        lead = _LEAD.match(text, start, end) or _DATED.match(text, start, end)
        if lead:
            start = lead.end()
        elif givers.get(start, end) < end - SHORTEST + 1:
            start = givers[start]
        else:
            break
    return start


def _clean(part: str) -> str:
    """A title without 称号 at its end and without quotation marks that enclose it or stand alone."""
    name = _TAIL.sub("", part.strip(" ：:的了")).strip()
    if len(name) > 2 and _QUOTES.get(name[0]) == name[-1] and name[0] not in name[1:-1]:
        return name[1:-1]
    for sign, close in _QUOTES.items():
        if name.count(sign) != name.count(close) or (sign == close and name.count(sign) % 2):
            name = name.strip(sign + close)
    return name


def _apposed(reading: Reading) -> Iterator[tuple[int, str]]:
    """An award with its rank in quotation marks, or before a dash, without a verb of receiving."""
    text = reading.text
    for position in reading.quotes:
        begin = reading.hits[position][2]
        if text[begin : begin + 1] not in _RANK_BEGINS or not _RANK.match(text, begin):
            continue
        quoted = _QUOTED.match(text, begin)
        if quoted and quoted[1].endswith(_sure_heads()) and not _is_other_act(text, begin - 1):
            yield begin, quoted[1]
    dash = text.find("——")
    while dash >= 0:
        begin = max(text.rfind(sign, max(0, dash - 30), dash) for sign in "，,。；;：:") + 1
        if begin and _RANK.match(text, begin) and text.endswith(_sure_heads(), begin, dash):
            yield begin, text[begin:dash]
        dash = text.find("——", dash + 2)

"""Numbered slogans and programmes named in a text: 三会一课, “五个一”, 1+2+N, 1234N, 党建+.

Listed ones are found anywhere; unlisted ones only in a form that nothing else has (digits joined by +, digits closed by N, a
numeral and a classifier in quotation marks, several numerals in quotation marks), because a bare number is a quantity.
"""

from __future__ import annotations

import functools
import re

from analysis.facts.organizations import lexicon as lex
from analysis.facts.organizations.names import Reading

_SUMS = re.compile(r"(?<![0-9A-Za-z+＋])[0-9]{1,3}(?:[+＋](?:[0-9]{1,3}|[NnXx])){1,5}(?![0-9A-Za-z])")
_OF = (
    "党建|工作|模式|体系|机制|工程|行动|计划|目标|战略|格局|矩阵|平台|标准|工作法|管理法|总体|改革|思路|发展|创建|建设|品牌|"
    "管理|文化|安全|举措|要求|任务|规划|布局|理念|活动|做法|责任|队伍|路径|方法|框架|教育|服务|作用|原则|实事"
)
_NAMED_AS = re.compile(rf"[”\"」』’]?(?:{_OF})")
_QUOTES = ("“", '"', "「", "『")
_OPEN_NUMBER = re.compile(r"(?<![0-9A-Za-z])[0-9]{1,5}[NX](?![0-9A-Za-z])")
_PLUS = re.compile(r"(?:党建|主题党日|互联网|人工智能)[+＋]")
_NUMBERED = re.compile(rf"([0-9]{{3,6}})[”\"」』’](?={_OF})")
_CLASSED = re.compile(
    r"[一二三四五六七八九十百两]{1,2}(?:到位|[个大项步点线型化抓强争创比学亮优好新心转提融联带保查讲清定严专])[^”\"」』，,。、]{0,6}(?=[”\"」』’])"
)
_SEVERAL = re.compile(
    r"([二三四五六七八九十两双][一-鿿]{1,3}(?:[一二三四五六七八九十两双][一-鿿]{1,3}){1,3})(?=[”\"」』’])"
)
_LISTED = re.compile(
    r"([一二三四五六七八九十两双][一-鿿]{1,5}(?:、[一二三四五六七八九十两双][一-鿿]{1,5}){1,4})(?=[”\"」』’])"
)
_DOUBLE = re.compile(r"(双[一-鿿](?:工程|行动|活动|计划|机制|模式))(?=[”\"」』’])")
_SHORT = re.compile(rf"([三四五六七八九十][一-鿿]{{1,2}})[”\"」』’](?={_OF})")
_INNER = re.compile("‘")
_OPEN_SIGNS = "+＋NX"  # one of these is in every slogan that no list and no quotation mark announces
_NUMERALS = frozenset("一二三四五六七八九十百两双0123456789")


@functools.cache
def _no_slogans() -> frozenset[str]:
    return frozenset(lex.words("no_slogans.txt"))


def _is_programme(text: str, hit: re.Match[str]) -> bool:
    """True for a sum that ends openly (1+N), has three parts, stands in quotation marks or before 模式, 体系 …"""
    named = _NAMED_AS.match(text, hit.end()) or text[hit.start() - 1 : hit.start()] in _QUOTES
    return bool(named) or hit[0][-1] in "NnXx" or len(re.split("[+＋]", hit[0])) > 2


def slogans(reading: Reading) -> list[str]:
    """The slogans and programmes, as printed, in order, each once.

    >>> from analysis.facts.organizations.names import scan
    >>> from analysis.facts.organizations.registry import load
    >>> slogans(scan("落实“三会一课”，推行“1+3+N”模式、“四联”机制和“双争双评”，产量5184吨。", load()))
    ['三会一课', '1+3+N', '四联', '双争双评']
    """
    text = reading.text
    if not (reading.slogans or reading.quotes or any(sign in text for sign in _OPEN_SIGNS)):
        return []
    found = [(mark.start, mark.word) for mark in map(reading.mark, reading.slogans)]
    if "+" in text or "＋" in text:
        found += [(hit.start(), hit[0]) for hit in _SUMS.finditer(text) if _is_programme(text, hit)]
        found += [(hit.start(), hit[0]) for hit in _PLUS.finditer(text)]
    if "N" in text or "X" in text:
        found += [(hit.start(), hit[0]) for hit in _OPEN_NUMBER.finditer(text)]
    for begin in _quotations(reading):
        name = _quoted(text, begin) if text[begin : begin + 1] in _NUMERALS else ""
        if name:
            found = [line for line in found if not begin <= line[0] < begin + len(name)]  # “三岗三亮” is no 三亮
            found.append((begin, name))
    return list(dict.fromkeys(name for _, name in sorted(found)))


def _quotations(reading: Reading) -> list[int]:
    """Where quotations begin; those within another one (‘) are no marks of the lexicon."""
    found = [reading.hits[position][2] for position in reading.quotes]
    if found and "‘" in reading.text:
        found += [hit.end() for hit in _INNER.finditer(reading.text)]
    return found


def _quoted(text: str, begin: int) -> str:
    """The slogan that a quotation begins with, "" for another."""
    for pattern in (_SEVERAL, _LISTED, _CLASSED, _NUMBERED, _DOUBLE, _SHORT):
        hit = pattern.match(text, begin)
        if hit is not None:
            name = hit[1] if hit.lastindex else hit[0]
            return "" if name in _no_slogans() else name
    return ""

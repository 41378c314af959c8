"""Numbered slogans and programmes named in a text: 三会一课, “五个一”, 1+2+N, 1234N, 党建+.

Listed ones are found anywhere; unlisted ones only in a form that nothing else has (digits joined by +, digits closed by N, a
numeral and a classifier in quotation marks), because a bare number is a quantity.
"""

from __future__ import annotations

import re

from analysis.facts.organizations.names import Reading

_SUMS = re.compile(r"(?<![0-9A-Za-z+＋])[0-9]{1,3}(?:[+＋](?:[0-9]{1,3}|[NnXx])){1,5}(?![0-9A-Za-z])")
_NAMED_AS = re.compile(r"[”\"」』]?(?:党建|工作|模式|体系|机制|工程|行动|计划|目标|战略|格局|矩阵|平台)")
_QUOTES = ("“", '"', "「", "『")
_OPEN_NUMBER = re.compile(r"(?<![0-9A-Za-z])[0-9]{1,5}[NX](?![0-9A-Za-z])")
_PLUS = re.compile(r"(?:党建|主题党日|互联网|人工智能)[+＋]")
_NUMBERED = re.compile(r"([0-9]{3,6})[”\"」』](?=党建|工作|工程|管理|体系|模式|行动|机制|计划|战略|文化|发展|安全)")
_CLASSED = re.compile(
    r"[一二三四五六七八九十百两双]{1,2}(?:到位|[个大项步点线型化抓强争创比学亮优好新心转提融联带保查讲清定严专])[^”\"」』，,。、]{0,6}(?=[”\"」』])"
)
_OPEN_SIGN = re.compile("[+＋NX]")  # one of these is in every slogan that no list and no quotation mark announces
_NUMERALS = frozenset("一二三四五六七八九十百两0123456789")


def _is_programme(text: str, hit: re.Match[str]) -> bool:
    """True for a sum that ends openly (1+N), has three parts, stands in quotation marks or before 模式, 体系 …"""
    named = _NAMED_AS.match(text, hit.end()) or text[hit.start() - 1 : hit.start()] in _QUOTES
    return bool(named) or hit[0][-1] in "NnXx" or len(re.split("[+＋]", hit[0])) > 2


def slogans(reading: Reading) -> list[str]:
    """The slogans and programmes, as printed, in order, each once.

    >>> from analysis.facts.organizations.names import scan
    >>> from analysis.facts.organizations.registry import load
    >>> slogans(scan("落实“三会一课”，推行“1+3+N”模式和“四联”机制，产量5184吨。", load()))
    ['三会一课', '1+3+N', '四联']
    """
    text = reading.text
    if not (reading.slogans or reading.quotes or _OPEN_SIGN.search(text)):
        return []
    found = [(mark.start, mark.word) for mark in map(reading.mark, reading.slogans)] if reading.slogans else []
    if "+" in text or "＋" in text:
        found += [(hit.start(), hit[0]) for hit in _SUMS.finditer(text) if _is_programme(text, hit)]
        found += [(hit.start(), hit[0]) for hit in _PLUS.finditer(text)]
    if "N" in text or "X" in text:
        found += [(hit.start(), hit[0]) for hit in _OPEN_NUMBER.finditer(text)]
    for position in reading.quotes:
        begin = reading.hits[position][2]
        if text[begin : begin + 1] in _NUMERALS:
            hit = _CLASSED.match(text, begin) or _NUMBERED.match(text, begin)  # Han numerals or digits: never both
            if hit is not None:
                found.append((begin, hit[1] if hit.lastindex else hit[0]))
    return list(dict.fromkeys([name for _, name in sorted(found)])) if found else []

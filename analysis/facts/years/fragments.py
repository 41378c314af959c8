"""The building blocks of year patterns, for folded text (numerals.fold); every repetition is bounded."""

from __future__ import annotations

from dataclasses import dataclass

HAN_DIGIT = "〇零一二三四五六七八九"
HAN_NUMERAL = HAN_DIGIT + "十百两廿"
NUMERALS = "0123456789" + HAN_NUMERAL

_DIGIT_YEAR = r"(?:1 {0,2}[5-9]|2 {0,2}[01]) {0,2}\d {0,2}\d"
_HAN_YEAR = rf"(?:一[{HAN_DIGIT}oO0]|二[〇零一oO0])[{HAN_DIGIT}oO0]{{2}}"
# A calendar year of four digits, in any script and spacing; not the tail of a longer number, but for that of an item (8.2025年).
SECOND_YEAR = rf"(?:{_DIGIT_YEAR}(?!\d)|{_HAN_YEAR}(?![十百千]))"
YEAR = rf"(?:(?:(?<![\d.])(?<!\d-)|(?<=^\d\.)|(?<=^\d\d\.)){_DIGIT_YEAR}(?!\d)|(?<![{HAN_NUMERAL}千]){_HAN_YEAR}(?![十百千]))"
ASCII_YEAR = r"(?<![\dA-Za-z./:+-])(?:19[4-9]|20[0-4])\d(?!\d)"

MONTH_NUMBER = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
MONTH = rf"{MONTH_NUMBER} ?月"
DAY = r"(?:3[01]|[12]\d|0?[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]) ?[日号](?![线楼机文])"
MONTHS = (
    rf"(?:{MONTH_NUMBER} ?[-~至到、] ?)?{MONTH}(?:(?:下旬|上旬|中旬| ?{DAY}|[份底初末]))?"
    rf"(?: ?[-~至到] ?(?:{MONTH}(?: ?{DAY}|[份底末])?|{DAY}))?"
)
QUARTER = r"(?:[上下]半年|前[一二三两](?:个)?季度|第?[一二三四1-4]季度|首季度?)"
EDGE = r"(?:年?初(?![级中心步])|年?底(?![层部气线色蕴])|年?末(?![位端])|[春夏秋冬][季天])"
# What may follow 年 inside one expression: months, quarters, the year's edges.
TAIL = rf"(?: ?(?:{MONTHS}|{QUARTER}|{EDGE}))?"

_UNITS = "[一二三四五六七八九]"
_TENS = rf"{_UNITS}?十{_UNITS}?|廿{_UNITS}?"
# A count that is one number: 三十五 and 一百零四, but not 两三 (two or three).
SMALL_COUNT = rf"(?:\d{{1,2}}|{_TENS}|[一二两三四五六七八九])"
COUNT = rf"(?:\d{{1,3}}|[一二两三四五六七八九]?百(?:零{_UNITS}|{_UNITS}十{_UNITS}?)?|{_TENS}|[一二两三四五六七八九])"
ORDINAL = r"(?:二十[一二]?|十[一二三四五六七八九]?|[一二三四五六七八九])"
NOT_AFTER_NUMERAL = rf"(?<![\d.{HAN_NUMERAL}几])"
WITHIN_SENTENCE = r"[^。!?;\n]"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One kind of expression: how it looks, what it is, who resolves it.

    `starts`: the literals, divided by |, with which a match can begin, 4 standing for the digits of a year, 1 for any
    other numeral, 0 for both; only there it is tried; empty: it is searched, being rare. `needs`: strings, divided by |,
    one of which is in every text with a match. `then`: the signs, one of which follows the numeral with which a match
    begins; empty: any. All three are there for speed, and a test shows that they lose nothing. `role` is empty where the
    cues around the expression decide. `offset` is added to the anchor's year.
    """

    rule: str
    kind: str
    resolver: str
    starts: str
    needs: str
    regex: str
    role: str = ""
    confidence: str = "high"
    offset: int = 0
    then: str = ""

"""What a figure measures: the noun phrase after the unit (15个车间) or before the number (期刊论文6篇).

Chinese reports put the counted thing on either side. Without a parser the phrase is what is left of the neighbouring run of
Han characters when verbs, adverbs and cues are taken off its ends. It is a label for the reader, not a key to group by: the
same quantity may be called 产值 in one sentence and 工业总产值 in the next. Unknown is None.
"""

from __future__ import annotations

import re
from functools import cache

from analysis.facts.figures.patterns import Quantity
from analysis.facts.figures.units import lexicon_rows

# A head noun phrase is rarely longer; what is longer is a clause that slipped through.
LONGEST_MEASURE = 16
SHORTEST_MEASURE = 2
# Verbs and adverbs pile up at the ends (全年共组织开展…); five rounds take off every pile met in reports.
STRIPPING_ROUNDS = 5
_HAN_RUN = re.compile(r"[“”\"\u4e00-\u9fffA-Za-z0-9·]{1,24}")
# The words before a number, read from their end; the digit of 5G基站 and 3D打印机 belongs to the name.
_RUN_BACKWARDS = re.compile(r'(?:[\u4e00-\u9fff“”"·]|[A-Za-z][0-9０-９]?){1,32}')
_SPAN_HEAD = re.compile(r"^(?:近|过去|今后|未来|连续)?[一二三四五六七八九十两]{1,3}年(?:来|间|内|以来)?")
_SPAN_SIGNS = frozenset("近过今未连一二三四五六七八九十两")  # with what such a span can begin
_DIGIT = re.compile("[0-9]")
_DATE_TAIL = re.compile(r"^(?:年(?:[底末初度](?!数)|[上下]半年)?|月[份底末初]?|[日号])")
_COMPARISONS = ("较", "比", "高于", "低于", "优于")  # what stands here is what it is compared with
_COUNTED = frozenset(["count", "people"])  # dimensions whose units stand before what they count
_HAN_TAIL = '“”"·'


@cache
def _words(where: str) -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon_rows("measure_words.csv") if row["where"] == where)


@cache
def _by_sign(where: str, place: int) -> dict[str, tuple[str, ...]]:
    """The words by their first (0) or last (-1) sign, the longest first."""
    found: dict[str, list[str]] = {}
    for word in sorted(_words(where), key=len, reverse=True):
        found.setdefault(word[place], []).append(word)
    return {sign: tuple(words) for sign, words in found.items()}


@cache
def _stop() -> re.Pattern[str]:
    endings: dict[str, list[str]] = {}
    for word in sorted(_words("stop")):
        endings.setdefault(word[0], []).append(re.escape(word[1:]))
    return re.compile("|".join(f"{re.escape(sign)}(?:{'|'.join(rest)})" for sign, rest in endings.items()))


def measure(text: str, quantity: Quantity, low: int) -> str | None:
    """The noun phrase that the quantity counts; what lies before `low` (clause, quantity before) belongs to something else."""
    start, known = quantity.start, quantity.known
    low = max(low, start - LONGEST_MEASURE * 2)
    if not quantity.unit or (known is not None and known.dimension in _COUNTED):
        return _after(text, quantity.end) or _before(text, low, start)
    return _before(text, low, start) or _after(text, quantity.end)


def _after(text: str, end: int) -> str | None:
    end += text.startswith("的", end)
    run = _HAN_RUN.match(text, end)
    if run is None:
        return None
    stop = _stop().search(text, end, run.end())
    phrase = text[end : stop.start() if stop else run.end()]
    if digit := _DIGIT.search(phrase):
        phrase = phrase[: digit.start()]
    phrase = phrase.strip(_HAN_TAIL)
    return phrase[:LONGEST_MEASURE] if len(phrase) >= SHORTEST_MEASURE else None


def _before(text: str, low: int, start: int) -> str | None:
    run = _RUN_BACKWARDS.match(text[low:start][::-1])
    if run is None:
        return None
    first = start - run.end()
    phrase = _strip_back(text[first:start])
    if text[first - 1 : first].isdigit():
        phrase = _DATE_TAIL.sub("", phrase)  # 2023年全市 and 4月全市 begin with what is left of the date
    if phrase[:1] in _SPAN_SIGNS:
        phrase = _SPAN_HEAD.sub("", phrase)
    phrase = _strip_front(phrase).strip(_HAN_TAIL)
    if phrase.startswith(_COMPARISONS):
        return None
    phrase = phrase[-LONGEST_MEASURE:].strip(_HAN_TAIL)
    return phrase if len(phrase) >= SHORTEST_MEASURE else None


def _strip_back(phrase: str) -> str:
    by_last, whole = _by_sign("back", -1), _by_sign("whole", -1)
    for _ in range(STRIPPING_ROUNDS):
        words = by_last.get(phrase[-1:])
        if words is None or not phrase.endswith(words) or phrase.endswith(whole.get(phrase[-1:], ())):
            break
        phrase = phrase[: -next(len(word) for word in words if phrase.endswith(word))]
    return phrase


def _strip_front(phrase: str) -> str:
    by_first = _by_sign("front", 0)
    for _ in range(STRIPPING_ROUNDS):
        words = by_first.get(phrase[:1])
        if words is None or not phrase.startswith(words):
            break
        cut = next(len(word) for word in words if phrase.startswith(word))
        if len(phrase) - cut == 1:  # 办结 + 率: what would be left is no word
            break
        phrase = phrase[cut:]
    return phrase

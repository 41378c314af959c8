"""Titles that stand without a verb of receiving: in quotation marks with their rank, or before a dash."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.facts.entities import honour_names
from analysis.facts.entities.honour_names import CALLED, RANK
from analysis.facts.organizations.names import Reading

BEFORE = 12  # characters before the verb that tell giving and hoping from receiving
_GIVEN = re.compile(r"(?:表彰了?|评选出?了?|表扬|奖励)(?!中|大会|会上|会议|活动|仪式)[^，,。；;]{0,4}\Z")
_OWN = re.compile(
    r"(?:\A|[，,。；;、：:！\s])(?:会上)?[，,]?(?:该|我|本|全)?(?:公司|集团公司|集团|厂|矿|学校|校|医院|院|项目部|局|党委)(?:党委|工会)?(?:决定)?\Z"
)
_HOPED = re.compile(r"(?:争创|争取|力争|力求|创建|争当|争做|申报|瞄准|冲刺|迎接|冲击|确保)[^，,。；;]{0,6}\Z")
_QUOTED = re.compile(r"([^”\"」』“「『]{4,30})[”\"」』]")


def is_other_act(text: str, start: int) -> bool:
    """True where the words before the verb tell of giving or hoping, or where the reporter itself gives (公司|授予)."""
    left = max(0, start - BEFORE)
    if text.startswith("授予", start) and _OWN.search(text, left, start):
        return True
    return _GIVEN.search(text, left, start) is not None or _HOPED.search(text, left, start) is not None


def apposed(reading: Reading) -> Iterator[tuple[int, str]]:
    """An award with its rank in quotation marks, or before a dash, without a verb of receiving."""
    text = reading.text
    for position in reading.quotes:
        begin = reading.hits[position][2]
        quoted = _QUOTED.match(text, begin) if RANK.match(text, begin) else None
        if quoted is None or is_other_act(text, begin - 1):
            continue
        if quoted[1].endswith(honour_names.sure_heads()) or text.startswith(CALLED, quoted.end()):
            yield begin, quoted[1]
    dash = text.find("——")
    while dash >= 0:
        begin = max(text.rfind(sign, max(0, dash - 30), dash) for sign in "，,。；;：:") + 1
        if begin and RANK.match(text, begin) and text.endswith(honour_names.sure_heads(), begin, dash):
            yield begin, text[begin:dash]
        dash = text.find("——", dash + 2)

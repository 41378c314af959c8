"""Reads isolated numerals: ASCII and full-width digits with separators, Han numerals, percentages and fractions in words.

cn2an converts the Han ones, but only after our own grammar has said that the run *is* one complete numeral: on prose cn2an
invents numbers (三五个 would be 35, 万众 10,000). Runs that are no complete numeral are vague, and vague is None.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

import cn2an

HAN_NUMERAL_CHARACTERS = "一二两三四五六七八九十百千万亿零〇"

# Bounded everywhere: twenty digits are more than any reported quantity, and a longer run is an identity number.
_GAP = "[ \u00a0\u2009\u202f]"
DIGITS = (
    r"[0-9]{1,3}(?:,[0-9]{3}(?![0-9])){1,6}(?:\.[0-9]{1,8})?"
    rf"|[0-9]{{1,3}}(?:{_GAP}[0-9]{{3}}(?![0-9])){{1,5}}(?:\.[0-9]{{1,8}})?"
    r"|[０-９]{1,3}(?:[，,][０-９]{3}(?![０-９])){1,6}(?:[.．][０-９]{1,8})?"
    r"|[0-9０-９]{1,20}(?:[.．·][0-9０-９]{1,8})?"
)

# 一万五 (15,000) and 三百五 (350) are left out on purpose: the next word may begin with the numeral (一万五保户).
_D = "[一二两三四五六七八九]"
_HUNDRED = f"{_D}百(?:零{_D}|{_D}十{_D}?)?"
_THOUSAND = f"{_D}千(?:零{_D}十{_D}?|零{_D}|{_HUNDRED})?"
_SECTION = f"(?:{_THOUSAND}|{_HUNDRED}|{_D}?十{_D}?|{_D})"
_REST = f"(?:零{_SECTION}|{_THOUSAND})?"  # below ten thousand, with 零 wherever a place is skipped
_COMPLETE = re.compile(f"(?:{_SECTION}亿(?:零?{_SECTION}万)?{_REST}|{_SECTION}万{_REST}|{_SECTION})")
_DECIMAL = re.compile(rf"({_SECTION}|零)点([一二三四五六七八九零〇]{{1,4}})")
_SINGLE = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_ROUND = {"百": 1e2, "千": 1e3, "万": 1e4, "十万": 1e5, "百万": 1e6, "千万": 1e7, "亿": 1e8}
_ROUND |= {"十亿": 1e9, "百亿": 1e10, "千亿": 1e11, "万亿": 1e12}


def digits_value(surface: str) -> float:
    """The number that digits with separators print: 1,234.5, 1 234 and １，２３４ are one each; 2·81 is old newsprint's 2.81.

    >>> digits_value("5,184.28"), digits_value("１２"), digits_value("12 300")
    (5184.28, 12.0, 12300.0)
    """
    if surface.isascii():
        return float(surface.replace(",", "").replace(" ", ""))
    plain = unicodedata.normalize("NFKC", surface).replace("·", ".")
    return float("".join(character for character in plain if character.isdigit() or character == "."))


@lru_cache(maxsize=4096)
def han_value(surface: str) -> float | None:
    """The number of a complete Han numeral, None for anything vague or broken (三五, 百, 一万五).

    >>> han_value("一百零五"), han_value("两千"), han_value("三十五点六"), han_value("三五")
    (105.0, 2000.0, 35.6, None)
    """
    if decimal := _DECIMAL.fullmatch(surface):
        whole = han_value(decimal[1]) or 0.0
        return float(f"{whole:.0f}." + "".join(str(_SINGLE[character]) for character in decimal[2]))
    if len(surface) == 1 and surface in _SINGLE:
        return float(_SINGLE[surface])
    if len(surface) > 2 and surface.endswith("万亿"):
        head = han_value(surface[:-2])
        return None if head is None else head * 1e12
    if not _COMPLETE.fullmatch(surface):
        return None
    try:
        return float(cn2an.cn2an(surface.replace("两", "二").replace("〇", "零"), "strict"))
    except ValueError:
        return None  # 六亿三千 leaves open whether 万 is meant: vague, and nothing that may end a build


def multiplied(value: float, factor: float) -> float:
    """The product of two printed decimals, exact where floats are not: 1.38万 is 13800 and not 13799.999999999998.

    >>> multiplied(1.38, 1e4), multiplied(6.19, 1e4), 1.38 * 1e4
    (13800.0, 61900.0, 13799.999999999998)
    """
    return value * factor if value.is_integer() else float(Decimal(repr(value)) * Decimal(repr(factor)))


def round_value(surface: str) -> float | None:
    """The number of a bare power of ten (百, 千万), which counts something only beside a word like 近 or 余.

    >>> round_value("百"), round_value("千万"), round_value("三百")
    (100.0, 10000000.0, None)
    """
    return _ROUND.get(surface)

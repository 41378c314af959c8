"""Numbers and calendar years as reports write them, read one at a time.

Everything here works on *folded* text: `fold` gives a copy of the same length in which digits, punctuation and the
characters that our patterns use have one form each, so that an offset in the folded text is an offset in the original.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

import cn2an
import numpy as np

_WIDE = {chr(0xFF01 + offset): chr(0x21 + offset) for offset in range(94)}
_SIGNS = dict.fromkeys("\u3000\xa0\u2002\u2003\u2009\u202f\t", " ") | dict.fromkeys("—–－―‐‑‒─", "-")
_SIGNS |= dict.fromkeys("〜～∼", "~") | dict.fromkeys("“”„‟「」『』〝〞＂", '"') | dict.fromkeys("‘’＇", "'")
_SIGNS |= {"。": "。", "、": "、", "○": "〇", "Ｏ": "〇", "◯": "〇", "﹐": ",", "﹔": ";"}
# Characters of year expressions and their cues that may have stayed in Traditional form; one to one, so offsets hold.
_SIMPLIFIED = dict(
    zip(
        "屆載慶紀計劃規從將擬開節國黨當後歷發華連續過兩來幾數長時間餘萬億噸產號會個創業誕獻禮憶風頭統領導漢戰爭勝利澤東鄧總書記務戶週歲課題聯軍團壽終際經驗齡學習貫徹實現",
        "届载庆纪计划规从将拟开节国党当后历发华连续过两来几数长时间余万亿吨产号会个创业诞献礼忆风头统领导汉战争胜利泽东邓总书记务户周岁课题联军团寿终际经验龄学习贯彻实现",
        strict=True,
    )
)
_HALVES = dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\ufffd")  # halves of characters, which no automaton takes
_FOLD = str.maketrans(_WIDE | _SIGNS | _SIMPLIFIED | _HALVES)
_CODES = np.arange(0x10000, dtype="<u2")
_CODES[list(_FOLD)] = [ord(sign) for sign in _FOLD.values()]
_SHORT = 64  # a title is translated before an array is made of it
_ZEROS = str.maketrans("〇零oO", "0000")
_OLD_NUMERALS = str.maketrans({"〇": "零", "廿": "二十", "卅": "三十"})
_HAN_DIGITS = str.maketrans("一二三四五六七八九", "123456789")


def fold(text: str) -> str:
    """The same text, character for character, with one form for every digit, dash, quote and space.

    >>> fold("１９８４年—“十四五”")
    '1984年-"十四五"'
    """
    if len(text) < _SHORT:
        return text.translate(_FOLD)
    try:
        coded, _ = codecs.utf_16_le_encode(text)
    except UnicodeEncodeError:  # half of a character, which `clean` leaves nowhere
        return text.translate(_FOLD)
    if len(coded) != 2 * len(text):
        return text.translate(_FOLD)
    return codecs.utf_16_le_decode(_CODES[np.frombuffer(coded, "<u2")])[0]  # five times as fast as translate


def fold_each(texts: Sequence[str]) -> list[str]:
    """Every text folded; all at once, because most passages are short.

    >>> fold_each(["１９８４年", "“十四五”"])
    ['1984年', '"十四五"']
    """
    folded, places = fold("\n".join(texts)), accumulate((len(text) + 1 for text in texts), initial=0)
    return [folded[start : start + len(text)] for start, text in zip(places, texts, strict=False)]


@lru_cache(maxsize=4096)
def number(text: str) -> int | None:
    """The whole number that an isolated numeral writes, or None: `60`, `六十`, `一百零四`, `百`.

    cn2an sees the bare numeral only: its sentence mode corrupts prose.

    >>> number("一百零四"), number("百"), number("七 十"), number("廿三"), number("多")
    (104, 100, 70, 23, None)
    """
    numeral = text.replace(" ", "").translate(_OLD_NUMERALS)
    if numeral.isascii() and numeral.isdigit():
        return int(numeral)
    if numeral[:1] in ("百", "千"):
        numeral = "一" + numeral
    try:
        return int(cn2an.cn2an(numeral, "normal"))
    except (ValueError, KeyError, TypeError):
        return None


@lru_cache(maxsize=4096)
def digits(text: str) -> int | None:
    """The number written digit by digit, in any script and spacing: `2022`, `1 9 9 3`, `二〇二二`, `八四`; else None.

    >>> digits("二〇二二"), digits("1 9 9 3"), digits("八四"), digits("六十")
    (2022, 1993, 84, None)
    """
    plain = text.replace(" ", "").translate(_ZEROS).translate(_HAN_DIGITS)
    return int(plain) if plain.isascii() and plain.isdigit() else None

"""Damage clean text the way real pages were damaged, so that every repair can be checked against a known truth.

The byte model of the shift: a tool replaced two-byte needles in a GBK page *byte-wise*. Where a needle matched across two
characters (second byte of one, first byte of the next), the byte before it was orphaned and printed "?", and everything
behind it was read one byte late until an ASCII byte. Nothing here uses the code under test.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pypinyin import Style, pinyin

FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""Full-width ASCII to ASCII, as many pages were folded after the damage."""
FULL_WIDTH = "".join(map(chr, FOLD))
SIGN_NEEDLES = "！？；：，（）"
GLOSS_STYLES = ("toned", "toneless", "stacked", "full_width", "umlaut_v")


@dataclass(frozen=True, slots=True)
class Shifted:
    """A damaged text, the text it was (folded alike), and whether its bytes still tell everything."""

    damaged: str
    truth: str
    recoverable: bool


def fold_full_width(text: str) -> str:
    """The text with its full-width letters, digits and signs folded to ASCII."""
    return text.translate(FOLD)


def gloss(text: str, probability: float = 0.2, seed: int = 0, style: str = "toned") -> str:
    """The text with the reading of some Han in brackets behind them: 領(lǐng); see GLOSS_STYLES."""
    rng = random.Random(seed)
    return "".join(
        character + (gloss_of(character, style) if is_han(character) and rng.random() < probability else "")
        for character in text
    )


def gloss_of(character: str, style: str = "toned") -> str:
    """The gloss that a mirror site would print behind a character."""
    toned = pinyin(character, style=Style.TONE)[0][0]
    plain = pinyin(character, style=Style.NORMAL, v_to_u=style != "umlaut_v")[0][0]
    return {
        "toned": f"({toned})", "toneless": f"({plain})", "stacked": f"({plain})({plain})",
        "full_width": f"（{toned}）", "umlaut_v": f"({plain})",
    }[style]  # fmt: skip


def is_han(character: str) -> bool:
    """Whether a character is a common Han character."""
    return "\u4e00" <= character <= "\u9fa5"


def shiftable(text: str, needles: str = SIGN_NEEDLES) -> list[int]:
    """Positions of the characters that a full-width sign, found at an odd byte behind their first, would orphan."""
    wanted = {needle.encode("gbk") for needle in needles}
    return [
        position
        for position, (character, following) in enumerate(itertools.pairwise(text))
        if _across(character, following) in wanted
    ]


def glossable(text: str, tabled: Sequence[str]) -> list[tuple[int, str]]:
    """Positions where a tabled character's bytes lie across two characters, with that character."""
    needles = {character.encode("gbk"): character for character in tabled}
    pairs = enumerate(itertools.pairwise(text))
    return [(position, needles[across]) for position, pair in pairs if (across := _across(*pair)) in needles]


def shift(text: str, position: int, folded: bool = True, dropping: bool = True) -> Shifted:
    """The text damaged by a full-width sign found across the characters at `position` and behind it."""
    before, behind = text[:position].encode("gbk"), text[position:].encode("gbk")
    return _shifted(before, b"?", behind[1:], text, folded, dropping)


def odd_gloss(text: str, position: int, needle: str, folded: bool = False, dropping: bool = True) -> Shifted:
    """The text damaged by a gloss that was inserted across two characters: 勇擔 becomes 勇?lián) and so on."""
    before, behind = text[: position + 1].encode("gbk"), text[position + 1 :].encode("gbk")
    return _shifted(before, b"", behind[:1] + gloss_of(needle).encode("gbk") + behind[1:], text, folded, dropping)


def gloss_bytes(text: str, tabled: Sequence[str]) -> str:
    """The page after the tool glossed every tabled character wherever its bytes stood, odd places included."""
    data = text.encode("gbk")
    for character in tabled:
        needle = character.encode("gbk")
        data = data.replace(needle, needle + gloss_of(character).encode("gbk"))
    return read_gbk(data)


def _shifted(before: bytes, mark: bytes, behind: bytes, truth: str, folded: bool, dropping: bool) -> Shifted:
    read = list(_read(behind, dropping))
    damaged = before.decode("gbk") + mark.decode() + "".join(text for text, _ in read)
    lossless = all(told for _, told in read)
    return Shifted(*((fold_full_width(damaged), fold_full_width(truth)) if folded else (damaged, truth)), lossless)


def read_gbk(data: bytes, dropping: bool = True) -> str:
    """The bytes as a PHP page reads GBK: a lead byte swallows an ASCII byte that cannot follow it and becomes "?".

    Pairs without a character are dropped (or kept as U+E000 and the like).
    """
    return "".join(text for text, _ in _read(data, dropping))


def _read(data: bytes, dropping: bool) -> Iterator[tuple[str, bool]]:
    """Each character read, and whether it still tells its bytes."""
    position = 0
    while position < len(data):
        lead = data[position]
        if lead < 0x80:
            yield chr(lead), True
            position += 1
            continue
        pair = data[position : position + 2]
        position += 2
        if len(pair) < 2 or pair[1] < 0x40 or pair[1] in (0x7F, 0xFF):
            yield "?", False
            continue
        try:
            yield pair.decode("gbk"), True
        except UnicodeDecodeError:
            kept = "" if dropping else pair.decode("gb18030", "ignore")
            yield kept, len(kept) == 1 and kept.encode("gb18030") == pair


def _across(character: str, following: str) -> bytes:
    try:
        first, second = character.encode("gbk"), following.encode("gbk")
    except UnicodeEncodeError:
        return b""
    return first[1:] + second[:1] if len(first) == len(second) == 2 else b""


def encodings(text: str) -> Iterator[tuple[str, bytes]]:
    """The text in every encoding that Chinese pages are saved in and that has all its characters."""
    for name in (
        "utf-8",
        "utf-8-sig",
        "gb18030",
        "gbk",
        "big5hkscs",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "utf-32-le",
        "utf-32-be",
    ):
        try:
            yield name, text.encode(name)
        except UnicodeEncodeError:
            continue

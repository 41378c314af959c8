"""What happens to a clean text on its way through the web, step by step and always the same way.

The byte model: a page in GBK was edited byte by byte. A two-byte needle (a character that gets its reading, a full-width
sign) may match across two characters; the byte on its left is then orphaned and shows as `?`, and everything up to the next
ASCII byte is read one byte late.
"""

from __future__ import annotations

import json
from pathlib import Path

from opencc import OpenCC

# The readings that pages insert; an own list of frequent traditional characters.
READINGS: dict[str, str] = json.loads((Path(__file__).parent / "readings.json").read_text(encoding="utf-8"))["readings"]
DATE_READINGS = {"年": "nián", "月": "yuè", "日": "rì", "時": "shí", "間": "jiān", "源": "yuán", "佈": "bù", "布": "bù"}
FREQUENT = frozenset(
    "領導業務產經發質學習創優設責聯環節結續統標準進戰術現護應構礎穩風險監檢數據調規認擔協區網態執轉內關"
)
PLAIN = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ", "aaaaeeeeiiiioooouuuuvvvv")
FOLDED = str.maketrans("，！？；：（）％＋－／＝", ",!?;:()%+-/=")
WEB_FORMS = str.maketrans(
    "爲衆羣裏麪着峯啓", "為眾群裡麵著峰啟"
)  # the forms that pages print where the converter is more learned
_TO_TRADITIONAL = OpenCC("s2t")
_TO_SIMPLIFIED = OpenCC("t2s")
ORPHANED = tuple(sign.encode("gbk") for sign in "！，：；？")
MIN_DISTANCE = 120  # bytes between two odd hits


def traditional(text: str) -> str:
    """The text in Traditional characters, one for one."""
    made = str(_TO_TRADITIONAL.convert(text)).translate(WEB_FORMS)
    if len(made) != len(text):
        raise ValueError("the conversion changed the length")
    return made


def simplified(text: str) -> str:
    """The Simplified text that the Traditional one should be read as (with the aspect particle 着)."""
    made = str(_TO_SIMPLIFIED.convert(text))
    return "".join("着" if c == "著" and made[max(i - 1, 0)] not in "显卓原专" and made[i + 1 : i + 2] not in "名作述称" else c
                   for i, c in enumerate(made))  # fmt: skip


def gloss(text: str, readings: dict[str, str], plain: bool = False, twice_each: int = 0) -> str:
    """Every character that has a reading, followed by it in parentheses; each n-th one twice when `twice_each` is n."""
    parts, seen = [], 0
    for character in text:
        parts.append(character)
        if character in readings:
            seen += 1
            reading = f"({readings[character].translate(PLAIN) if plain else readings[character]})"
            parts.append(reading * (2 if twice_each and seen % twice_each == 0 else 1))
    return "".join(parts)


def byte_damage(text: str, readings: dict[str, str], orphans: int, fragments: int) -> tuple[str, list[tuple[str, int]]]:
    """The text after the byte-wise edits, and each odd hit: its kind and the character of the text whose byte was cut.

    At most `orphans` and `fragments` hits, and none close to another, so that a page stays as legible as real ones are.
    """
    needles = {character.encode("gbk"): reading.encode("gbk") for character, reading in readings.items()}
    page, out, at, clear = text.encode("gbk"), bytearray(), 0, 0
    hits: list[tuple[str, int]] = []
    while at < len(page):
        if page[at] < 0x80:
            out += page[at : at + 1]
            at += 1
            continue
        character, straddling = page[at : at + 2], page[at + 1 : at + 3]
        kinds = [kind for kind, _ in hits]
        if at >= clear and straddling in ORPHANED and kinds.count("gbk_shift") < orphans:
            hits.append(("gbk_shift", len(page[:at].decode("gbk"))))
            out += b"?" + character[1:]
            at, clear = at + 2, at + MIN_DISTANCE
        elif (
            at >= clear and straddling in needles and page[at + 2] >= 0x80 and kinds.count("gloss_fragment") < fragments
        ):
            hits.append(("gloss_fragment", len(page[:at].decode("gbk"))))
            out += page[at : at + 3] + b"(" + needles[straddling] + b")" + page[at + 3 : at + 4]
            at, clear = at + 4, at + MIN_DISTANCE
        else:
            out += character
            if character in needles:
                out += b"(" + needles[character] + b")"
            at += 2
    return read_gbk(bytes(out)), hits


def read_gbk(page: bytes) -> str:
    """GBK as a careless reader decodes it: a lead byte without a trail becomes `?` and swallows what follows."""
    characters, at = [], 0
    while at < len(page):
        if page[at] < 0x80:
            characters.append(chr(page[at]))
            at += 1
        elif at + 1 >= len(page) or page[at + 1] < 0x40 or page[at + 1] in (0x7F, 0xFF):
            characters.append("?")
            at += 2
        else:
            characters.append(page[at : at + 2].decode("gbk", errors="ignore"))
            at += 2
    return "".join(characters)


def strays(text: str, kinds: frozenset[str]) -> str:
    """Zero-width characters, no-break and plain spaces put where copying leaves them (never inside a numeral)."""
    parts = []
    for position, character in enumerate(text):
        parts.append(character)
        if not "\u4e00" <= character <= "\u9fff":
            continue
        if "zero-width" in kinds and position % 37 == 11:
            parts.append("\u200b" if position % 2 else "\ufeff")
        if "nbsp" in kinds and position % 53 == 17:
            parts.append("\u00a0")
        if "spaces" in kinds and position % 61 == 23:
            parts.append(" ")
    return "".join(parts)

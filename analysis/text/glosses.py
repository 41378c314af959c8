"""Pinyin glosses: 領(lǐng)導(dǎo) back to 領導.

Mirror sites that convert pages to Traditional script insert the reading of some characters in parentheses. The parenthesis
goes, the character stays. A tone mark on a single syllable after a Han character is proof enough: no report writes that. A
toneless one, 領(ling), could be an abbreviation, 項(he); it goes only when the letters are a reading of the character
before it, or when the same page shows that it is glossed. Genuine brackets, (集团) (以下简称…) (件) (2008) (A), never match.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from analysis.model import Edit, Step

SHOWN_GLOSSES = 3
"""So many believed glosses show that a page was glossed; then a syllable whose reading is not in the table goes, too."""

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_PLAIN = "a-züêɑɡ"
_MARKS = "\u0300\u0301\u0304\u0308\u030c"
LETTERS = rf"[{_PLAIN}{_TONED}{_MARKS}]"
GLOSS = re.compile(rf"[(（] ?({LETTERS}{{1,8}}[1-5]?) ?[)）]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_SYLLABLE = re.compile(
    r"(?:[bpmf]|[dtnl]|[gkh]|[jqx]|[zcs]h?|r|[yw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|üan|van|ai|ei|ao|ou|an|en|in|un|ün|vn|ia|ie|iu|ua|uo|ui|ue|üe|ve|er|a|o|e|i|u|ü|v)"
    r"|n|ng|m|hm|hng"
)
_TONES = str.maketrans(dict(zip("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿɑɡ", "aaaaeeeeiiiioooouuuuüüüünnnmag", strict=True)))


def repair(text: str) -> Step:
    """The step that takes out every pinyin gloss (no edits when there is none); the characters they explain stay.

    Stacked glosses, 導(dao)(dao), go together. Where it misleads: a language primer that prints 长(cháng) on purpose.

    >>> from analysis.text.trail import apply
    >>> apply("指(zhi)導(dao)(dao)工作(集团)", repair("指(zhi)導(dao)(dao)工作(集团)"))
    '指導工作(集团)'
    """
    found = _candidates(text)
    believed = [match for match, character in found if _is_gloss(match[1], character)]
    if len(believed) >= SHOWN_GLOSSES:
        believed = [match for match, _ in found if is_syllable(match[1])]
    return Step("glosses", tuple([Edit(match.start(), match.end(), "") for match in believed]))


def _candidates(text: str) -> list[tuple[re.Match[str], str]]:
    """Each bracket that could be a gloss, with the Han character it would explain (the same for stacked ones)."""
    found: list[tuple[re.Match[str], str]] = []
    reached, character = -1, ""
    for match in GLOSS.finditer(text):
        start = match.start()
        if start != reached:
            character = text[start - 1 : start]
        reached = match.end()
        if _HAN.match(character):
            found.append((match, character))
    return found


@cache
def _is_gloss(letters: str, character: str) -> bool:
    return is_syllable(letters) if is_toned(letters) else plain(letters) in readings(character)


def reads(character: str, letters: str) -> bool:
    """Whether the letters are a reading of the character, tone included when they have one.

    >>> reads("當", "dāng"), reads("擋", "dāng"), reads("擋", "dang")
    (True, False, True)
    """
    spelled = unicodedata.normalize("NFC", letters)
    return spelled in _toned_readings(character) if is_toned(letters) else plain(spelled) in readings(character)


def is_toned(letters: str) -> bool:
    """Whether a tone mark is among the letters."""
    return any(letter in _TONED for letter in unicodedata.normalize("NFC", letters))


@cache
def is_syllable(letters: str) -> bool:
    """Whether the letters are one Mandarin syllable, with or without its tone."""
    return _SYLLABLE.fullmatch(plain(letters)) is not None


def plain(letters: str) -> str:
    """The syllable without tone, ü for v: `lǜ`, `lv4` and `lü` are one.

    >>> plain("lǜ"), plain("lv4"), plain("dǎo")
    ('lü', 'lü', 'dao')
    """
    toneless = unicodedata.normalize("NFC", letters).translate(_TONES).rstrip("12345")
    return toneless.replace("v", "ü").replace("ê", "e")


@cache
def readings(character: str) -> frozenset[str]:
    """Every toneless reading of a character (pypinyin's table); u is also accepted where ü is meant."""
    toneless = {plain(reading) for reading in _toned_readings(character)}
    return frozenset(toneless | {reading.replace("ü", "u") for reading in toneless})


@cache
def _toned_readings(character: str) -> frozenset[str]:
    from pypinyin.pinyin_dict import pinyin_dict

    return frozenset(reading for reading in pinyin_dict.get(ord(character), "").split(",") if reading)

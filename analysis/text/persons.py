"""Who signs a page: is a printed value a person's name, several of them, or an organization?

Names are told from other words in brackets by the family name and the length, nothing else is known about them; so this is
asked only of lines and brackets that stand where pages print their authors.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

LEXICON = Path(__file__).resolve().parents[2] / "data" / "lexicons" / "boilerplate"
MAX_NAMES = 6
_DOES = re.compile(
    r"(?<=..)(?:成立(?!大会)|召开|举行|举办|开展|荣获|喜获|获(?!嘉)|入选|走进|走访|慰问|参观|视察|察看|考察(?!队|团|站)|参加"
    r"|调研(?![室处科组部员院所站]|中心|员))(?=..)"
)
"""A verb inside a line: it tells what a unit does, and is no name, though it ends as one."""
_SEPARATORS = re.compile(r"[ 、,/|;·]{1,4}|和")
_NAME = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff·]{2,4}")
_UNIT = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff()·\- “”\"]{3,30}")


def read(name: str) -> list[dict[str, str]]:
    """The rows of one of the boilerplate lexicons; lines that begin with # are comments."""
    text = (LEXICON / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t" if "\t" in lines[0] else ",", quoting=csv.QUOTE_NONE))


@cache
def _surnames() -> tuple[frozenset[str], tuple[str, ...]]:
    rows = {row["kind"]: row["names"] for row in read("surnames.csv")}
    return frozenset(rows["single"]), tuple(rows["compound"].split())


@cache
def words(lexicon: str, role: str) -> frozenset[str]:
    """The words of one role of a lexicon that has the columns role and words."""
    return frozenset(" ".join(row["words"] for row in read(lexicon) if row["role"] == role).split())


@cache
def _endings(role: str) -> tuple[str, ...]:
    return tuple(sorted(words("endings.csv", role), key=len, reverse=True))


@cache
def _furniture() -> frozenset[str]:
    """The words of page furniture, which stand where names do and may begin like one."""
    return frozenset(" ".join(row["words"] for row in read("words.csv")).split())


def is_name(text: str) -> bool:
    """Whether this is a person's name as far as form tells: a known family name and one or two characters more.

    >>> is_name("张晓明"), is_name("欧阳文"), is_name("完"), is_name("以下简称")
    (True, True, False, False)
    """
    if not _NAME.fullmatch(text) or text in words("values.csv", "not_a_name") or text in _furniture():
        return False
    single, compound = _surnames()
    return text.startswith(compound) or (text[0] in single and len(text) <= 3)


def names(text: str) -> tuple[str, ...]:
    """The persons' names in a folded byline, in order; nothing when any part of it is no name.

    A two-character name set wide (张 三) is one name.

    >>> names("张 三"), names("李四 王小五、赵六"), names("李四 供稿")
    (('张三',), ('李四', '王小五', '赵六'), ())
    """
    parts = [part for part in _SEPARATORS.split(text.strip()) if part]
    if len(parts) == 2 and all(len(part) == 1 for part in parts):
        parts = ["".join(parts)]
    if not parts or len(parts) > MAX_NAMES:
        return ()
    joined = _join_wide(parts)
    return tuple(joined) if all(is_name(part) for part in joined) else ()


def _join_wide(parts: list[str]) -> list[str]:
    """Names set wide among others (张 三 李小四) put together again."""
    joined: list[str] = []
    single, _ = _surnames()
    for part in parts:
        if joined and len(part) == 1 and len(joined[-1]) == 1 and joined[-1] in single:
            joined[-1] += part
        else:
            joined.append(part)
    return joined


def is_unit(folded: str) -> bool:
    """Whether a line is an organization's name alone: a signature or the author line under a title.

    >>> is_unit("青松矿业集团党委宣传部"), is_unit("青松矿业党委召开会议"), is_unit("县领导调研青松矿业公司")
    (True, False, False)
    """
    if _UNIT.fullmatch(folded) is None or folded.endswith(tuple(words("endings.csv", "no_unit"))):
        return False
    return folded.endswith(_endings("unit")) and _DOES.search(folded) is None


def is_media(text: str) -> bool:
    """Whether the text is the name of a paper, site, station or channel.

    >>> is_media("北岸日报"), is_media("参考消息"), is_media("张三")
    (True, True, False)
    """
    if text in words("endings.csv", "press"):
        return True
    return 3 <= len(text) <= 24 and text.endswith(_endings("media")) and re.search(r"[。,;:!?]", text) is None

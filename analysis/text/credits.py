"""Bylines read part by part: roles with names, and a unit's name before the names of its people.

A byline is believed only when it is made of such parts and of nothing else. Who took the pictures, checked or edited the text is
not its author when a writer is named beside him.
"""

from __future__ import annotations

import re

from analysis.text import persons

_HOUSE = r"(?:本[报网刊台]|[\u4e00-\u9fff]{2,8}[报网台社刊])?(?:全媒体|融媒体|特约|见习|首席|驻站|实习)?"
_WRITERS = (
    rf"{_HOUSE}(?:记者|通讯员|评论员|实习生)|作者|撰稿人?|撰文|供稿人?|投稿人?|来稿|执笔人?|拟稿人?|采写|写稿|报道|信息员"
    r"|文字|文图|图文|文[/、]图|图[/、]文"
)
_OTHERS = r"摄影|图片|审核人?|审稿人?|初审|复审|终审|校对|责任编辑|责编|编辑|编审"
_PART = re.compile(
    rf"(?:(?P<writer>{_WRITERS})|(?P<other>{_OTHERS})|(?:^|(?<=[ ;,|/]))(?:(?P<text>文)|(?P<picture>[图摄])))"
    r"(?(text) ?[:/|]|(?(picture) ?[:/|]| {0,2}[:/|]?)) {0,2}"
)
_BEHIND = re.compile(
    r"[ /]{1,2}(?:摄影报道|图文报道|报道|文[/、]图|图[/、]文|文[/、]摄|文图|图文|供稿|撰稿|整理|来稿)$"
    r"|/[\u4e00-\u9fff]{0,4}报[道导]$"
)
"""What a writer did may stand behind the name."""
_ROLES_BEHIND = ("文", "图", "摄", "摄影", "文图", "图文")
_BETWEEN = " ,、;|/"
MAX_LENGTH, MAX_BEHIND = 60, 8
"""Characters of a byline, and of what a writer did behind it."""
_NO_BYLINE = re.compile(r"[。!?《》“”\d]")


def signers(text: str) -> str:
    """The writers whom a byline names, with blanks between them; empty when it is none or has parts that are no names.

    >>> signers("记者张晓明通讯员李思文"), signers("云岭水务集团宣传部 张晓明 李思文"), signers("文/张晓明 图/李思文")
    ('张晓明 李思文', '张晓明 李思文', '张晓明')
    >>> signers("记者节 张晓明"), signers("云岭水务集团 管网改造")
    ('', '')
    """
    whole = text.strip()
    if len(whole) > MAX_LENGTH + MAX_BEHIND:
        return ""
    bare = _BEHIND.sub("", whole)
    if len(bare) > MAX_LENGTH or _NO_BYLINE.search(bare):
        return ""
    alone = " ".join(persons.names(bare)) if bare != whole else ""
    return alone or _of_unit(bare) or _by_roles(bare) or _roles_behind(whole)


def _roles_behind(text: str) -> str:
    """The writers among names that each have a role behind them.

    >>> _roles_behind("张晓明/文 李思文/摄"), _roles_behind("李思文/摄")
    ('张晓明', '')
    """
    parts = [part.rpartition("/") for part in re.split(r"[ ;]{1,3}", text)]
    if not all(persons.is_name(name) and role in _ROLES_BEHIND for name, _, role in parts):
        return ""
    return " ".join(name for name, _, role in parts if "文" in role)


def _of_unit(text: str) -> str:
    """The names behind the name of a unit or paper."""
    for cut in re.finditer(r" {1,3}| ?[/:] ?", text):
        house, behind = text[: cut.start()], text[cut.end() :]
        if persons.is_unit(house) or persons.is_media(house):
            named = persons.names(behind)
            if named or (found := _by_roles(behind)):
                return " ".join(named) or found
    return ""


def _by_roles(text: str) -> str:
    parts = list(_PART.finditer(text))
    before = text[: parts[0].start()].strip(_BETWEEN) if parts else ""
    if not parts or (before and not (persons.is_unit(before) or persons.names(before))):
        return ""
    writers = list(persons.names(before))
    others: list[str] = []
    for part, end in zip(parts, [*(below.start() for below in parts[1:]), len(text)], strict=True):
        value = text[part.end() : end].strip(_BETWEEN)
        named = " ".join(persons.names(value)) or _of_unit(value)
        if not named:
            return ""
        (writers if part["writer"] or part["text"] else others).append(named)
    return " ".join(writers)

"""Lines above the text that name who wrote it, so that none of them is taken for the title."""

from __future__ import annotations

import re

from analysis.text import bylines, credits, persons

SURE_NAMES = 2
"""A line of nothing but so many persons' names is no title."""


def names_writers(folded: str) -> bool:
    """Whether a line names its writers beyond doubt: several names, names after a role or after their unit.

    >>> names_writers("云岭水务集团 张晓明 李思文"), names_writers("张晓明"), names_writers("云岭水务集团 管网改造")
    (True, False, False)
    """
    several = len(persons.names(folded)) >= SURE_NAMES
    return several or _begins_with_role(folded) or bool(credits.signers(folded))


def _begins_with_role(folded: str) -> bool:
    """Whether a line that begins with a writer's role names somebody: ◎文/本刊记者 张三."""
    reporting = re.match(r"[\u4e00-\u9fff]{2,8}(?:记者|通讯员)[ :/]", folded)
    if bylines.REPORTER.fullmatch(folded) or (reporting and bylines.is_head_byline(folded)):
        return True
    return re.match(
        r"[◎●○◆□■▲☆★◇ ]{0,3}(?:文|图|本[报刊网]|记者|通讯员|撰文)", folded
    ) is not None and bylines.is_head_byline(folded)


def is_signature(folded: str) -> bool:
    """Whether a line by itself may sign the page: names, or a unit or paper."""
    house = persons.is_media(folded) or persons.is_unit(folded)
    return bool(persons.names(folded)) or (house and len(folded) <= 24)

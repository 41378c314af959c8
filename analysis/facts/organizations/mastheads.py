"""Who owns the page: an organization whose name stands alone in a line around the article, over its menu or in its footer.

It is asked only where the writer says 我院 or 我校 and nothing else in the report names the unit, because the site that hosts
a report is often somebody else's.
"""

from __future__ import annotations

import re

from analysis.facts.organizations.names import scan
from analysis.facts.organizations.registry import Registry
from analysis.model import Cleaned

AROUND = frozenset(("navigation", "copyright", "footer", "repeated"))
LONGEST_LINE = 40  # longer lines are menus and statements
_BEFORE = re.compile(r"\A(?:(?:热烈)?欢迎(?:您)?(?:来到|访问|光临|进入)|版权所有[：:]?|主办(?:单位)?[：:]|[©\s])+")
_BEHIND = re.compile(r"(?:版权所有|官方网站|门户网站|官网|网站|首页|欢迎您|主办|[!！。|｜\s©]).*\Z")


def owners(cleaned: Cleaned, registry: Registry) -> tuple[str, ...]:
    """The names that stand alone in the lines around the article, each once; links to others are among them."""
    lines = (line.text.strip() for line in cleaned.removed if line.reason in AROUND)
    found = (_alone(line, registry) for line in lines if len(line) <= LONGEST_LINE)
    return tuple(dict.fromkeys(name for name in found if name))


def _alone(line: str, registry: Registry) -> str | None:
    """The name that the line is, without its words of welcome and of rights."""
    words = _BEHIND.sub("", _BEFORE.sub("", line))
    mentions = scan(words, registry).mentions if words else []
    whole = len(mentions) == 1 and mentions[0].proper and mentions[0].name == words
    return words if whole else None


def only_one(names: tuple[str, ...], ending: tuple[str, ...]) -> str | None:
    """The one owner whose name ends so; None where several do, of which any may be a link."""
    alike = [name for name in names if name.endswith(ending)]
    longest = max(alike, key=len, default=None)
    return longest if longest is not None and all(longest.endswith(name) for name in alike) else None

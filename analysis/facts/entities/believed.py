"""Which of the places that look like an organization's name are believed to be one, for the list of who is named.

What is no name there may still tell of the reporting unit (公司, 该厂), so nothing of this changes how names are found.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from analysis.facts.entities.honour_names import BELONGS, is_head
from analysis.facts.organizations import lexicon as lex
from analysis.facts.organizations.mention import Mention

LEAST_BEHIND_GIVER = 2  # characters of 北岸重工|工匠
_TERRITORY = frozenset(f"{of}{body}" for of in "省市县区州旗" for body in ("委", "政府"))
_GIVES = re.compile(
    r"(?:、?[省市县区州旗](?:委|政府|[一-鿿]{1,6}[委办局厅会])){0,3}(?:联合)?(?:授予|命名|表彰|评为|评定|认定|颁发|通报表扬)"
)
_COUNTED = re.compile(
    r"[各近约]?[0-9一二两三四五六七八九十百]{1,4}[余多]?[个名家支项位所](?!店|岭|沟|湾|山)|国内|海外|省市|市县|全行业|同类"
    r"|[支个名家位](?:共产)?党员|[支个名家位]青年"
)
_NUMBERED = re.compile(r"[一-鿿]{0,4}[〔\[（(][0-9]{4}[〕\])）][0-9]{1,4}号")
_OF_PROVINCE = re.compile(r"[一-鿿]{2,3}省(?:各|综合|公立|民营|三级)?(?:医院|学校|高校|企业|银行)")


@functools.cache
def _national_bodies() -> frozenset[str]:
    return frozenset(lex.words("national_bodies.txt"))


def is_name(mention: Mention, text: str) -> bool:
    """Only names of organizations: no common noun, no bare branch, no building project, no count of somebody."""
    if mention.demonstrative or len(mention.name) < 2 or mention.name.endswith(("项目", "行业")):
        return False
    if _NUMBERED.match(text, mention.end):
        return False  # 人社部|函〔2018〕97号
    if not mention.proper:
        gives = mention.name in _TERRITORY and _GIVES.match(text, mention.end) is not None
        return gives or mention.name in _national_bodies()
    return not _is_phrase(mention.name, mention.known)


@functools.lru_cache(maxsize=4096)
def _is_phrase(name: str, known: bool) -> bool:
    """True for a count (30名优秀…), for hospitals of a province, and for a word before a common noun (应|集团公司)."""
    if _COUNTED.match(name) or _OF_PROVINCE.fullmatch(name):
        return True
    return not known and (name[1:] in lex.common_nouns() or _is_clause(name))


@functools.cache
def _nouns() -> frozenset[str]:
    nouns = lex.common_nouns() | {word for word, _, _ in lex.rows("heads.tsv", 3)}
    return frozenset(noun for noun in nouns if len(noun) > 1)  # 促进会 is a name


def _is_clause(name: str) -> bool:
    """True for a verb and its object, a noun alone: 擦亮|车站."""
    return name.startswith(_verbs()) and any(
        name.startswith(verb) and name[len(verb) :] in _nouns() for verb in _verbs()
    )


@functools.cache
def _verbs() -> tuple[str, ...]:
    return lex.words("verbs_before_nouns.txt")


def is_in_title(text: str, mention: Mention, titles: Sequence[str]) -> bool:
    """True for what only looks like an organization within a title's name: “和谐党支部”, 全球设计公司200强."""
    for title in titles:
        at = text.find(title, max(0, mention.end - len(title)), mention.start + len(title))
        if at >= 0 and at <= mention.start and mention.end <= at + len(title):
            gives = at == mention.start and len(title) - len(mention.name) >= LEAST_BEHIND_GIVER
            if not gives or BELONGS.match(title, len(mention.name)) or is_head(title):
                return True  # but 北岸重工|环保标兵 names the giver
    return False

"""Who and what a report names: organizations with their part in it, titles received, persons with office, numbered slogans.

The reporting unit itself is not listed (it has its own columns). A name is listed once per passage, as printed; an organization
that is printed in several forms is listed where its longest one stands (aliases).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from analysis.facts.entities.aliases import one_name_each
from analysis.facts.entities.believed import is_in_title, is_name
from analysis.facts.entities.honours import honours
from analysis.facts.entities.persons import persons
from analysis.facts.entities.slogans import slogans
from analysis.facts.organizations import lexicon as lex
from analysis.facts.organizations.mention import Mention
from analysis.facts.organizations.names import Reading, scan
from analysis.facts.organizations.registry import Registry, load
from analysis.model import Entity, Metadata, Passage, ReportingUnit

ROLES = ("parent", "partner", "beneficiary", "awarding", "customer", "media", "publisher", "internal", "named")
NEAR = 24  # characters around a name in which a word tells its part
_PART = re.compile(r"[^，,。；;、]{0,30}")
_TITLE = re.compile(r"奖|称号|先进|优秀|示范|标兵|文明单位|先锋|百强|工地|荣誉")
_RECEIVED = re.compile(
    r"荣获|喜获|斩获|获得|获评|获颁|荣膺|评为|评选|授予|命名|认定|入选|摘得|捧回|夺得|表彰|颁发|挂牌"
)
_PARTNER = frozenset(("与", "和", "同", "携手", "联合", "会同", "对接", "联动", "共建单位", "结对单位"))
_JOINT = re.compile(r"共建|联建|结对|联合|合作|签约|签订|签署|座谈|交流|携手|共同|对接|共享")
_HELPED = re.compile(r"慰问|看望|捐赠|赠送|捐款|资助|帮扶|援助|支援|走访|关爱|志愿服务|送去|送上|献爱心|探望|救助")
_BOUGHT = re.compile(r"供货|保供|订单|客户|用户|供应|交付|采购|销售|配套")
_LEGAL = re.compile(r"(?:\(?集团\)?|（集团）|股份|控股|有限|责任|总)*公司|集团")
_MARKS = re.compile("[“”‘’「」『』\"']")
_PRESS = re.compile(r"报道|刊发|刊登|播出|头版|专栏|采访|转载|发表|《")


def entities(
    passages: Sequence[Passage],
    metadata: Metadata,
    unit: ReportingUnit,
    with_persons: bool = True,
    registry: Registry | None = None,
) -> tuple[Entity, ...]:
    """All findings, passage by passage; the page's own site and source stand first as publishers (passage -1)."""
    known = load() if registry is None else registry
    own = _own_names(unit, known)
    found: list[Entity] = [Entity(-1, "organization", name, "publisher") for name in _publishers(metadata)]
    for passage in passages:
        found += _in_passage(passage, own, unit, with_persons, known)
    united = one_name_each(_one_title_each(found), passages, known)
    return tuple({(entity.passage_number, entity.kind, entity.name, entity.role): entity for entity in united}.values())


def _one_title_each(found: Sequence[Entity]) -> list[Entity]:
    """The findings without a title that stands with other quotation marks before: 全国“青年文明号”, “全国青年文明号”."""
    printed: dict[str, str] = {}
    return [
        entity
        for entity in found
        if entity.kind != "honour" or printed.setdefault(_MARKS.sub("", entity.name), entity.name) == entity.name
    ]


def _publishers(metadata: Metadata) -> tuple[str, ...]:
    return tuple(dict.fromkeys(field.value for field in (metadata.source, metadata.site) if field is not None))


def _in_passage(
    passage: Passage, own: frozenset[str], unit: ReportingUnit, with_persons: bool, known: Registry
) -> list[Entity]:
    number, reading = passage.passage_number, scan(passage.text, known)
    titles = honours(reading)
    found = [Entity(number, "honour", title) for title in titles if passage.kind != "heading"]
    if reading.mentions:
        found += _organizations(reading, number, own, unit, known, titles)
    found += [
        Entity(number, "slogan", slogan)
        for slogan in slogans(reading)
        if not any(slogan in title for title in titles)  # “十大标兵”
    ]
    if with_persons and reading.offices:
        found += [Entity(number, "person", name, role) for name, role in persons(reading)]
    return found


def _own_names(unit: ReportingUnit, known: Registry) -> frozenset[str]:
    names = {name for name in (unit.as_printed, unit.organization, *unit.aliases) if name}
    for name in tuple(names):
        entry = known.find(name)
        if entry is not None:
            names |= {entry.name, *entry.aliases}
    return frozenset(names)


def _organizations(
    reading: Reading,
    number: int,
    own: frozenset[str],
    unit: ReportingUnit,
    known: Registry,
    titles: Sequence[str],
) -> Iterator[Entity]:
    roles: dict[str, str] = {}
    for mention in reading.mentions:
        if (mention.name in own and not mention.inner) or not is_name(mention, reading.text):
            continue
        if titles and is_in_title(reading.text, mention, titles):
            continue
        names: tuple[str, ...] = (mention.name,)
        if mention.inner and unit.parent_chain:
            nouns = lex.common_nouns()
            names += tuple(name for name in mention.prefixes if name in unit.parent_chain and name not in nouns)
        for name in names:
            if name not in own and roles.get(name, "named") == "named" and not _is_own_part(name, own):
                roles[name] = _role(reading.text, mention, name, unit)
    for name in _once(roles, known) if len(roles) > 1 else roles:
        yield Entity(number, "organization", name, roles[name])


def _once(names: Mapping[str, str], known: Registry) -> list[str]:
    """The names without further forms of the same known organization: the longest of them stays."""
    longest: dict[str, str] = {}
    for name in names:
        entry = known.find(name)
        key = entry.organization_id if entry else name
        longest[key] = max(longest.get(key, name), name, key=len)
    return list(longest.values())


def _is_own_part(name: str, own: frozenset[str]) -> bool:
    """True for a shortened form of the unit's name: 新疆项目部 for 新疆某某项目部, with its signs in the same order.

    So is what only lacks the first word and the legal form: 北岸铝业 for 中州北岸铝业有限公司.
    """
    ending = name[-2:]
    return any(
        (form.endswith(ending) and _is_subsequence(name, form)) or (name in form[1:] and _lacks_legal_form(name, form))
        for form in own
    )


def _lacks_legal_form(name: str, form: str) -> bool:
    return _LEGAL.fullmatch(form, form.index(name, 1) + len(name)) is not None


def _is_subsequence(short: str, form: str) -> bool:
    signs = iter(form)
    return all(sign in signs for sign in short)


def _first_part(after: str) -> str:
    part = _PART.match(after)
    return part[0] if part else ""


def _role(text: str, mention: Mention, name: str, unit: ReportingUnit) -> str:
    """The part of an organization by the words near its name; `named` when they tell nothing."""
    if name in unit.parent_chain:
        return "parent"
    if mention.kind == "media":
        return "media"
    before, after = text[max(0, mention.start - NEAR) : mention.start], text[mention.end : mention.end + NEAR]
    if _RECEIVED.match(after) or (_RECEIVED.search(before) and _TITLE.search(_first_part(after))):
        return "awarding"
    if mention.before in _PARTNER or _JOINT.search(after):
        return "partner"
    if _HELPED.search(before[-14:]) or _HELPED.search(after[:16]):
        return "beneficiary"
    if _BOUGHT.search(after[:12]) or _BOUGHT.search(before[-6:]):
        return "customer"
    return "internal" if mention.kind in ("party", "plant", "project") and not mention.prefixes else "named"

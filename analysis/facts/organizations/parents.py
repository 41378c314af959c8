"""The levels above a unit that the report prints, nearest first.

Three kinds of evidence, in this order: the superior stands at the beginning of the unit's own name (甲集团|乙厂); the
registry knows the superior and the text prints it; the text shows the superior leading (落实甲党委部署, 在甲领导下) or
owning (甲所属乙厂). An award makes nobody a parent.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection, Iterator, Sequence

from analysis.facts.organizations import lexicon as lex
from analysis.facts.organizations.mention import Mention
from analysis.facts.organizations.registry import Registry, RegistryEntry
from analysis.facts.organizations.stretches import Stretch

NO_PREFIX_PARENT = frozenset(
    ("association", "media", "school", "court")
)  # 中国某某 in front of a learned society is no owner
PARTED = {"school": ("大学", "学院"), "court": ("法院", "检察院")}
COMMITTEE_RANK = {"党委": 0, "党工委": 0, "党组": 1}  # a leading Party group stands above a committee
OBEYING = ("贯彻", "落实", "按照", "根据", "遵照", "围绕", "传达")  # also 贯彻落实, 紧紧围绕
BELONGING = frozenset(("隶属", "隶属于", "直属于", "属于", "归属"))
PLACED = BELONGING | {"在"}
_LED = re.compile(r"(?:的)?(?:坚强|正确|统一|关心)?(?:领导|部署|要求|工作部署|决策部署|安排|精神|提出|关于)")
_SAME = re.compile(r"(?:集团)?(?:总)?公司|集团|总部|本部|机关")  # 甲集团|公司 is no company below 甲集团
OWNING = frozenset(("所", "下", "旗", "直"))
_OWNS = re.compile(r"(?:所属|下属|旗下|直属|下辖)(?:的|单位|企业|子公司|成员企业|全资子公司)?")
_DEFINED = re.compile(r"[（(][^（()）]{2,20}[)）]")
BEING = ("为", "是", "系")  # also 作为, 现为
_MEMBER = re.compile(
    r"(?:旗下|下属|所属|直属)?的?(?:全资|控股|直属|下属|所属|二级|三级|成员|骨干|核心)+(?:子公司|公司|企业|单位)|的?子公司"
)
"""甲公司是乙集团的全资子公司, 作为乙集团二级单位."""
OF_KINDS = frozenset(("plant", "company", "project", "center", "party", "known"))
SUPERIOR_KINDS = frozenset(("known", "company"))
_MEETING = re.compile(
    r"[^，,。；;、]{0,12}(?:职代会|职工代表大会|工作会议?|统一部署|工作部署|决策部署|部署要求|战略部署)"
)
"""落实甲集团二届四次职代会精神, 按照甲集团统一部署."""
REGIONS = frozenset(("华东", "华北", "华中", "华南", "西北", "西南", "东北", "中南"))
_BRAND_IN_FRONT = re.compile(
    r"[一-鿿]{2,4}?(?:矿业|铝业|铜业|锌业|煤业|钢铁|石化|煤电|重工|药业|水务|路桥|建工)(?!集团|公司|股份|有限)"
)
"""北岸矿业|一选厂, 中州铝业|熔铸车间党支部."""
SHORTEST_BELOW = 2  # characters behind the short name of a group: 华能|某电厂


def parent_chain(
    unit: Mention, forms: Collection[str], texts: Sequence[Stretch], entry: RegistryEntry | None, registry: Registry
) -> tuple[str, ...]:
    """All printed levels above the unit, nearest first, each in a form that the text prints."""
    printed = functools.cache(lambda: _printed(texts, registry))  # few units have a superior that is known
    chain: list[str] = []
    for above in registry.ancestors(entry):
        form = _beginning(unit.name, above) or printed().get(above.organization_id)
        chain += [form] if form else []
    for prefix in () if unit.kind in NO_PREFIX_PARENT and not _is_part(unit) else unit.prefixes:
        if _SAME.fullmatch(unit.name, len(prefix)):
            continue
        chain += [prefix, *_above(prefix, printed, registry)]
    for superior in _superiors(forms, texts, registry):
        chain += [superior, *_above(superior, printed, registry)]
    if not chain and (entry is None or entry.level != "group") and unit.kind in OF_KINDS and unit.level != "group":
        chain += _group_in_front(unit.name)
    return tuple(dict.fromkeys(name for name in chain if name not in forms))


def _is_part(unit: Mention) -> bool:
    """True for a school below a school, 甲大学|公共教学部, and a court below a court, 甲县法院|乙法庭."""
    return any(prefix.endswith(PARTED.get(unit.kind, ())) for prefix in unit.prefixes[-1:])


def _group_in_front(name: str) -> list[str]:
    """The short name of a group that a longer name begins with: 华能 of 华能某电厂."""
    short = [form for form in lex.words("group_prefixes.txt") if name.startswith(form)]
    brand = _BRAND_IN_FRONT.match(name)
    short += [brand[0]] if brand is not None and not short else []
    institute = name[: name.find("院") + 1]
    short += [institute] if institute and (institute[:-1] in lex.places() or institute[:-1] in REGIONS) else []
    return [form for form in short if len(name) - len(form) >= SHORTEST_BELOW]


def same_entry(unit: Mention, registry: Registry) -> RegistryEntry | None:
    """The known unit that a longer printed form still is: 甲集团|公司 for 甲集团, 甲集团|乙公司 for 乙公司."""
    known = [prefix for prefix in unit.prefixes if _SAME.fullmatch(unit.name, len(prefix))]
    behind = [unit.name[len(prefix) :] for prefix in unit.prefixes] if unit.known else []
    return next((entry for name in (*known, *behind) if (entry := registry.find(name)) is not None), None)


def _beginning(name: str, above: RegistryEntry) -> str | None:
    """The form of a superior with which the unit's own name begins."""
    return max((form for form in (above.name, *above.aliases) if name.startswith(form)), key=len, default=None)


def _above(name: str, printed: Callable[[], dict[str, str]], registry: Registry) -> list[str]:
    ancestors = registry.ancestors(registry.find(name))
    return [printed()[above.organization_id] for above in ancestors if above.organization_id in printed()]


def _printed(texts: Sequence[Stretch], registry: Registry) -> dict[str, str]:
    """Registry ids of the known names that the text prints, with the first printed form."""
    printed: dict[str, str] = {}
    for stretch in texts:
        for mention in stretch.mentions:
            if not (mention.known or mention.inner or mention.kind == "brand"):
                continue  # no name of the registry: those are found as known words
            for name in (mention.name, *mention.prefixes):
                found = registry.find(name)
                if found is not None:
                    printed.setdefault(found.organization_id, name)
    return printed


def _superiors(forms: Collection[str], texts: Sequence[Stretch], registry: Registry) -> list[str]:
    """Organizations that lead or own the unit, lowest first: deeper in the registry, then committee before Party group."""
    found = list(_leading(texts, forms))
    ranked = sorted(found, key=lambda line: (-len(registry.ancestors(registry.find(line[1]))), line[0]))
    return list(dict.fromkeys(name for _, name in ranked))


def _leading(texts: Sequence[Stretch], forms: Collection[str]) -> Iterator[tuple[int, str]]:
    for mention, text in [
        (mention, stretch.text) for stretch in texts if stretch.number >= 0 for mention in stretch.mentions
    ]:
        committee = mention.body in COMMITTEE_RANK
        behind = _DEFINED.match(text, mention.end) if mention.after in "（(" else None
        owning = (text[behind.end() : behind.end() + 1] if behind else mention.after) in OWNING
        if not (committee or owning or mention.before in PLACED or mention.before.endswith((*BEING, *OBEYING))):
            continue  # nothing else is said to lead or to own
        if mention.demonstrative or not mention.proper or mention.name in forms:
            continue
        end = mention.end + len(mention.body)
        owner = _OWNS.match(text, behind.end() if behind else end) if owning else None
        owns = owner is not None and text.startswith(tuple(forms), owner.end())
        owns = owns or (mention.before.endswith(BEING) and _is_member(text, mention.start, end, forms))
        led = (committee or mention.before == "在") and _LED.match(text, end) is not None
        leads = committee and (mention.before.endswith(OBEYING) or led)
        leads = leads or (
            mention.kind in SUPERIOR_KINDS
            and mention.before.endswith(OBEYING)
            and _MEETING.match(text, end) is not None
        )
        above = mention.before in BELONGING or (mention.before == "在" and led)
        if owns or (not mention.subject and (leads or above)):
            yield COMMITTEE_RANK.get(mention.body, 0), mention.name


def _is_member(text: str, start: int, end: int, forms: Collection[str]) -> bool:
    """True where a sentence that names the unit says whose company it is."""
    if _MEMBER.match(text, end) is None:
        return False
    stop = text.find("。", end)
    sentence = text[text.rfind("。", 0, start) + 1 : stop if stop >= 0 else len(text)]
    return any(form in sentence for form in forms)

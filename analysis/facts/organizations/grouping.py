"""Which names denote the same unit.

Put together are: a short form given in the text (以下简称), two names of one registry entry, a name that ends another
(城南水厂 in 云岭集团城南水厂) and a brand that begins a legal name (云岭水务 in 云岭水务集团有限公司).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from analysis.facts.organizations.candidate import Candidate
from analysis.facts.organizations.crediting import is_title_of_honour
from analysis.facts.organizations.judging import TERRITORIES
from analysis.facts.organizations.mention import Mention
from analysis.facts.organizations.registry import Registry
from analysis.facts.organizations.stretches import DEFINES, Stretch, definitions
from analysis.facts.organizations.taught import is_short_of

_TAIL = re.compile(r"(?:集团|股份|控股|有限|责任|公司|实业|科技|工程|总|业|\(集团\)|（集团）|\(控股\)|（控股）)+")

LEGAL = ("有限公司", "有限责任公司")
_TERRITORIES = str.maketrans("", "", TERRITORIES)
_TERRITORY = re.compile(f"[{TERRITORIES}]")
LISTED = "股份"  # 鞍钢股份有限公司 is a company of the group 鞍钢, not the group
SHORTEST_BRAND = 4  # two characters are in many names
SHORTEST_SHORTENED, LONGEST_SHORTENED = 3, 8  # characters of 宁湾材料所, 中州大学二附院
SHORTENED = "所院厂矿局"
NUMBERED = frozenset("一二三四五六七八九十0123456789")
LONGEST_ABRIDGED = 6  # characters of 市人社局, 县卫健委
BELOW = frozenset(("plant", "project"))
"""Units that a text names behind different superiors: 甲公司乙工区, 甲公司丙中心乙工区, 乙工区."""
OWNERS = ("公司", "集团", "中心", "局", "厂", "矿", "段", "指挥部")
LONGEST_PLACE = 4  # characters of a place in front of the brand: 内蒙古, 呼和浩特


def grouped(texts: Sequence[Stretch], registry: Registry) -> tuple[list[Candidate], dict[str, Candidate]]:
    """The units in the order of their first mention, and the unit of each printed name."""
    forms: dict[str, list[Mention]] = {}
    for stretch in texts:
        for mention in stretch.mentions:
            if is_title_of_honour(mention, stretch.text):
                continue
            forms.setdefault(mention.name, []).append(mention)
    same = {name: name for name in forms}

    def top(name: str) -> str:
        while same[name] != name:
            name = same[name]
        return name

    for one, other in _pairs(texts, forms, registry):
        first, second = top(one), top(other)
        if first != second:
            same[first] = second
    units: dict[str, Candidate] = {}
    unit_of: dict[str, Candidate] = {}
    for name, found in forms.items():
        first = top(name)
        unit = units.get(first) or units.setdefault(first, Candidate())
        unit.forms[name] = found
        unit.proper = unit.proper or found[0].proper or any(mention.proper for mention in found)
        unit_of[name] = unit
    return list(units.values()), unit_of


def offices_of_a_place(names: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Short forms that papers coin, with the name that the text prints in full: 青河税务, 青河县税务局."""
    full = [name for name in names if name.endswith(("局", "公司", "院"))]
    for short in names if full else ():
        if not 4 <= len(short) <= 6 or short in full or not any(short[:-2] in name for name in full):
            continue
        shape = re.compile(
            f"{re.escape(short[:-2])}[省市县区旗州]?(?:人民)?{re.escape(short[-2:])}(?:局|分局|公司|院)\\Z"
        )
        yield from ((short, name) for name in full if shape.search(name))


def coined(forms: Mapping[str, list[Mention]]) -> Iterable[tuple[str, str]]:
    """Short forms that writers coin for offices, with the name that the text prints in full."""
    yield from offices_of_a_place(forms)
    yield from _abridged(forms)
    yield from _without_territories(forms)


def _brands_of_legal_names(forms: Mapping[str, list[Mention]]) -> Iterable[tuple[str, str]]:
    """A name without a head with the one legal name that begins with it, after its place: 北岸药业, 临川北岸药业股份有限公司."""
    legal = [name for name in forms if name.endswith(LEGAL)]
    if not legal:
        return
    for brand, found in forms.items():
        if found[0].kind == "brand" and len(brand) >= SHORTEST_BRAND:
            full = [name for name in legal if 0 <= name.find(brand) <= LONGEST_PLACE]
            yield from ((brand, name) for name in full[:1] if len(full) == 1)


def _abridged(forms: Mapping[str, list[Mention]]) -> Iterable[tuple[str, str]]:
    """An office without its place, abridged, with the one full name that holds its signs: 市住建局, 临川市住房和城乡建设局."""
    placeless = [name for name in forms if name[0] in TERRITORIES and 3 <= len(name) <= LONGEST_ABRIDGED]
    full = (
        [name for name in forms if name[0] not in TERRITORIES and not forms[name][0].demonstrative] if placeless else []
    )
    for short in placeless:
        if short.endswith("公司"):
            continue
        held = [name for name in full if name[-1] == short[-1] and len(name) > len(short) and _holds(name, short)]
        if len(held) == 1:
            yield short, held[0]


def _shortened(forms: Mapping[str, list[Mention]]) -> Iterable[tuple[str, str]]:
    """A name that leaves words of the one full name out: 宁湾材料所, 宁湾材料技术研究所; no superior of others."""
    alike = [name for name in forms if name[-1] in SHORTENED]
    fitting = [name for name in alike if SHORTEST_SHORTENED <= len(name) <= LONGEST_SHORTENED]
    if not fitting or len(alike) < 2:
        return
    above = {prefix for found in forms.values() for prefix in found[0].prefixes}
    for short in fitting:
        first = forms[short][0]
        if short in above or short[0] in TERRITORIES or first.demonstrative or not first.proper:
            continue
        held = [
            name for name in alike if name[-1] == short[-1] and not name.endswith(short) and is_short_of(short, name)
        ]
        if len(held) == 1 and forms[held[0]][0].proper and _numbers(short) == _numbers(held[0]):
            yield short, held[0]  # 中州一局 is not 中州十一局


def _numbers(name: str) -> list[str]:
    return [sign for sign in name if sign in NUMBERED]


def _without_territories(forms: Mapping[str, list[Mention]]) -> Iterable[tuple[str, str]]:
    """Names that differ in the word for their territory only: 青河光明中学, 青河县光明中学."""
    shared = _repeated([name[-2:] for name in forms])
    alike = [name for name in forms if name[-2:] in shared] if shared else []
    if not any(_TERRITORY.search(name) for name in alike):
        return  # the longer one has a word for its territory
    bare: dict[str, str] = {}
    for name in sorted(alike, key=len, reverse=True):
        rest = name.translate(_TERRITORIES)
        if len(rest) > SHORTEST_BRAND:
            full = bare.setdefault(rest, name)
            if len(full) > len(name):
                yield name, full


def _holds(name: str, short: str) -> bool:
    """True where the signs of the short form stand in the name in the same order."""
    signs = iter(name)
    return all(sign in signs for sign in short)


def _repeated(parts: Iterable[str]) -> set[str]:
    """Those that stand there more than once."""
    once: set[str] = set()
    more: set[str] = set()
    for part in parts:
        (more if part in once else once).add(part)
    return more


def _pairs(
    texts: Sequence[Stretch], forms: Mapping[str, list[Mention]], registry: Registry
) -> Iterable[tuple[str, str]]:
    """Names that denote the same unit."""
    by_id: dict[str, str] = {}
    for name in forms:
        entry = registry.find(name)
        if entry is not None:
            yield name, by_id.setdefault(entry.organization_id, name)
    for stretch in texts:
        for alias, full in definitions(stretch.text, stretch.mentions) if DEFINES in stretch.text else ():
            if alias in forms and full in forms:
                yield alias, full
    yield from coined(forms)
    yield from _shortened(forms)
    yield from _brands_of_legal_names(forms)
    endings: dict[str, list[str]] = {}
    lengths = sorted({len(name) for name in forms})
    last, first_two = _repeated([name[-3:] for name in forms]), _repeated([name[:2] for name in forms])
    for name, found in forms.items():
        may_end, may_begin = name[-3:] in last and not found[0].demonstrative, name[:2] in first_two
        for length in lengths if may_end or may_begin else ():  # a form in this name has these characters as well
            if length >= len(name):
                break
            if may_end and length > 2 and name[-length:] in forms:
                endings.setdefault(name[-length:], []).append(name)
            begins = may_begin and length > 1 and name[:length] in forms and _TAIL.fullmatch(name, length) is not None
            if begins and (name[length : length + 2] != LISTED or registry.find(name[:length]) is None):
                yield name[:length], name
    for short, longer in endings.items():
        first, full = forms[short][0], longer[0]
        placeless = first.bare and full[0] in TERRITORIES  # 博物馆 of the writer is not 市博物馆
        owned = [name for name in longer if forms[name][0].inner] if len(longer) > 1 else []
        longer = owned if len(owned) == 1 else longer
        if len(longer) == 1 and not first.demonstrative and not placeless:
            yield short, full
        elif first.proper and first.kind in BELOW and all(name.removesuffix(short).endswith(OWNERS) for name in longer):
            yield from ((short, name) for name in longer)

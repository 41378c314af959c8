"""The names that a text itself teaches: before the colon of its title, at its beginning, holding a meeting, short of a full name.

None of them ends in a word of the lists, so that they are found only because of where else the text prints them. Each rule
asks for a second place that supports the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from analysis.facts.organizations import lexicon as lex
from analysis.facts.organizations.brands import of_groups, repeated
from analysis.facts.organizations.judging import TERRITORIES
from analysis.facts.organizations.mention import Mention
from analysis.facts.organizations.names import scan
from analysis.facts.organizations.registry import Registry

Scanned = Sequence[tuple[int, str, Sequence[Mention]]]
"""Number, text and names of the title and the passages."""

UNITS_OF_ONE = "所院厂局"
SHORTEST_INSTITUTE = 3  # characters of 水文所
SHORTEST_BRAND, LONGEST_BRAND = 4, 8  # characters of what is left of 北岸炭素集团有限公司
COMPANIES = frozenset(("company", "bank", "known"))
LONGEST_SHORT_FORM = 8
OPENING = 160  # characters in which a report introduces its unit
_OFFICE = re.compile(r"([一-鿿]{2,3})[省市县区旗州]([一-鿿]{2})(?:局|分局|公司)")
_COLON = re.compile(r"([一-鿿]{3,8})[：:]")
_LONGER_COLON = re.compile(r"([一-鿿]{2,8})[：:]")
_HOLDING = re.compile(
    r"(?:\A|——|日(?:上午|下午|晚)?[，,]|近日[，,]|日前[，,])([一-鿿]{3,8}?)(?:[(（][^()（）]{2,16}[)）])?"
    r"(?:党委|党组)?(?:组织)?(?:召开|举行|举办|开展|发布|荣获|获评|喜获|获得|入选|签署|启动|完成|与|和|凭借|成功)"
)
_LEGAL_FORM = re.compile(
    r"(?:集团|控股|股份|有限|责任|\(集团\)|（集团）){0,4}(?:集团|集团公司|有限公司|有限责任公司|股份公司)\Z"
)
_BRANCH = re.compile(r"(?:\A|日(?:上午|下午)?[，,]|[。；;])([一-鿿]{2,8}党支部)(?=[以与和召组开举联坚全认将书])")

OPENS = 6  # texts in which a report names its unit
_MINE = re.compile(
    r"(?:\A|[，,。；;—\s“])((?![该本全我各这那省市县])[一-鿿]{2,3}矿)(?![石产山区井业工物难权体床层泉灾种企])"
)
PLACED_TRADES = ("石化", "炼化", "铝业", "铜业", "钢铁", "水务", "燃气", "公交", "煤业", "矿业")
_PLACED_TRADE = re.compile(rf"(?:{'|'.join(PLACED_TRADES)})(?![一-鿿]?(?:产业|行业|市场|企业|工业|基地|公司|集团))")
LONGEST_PLACED = 4  # characters of a place in front of its trade
HEADS = ("党委书记", "党委副书记", "董事长", "总经理", "副总经理", "纪委书记", "工会主席")
IN_HEADS = ("书记", "董事长", "经理", "主席")  # one of these is in every head; asked first, being cheap
_HEADED = re.compile(
    rf"(?:\A|[，,。；;日\s])([一-鿿]{{2,4}}(?:{'|'.join(lex.words('trades.txt'))}))(?={'|'.join(HEADS)})"
)


def taught(title: str | None, scanned: Scanned, registry: Registry) -> set[str]:
    """All names that the text teaches."""
    words = _first_words(title, scanned, registry) if title else ""
    texts = [text for _, text, _ in scanned]
    names = {mention.name: mention.kind for _, _, found in scanned for mention in found}
    groups = [text for _, text, found in scanned if "known" in [mention.kind for mention in found]]
    return {
        *_before_colon(title, scanned, registry),
        *_coined_in(title, names),
        *(_opening(words, names, registry) if words else ()),
        *_holding(scanned, registry),
        *_institutes(names),
        *(_short_of_institute(words, names) if words else ()),
        *_without_legal_form(names, texts),
        *_branches(texts, registry),
        *_mines(texts),
        *_headed(texts),
        *_placed(texts),
        *repeated(title or "", texts, registry),
        *(of_groups(groups, registry) if groups else ()),
        *(name for name, kind in names.items() if kind == "brand" and len(name) > 2),
    }


def _before_colon(title: str | None, scanned: Scanned, registry: Registry) -> Iterator[str]:
    """The bare name before the colon of a title, 澜湾港航：以党建促保供, also behind its group; two places are a dateline."""
    hit = _COLON.match(title or "")
    ends = hit is not None and (hit[1][-1] in TERRITORIES or _is_person(hit[1]))
    if hit is not None and not ends and not _are_places(hit[1], registry):
        yield hit[1]
    above = next((m for m in scanned[0][2] if m.start == 0 and m.kind in ("known", "company")), None) if title else None
    behind = _LONGER_COLON.match(title, above.end) if title and above is not None else None
    if title and behind is not None and not _is_running_text(behind[1], registry):
        whole = title[: behind.end(1)]
        if any(whole in text for _, text, _ in scanned[1:]):
            yield whole


def _are_places(words: str, registry: Registry) -> bool:
    known = lex.lexicon(registry)
    return len(words) == sum(
        end - start for number, start, end in known.hits(words) if known.kinds[number] == lex.PLACE
    )


def _coined_in(title: str | None, names: Iterable[str]) -> Iterator[str]:
    """The short form of an office or company of a place that opens the title: 中州电力 for 中州省电力公司."""
    if title:
        offices = [hit for name in names if name[:2] == title[:2] and (hit := _OFFICE.fullmatch(name)) is not None]
        yield from (hit[1] + hit[2] for hit in offices if title.startswith(hit[1] + hit[2]))


def _opening(words: str, names: Iterable[str], registry: Registry) -> Iterator[str]:
    """What opens the title before a boundary, where units of the text are named with it: 北岸炭素|两个党支部…, 北岸炭素压型厂."""
    if (
        SHORTEST_BRAND <= len(words) <= LONGEST_BRAND
        and any(name.startswith(words) and name != words for name in names)
        and not _are_places(words, registry)
    ):
        yield words


def _short_of_institute(words: str, names: Iterable[str]) -> Iterator[str]:
    """宁湾材料所, which opens the title, where the text prints 宁湾材料技术研究所."""
    fits = words[-1] in UNITS_OF_ONE and SHORTEST_INSTITUTE < len(words) <= LONGEST_SHORT_FORM
    if fits and any(name[-1] == words[-1] and is_short_of(words, name) for name in names):
        yield words


def is_short_of(short: str, name: str) -> bool:
    """True where a name holds the first two signs together and the others of the short form in the same order."""
    begins = name.find(short[:2])
    signs = iter(name[max(begins, 0) :])
    return len(name) > len(short) and begins >= 0 and all(sign in signs for sign in short)


def _first_words(title: str, scanned: Scanned, registry: Registry) -> str:
    """The words that open the title up to the first boundary or committee, where no name stands there; "" without."""
    reading = scan(title, registry)
    first = next((hit for hit in reading.hits if reading.lexicon.flags[hit[0]] & lex.ENDS), None)
    if first is None or any(m.start < first[1] for m in scanned[0][2]):
        return ""
    words = title[: first[1]]
    return "" if _is_person(words) else words


def _institutes(names: Mapping[str, str]) -> Iterator[str]:
    """The short name of an institute that stands before its branch: 水文所 of 水文所党总支; 所 alone is no head (所有, 所属)."""
    for name, kind in names.items():
        institute = name.removesuffix("党总支").removesuffix("党支部") if kind == "party" else ""
        if institute.endswith("所") and len(institute) >= SHORTEST_INSTITUTE:
            yield institute


def _holding(scanned: Scanned, registry: Registry) -> Iterator[str]:
    """A name without a head that opens the title or the first passage and holds a meeting, where the text names it again."""
    for number, text, mentions in scanned[:2]:
        hit = _HOLDING.search(text, 0, OPENING)
        if hit is None or any(m.start < hit.end() and m.end > hit.start(1) for m in mentions):
            continue
        again = hit[1].endswith(lex.words("trades.txt")) or sum(other.count(hit[1]) for _, other, _ in scanned) > 1
        if again and number <= scanned[0][0] + 1 and not _is_running_text(hit[1], registry):
            yield hit[1]


def _without_legal_form(names: Mapping[str, str], texts: Sequence[str]) -> Iterator[str]:
    """北岸炭素 of 北岸炭素集团有限公司, where the text prints it alone as well."""
    whole = ""
    for full, kind in names.items():
        form = _LEGAL_FORM.search(full) if kind in COMPANIES and full.endswith(("公司", "集团")) else None
        brand = full[: form.start()] if form else ""
        if len(brand) >= SHORTEST_BRAND:
            whole = whole or "\n".join(texts)
            if whole.count(brand) > whole.count(full):  # each full name begins with the brand
                yield brand


def _branches(texts: Sequence[str], registry: Registry) -> Iterator[str]:
    """A branch whose section's name holds a boundary, where it opens a clause and comes again: 合成过程党支部."""
    known = lex.lexicon(registry)
    for text in texts[:3]:
        for hit in _BRANCH.finditer(text) if "党支部" in text else ():
            words = known.hits(hit[1])
            kinds = [known.kinds[number] for number, _, _ in words]
            plain = words[0][1] > 1 and kinds.count(lex.STOP) == 1 and len(kinds) == 2
            if plain and sum(other.count(hit[1]) for other in texts) > 1:
                yield hit[1]


def _mines(texts: Sequence[str]) -> Iterator[str]:
    """A mine of no list that opens a clause and comes again: 东坡矿."""
    for text in texts[:OPENS]:
        for hit in _MINE.finditer(text) if "矿" in text else ():
            if sum(other.count(hit[1]) for other in texts) > 1 and hit[1] not in lex.words("protected.txt"):
                yield hit[1]


def _headed(texts: Sequence[str]) -> Iterator[str]:
    """A brand of a trade whose head acts: 临川燃气|党委书记、董事长张三到…"""
    for text in texts[:OPENS]:
        if any(sign in text for sign in IN_HEADS):
            yield from (hit[1] for hit in _HEADED.finditer(text))


def _placed(texts: Sequence[str]) -> Iterator[str]:
    """A place with a trade of its plants behind it, where both come again: 临川石化."""
    whole = "\n".join(texts)
    if not any(trade in whole for trade in PLACED_TRADES):
        return
    found: list[str] = []
    places = lex.places()
    for hit in _PLACED_TRADE.finditer(whole):
        begins = range(max(0, hit.start() - LONGEST_PLACED), hit.start() - 1)
        found += next(([whole[begin : hit.end()]] for begin in begins if whole[begin : hit.start()] in places), ())
    yield from {name for name in found if found.count(name) > 1}


def _is_running_text(words: str, registry: Registry) -> bool:
    """True where the words hold a boundary, 全市, 我国, or begin like a person's name of three characters."""
    known = lex.lexicon(registry)
    kinds = [known.kinds[number] for number, _, _ in known.hits(words)]
    return _is_person(words) or not lex.ENDS_NAME.isdisjoint(kinds)


def _is_person(words: str) -> bool:
    return len(words) == 3 and words[0] in lex.surnames() and words[-1] not in UNITS_OF_ONE

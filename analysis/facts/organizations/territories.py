"""Where no named organization acts: the brand, the county or town, or the office's own Party body that does."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Sequence

from analysis import model
from analysis.facts.organizations import lexicon as lex
from analysis.facts.organizations.brands import clause_openings
from analysis.facts.organizations.candidate import Candidate
from analysis.facts.organizations.candidates import COMPANY_NOUNS
from analysis.facts.organizations.judging import TERRITORIES
from analysis.facts.organizations.labelling import COMMON_NOUN
from analysis.facts.organizations.mention import Mention
from analysis.facts.organizations.registry import Registry
from analysis.facts.organizations.stretches import Stretch

PRONOUNS = frozenset(sign + territory for sign in ("该", "本", "我") for territory in TERRITORIES)
WRITERS = frozenset(sign + territory for sign in ("我", "本") for territory in "镇乡村")
"""我市 is everybody's city, 我镇 the town that writes."""
MARKETS = ("超市", "夜市", "门市", "菜市")
NOT_FIRST = frozenset("我该本全各在到从向对为以由与和赴于")
NO_TERRITORY = frozenset(
    (
        "社区",
        "小区",
        "地区",
        "园区",
        "校区",
        "城区",
        "辖区",
        "景区",
        "农村",
        "乡村",
        "山村",
        "城市",
        "集镇",
        "乡镇",
        "老区",
        "厂区",
        "矿区",
        "库区",
        "片区",
        "新区",
    )
)
PEOPLE = (
    "人员",
    "们",
    "群众",
    "职工",
    "党员",
    "干部",
    "代表",
    "同志",
    "学员",
    "师生",
    "朋友",
    "专家",
    "现场",
    "方面",
    "时期",
    "家属",
    "嘉宾",
    "队员",
)
"""What opens clauses often and names no organization: 与会人员, 志愿者们."""
ACTS = 2  # clauses that a county must open, because a place is named for many reasons
_ACTING_BODY = re.compile(
    r"[，,。；;：:！\s日](?:上午|下午)?((?:校|院|局|厂|矿|公司|集团|学院)?(?:直属)?机关(?:第?[一二三四五六七八九十]{1,2})?(?:党委|党总支|党支部))"
    r"(?=组织|召开|开展|举办|举行|制作|带领|赴|到|走进|联合|全体|将|以|坚持|认真|积极|深入|于|与|对)"
)
_LEADING_BODY = re.compile(
    r"[，,。；;：:！\s日](?:上午|下午)?((?:校|院|局|厂|矿|公司|集团|所)(?:党委|党组))(?=书记[^，,。；;]{2,6}主持召开)"
)
_LAST = r"[一-鿿]{1,5}?(?:[省市县区州旗镇乡]|(?<![农乡山])村)"
_ACTING = re.compile(
    rf"(?:\A|[，,。；;：:！“\s])(?:近日[，,]?|今年以来[，,]?|近年来[，,]?|下一步[，,]?)?((?:[一-鿿]{{1,4}}?[省市州县区旗镇乡]){{0,4}}{_LAST})"
    r"(?![省市县区州旗镇乡村长委政直级域内里外民人])(?![一-鿿]{1,3}(?<![农乡山])村)(?![的、，,。一-鿿]{0,1}[、，,。])"
)
_PART = re.compile(rf"{_LAST}(?![省市县区州旗镇乡村])")
_IN_TITLE = re.compile(r"([一-鿿]{2,8}(?:镇|乡|街道|社区|村|县|区|市|州|旗))(?:人民政府)?(?=[0-9]{4}(?:年|[-—]))")


def is_pronoun(unit: Candidate) -> bool:
    """True for 我市 and 该县: they name no organization."""
    return PRONOUNS.issuperset(unit.forms)


def is_writer(unit: Candidate) -> bool:
    """True for 我县 in the title or time and again: nobody else acts, so it is the county that reports."""
    said = next(iter(unit.forms))
    return said in PRONOUNS and said[0] in "我本" and ("title" in unit.rules or unit.rules.get("first_person", 0) > 1)


def writing(writer: Candidate, texts: Sequence[Stretch]) -> model.ReportingUnit:
    """The town that 我镇 means: its government where it is named, else the name in the report's title, else the pronoun."""
    said = next(iter(writer.forms))
    ends = (said[-1], f"{said[-1]}人民政府", f"{said[-1]}政府")
    named = Counter(
        m.name
        for text in texts
        for m in text.mentions
        if m.name.endswith(ends) and len(m.name) > len(ends[1]) and not m.name.endswith(MARKETS)
    )
    titled = [hit[1] for text in texts[:1] if text.number < 0 for hit in (_IN_TITLE.match(text.text),) if hit]
    alike = [forms for last, forms in _acting(texts).items() if last.endswith(said[-1])]
    acting = [max(forms, key=len) for forms in sorted(alike, key=Counter.total, reverse=True)]
    name = next(iter([*(name for name, _ in named.most_common(1)), *titled, *acting]), None)
    if name is None:
        return model.ReportingUnit(as_printed=said, rule=COMMON_NOUN + writer.why, evidence=writer.evidence)
    return model.ReportingUnit(
        organization=name, as_printed=name, aliases=(said,), rule="first_person+territory", evidence=writer.evidence
    )


def acting_brand(texts: Sequence[Stretch], registry: Registry, acts: int = ACTS) -> model.ReportingUnit:
    """A name without a head that opens several clauses before a verb: 北岸财险为…提供, 北岸财险认真贯彻…"""
    opening = Counter(name for text in texts for name in clause_openings(text.text, registry))
    name, count = next(iter(opening.most_common(1)), ("", 0))
    if count < acts or name.endswith(lex.words("people.txt")):
        return model.ReportingUnit()
    return model.ReportingUnit(as_printed=name, rule="brand", evidence=name)


def only_brand(best: Candidate, units: Sequence[Candidate]) -> Candidate | None:
    """The one brand of a trade that the text prints beside a mere 公司: 临川石化."""
    if not COMPANY_NOUNS.issuperset(best.forms):
        return None
    brands = [unit for unit in units if all(_is_brand(form, found) for form, found in unit.forms.items())]
    return brands[0] if len(brands) == 1 and not brands[0].partner else None


def _is_brand(form: str, found: Sequence[Mention]) -> bool:
    return found[0].kind == "brand" and form.endswith(lex.words("trades.txt")) and form[0] not in TERRITORIES


def acting_territory(texts: Sequence[Stretch]) -> model.ReportingUnit:
    """The county, town or village that acts in several clauses: 白鹭县牢牢牵住…"""
    acting = _acting(texts)
    if not acting:
        return model.ReportingUnit()
    last, forms = max(acting.items(), key=lambda found: found[1].total())
    taken_up = sum(f"该{last[-1]}" in stretch.text for stretch in texts)
    if forms.total() + taken_up < ACTS:
        return model.ReportingUnit()
    name = max(forms, key=len)
    return model.ReportingUnit(organization=name, as_printed=name, rule="territory", evidence=name)


def _acting(texts: Sequence[Stretch]) -> dict[str, Counter[str]]:
    """The territories that open clauses, each with its forms: 秋水镇 also as 青河县秋水镇."""
    found: dict[str, Counter[str]] = {}
    for stretch in texts:
        for hit in _ACTING.finditer(stretch.text):
            parts = _PART.findall(hit[1])
            while len(parts) > 1 and (_is_running(parts[-1]) or parts[-1][0] in _boundaries()):
                parts.pop()  # 青河县|推进城区, 青河县|把小区
            if hit[1][0] not in NOT_FIRST and parts[-1] not in NO_TERRITORY and not _is_running(parts[-1]):
                found.setdefault(parts[-1], Counter())["".join(parts)] += 1
    return found


def _is_running(words: str) -> bool:
    """True where a verb or another boundary of two characters stands in the words."""
    known = _boundaries()
    return any(words[start : start + 2] in known for start in range(len(words) - 1))


@functools.cache
def _boundaries() -> frozenset[str]:
    return frozenset(lex.words("boundary_words.txt")) | frozenset(lex.words("boundaries.txt"))


def office_body(texts: Sequence[Stretch]) -> model.ReportingUnit:
    """The office's own Party body that acts, though it names nobody: 机关党委组织…, 局党委书记…主持召开."""
    acting = [
        hit for stretch in texts for form in (_ACTING_BODY, _LEADING_BODY) for hit in form.finditer(f"，{stretch.text}")
    ]
    if not acting:
        return model.ReportingUnit()
    name, _ = Counter(hit[1] for hit in acting).most_common(1)[0]
    return model.ReportingUnit(as_printed=name, rule=COMMON_NOUN + "party_body", evidence=acting[0][0].strip("，,"))

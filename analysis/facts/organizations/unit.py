"""The organization whose activity a report tells: found by who acts in its sentences, not by who published or awarded.

Every named organization is a candidate (organization_candidates says what speaks for one); the strongest is the reporting
unit, and its evidence is kept. The parent is the next level up that the text prints. When only common nouns occur (该厂),
the unit stays unnamed: `organization` is None and `as_printed` the common noun.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from analysis import model
from analysis.facts.organizations import candidates, territories
from analysis.facts.organizations.candidate import Candidate
from analysis.facts.organizations.crediting import FIRST_PERSONS
from analysis.facts.organizations.extension import JOINING
from analysis.facts.organizations.grouping import coined
from analysis.facts.organizations.judging import TERRITORIES
from analysis.facts.organizations.labelling import COMMON_NOUN, labels, roll_up, unknown_names
from analysis.facts.organizations.lexicon import begins_with_place, common_nouns, endings, noun, places, words
from analysis.facts.organizations.mastheads import only_one
from analysis.facts.organizations.mention import Mention
from analysis.facts.organizations.parents import parent_chain, same_entry
from analysis.facts.organizations.registry import Registry
from analysis.facts.organizations.stretches import Stretch, stretches

__all__ = ["labels", "reporting_unit", "roll_up", "unknown_names"]

Owners = Callable[[], tuple[str, ...]]
"""Finds who owns the page; asked only where the report itself does not name its unit."""
OFTEN = 3  # a brand that acts so often is the 公司 or 集团 of which the text also speaks
ENOUGH = 0.8  # less than one sentence in which a person with a post there acts is no evidence
LEGAL = ("有限公司", "有限责任公司", "股份公司", "总公司", "集团公司", "(集团)公司", "（集团）公司")
SURE_BEGINNING = 3  # characters of a short form that show where its full name begins: 云岭水务, 云岭水务集团有限公司
FAR_MORE = 1.5  # 我县 reports, though a bank acts once
JOINED_FRONT = (*TERRITORIES, *JOINING)  # 青河县|水厂, 特种陶瓷与|复合材料中心
MINE = "矿"
ALIASES = 20  # more short forms are no report
_OF_WORKS = re.compile(r"项目|指挥部|标段|合同段|[0-9A-Z一二三四五六七八九十]标(?:党|联合|临时)")
_OF_PLANT = re.compile(
    r"(?:车间|事业部|制造部|生产部|作业区|工区|[厂矿队段站库])(?:联合|临时|直属)?(?:党支部|党总支|支部|团支部)\Z"
)
BRANCHES = frozenset(("党支部", "党总支", "团支部"))
INSTITUTIONS = frozenset(
    (
        "government",
        "court",
        "school",
        "hospital",
        "association",
        "bank",
        "media",
        "culture",
        "welfare",
        "institute",
        "community",
        "office",
    )
)


def reporting_unit(
    title: str | None,
    passages: Sequence[model.Passage],
    metadata: model.Metadata,
    registry: Registry,
    owners: Owners = tuple,
) -> model.ReportingUnit:
    """The unit whose activity the report tells, with level, parent, short forms and the words it rests on.

    Misleads where a report tells of several units alike (the one that acts most often is taken), and where the unit is never
    named as an acting subject. An empty unit means: the text does not say.
    """
    bodies = ((passage.passage_number, passage.text) for passage in passages if passage.kind != "caption")
    texts = stretches(title, bodies, registry)
    units = candidates.candidates(texts, registry)
    weighed = [(unit.strength, unit) for unit in units if unit.score >= ENOUGH]
    believed = [unit for strength, unit in sorted(weighed, key=lambda pair: -pair[0]) if strength >= ENOUGH]
    if believed and territories.WRITERS.issuperset(believed[0].forms):
        return territories.writing(believed[0], texts)
    best = next((unit for unit in believed if not territories.is_pronoun(unit)), None)
    if (
        believed
        and territories.is_writer(believed[0])
        and (best is None or not best.acts or _is_far_more(believed[0], best))
    ):
        return territories.writing(believed[0], texts)
    if best is not None and not best.proper:
        best = territories.only_brand(best, units) or best
    if best is not None:
        town = None if best.proper else _acting_town(best, texts)
        if town is not None:
            return town
        brand = None if best.proper else territories.acting_brand(texts, registry, OFTEN)
        return brand if brand and brand.as_printed else _unit(best, texts, metadata, registry, owners)
    for resort in (territories.acting_territory, territories.office_body):
        found = resort(texts)
        if found.as_printed:
            return found
    return territories.acting_brand(texts, registry)


def _acting_town(best: Candidate, texts: Sequence[Stretch]) -> model.ReportingUnit | None:
    """The town that acts where only its committee is named besides, without the town: 白石镇坚持…, 镇党委组织…"""
    territory = next(iter(best.forms))[0]
    found = territories.acting_territory(texts) if territory in TERRITORIES else None
    return found if found is not None and (found.as_printed or "").endswith(territory) else None


def _is_far_more(writer: Candidate, best: Candidate) -> bool:
    """True for 我县 or 我镇 that acts far more than any named unit; 我市 is everybody's city."""
    return not next(iter(writer.forms)).endswith("市") and writer.strength > best.strength * FAR_MORE


def _own_branch(best: Candidate, printed: str) -> str:
    """The branch, where it is the branch and never its unit that acts: 城南水厂党支部 of 城南水厂."""
    acting = {mention.body for found in best.forms.values() for mention in found if mention.subject}
    bodies = {mention.body for mention in best.forms[printed]} & BRANCHES
    is_branch = bodies and acting and acting <= BRANCHES and printed not in common_nouns()
    return printed + min(bodies) if is_branch else printed


def _unit(
    best: Candidate,
    texts: Sequence[Stretch],
    metadata: model.Metadata,
    registry: Registry,
    owners: Owners,
) -> model.ReportingUnit:
    printed = _longest(best)
    mention = best.forms[printed][0]
    if mention.demonstrative:
        return _unnamed(best, printed, metadata, owners)
    placed = _with_its_place(mention, texts)
    if placed is not None:
        mention, printed = replace(mention, name=placed), placed
    entry = next((found for form in (printed, *best.forms) if (found := registry.find(form)) is not None), None)
    entry = entry or same_entry(mention, registry)
    chain = parent_chain(mention, best.forms, texts, entry, registry)
    common = not best.proper or _is_placeless(mention)
    return model.ReportingUnit(
        organization_id=entry.organization_id if entry else None,
        organization=entry.name if entry else _full_name(mention, metadata, owners),
        as_printed=printed if placed else _own_branch(best, printed),
        parent=chain[0] if chain else None,
        parent_chain=chain,
        level=entry.level if entry else _level(mention, chain),
        aliases=tuple(form for form in (*best.forms, *best.called) if form != printed and form not in chain)[:ALIASES],
        rule=(COMMON_NOUN if common else "") + best.why,
        evidence=best.evidence,
    )


def _unnamed(best: Candidate, printed: str, metadata: model.Metadata, owners: Owners) -> model.ReportingUnit:
    """Only 我局 or 该厂 occurs: the page's own name is taken when the writer speaks in the first person and it ends alike."""
    page = _page_name(endings(noun(printed)), metadata, owners) if printed[0] in FIRST_PERSONS else None
    if page is not None:
        return model.ReportingUnit(
            organization=page, as_printed=page, aliases=(printed,), rule="first_person+site", evidence=best.evidence
        )
    return model.ReportingUnit(as_printed=printed, rule=COMMON_NOUN + best.why, evidence=best.evidence)


def _page_name(ending: tuple[str, ...], metadata: model.Metadata, owners: Owners) -> str | None:
    """The page's source, site or owner where it ends in these words."""
    for field in (metadata.source, metadata.site):
        if field is not None and field.value.endswith(ending):
            return field.value
    return only_one(owners(), ending)


def _longest(unit: Candidate) -> str:
    """The longest printed form; one that stands once without acting is believed only with its superior in front."""
    if len(unit.forms) == 1:
        return next(iter(unit.forms))
    full_names = {full for _, full in coined(unit.forms)}
    first = next(iter(unit.forms))

    def believed(form: str) -> bool:
        found = unit.forms[form]
        introduced = form == first and any(m.proper for m in found)  # texts give the full name first
        acting = any(m.subject or m.prefixes or m.known or m.start == 0 for m in found)
        acting = acting and not _is_running_on(form, unit)
        bounded = any(form.startswith(other) for other in unit.forms if SURE_BEGINNING <= len(other) < len(form))
        return len(found) > 1 or form in full_names or introduced or acting or bounded

    forms = [form for form in unit.forms if believed(form)] or list(unit.forms)
    named = [form for form in forms if not unit.forms[form][0].demonstrative]
    return max(named or forms, key=lambda form: (len(form), form))


def _is_running_on(form: str, unit: Candidate) -> bool:
    """True for 短时间内|城南水厂: words before a name that the text uses without them, and they are no place or superior."""
    shorter = [
        o for o in unit.forms if o != form and form.endswith(o) and len(unit.forms[o]) > 1 and unit.forms[o][0].proper
    ]
    if not shorter or any(mention.prefixes or mention.known for mention in unit.forms[form]):
        return False
    front = form.removesuffix(max(shorter, key=len))
    return not (begins_with_place(form) or front.endswith(JOINED_FRONT))


def _with_its_place(mention: Mention, texts: Sequence[Stretch]) -> str | None:
    """青河云岭集团, where the text prints the place only in front of the unit's branch: 青河云岭集团第三党支部."""
    if mention.inner or not mention.proper or mention.known:
        return None
    above = {prefix for text in texts for found in text.mentions if found.inner for prefix in found.prefixes}
    longer = {
        prefix for prefix in above if prefix.endswith(mention.name) and _is_place(prefix.removesuffix(mention.name))
    }
    return longer.pop() if len(longer) == 1 else None


def _is_place(front: str) -> bool:
    return front in places() or (len(front) > 1 and front[-1] in TERRITORIES)


def _full_name(mention: Mention, metadata: model.Metadata, owners: Owners) -> str | None:
    """The printed name where it is a full one: a legal name, an institution, a unit with its superior in front."""
    if not mention.proper or mention.kind in ("project", "party", "brand"):
        return None
    if _is_placeless(mention):
        return _page_name((mention.name,), metadata, owners)
    full = mention.known or mention.name.endswith(LEGAL) or mention.kind in INSTITUTIONS or bool(mention.prefixes)
    return mention.name if full else None


def _is_placeless(mention: Mention) -> bool:
    """True for 市水利局: every city has one, so the printed name names none."""
    return mention.kind in INSTITUTIONS and mention.name[0] in TERRITORIES


def _level(mention: Mention, chain: Sequence[str]) -> str | None:
    """The level by the name's head: a 集团 below another is a subsidiary, a 中心 below an owner a plant."""
    if mention.kind == "party":
        if _OF_WORKS.search(mention.name):
            return "project_branch"
        return "plant" if _OF_PLANT.search(mention.name) else None
    if mention.kind == "brand":
        if mention.name.endswith(MINE):
            return "plant"
        return "subsidiary" if chain or mention.name.endswith(words("trades.txt")) else None
    if mention.kind == "center":
        return "plant" if chain or not mention.proper else None
    return "subsidiary" if mention.level == "group" and chain else mention.level

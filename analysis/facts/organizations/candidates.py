"""The units that a report names, each with its printed forms and what speaks for it being the reporting one.

Names of one unit are put together (grouping), common nouns are given to the unit they take up (该厂, 我局, 项目部), and each
mention is credited to its unit (crediting).
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from analysis.facts.organizations import lexicon as lex
from analysis.facts.organizations.candidate import INNER_BRANCH, Candidate
from analysis.facts.organizations.crediting import DEFINED, FIRST_PERSONS, NAMED, credit, is_title_of_honour
from analysis.facts.organizations.grouping import grouped
from analysis.facts.organizations.mention import Mention
from analysis.facts.organizations.registry import Registry
from analysis.facts.organizations.stretches import DEFINES, JOINING, Stretch, definitions, joined_names

BELOW = 0.5  # of a superior and its unit that act alike, the report is the unit's
TELLING = frozenset(("subject", "taken_up", "told"))
OWNERS = frozenset(("company", "plant", "hospital", "bank"))
"""Kinds of units whose sections have branches."""
OF_TEAM = 0.5  # what a team does is half told of its unit
COMPANY_NOUNS = frozenset(("公司", "企业", "集团", "集团公司"))
NO_COMPANY = ("会", "局", "部", "委", "院")  # 公司 takes up no trade union, though its name is known
MARKETS = frozenset(("超市", "夜市", "门市"))
COMMAS = frozenset("，,")
RECENT = 60  # names back to look for what 该厂 takes up
Named = tuple[str, Mention, Stretch]
"""A name, where it stands, and in which stretch."""


def candidates(texts: Sequence[Stretch], registry: Registry) -> list[Candidate]:
    """The units of the report in the order of their first mention, credited."""
    units, unit_of = grouped(texts, registry)
    first_body = next((stretch.number for stretch in texts if stretch.number >= 0), -1)
    recent: list[Named] = []
    own: list[tuple[Candidate, Candidate]] = []
    taking_up = _takes_up()
    for stretch in texts:
        joined = joined_names(stretch) if DEFINES in stretch.text else set()
        for alias, full in definitions(stretch.text, stretch.mentions) if DEFINES in stretch.text else ():
            if full in unit_of and full not in joined:
                unit_of[full].credit("defined", DEFINED, f"{full}（{alias}）")
        opening = stretch.text.find("。") if stretch.number == first_body else -1
        for position, mention in enumerate(stretch.mentions):
            if is_title_of_honour(mention, stretch.text):
                continue
            plain = mention.proper and not (mention.bare or mention.demonstrative)
            unit = unit_of[mention.name] if plain else _unit(mention, stretch, units, unit_of, recent, registry)
            if unit is not None:
                first = mention.start < opening or (stretch.number == first_body and opening < 0)
                listed = mention.subject and mention.after in COMMAS and _is_listed(stretch.mentions, position)
                credit(unit, replace(mention, subject=False) if listed else mention, stretch, first)
                if (stretch.number < 0 or (first and mention.subject)) and position and mention.kind == "party":
                    writer = stretch.mentions[position - 1]
                    if writer.end == mention.start and writer.name[0] in FIRST_PERSONS:
                        own.append((unit_of.get(writer.name, unit), unit))
                if mention.before in JOINING and _is_writers_partner(stretch, position):
                    unit.partner = True
            if not mention.demonstrative and mention.name not in taking_up:
                if mention.inner:
                    recent += [(above, mention, stretch) for above in reversed(mention.prefixes)]
                recent.append((mention.name, mention, stretch))
    for whole, branch in own:
        if "title" not in branch.rules and whole.rules.get("first_person", 0) > 1:
            continue  # our school acts elsewhere as well
        branch.credit("first_person", whole.score / INNER_BRANCH, "")
        whole.score = 0.0  # 我校|机关第二党总支: the title says which branch of the writer's
    _resolve_writer(units)
    _credit_superiors(units, unit_of)
    _mark_sections(units)
    told = any("builds" in unit.rules for unit in units)
    return [unit for unit in units if not unit.is_works] if told else units


def _credit_superiors(units: Sequence[Candidate], unit_of: dict[str, Candidate]) -> None:
    """Count what units below others do: half of a team's is its unit's, and what plants do in equal parts their company's."""
    below: dict[int, list[Candidate]] = {}
    for unit in units:
        longer = [form[0] for form in unit.forms.values() if form[0].inner]
        if not longer:
            continue
        above = {
            id(named): named for m in longer for name in m.prefixes if (named := unit_of.get(name, unit)) is not unit
        }
        if not above:
            continue
        if unit.acts:
            unit.credit("below_another", BELOW, "")
        of_team = all(form[0].kind == "team" for form in unit.forms.values())
        for superior in above.values():
            if of_team and not TELLING.isdisjoint(superior.rules):
                superior.credit("its_team", unit.score * OF_TEAM, "")
            if superior.acts and "subject" in unit.rules:
                below.setdefault(id(superior), [superior]).append(unit)
    for superior, *acting in below.values():
        superior.credit_through(acting)


def _mark_sections(units: Sequence[Candidate]) -> None:
    """Mark branches without a superior in their name that come after a company or plant that acts: its sections' branches."""
    company = False
    for unit in units:
        if company:
            if all(form[0].kind == "party" and not form[0].inner for form in unit.forms.values()):
                unit.within = "title" not in unit.rules
        elif unit.proper and "subject" in unit.rules:
            company = any(form[0].kind in OWNERS for form in unit.forms.values())


def _is_writers_partner(stretch: Stretch, position: int) -> bool:
    """True for the unit in 我馆第二党支部与乙馆联手…: it ends as the writer's does, and is not the writer."""
    start = stretch.mentions[position].start
    for other in reversed(stretch.mentions[max(0, position - 3) : position]):
        if "。" in stretch.text[other.end : start]:
            return False
        if other.demonstrative and other.name[0] in FIRST_PERSONS:
            return True
    return False


def _is_listed(mentions: Sequence[Mention], position: int) -> bool:
    """True for the first of several behind commas (甲局，乙公司，…参加): it opens a list and does not act."""
    mention = mentions[position]
    return position + 1 < len(mentions) and mentions[position + 1].start == mention.end + len(mention.body) + 1


@functools.cache
def _takes_up() -> frozenset[str]:
    """Nouns that take a unit up and are never taken up themselves."""
    return lex.common_nouns() | lex.noun_endings().keys()


def _resolve_writer(units: Sequence[Candidate]) -> None:
    """我院 before any name, as in 喜讯！我院获评…: it is the strongest acting unit of the report that ends alike."""
    for writer in units:
        said = [form for form in writer.forms if form[0] in FIRST_PERSONS and writer.forms[form][0].demonstrative]
        if not said:
            continue
        endings = lex.endings(lex.noun(said[0]))
        alike = [
            unit
            for unit in units
            if not unit.partner
            and (unit.acts or "visited" in unit.rules or unit.has_own_document)
            and (unit.proper or "title" in unit.rules)
            and any(
                form.endswith(endings) and not form.startswith(said[0]) and form[-2:] not in MARKETS
                for form in unit.forms
            )
        ]
        named = max(alike, key=lambda unit: ("title" in unit.rules, unit.strength), default=None)
        if named is not None:
            named.credit("first_person", writer.score, "")
            named.called[said[0]] = len(writer.forms[said[0]])
            writer.score = 0.0


def _unit(
    mention: Mention,
    stretch: Stretch,
    units: list[Candidate],
    unit_of: dict[str, Candidate],
    recent: Sequence[Named],
    registry: Registry,
) -> Candidate | None:
    """The unit that a mention means: its own, or for 该厂 and 项目部 the last one named that ends alike.

    Where 该厂 opens a sentence, the last one that acted goes before one that was named behind it.
    """
    noun = lex.noun(mention.name) if mention.demonstrative else mention.name
    if not (mention.demonstrative or mention.bare or (noun in lex.noun_endings() and not mention.proper)):
        return unit_of[mention.name]
    endings = lex.endings(noun)
    writer = mention.demonstrative and mention.name[0] in FIRST_PERSONS
    company = noun in COMPANY_NOUNS
    fallback, own = None, unit_of.get(mention.name)
    lately: Iterable[Named] = islice(reversed(recent), RECENT)
    if mention.demonstrative and mention.subject and not writer:
        lately = [*_topic(recent, endings, mention, stretch), *lately]
    for name, named, _ in lately:
        alike = name.endswith(endings)
        if not (alike or company):
            continue
        unit = unit_of.get(name)
        alike = alike or (unit is not None and _is_known(unit, name))
        if not alike or (writer and not (unit and unit.acts)):
            continue
        if company and name.endswith("分公司") and not mention.demonstrative and not (unit and unit.acts):
            continue  # 公司 is not the 分公司 whose head was there as well
        if unit is None:
            if not mention.demonstrative:
                continue  # 公司 alone may be any; 该公司 is the one just named, also as part of a longer name
            unit = unit_of[name] = Candidate({name: [_of_prefix(named, name, registry)]}, proper=True)
            unit.credit("named", NAMED, name)
            units.append(unit)
        if unit.proper and not mention.demonstrative and (unit.is_doubtful(own) or "destination" in unit.rules):
            continue
        if unit.proper:
            return unit.called_by(mention)
        fallback = fallback or unit
    return fallback.called_by(mention) if fallback else unit_of.get(mention.name)


def _topic(recent: Sequence[Named], endings: tuple[str, ...], mention: Mention, stretch: Stretch) -> Sequence[Named]:
    """The last unit of this ending that acted before the sentence of this mention, in this passage or the one before."""
    for told in reversed(recent[-RECENT:]):
        name, named, place = told
        if stretch.number - place.number > 1:
            break
        before = place.number != stretch.number or "。" in stretch.text[named.end : mention.start]
        if named.subject and before and name.endswith(endings):
            return (told,)
    return ()


def _is_known(unit: Candidate, name: str) -> bool:
    """True for a known company, and for the brand of which the title tells."""
    if name.endswith(NO_COMPANY):
        return False
    told = "title" in unit.rules
    forms = unit.forms.get(name, ())
    return any((form.known and form.kind != "media") or (told and form.kind == "brand") for form in forms)


def _of_prefix(mention: Mention, name: str, registry: Registry) -> Mention:
    """The superior that stands at the beginning of a longer name, as a mention of its own."""
    heads = lex.lexicon(registry).heads
    what = next((heads[name[cut:]] for cut in range(1, len(name)) if name[cut:] in heads), None)
    ends = tuple(end for end in mention.inner if end < mention.start + len(name))
    return replace(
        mention,
        name=name,
        end=mention.start + len(name),
        kind=what.kind if what else "known",
        level=what.level if what else None,
        known=registry.find(name) is not None,
        body="",
        subject=False,
        bare=False,
        after=mention.name[len(name) : len(name) + 1],
        inner=ends,
        official=False,
    )

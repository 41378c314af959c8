"""One name for one organization: a report that prints 天津北岸集团有限公司 and later 北岸集团 names one, not two.

The longest printed form stays, with the part that any of its forms tells; the others are left out. Forms are one when the
registry knows them as one, when the text defines the short one (以下简称), when exactly one listed name ends in it
(临川市第一小学, 第一小学), or when one continues it as a legal name. Two longer names that fit leave a short one alone: it is not
guessed whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from analysis.facts.organizations.names import scan
from analysis.facts.organizations.registry import Registry
from analysis.facts.organizations.stretches import definitions
from analysis.model import Entity, Passage

SHORTEST = 3  # characters of a short form; two end too many names
LONGEST_BESIDE = 40  # names in one report above which only the registry and the text's own short forms are asked
_LEGAL = re.compile(r"(?:集团|股份|控股|有限|责任|总|公司|\(集团\)|（集团）){1,6}")


def one_name_each(found: Sequence[Entity], passages: Sequence[Passage], known: Registry) -> Iterable[Entity]:
    """The findings without further forms of an organization that is listed by a longer one."""
    listed = [entity for entity in found if entity.kind == "organization" and entity.passage_number >= 0]
    names = dict.fromkeys(entity.name for entity in listed)
    longer = _longer(tuple(names), passages, known) if len(names) > 1 else {}
    if not longer:
        return found
    told = {longer[entity.name]: entity.role for entity in listed if entity.name in longer and entity.role != "named"}
    return [_with_part(entity, told) for entity in found if not _is_further_form(entity, longer)]


def _is_further_form(entity: Entity, longer: Mapping[str, str]) -> bool:
    return entity.kind == "organization" and entity.passage_number >= 0 and entity.name in longer


def _with_part(entity: Entity, told: Mapping[str, str | None]) -> Entity:
    if entity.kind != "organization" or entity.role != "named" or entity.name not in told:
        return entity
    return replace(entity, role=told[entity.name])


def _longer(names: Sequence[str], passages: Sequence[Passage], known: Registry) -> dict[str, str]:
    """Each name that has a longer form in the list, with the longest."""
    pairs, listed = _of_one_entry(names, known), frozenset(names)
    for passage in passages:
        if "称" in passage.text:
            pairs |= {alias: full for alias, full in _defined(passage.text, known) if {alias, full} <= listed}
    if len(names) <= LONGEST_BESIDE:
        for name in names:
            fits = [other for other in names if len(other) > len(name) >= SHORTEST and _continues(name, other)]
            if len(fits) == 1:
                pairs.setdefault(name, fits[0])
    return {name: _last(name, pairs) for name in pairs if pairs[name] != name}


def _of_one_entry(names: Sequence[str], known: Registry) -> dict[str, str]:
    """The forms that the registry knows as one, with the longest."""
    forms: dict[str, list[str]] = {}
    for name in names:
        entry = known.find(name)
        if entry is not None:
            forms.setdefault(entry.organization_id, []).append(name)
    return {name: max(same, key=len) for same in forms.values() for name in same if len(name) < max(map(len, same))}


def _defined(text: str, known: Registry) -> list[tuple[str, str]]:
    return [(alias, full) for alias, full in definitions(text, scan(text, known).mentions) if len(full) > len(alias)]


def _continues(name: str, other: str) -> bool:
    return other.endswith(name) or (other.startswith(name) and _LEGAL.fullmatch(other, len(name)) is not None)


def _last(name: str, pairs: Mapping[str, str]) -> str:
    """The end of the chain of ever longer forms."""
    while name in pairs and len(pairs[name]) > len(name):
        name = pairs[name]
    return name

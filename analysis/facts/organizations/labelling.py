"""What a report's organization is called in the corpus, and the tree above it.

A label is unique and is what pages, URLs and exports mean by organization. Known units are called by their registry name, others
by parent and printed name; a common noun (冶炼厂) merges reports only when site and parent agree; the rest is 未注明.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

import pandas as pd

from analysis.facts.organizations.registry import Registry
from analysis.model import ReportingUnit
from analysis.vocabularies import UNNAMED_ID, UNNAMED_LABEL

COMMON_NOUN = "common_noun:"  # begins the rule of a unit that the text names by a common noun only
_SEPARATOR = "/"
_LEGAL = re.compile(r"(?:集团|股份|控股|有限|责任|总|公司|\(集团\)|（集团）){1,6}")


def labels(units: Mapping[str, ReportingUnit], sites: Mapping[str, str | None]) -> Mapping[str, tuple[str, str]]:
    """For each report id, the organization's id and its unique label.

    Two organizations that would share a label are told apart by their id in brackets. A unit that is named by a common noun
    only is told apart by parent and site, and stands with 未注明 when it has neither.
    """
    keys = {report: _key(unit, sites.get(report)) for report, unit in units.items()}
    wanted: dict[str, set[str]] = {}
    for identity, label in keys.values():
        wanted.setdefault(label, set()).add(identity)
    return {
        report: (identity, label if len(wanted[label]) == 1 else f"{label}（{identity}）")
        for report, (identity, label) in keys.items()
    }


def _key(unit: ReportingUnit, site: str | None) -> tuple[str, str]:
    if unit.organization_id is not None:
        return unit.organization_id, unit.organization or unit.as_printed or unit.organization_id
    if unit.organization is not None:
        return unit.organization, unit.organization
    if unit.as_printed is None:
        return UNNAMED_ID, UNNAMED_LABEL
    parent = unit.parent or ""
    if is_common_noun(unit):
        if not (parent or site):
            return UNNAMED_ID, UNNAMED_LABEL
        label = f"{parent}{unit.as_printed}" if parent else f"{unit.as_printed}（{site}）"  # a site is not the owner
        return _SEPARATOR.join((parent, unit.as_printed, site or "")), label
    name = unit.as_printed if unit.as_printed.startswith(parent) else f"{parent}{unit.as_printed}"
    return (_SEPARATOR.join((parent, unit.as_printed)) if parent else unit.as_printed), name


def is_common_noun(unit: ReportingUnit) -> bool:
    """True when the text calls its unit only 该厂, 冶炼厂, 公司: no name that may merge reports."""
    return unit.rule.startswith(COMMON_NOUN)


def unknown_names(units: Mapping[str, ReportingUnit]) -> tuple[str, ...]:
    """Printed names of reporting units that the registry does not hold, sorted: what the build reports, to be reviewed."""
    return tuple(
        sorted({unit.as_printed for unit in units.values() if unit.organization_id is None and unit.as_printed})
    )


def roll_up(reports: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """The tree above each label: columns label, ancestor_label, depth (0 the label itself, 1 its parent …).

    `reports` has the columns organization_label and organization_parent (the printed parent). A printed parent is the
    label that continues it as a legal name (海棠建设集团, 海棠建设集团有限公司), if there is one; above it the registry goes on.
    Give all reports of a corpus, not those of a selection: a unit's parent may itself report only outside of it. `below` turns
    the tree around.
    """
    pairs = reports[["organization_label", "organization_parent"]].drop_duplicates()
    known = {label for label in pairs["organization_label"] if isinstance(label, str)}
    parents: dict[str, str] = {}
    for label, parent in pairs.itertuples(index=False):
        if isinstance(label, str):
            named = _in_full(_above(label, parent if isinstance(parent, str) else None, registry), known)
            if named and (label not in parents or named < parents[label]):
                parents[label] = named
    rows = []
    for label in sorted(known):
        for depth, ancestor in enumerate(_chain(label, parents, registry)):
            rows.append((label, ancestor, depth))
    return pd.DataFrame(rows, columns=["label", "ancestor_label", "depth"]).astype(
        {"label": "str", "ancestor_label": "str", "depth": "int64"}
    )


def below(chosen: Collection[str], tree: pd.DataFrame) -> tuple[str, ...]:
    """The labels that report at or below the chosen organizations, sorted: what choosing a group means where units are counted.

    `tree` is what `roll_up` gives. An organization that only stands above others can be chosen as well.

    >>> tree = pd.DataFrame({"label": ["甲厂", "甲厂", "乙厂"], "ancestor_label": ["甲厂", "甲集团", "乙厂"], "depth": [0, 1, 0]})
    >>> below(["甲集团"], tree)
    ('甲厂',)
    """
    return tuple(sorted(set(tree.loc[tree["ancestor_label"].isin(list(chosen)), "label"])))


def _in_full(parent: str | None, labels: Collection[str]) -> str | None:
    """The one label that continues a printed parent as its legal name; else the parent as printed."""
    if parent is None or parent in labels:
        return parent
    full = [label for label in labels if label.startswith(parent) and _LEGAL.fullmatch(label, len(parent))]
    return full[0] if len(full) == 1 else parent


def _above(label: str, parent: str | None, registry: Registry) -> str | None:
    """The parent's full name: by the registry where it knows the label or the printed parent."""
    above = registry.ancestors(registry.find(label))
    if above:
        return above[0].name
    known = registry.find(parent)
    return known.name if known is not None else parent


def _chain(label: str, parents: Mapping[str, str], registry: Registry) -> list[str]:
    chain = [label]
    while True:
        above = parents.get(chain[-1]) or _above(chain[-1], None, registry)
        if not above or above in chain:
            return chain
        chain.append(above)

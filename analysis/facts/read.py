"""All facts of one report, in the one order in which they depend on each other: metadata, unit, anchors, years, the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from analysis.facts import entities, figures, metadata, organizations, themes, years
from analysis.facts.organizations import registry
from analysis.facts.themes import codebook
from analysis.model import Anchors, Cleaned, Evidenced, Facts, Metadata, ReportingUnit

_OVERRIDE = "override"


def read(cleaned: Cleaned, overrides: Mapping[str, str] | None = None, book: codebook.CodeBook | None = None) -> Facts:
    """What the report states, with the evidence for each finding; themes by `book`, ours without one.

    `overrides` are the analyst's corrections (column -> value, "" for unknown); they are applied where the value is made, so
    that everything that depends on it follows: a corrected date moves the relative years.
    """
    own = overrides or {}
    page = _corrected_metadata(metadata.metadata(cleaned), own)
    title = page.title.value if page.title else None
    named = (metadata.organization_line(cleaned) or "") + title if title else None  # the report is that organization's
    unit = _corrected_unit(_unit(named, cleaned, page), own)
    told_on = years.delivered(title, cleaned.text)
    folded = years.Folded.of(title, cleaned.passages)
    anchor = _corrected_anchors(years.anchors(title, page.published_date, cleaned.passages, told_on, folded), own)
    mentions = years.year_mentions(title, cleaned.passages, anchor, folded)
    return Facts(
        metadata=page,
        unit=unit,
        anchors=anchor,
        reporting_years=years.reporting_years(title, mentions, anchor, cleaned.passages),
        years=mentions,
        figures=figures.figures(cleaned.passages, anchor.topic_year, mentions),
        themes=themes.code(cleaned.passages, book or codebook.load()),
        entities=entities.entities(cleaned.passages, page, unit),
    )


def _unit(named: str | None, cleaned: Cleaned, page: Metadata) -> ReportingUnit:
    known = registry.load()
    return organizations.reporting_unit(
        named, cleaned.passages, page, known, lambda: organizations.owners(cleaned, known)
    )


def _corrected_metadata(page: Metadata, own: Mapping[str, str]) -> Metadata:
    for column in ("title", "source", "author", "editor", "category", "site"):
        if column in own:
            page = replace(page, **{column: Evidenced(own[column], _OVERRIDE, "") if own[column] else None})  # type: ignore[arg-type]
    if "published_date" in own:
        printed = own["published_date"]
        page = replace(
            page, published_date=date.fromisoformat(printed) if printed else None, published_date_rule=_OVERRIDE
        )
    return page


def _corrected_unit(unit: ReportingUnit, own: Mapping[str, str]) -> ReportingUnit:
    names = {
        "organization": "organization",
        "organization_as_printed": "as_printed",
        "organization_parent": "parent",
        "organization_level": "level",
    }
    changed = {field: own[column] or None for column, field in names.items() if column in own}
    return replace(unit, **changed, organization_id=None, rule=_OVERRIDE) if changed else unit  # type: ignore[arg-type]


def _corrected_anchors(anchor: Anchors, own: Mapping[str, str]) -> Anchors:
    if "reference_year" not in own:
        return anchor
    topic = int(own["reference_year"]) if own["reference_year"] else None
    writing = anchor.writing_year if anchor.published else topic
    return replace(anchor, topic_year=topic, writing_year=writing, basis=_OVERRIDE, confidence="high")

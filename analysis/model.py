"""The core types: one text and its repairs, and what is found in it. All frozen, none knows a file or a page.

The fields of the finding classes are the columns of the stored tables (analysis/tables.py), minus `report_id`; the build
adds that one and nothing else, so a finding cannot say one thing in memory and another on disk.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file's bytes and how sure we are of it.

    `certain` is False when the encoding is a guess or characters had to be replaced; `notes` then says why in plain words.
    """

    text: str
    encoding: str
    certain: bool = True
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement: `text[start:end]` became `replacement` (offsets in the text *before* the step)."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Step:
    """One repair rule and every place where it changed the text; edits are in order and do not overlap.

    `repairs_damage` tells the undoing of damage (glosses, byte shifts, stray characters) from a change of form
    (Traditional to Simplified): only the former counts towards the damage score.
    """

    rule: str
    edits: tuple[Edit, ...]
    repairs_damage: bool = True


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of the body: `kind` is heading, body or caption; `text == cleaned.text[start:end]`."""

    passage_number: int
    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RemovedLine:
    """A line (or the part of one) that is no body text, with the reason from tables.REMOVAL_REASONS."""

    line_number: int
    reason: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A report's text after all repairs, with the trail that leads from the raw text to it.

    `text` is the repaired, Simplified text *before* lines are sorted out; passages and removed lines are spans of it, and
    together they cover every visible character. Replaying `steps` on `raw` gives `text`. `flags` name what was seen and left
    alone (for example "lost_character").
    """

    raw: str
    text: str
    steps: tuple[Step, ...]
    passages: tuple[Passage, ...]
    removed: tuple[RemovedLine, ...]
    script: str
    damage_score: float
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidenced:
    """A metadata value with the rule that believed it and the printed words it rests on."""

    value: str
    rule: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page prints about the report; None where the page has none. Nothing here is ever guessed."""

    title: Evidenced | None = None
    published_date: date | None = None
    published_date_rule: str = ""
    source: Evidenced | None = None
    author: Evidenced | None = None
    editor: Evidenced | None = None
    category: Evidenced | None = None
    site: Evidenced | None = None


@dataclass(frozen=True, slots=True)
class ReportingUnit:
    """The organization whose activity a report tells, as far as the text itself says so.

    `as_printed` is the longest printed form; `organization` the legal or registry name (None when only generic words
    occur); `parent` the next level up as printed; `parent_chain` all printed levels, nearest first.
    """

    organization_id: str | None = None
    organization: str | None = None
    as_printed: str | None = None
    parent: str | None = None
    parent_chain: tuple[str, ...] = ()
    level: str | None = None
    aliases: tuple[str, ...] = ()
    rule: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Anchors:
    """What relative expressions are resolved against. `writing` serves 今年 去年 今年以来, `topic` serves 全年 本年度 年度.

    `basis` is one of tables.REFERENCE_BASES; both years are None when the report gives nothing to resolve against.
    `published` is the day of publication, or the earlier day on which the report was `delivered` at a meeting.
    """

    published: date | None = None
    writing_year: int | None = None
    topic_year: int | None = None
    basis: str = "none"
    confidence: str = "low"
    delivered: bool = False


@dataclass(frozen=True, slots=True)
class YearMention:
    """An expression that denotes a year or a span of years; both years None when it cannot be resolved."""

    passage_number: int
    start: int
    end: int
    surface: str
    kind: str
    start_year: int | None
    end_year: int | None
    role: str
    rule: str
    anchor: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A reported quantity: `value` in base units (万 and 亿 multiplied out), `unit` without them."""

    passage_number: int
    start: int
    end: int
    surface: str
    value: float
    unit: str
    measure: str | None = None
    approximation: str | None = None
    comparator: str | None = None
    reported_year: int | None = None


@dataclass(frozen=True, slots=True)
class ThemeCode:
    """A theme coded in a passage; `weight` is by rank (1, .5, .25, .25), `matched_terms` is the evidence."""

    passage_number: int
    theme_id: str
    weight: float
    matched_terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """A named honour, organization, person or slogan, with its role in the report."""

    passage_number: int
    kind: str
    name: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one report states, as found by analysis/facts."""

    metadata: Metadata
    unit: ReportingUnit
    anchors: Anchors
    reporting_years: tuple[int, ...] = ()
    years: tuple[YearMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    themes: tuple[ThemeCode, ...] = ()
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class Token:
    """A word and its part of speech (jieba's tag set); punctuation is never a token."""

    term: str
    part_of_speech: str


@dataclass(frozen=True, slots=True)
class Report:
    """One text of a corpus: where it came from, what it became, what it says."""

    report_id: str
    source_path: str
    sha256: str
    cleaned: Cleaned
    facts: Facts
    tokens: tuple[tuple[Token, ...], ...] = field(default=(), repr=False)

"""Reports become the rows of the stored tables; a features-only corpus is the same rows with less in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from analysis import tables
from analysis.build.identity import Identity
from analysis.build.reading import LogEntry
from analysis.model import Report
from analysis.text import trail
from analysis.words import segment

FEWEST_TERMS = 25  # a passage with fewer distinct terms could be put together again from their list
BATCH = 256  # reports: some megabytes of Python objects
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shipping:
    """What may leave the house."""

    features_only: bool = False
    persons: bool = False

    @property
    def names(self) -> bool:
        """Whether names of private persons are stored; a corpus with text holds them in its text anyway."""
        return self.persons or not self.features_only


class Assembly:
    """The rows of reports that come one after the other, put away as Arrow batch by batch.

    Texts, words and findings as Python objects take five times the space; only what the whole corpus is asked about stays.
    """

    def __init__(self, shipping: Shipping) -> None:
        self._shipping = shipping
        self._reports: list[Row] = []
        self._pending: dict[str, list[Row]] = {name: [] for name in tables.STORED}
        self._held: dict[str, list[pa.Table]] = {name: [] for name in tables.STORED}

    def add(self, report_id: str, report: Report) -> None:
        """Take the rows of one report."""
        self._reports.append(_report_row(report))
        self._reports[-1]["report_id"] = report_id
        for name, rows in _rows_of(report_id, report).items():
            self._pending[name] += rows
        if len(self._reports) % BATCH == 0:
            self._put_away()

    def tables(self, identities: Sequence[Identity], log: Iterable[LogEntry]) -> dict[str, pa.Table]:
        """Every stored table of the corpus and its roll-ups, sorted, with exactly the declared columns."""
        self._pending["build_log"] = [_fields(entry) for entry in log]
        self._pending["reports"] = [
            _identified(row, identity) for row, identity in zip(self._reports, identities, strict=True)
        ]
        self._put_away()
        made = {name: pa.concat_tables(held) for name, held in self._held.items()}
        made["terms"] = _with_organizations(made["terms"], identities)
        made |= {"term_totals": term_totals(made["terms"], identities)}
        declared = tables.STORED | tables.DERIVED
        return {
            name: table.sort_by([(key, "ascending") for key in declared[name].sort]) for name, table in made.items()
        }

    def _put_away(self) -> None:
        for name, table in tables.STORED.items():
            rows = _withheld(table, self._pending[name], self._shipping)
            self._held[name].append(tables.arrow_table(table, rows))
            self._pending[name] = []


def _identified(row: Row, identity: Identity) -> Row:
    """The report's row with what only the whole corpus can say; without a title it is called after its organization."""
    parts = (identity.organization_label, row["reference_year"], identity.report_id)
    fallback = " ".join(str(part) for part in parts if part)
    return {**row, **_fields(identity), "report_label": row["title"] or fallback}


def _with_organizations(terms: pa.Table, identities: Sequence[Identity]) -> pa.Table:
    """Terms know their organization, so that those of one organization lie together."""
    ids = pa.array([identity.report_id for identity in identities], pa.string())
    labels = pa.array([identity.organization_label for identity in identities], pa.string())
    column = labels.take(pc.index_in(terms["report_id"].combine_chunks(), value_set=ids))
    place = terms.schema.get_field_index("organization_label")
    return terms.set_column(place, terms.schema.field(place), column)


def term_totals(terms: pa.Table, identities: Sequence[Identity]) -> pa.Table:
    """The roll-up: occurrences of each term and layer in all reports, and in the first report of each group of duplicates."""
    first: dict[str, str] = {}
    for identity in sorted(identities, key=lambda one: one.report_id):
        first.setdefault(identity.duplicate_cluster, identity.report_id)
    counts = terms.select(["report_id", "term", "term_layer", "term_count"])
    is_first = pc.is_in(counts["report_id"], value_set=pa.array(first.values(), pa.string()))
    once = pc.if_else(is_first, pc.cast(counts["term_count"], pa.int64()), 0)
    summed = (
        counts.append_column("distinct_count", once)
        .group_by(["term", "term_layer"])
        .aggregate([("term_count", "sum"), ("distinct_count", "sum")])
    )
    table = tables.DERIVED["term_totals"]
    return summed.rename_columns(list(table.columns)).cast(table.schema)


def _fields(finding: Any) -> Row:
    """A finding as a row; dataclasses.asdict copies every value deeply, which costs more than all else here."""
    return {name: getattr(finding, name) for name in finding.__dataclass_fields__}


def visible_length(text: str) -> int:
    """Characters without white space: the unit in which lengths are compared."""
    return len("".join(text.split()))


def _rows_of(report_id: str, report: Report) -> dict[str, list[Row]]:
    own = {"report_id": report_id}
    counted = segment.terms(report.tokens)
    findings: dict[str, Sequence[Any]] = {
        "year_mentions": report.facts.years,
        "figures": report.facts.figures,
        "themes": report.facts.themes,
        "entities": report.facts.entities,
    }
    return {
        "passages": _passage_rows(report, own),
        "terms": [{**own, **row} for row in counted],
        "cleaning": _cleaning_rows(report, own),
        "removed_lines": [
            {**own, **_fields(line), "char_count": visible_length(line.text)} for line in report.cleaned.removed
        ],
        "originals": [{**own, "raw_text": report.cleaned.raw, "edits": trail.to_json(report.cleaned.steps)}],
        **{name: [{**own, **_fields(finding)} for finding in found] for name, found in findings.items()},
    }


def _report_row(report: Report) -> Row:
    page, unit, anchors = report.facts.metadata, report.facts.unit, report.facts.anchors
    printed = {
        name: value.value if (value := getattr(page, name)) else None
        for name in ("title", "source", "author", "editor", "category", "site")
    }
    return {
        **printed,
        "source_path": report.source_path,
        "sha256": report.sha256,
        "organization": unit.organization,
        "organization_as_printed": unit.as_printed,
        "organization_parent": unit.parent,
        "organization_level": unit.level,
        "published_date": page.published_date,
        "script": report.cleaned.script,
        "damage_score": report.cleaned.damage_score,
        "reference_year": anchors.topic_year,
        "reference_basis": anchors.basis,
        "reporting_years": list(report.facts.reporting_years),
        "char_count": sum(visible_length(passage.text) for passage in report.cleaned.passages),
        "token_count": sum(len(tokens) for tokens in report.tokens),
    }


def _passage_rows(report: Report, own: Row) -> list[Row]:
    return [
        {
            **own,
            "passage_number": passage.passage_number,
            "kind": passage.kind,
            "text": passage.text,
            "char_count": visible_length(passage.text),
            "terms": segment.content_terms(set(tokens)),
        }
        for passage, tokens in zip(report.cleaned.passages, report.tokens, strict=True)
    ]


def _cleaning_rows(report: Report, own: Row) -> list[Row]:
    rows, length = [], len(report.cleaned.raw)
    for number, step in enumerate(report.cleaned.steps):
        after = length + sum(len(edit.replacement) - (edit.end - edit.start) for edit in step.edits)
        rows.append(
            {
                **own,
                "step_number": number,
                "step": step.rule,
                "count": len(step.edits),
                "chars_before": length,
                "chars_after": after,
            }
        )
        length = after
    return rows


def _withheld(table: tables.Table, rows: list[Row], shipping: Shipping) -> list[Row]:
    """The rows without what may not be shipped."""
    if table.name == "entities" and not shipping.names:
        rows = [row for row in rows if row["kind"] != "person"]
    if not shipping.features_only:
        return rows
    if table.dropped:
        return []
    null = [name for name in table.withheld if not (name in ("author", "editor") and shipping.persons)]
    rows = [{**row, **dict.fromkeys(null)} for row in rows]
    return [_long_passages_only(row) for row in rows] if table.name == "passages" else rows


def _long_passages_only(row: Row) -> Row:
    return row if len(row["terms"] or ()) >= FEWEST_TERMS else {**row, "terms": None}

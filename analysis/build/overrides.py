"""The analyst's corrections: a CSV of report_id or source_path, column, value, note. They beat every rule and say so."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from analysis.columns import CATALOGUE
from analysis.errors import OverridesError

COLUMNS = (
    "title",
    "published_date",
    "source",
    "author",
    "editor",
    "category",
    "site",
    "organization",
    "organization_as_printed",
    "organization_parent",
    "organization_level",
    "reference_year",
)
_HEADER = {"column", "value"}


@dataclass(frozen=True, slots=True)
class Overrides:
    """Corrections by report id or source path; an empty value means: null."""

    by_report: Mapping[str, Mapping[str, str]]

    def of(self, *names: str) -> dict[str, str]:
        """The corrections of the report that has one of these names (its id, its source path)."""
        return {column: value for name in names for column, value in self.by_report.get(name, {}).items()}


def read_overrides(place: Path | None) -> Overrides:
    """The corrections in that file; none when there is no file named.

    Raises:
        OverridesError: for the first line that cannot be followed, with its number.
    """
    made: dict[str, dict[str, str]] = {}
    if place is None:
        return Overrides(made)
    try:
        with place.open(encoding="utf-8-sig", newline="") as handle:
            rows = csv.DictReader(handle)
            header = set(rows.fieldnames or ())
            if not header >= _HEADER or not header & {"report_id", "source_path"}:
                raise OverridesError(
                    "the header must be report_id or source_path, then column, value, note",
                    f"{place}, line 1",
                    "Correct the first line.",
                )
            for row in rows:
                where = f"{place}, line {rows.line_num}"
                name = _name(row.get("report_id") or row.get("source_path"), where)
                column = _column(row["column"] or "", where)
                made.setdefault(name, {})[column] = _value(column, row["value"] or "", where)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise OverridesError(f"cannot be read ({error})", str(place), "Save it as CSV in UTF-8.") from error
    return Overrides(made)


def _name(name: str | None, where: str) -> str:
    if not name:
        raise OverridesError("neither report_id nor source_path is given", where, "Name the report.")
    return name


def _column(column: str, where: str) -> str:
    if column not in COLUMNS:
        raise OverridesError(f"the column {column!r} cannot be corrected", where, f"These can: {', '.join(COLUMNS)}.")
    return column


def _value(column: str, value: str, where: str) -> str:
    value = value.strip()
    allowed = CATALOGUE[column].vocabulary
    if value and allowed and value not in allowed:
        raise OverridesError(f"{value!r} is no {column}", where, f"Valid: {', '.join(allowed)}, or empty for unknown.")
    if value and column == "reference_year" and not (value.isascii() and value.isdigit() and len(value) == 4):
        raise OverridesError(f"{value!r} is no year", where, "Write four digits, or leave it empty for unknown.")
    if value and column == "published_date":
        try:
            date.fromisoformat(value)
        except ValueError:
            raise OverridesError(
                f"{value!r} is no date", where, "Write YYYY-MM-DD, or leave it empty for unknown."
            ) from None
    return value

"""The data dictionary: every table and column in words, generated from analysis/tables.py, so that it cannot be out of date.

`python -m analysis.dictionary` writes data/README.md; with --check it only says whether the file is current.
"""

from __future__ import annotations

import sys
from pathlib import Path

from analysis import tables
from analysis.tables import Table

PLACE = Path(__file__).resolve().parents[1] / "data" / "README.md"
_INTRODUCTION = """# Data dictionary

Generated from `analysis/tables.py` and `analysis/columns.py` by `make docs`; do not edit by hand.

- `corpora/reports` holds five real reports as **features only**: counts and findings, no text (see LICENSE).
- `corpora/demo` holds **fictional** reports with text, written for demonstration and tests.
- `lexicons` holds what the rules know, with sources.

Unknown is null, never a guess. `published_year`, `reported_year`, `reference_year` and `mentioned_year` are different
quantities. Figures are what the organizations state themselves. In a features-only corpus the columns marked † are null and
the tables marked ‡ are empty; `passages.terms` is there only for passages with at least 25 distinct terms.
"""


def as_markdown() -> str:
    """The whole dictionary as Markdown."""
    stored = [
        _section(table, f"{table.name}.parquet{' ‡' if table.dropped else ''}") for table in tables.STORED.values()
    ]
    stored += [_section(table, f"{table.name}.parquet (a sum of others)") for table in tables.DERIVED.values()]
    shown = [_section(table, f"{page} {table.name}") for (page, _), table in tables.SHOWN.items()]
    parts = [_INTRODUCTION, "## Stored tables (a corpus on disk)\n", *stored]
    parts += ["## Shown tables (pages, downloads, `python -m analysis export`)\n", *shown]
    return "\n".join(parts).rstrip() + "\n"


def _section(table: Table, heading: str) -> str:
    lines = [f"### {heading}", "", f"{table.zh} · {table.en}. One row per {table.row}.", ""]
    lines += ["| column | type | unit | 中文 | English | meaning |", "|---|---|---|---|---|---|"]
    for name in table.columns:
        column = table.column(name)
        meaning = column.meaning + (f": {', '.join(column.vocabulary)}" if column.vocabulary else "")
        mark = " †" if name in table.withheld else ""
        lines.append(f"| {name}{mark} | {column.dtype} | {column.unit} | {column.zh} | {column.en} | {meaning} |")
    return "\n".join([*lines, ""])


def main(arguments: list[str]) -> int:
    """Write the dictionary, or with --check compare it with what is there."""
    made = as_markdown()
    if "--check" in arguments:
        current = PLACE.exists() and PLACE.read_text(encoding="utf-8") == made
        print(f"{PLACE.name} is current" if current else f"{PLACE} is out of date. Run: make docs")
        return 0 if current else 1
    PLACE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

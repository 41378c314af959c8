"""Open, verify and query a corpus. All SQL of the product stands here and in scope_sql.

A corpus is a directory with `CURRENT` (which names the published generation) or a plain directory with manifest.json. What is
opened is verified against the manifest's SHA-256 once; after that it is read-only, locked down (no other file, no network, no
settings) and every value that comes from a reader is a bound parameter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from analysis import tables
from analysis.errors import CorpusDamaged, CorpusMissing, CorpusTooNew, TextNotStored
from analysis.generation import REBUILD, current_folder, read_manifest, verify
from analysis.scope import Choices, Scope, has_ranges
from analysis.scope_sql import selected
from analysis.vocabularies import UNNAMED_ID

_MOST_KEPT = 16  # answers; with 100,000 reports each can hold some tens of megabytes
_ATTEMPTS = 5  # a build may publish and sweep while a reader opens; the next CURRENT is whole again


@dataclass(frozen=True)
class Corpus:
    """A verified, read-only corpus; two with the same fingerprint hold the same numbers."""

    folder: Path
    manifest: Mapping[str, Any]
    connection: duckdb.DuckDBPyConnection = field(repr=False, compare=False, hash=False)
    _kept: dict[tuple[str, Scope], Any] = field(default_factory=dict, repr=False, compare=False, hash=False)

    @property
    def fingerprint(self) -> str:
        """The generation's id: it changes when any number can have changed."""
        return str(self.manifest["generation"])

    @property
    def features_only(self) -> bool:
        """True when the corpus holds no text, so that sentences cannot be shown."""
        return bool(self.manifest["settings"]["features_only"])

    @property
    def fictional(self) -> bool:
        """True when the texts were invented for demonstration."""
        return bool(self.manifest["settings"].get("fictional", False))

    def reports(self, scope: Scope) -> pd.DataFrame:
        """The reports in scope, one row each, in the order of their ids."""
        sql, values = selected(scope)
        asked = f"SELECT reports.* FROM reports JOIN ({sql}) USING (report_id) ORDER BY report_id"
        held: pd.DataFrame = self._once("reports", scope, lambda: self._query(asked, values, "reports"))
        return held.copy(deep=False)  # pandas copies what a caller writes to

    def rows(self, table: str, scope: Scope) -> pd.DataFrame:
        """The rows of a stored table that belong to the reports in scope, in the table's own order."""
        known = tables.STORED[table]
        sql, values = selected(scope)
        order = ", ".join(f'"{column}"' for column in known.sort)  # start and end are words of SQL
        return self._query(
            f"SELECT t.* FROM {known.name} t JOIN ({sql}) USING (report_id) ORDER BY {order}", values, table
        )

    def build_log(self) -> pd.DataFrame:
        """Every file that the build met and what became of it."""
        return self._query("SELECT * FROM build_log ORDER BY source_path", [], "build_log")

    def terms(
        self, scope: Scope, layers: Sequence[str], parts_of_speech: Sequence[str] = (), shortest: int = 2
    ) -> pd.DataFrame:
        """Occurrences per report and term (report_id, term, term_count), of the given layers and parts of speech.

        An empty `parts_of_speech` means all; they match by their first letters (n also gives nr, ns, nt).
        """
        sql, values = selected(scope)
        chosen, values = "AND list_contains(?, term_layer) AND length(term) >= ?", [*values, list(layers), shortest]
        if scope.organization:  # terms lie sorted by organization: named one by one, most of the file need not be read
            chosen += f" AND terms.organization_label IN ({', '.join('?' * len(scope.organization))})"
            values += scope.organization
        if parts_of_speech:
            chosen += " AND len(list_filter(?, lambda p: starts_with(part_of_speech, p))) > 0"
            values.append(list(parts_of_speech))
        counted = (
            f"SELECT report_id, term, sum(term_count)::BIGINT AS term_count FROM terms JOIN ({sql}) USING (report_id)"
            f" WHERE true {chosen} GROUP BY report_id, term ORDER BY report_id, term"
        )
        made: pd.DataFrame = self.connection.cursor().sql(counted, params=values).to_arrow_table().to_pandas()
        return made  # by Arrow: strings never become Python objects, which costs half of the time and memory

    def term_totals(self, one_of_each: bool, layers: Sequence[str], shortest: int = 2) -> pd.Series:
        """Occurrences by term in the whole corpus (index term), of the given layers; `one_of_each` counts copies once.

        From the roll-up that the build stores; a corpus of an earlier build has none, and its terms are added up.
        """
        limits = "list_contains(?, term_layer) AND length(term) >= ?"
        if "term_totals.parquet" in self.manifest["files"]:
            source, value = "term_totals", "distinct_count" if one_of_each else "term_count"
        else:
            sql, _ = selected(Scope(count_mode="cluster"))
            source, value = f"terms JOIN ({sql}) USING (report_id)" if one_of_each else "terms", "term_count"
        counted = (
            f"SELECT term, sum({value})::BIGINT AS total FROM {source} WHERE {limits}"
            " GROUP BY term HAVING total > 0 ORDER BY term"
        )
        return self.connection.cursor().execute(counted, [list(layers), shortest]).df().set_index("term")["total"]

    def counts(self, scope: Scope) -> dict[str, int]:
        """n of the scope: reports, passages, tokens, organizations that are named, reports that name none (unnamed), and the
        reports that its ranges leave out as undated."""
        return dict(self._once("counts", scope, lambda: self._counted(scope)))

    def _counted(self, scope: Scope) -> dict[str, int]:
        sql, values = selected(scope)
        row = (
            self.connection.cursor()
            .execute(
                f"WITH s AS ({sql}) SELECT count(*), coalesce(sum(token_count), 0),"
                " count(DISTINCT organization_label) FILTER (organization_id <> ?), count(*) FILTER (organization_id = ?),"
                " (SELECT count(*) FROM passages JOIN s USING (report_id)) FROM reports JOIN s USING (report_id)",
                [*values, UNNAMED_ID, UNNAMED_ID],
            )
            .fetchone()
        )
        assert row is not None
        return {
            "reports": int(row[0]),
            "tokens": int(row[1]),
            "organizations": int(row[2]),
            "unnamed": int(row[3]),
            "passages": int(row[4]),
            "undated_left_out": self._undated_left_out(scope, int(row[0])),
        }

    def choices(self, terms: Sequence[str] = ()) -> Choices:
        """What this corpus offers to choose from; `terms` are the terms a URL asks about, of which the known ones come back."""
        return Choices(
            organizations=self._column("SELECT DISTINCT organization_label FROM reports ORDER BY 1"),
            themes=tuple(self.manifest["themes"]),
            reports=frozenset(self._column("SELECT report_id FROM reports")),
            mentioned_years=self._column(
                "SELECT DISTINCT unnest(CASE WHEN end_year - start_year < 5 THEN range(start_year, end_year + 1)"
                " ELSE [end_year::BIGINT] END) FROM year_mentions WHERE start_year IS NOT NULL ORDER BY 1"
            ),
            reporting_years=self._column("SELECT DISTINCT unnest(reporting_years) FROM reports ORDER BY 1"),
            published_years=self._column(
                "SELECT DISTINCT year(published_date) FROM reports WHERE published_date IS NOT NULL ORDER BY 1"
            ),
            terms=frozenset(self._column("SELECT DISTINCT term FROM terms WHERE list_contains(?, term)", list(terms))),
        )

    def _once(self, kind: str, scope: Scope, make: Callable[[], Any]) -> Any:
        """What `make` gives, made once for the few scopes that a page asks about again and again."""
        held = self._kept.get((kind, scope))
        if held is None:
            held = make()
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[kind, scope] = held
        return held

    def _column(self, sql: str, *values: Any) -> tuple[Any, ...]:
        return tuple(row[0] for row in self.connection.cursor().execute(sql, list(values)).fetchall())

    def require_text(self, question: str) -> None:
        """Nothing, when the corpus holds text.

        Raises:
            TextNotStored: when it is features-only; `question` is what cannot be answered.
        """
        if self.features_only:
            raise TextNotStored(
                f"{question} needs the reports' text, which this corpus does not hold",
                "",
                "Choose a corpus with text (the demonstration corpus has it), or build your own folder.",
            )

    def _undated_left_out(self, scope: Scope, shown: int) -> int:
        if scope.undated or has_ranges(scope) == (False, False):
            return 0
        sql, values = selected(Scope(**{name: getattr(scope, name) for name in Scope.__slots__} | {"undated": True}))
        row = self.connection.cursor().execute(f"SELECT count(*) FROM ({sql})", values).fetchone()
        return (int(row[0]) if row else shown) - shown

    def _query(self, sql: str, values: Sequence[Any], table: str) -> pd.DataFrame:
        made = self.connection.cursor().sql(sql, params=list(values)).to_arrow_table()
        known = tables.STORED[table]
        return tables.to_pandas(made.select(list(known.columns)).cast(known.schema))


def open_corpus(path: Path | str) -> Corpus:
    """The published generation of the corpus at that place, verified.

    Raises:
        CorpusMissing: nothing there. CorpusTooNew: written by a newer version. CorpusDamaged: not what its manifest says.
    """
    problem: Exception = CorpusMissing("there is no corpus", str(path), REBUILD)
    for _ in range(_ATTEMPTS):
        folder = current_folder(Path(path))
        try:
            manifest = read_manifest(folder)
            verify(folder, manifest)
            return Corpus(folder, manifest, _connect(folder))
        except CorpusTooNew:
            raise
        except (CorpusMissing, CorpusDamaged, duckdb.Error) as error:
            problem = error
            if current_folder(Path(path)) == folder:  # nobody published meanwhile: it is really so
                break
    if isinstance(problem, duckdb.Error):
        raise CorpusDamaged(f"a table cannot be read ({type(problem).__name__})", str(path), REBUILD) from problem
    raise problem


def _connect(folder: Path) -> duckdb.DuckDBPyConnection:
    """An in-memory database that sees this generation and nothing else, and cannot be told otherwise."""
    connection = duckdb.connect(":memory:", config={"threads": 2})
    for name in (*tables.STORED, *(name for name in tables.DERIVED if (folder / f"{name}.parquet").exists())):
        connection.read_parquet(str(folder.resolve() / f"{name}.parquet")).create_view(name)
    connection.execute("SET allowed_directories = ?", [[str(folder.resolve())]])
    for setting in (
        "enable_external_access = false",
        "python_enable_replacements = false",
        "lock_configuration = true",
    ):
        connection.execute(f"SET {setting}")
    return connection

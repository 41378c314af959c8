"""Two organizations among five hundred: their words, and what the whole corpus says, must not cost a walk through everybody's.

The corpus is synthetic: 500 organizations x 200 reports x 430 terms (as many as a real report has), in the order and with the
roll-up that a build writes. The yardstick is a full scan that counts every term of the same table, by the same database in the
same run. Row groups are made of a few drawn blocks, because drawing 43 million terms costs more than all that is measured.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from analysis import tables
from analysis.corpus import Corpus, open_corpus
from analysis.scope import Scope
from analysis.words.keyness import keyness

pytestmark = pytest.mark.benchmark
ORGANIZATIONS, REPORTS, TERMS = 500, 200, 430  # of each organization, of each report
BLOCKS = 4
ROUNDS = 4
MOST_OF_A_SCAN = 0.5
TWO = ("org007", "org311")
NAMES = [f"term{number}" for number in range(1 + TERMS * 40)]


def same(value: str, rows: int) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array(np.zeros(rows, np.int32)), pa.array([value]))


def ids(organization: int) -> list[str]:
    return [f"{organization * REPORTS + report:012d}" for report in range(REPORTS)]


def drawn_block(rng: np.random.Generator) -> pa.Table:
    """The terms of one organization's reports: its n-th term is one of 40 n, so that some words are everybody's."""
    rows = REPORTS * TERMS
    codes = (rng.integers(0, 20_000, (REPORTS, TERMS)) % (1 + np.arange(TERMS) * 40)).ravel().astype(np.int32)
    return pa.table(
        {
            "term": pa.DictionaryArray.from_arrays(pa.array(codes), pa.array(NAMES)),
            "part_of_speech": same("n", rows),
            "term_count": rng.integers(1, 5, rows),
            "term_layer": same("content", rows),
        }
    )


def write_terms(place: Path) -> pa.Table:
    """The terms table; gives its roll-up."""
    rng = np.random.default_rng(0)
    blocks = [drawn_block(rng) for _ in range(BLOCKS)]
    row_of = pa.array(np.repeat(np.arange(REPORTS, dtype=np.int32), TERMS))
    writer = None
    for at in range(ORGANIZATIONS):
        made = blocks[at % BLOCKS]
        made = made.append_column("organization_label", same(f"org{at:03d}", made.num_rows))
        made = made.add_column(0, "report_id", pa.DictionaryArray.from_arrays(row_of, pa.array(ids(at))))
        writer = writer or pq.ParquetWriter(place, made.schema)
        writer.write_table(made)
    assert writer is not None
    writer.close()
    summed = pa.concat_tables(blocks).group_by(["term", "term_layer"]).aggregate([("term_count", "sum")])
    counts = (summed["term_count_sum"].to_numpy() * (ORGANIZATIONS // BLOCKS)).astype(np.int64)
    columns = {
        "term": summed["term"],
        "term_layer": summed["term_layer"],
        "term_count": counts,
        "distinct_count": counts,
    }
    return pa.table(columns).cast(tables.DERIVED["term_totals"].schema)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    place = tmp_path_factory.mktemp("synthetic")
    for name, table in tables.STORED.items():
        pq.write_table(tables.arrow_table(table, []), place / f"{name}.parquet")
    pq.write_table(write_terms(place / "terms.parquet"), place / "term_totals.parquet")
    reports = [
        {"report_id": name, "organization_label": f"org{at:03d}", "duplicate_cluster": name, "token_count": 1000}
        for at in range(ORGANIZATIONS)
        for name in ids(at)
    ]
    pq.write_table(tables.arrow_table(tables.STORED["reports"], reports), place / "reports.parquet")
    manifest = {
        "schema_version": tables.SCHEMA_VERSION,
        "generation": "synthetic",
        "files": {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in place.glob("*.parquet")},
        "themes": {},
        "counts": {},
        "settings": {"features_only": True},
    }
    (place / "manifest.json").write_text(json.dumps(manifest))
    return open_corpus(place)


def seconds(work: Callable[[], object]) -> float:
    """What the work takes of all cores: the clock on the wall would also count what other programs do."""
    started = time.process_time()
    work()
    return time.process_time() - started


def test_keyness_of_two_costs_less_than_half_a_scan(corpus: Corpus):
    def two() -> None:
        scope = Scope(organization=TWO)
        terms, reports = corpus.terms(scope, ("content",)), corpus.reports(scope).set_index("report_id")
        a, b = (reports[reports["organization_label"] == name] for name in TWO)
        sides = [terms[terms["report_id"].isin(side.index)] for side in (a, b)]
        background = corpus.term_totals(False, ("content",))
        made = keyness(*sides, a["token_count"], b["token_count"], background, background_tokens=1e8, permutations=0)
        assert made["a_count"].sum() == sides[0]["term_count"].sum()

    def scan() -> None:
        corpus.connection.cursor().sql(
            "SELECT term, sum(term_count), count(*) FROM terms GROUP BY term"
        ).to_arrow_table()

    # Taken in turn, so that a warm or busy machine is that for both; the best of each is what the work itself costs.
    taken, whole = (min(column) for column in zip(*((seconds(two), seconds(scan)) for _ in range(ROUNDS)), strict=True))
    rows = ORGANIZATIONS * REPORTS * TERMS
    print(f"keyness of two {taken * 1000:.0f} ms, full scan {whole * 1000:.0f} ms, {rows:,} rows")
    assert taken / whole <= MOST_OF_A_SCAN, f"{taken / whole:.2f} of a full scan of {rows:,} rows"

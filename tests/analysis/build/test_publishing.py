"""Publishing: whole generations only, whatever is killed; equal input gives equal bytes; damage is noticed."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import time
from pathlib import Path

import pyarrow as pa
import pytest

from analysis import tables
from analysis.build import Settings, build
from analysis.build.publish import current, locked, publish
from analysis.corpus import open_corpus
from analysis.errors import CorpusDamaged, CorpusMissing, CorpusTooNew
from analysis.scope import Scope
from tests.fictional_corpus import RAW

KILLS = 50
MANIFEST = {
    "schema_version": tables.SCHEMA_VERSION,
    "tool": {},
    "settings": {"features_only": False},
    "lexicons": {},
    "libraries": {},
    "themes": {},
    "inputs": {},
    "counts": {},
}


def numbered_tables(number: int) -> dict[str, pa.Table]:
    """Tables in every row of which the number stands, so that a mixture of two generations shows."""
    made = {name: tables.arrow_table(table, []) for name, table in tables.STORED.items()}
    rows = [
        {"report_id": f"{number}-{row}", "report_label": str(number), "organization_label": str(number)}
        for row in range(400)
    ]
    made["reports"] = tables.arrow_table(tables.STORED["reports"], rows)
    made["passages"] = tables.arrow_table(
        tables.STORED["passages"], [{**row, "text": str(number) * 50} for row in rows]
    )
    made["terms"] = tables.arrow_table(tables.STORED["terms"], [{**row, "term": str(number)} for row in rows])
    return made


def publish_number(out: Path, number: int) -> None:
    """What one build writes, without the analysis before it."""
    with locked(out):
        publish(out, numbered_tables(number), {**MANIFEST, "number": number})


def read_number(out: Path) -> int:
    """The number of the generation that a reader sees; fails when it sees parts of two."""
    corpus = open_corpus(out)
    seen = set(corpus.reports(Scope())["report_label"]) | set(corpus.rows("terms", Scope())["term"])
    assert len(corpus.reports(Scope())) == len(corpus.rows("terms", Scope())) == 400
    assert seen == {str(corpus.manifest["number"])}
    return int(corpus.manifest["number"])


def read_until_stopped(out: Path, stop: object, bad: object) -> None:
    """Another process that reads all the while; what it cannot read whole, it counts."""
    while not stop.is_set():  # type: ignore[attr-defined]
        try:
            read_number(out)
        except Exception as error:
            bad.put(f"{type(error).__name__}: {error}")  # type: ignore[attr-defined]


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL does not exist on Windows")
def test_a_build_killed_at_any_moment_leaves_a_whole_generation(tmp_path: Path):
    out, context = tmp_path / "corpus", multiprocessing.get_context("fork")
    publish_number(out, 0)
    started = time.perf_counter()
    publish_number(out, 1)
    usual = time.perf_counter() - started
    stop, bad = context.Event(), context.Queue()
    reader = context.Process(target=read_until_stopped, args=(out, stop, bad))
    reader.start()
    moments, last, killed = random.Random(7), 1, 0
    for number in range(2, 2 + KILLS):
        writer = context.Process(target=publish_number, args=(out, number))
        writer.start()
        time.sleep(moments.uniform(0, 1.2 * usual))
        os.kill(writer.pid, signal.SIGKILL)
        writer.join()
        killed += writer.exitcode == -signal.SIGKILL
        seen = read_number(out)
        assert seen in (last, number), "went back to an older generation"
        last = seen
    stop.set()
    reader.join()
    assert bad.empty(), bad.get()
    assert killed >= KILLS // 4, "too few builds died midway to show anything"


def test_the_next_build_sweeps_what_dead_builds_left(tmp_path: Path):
    publish_number(tmp_path / "c", 1)
    (tmp_path / "c" / "generations" / ".work-99").mkdir()
    (tmp_path / "c" / ".CURRENT-99").write_text("x")
    publish_number(tmp_path / "c", 2)
    assert [place.name for place in (tmp_path / "c").glob(".CURRENT-*")] == []
    assert [place.name for place in (tmp_path / "c" / "generations").glob(".*")] == []


def test_the_generation_before_is_kept_for_its_readers_and_older_ones_are_not(tmp_path: Path):
    names = []
    for number in range(3):
        publish_number(tmp_path / "c", number)
        names.append(current(tmp_path / "c"))
    assert {place.name for place in (tmp_path / "c" / "generations").iterdir()} == set(names[1:])


def test_a_reader_of_the_generation_before_is_not_disturbed(tmp_path: Path):
    publish_number(tmp_path / "c", 1)
    early = open_corpus(tmp_path / "c")
    publish_number(tmp_path / "c", 2)
    assert set(early.reports(Scope())["report_label"]) == {"1"}


def test_publishing_the_same_content_again_never_takes_it_away(tmp_path: Path):
    publish_number(tmp_path / "c", 1)
    home = tmp_path / "c" / "generations" / str(current(tmp_path / "c"))
    inode = home.stat().st_ino
    publish_number(tmp_path / "c", 1)
    assert home.stat().st_ino == inode


def test_a_damaged_generation_is_replaced_by_the_next_equal_build(tmp_path: Path):
    publish_number(tmp_path / "c", 1)
    home = tmp_path / "c" / "generations" / str(current(tmp_path / "c"))
    (home / "terms.parquet").write_bytes(b"damaged")
    publish_number(tmp_path / "c", 1)
    assert read_number(tmp_path / "c") == 1


@pytest.mark.parametrize("settings", [{}, {"features_only": True}], ids=["with text", "features only"])
def test_the_number_of_workers_changes_no_byte(tmp_path: Path, settings: dict[str, bool]):
    for workers in (1, 3):
        build(RAW, tmp_path / str(workers), Settings(workers=workers, **settings))
    one, three = (tmp_path / str(workers) / "generations" / str(current(tmp_path / str(workers))) for workers in (1, 3))
    assert one.name == three.name
    assert all((one / place.name).read_bytes() == place.read_bytes() for place in three.iterdir())


def damaged(place: Path, how: str) -> None:
    """One kind of damage done to a corpus."""
    manifest = place / "manifest.json"
    held = json.loads(manifest.read_text(encoding="utf-8"))
    if how == "flipped bit":
        data = bytearray((place / "terms.parquet").read_bytes())
        data[len(data) // 2] ^= 1
        (place / "terms.parquet").write_bytes(data)
    elif how == "missing table":
        (place / "terms.parquet").unlink()
    elif how == "no manifest":
        manifest.unlink()
    elif how == "broken manifest":
        manifest.write_text('{"schema_version": 1,')
    elif how == "newer schema":
        manifest.write_text(json.dumps({**held, "schema_version": tables.SCHEMA_VERSION + 1}))
    elif how == "manifest of something else":
        manifest.write_text("[1, 2]")


@pytest.mark.parametrize(
    ("how", "error", "words"),
    [
        ("flipped bit", CorpusDamaged, "SHA-256 differs"),
        ("missing table", CorpusDamaged, "missing or unreadable"),
        ("no manifest", CorpusMissing, "no corpus"),
        ("broken manifest", CorpusDamaged, "manifest cannot be read"),
        ("newer schema", CorpusTooNew, "Update the program"),
        ("manifest of something else", CorpusDamaged, "manifest cannot be read"),
    ],
)
def test_a_corpus_that_is_not_what_was_published_is_refused_in_plain_words(
    tmp_path: Path, how: str, error: type[Exception], words: str
):
    publish_number(tmp_path / "c", 1)
    damaged(tmp_path / "c" / "generations" / str(current(tmp_path / "c")), how)
    with pytest.raises(error, match=words):
        open_corpus(tmp_path / "c")


def test_a_pointer_out_of_the_corpus_is_refused(tmp_path: Path):
    publish_number(tmp_path / "c", 1)
    (tmp_path / "c" / "CURRENT").write_text("../../elsewhere")
    with pytest.raises(CorpusDamaged, match="names no generation"):
        open_corpus(tmp_path / "c")

"""Processes that die, are stopped or find the disk full: nothing is lost, the reason is said, the earlier corpus stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.build import Settings, build
from analysis.build.workers import CHUNK, in_order
from analysis.corpus import open_corpus
from tests.fictional_corpus import RAW

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and limits of POSIX")
DEADLY = 11


def doubled_unless_deadly(item: int) -> int:
    """Work that kills its process for one item, as a crash in a library does."""
    if item == DEADLY:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * item


def minus(item: int) -> int:
    """What stands in for the result of an item that kills."""
    return -item


def doubled(item: int) -> int:
    return 2 * item


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_items(workers: int):
    assert list(in_order(doubled, range(3 * CHUNK), workers, minus)) == [2 * item for item in range(3 * CHUNK)]


def test_only_the_item_that_kills_is_lost():
    items = range(5 * CHUNK)
    wanted = [-item if item == DEADLY else 2 * item for item in items]
    deaths: list[str] = []
    assert list(in_order(doubled_unless_deadly, items, 2, minus, lambda: deaths.append("died"))) == wanted
    assert deaths


COMMAND = [sys.executable, "-m", "analysis", "build"]


@pytest.fixture
def published(tmp_path: Path) -> tuple[Path, str]:
    """A corpus, and the fingerprint that must still be there afterwards."""
    raw = tmp_path / "first"
    raw.mkdir()
    text = next(RAW.rglob("*.txt")).read_bytes()
    (raw / "report.txt").write_bytes(text)
    build(raw, tmp_path / "corpus", Settings())
    return tmp_path / "corpus", open_corpus(tmp_path / "corpus").fingerprint


def leftovers(out: Path) -> list[str]:
    return [place.name for place in (out / "generations").iterdir() if place.name.startswith(".")]


def limited_to(size: int) -> Callable[[], None]:
    import resource

    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_a_full_disk_leaves_the_earlier_corpus_and_says_so(published: tuple[Path, str]):
    out, before = published
    ended = subprocess.run(
        [*COMMAND, str(RAW), str(out), "--workers", "1"],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limited_to(30_000),  # the tables of one report fit, those of the fictional reports do not
    )
    assert ended.returncode == 1, ended.stdout
    assert "cannot be written" in ended.stderr
    assert "What was published there before is unchanged" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert open_corpus(out).fingerprint == before
    assert not leftovers(out)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_leaves_the_earlier_corpus(published: tuple[Path, str], workers: str, tmp_path: Path):
    import pty

    out, before = published
    for copy in range(12):
        (tmp_path / "many" / str(copy)).mkdir(parents=True)
        for place in RAW.rglob("*.txt"):
            (tmp_path / "many" / str(copy) / place.name).write_bytes(place.read_bytes())
    terminal, side = pty.openpty()
    running = subprocess.Popen(
        [*COMMAND, str(tmp_path / "many"), str(out), "--workers", workers],
        stderr=side,
        stdout=side,
        start_new_session=True,
    )
    os.close(side)
    seen = read_until(terminal, b"reading: ")
    os.killpg(running.pid, signal.SIGINT)  # as a terminal sends it: to every process of the command
    seen += read_until(terminal, b"unchanged")
    assert running.wait(timeout=60) == 130, seen.decode()
    assert b"Traceback" not in seen
    assert open_corpus(out).fingerprint == before
    assert not leftovers(out)


def read_until(terminal: int, words: bytes, seconds: float = 120) -> bytes:
    """What a terminal shows until these words come."""
    seen, end = b"", time.monotonic() + seconds
    while words not in seen and time.monotonic() < end:
        try:
            seen += os.read(terminal, 4096)
        except OSError:  # the other side is closed
            break
    assert words in seen, seen.decode()
    return seen

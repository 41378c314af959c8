"""Publishing: a reader sees a whole generation or the one before it, whatever happens meanwhile.

Tables are written into a directory of their own, flushed to the disk, renamed to their generation's id and only then named in
CURRENT, which is replaced atomically. The previously published generation stays for readers that still use it; whatever else
lies about (from a build that was killed) is swept by the next build, under an exclusive lock.
"""

from __future__ import annotations

import filecmp
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import filelock
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.errors import CorpusBusy, InputError

# The gold's scorer reads the entities under this name; the bytes are the same.
ALIASES = {"named": "entities"}
_GENERATION_DIGITS = 16


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Hold the corpus for one build; leftovers of builds that died are gone when it begins.

    Raises:
        CorpusBusy: another build is at work there.
        InputError: the place exists and is something else than a corpus, or cannot be written.
    """
    _require_corpus_place(out)
    try:
        (out / "generations").mkdir(parents=True, exist_ok=True)
        lock = filelock.FileLock(out / ".lock")
        with lock.acquire(timeout=0):
            _sweep(out)
            yield
    except filelock.Timeout:
        raise CorpusBusy(
            "another build is at work on this corpus", str(out), "Wait for it to end, then build again."
        ) from None
    except OSError as error:
        before = " What was published there before is unchanged." if current(out) else ""
        raise InputError(
            f"cannot be written ({error.strerror or error})",
            str(out),
            f"Free the disk or choose another place.{before}",
        ) from error


def publish(
    out: Path, made: Mapping[str, pa.Table], manifest: Mapping[str, Any], beside: Mapping[str, bytes] | None = None
) -> str:
    """Write the tables as one generation and make it the current one; gives its id, which is a digest of all it holds.

    `beside` are files by name that belong to the generation and are no tables.
    """
    work = out / "generations" / f".work-{os.getpid()}"
    work.mkdir()
    try:
        generation = _written(work, made, manifest, beside or {})
        _install(out, work, generation)
    except BaseException:  # a full disk, Ctrl-C: do not keep what no one will ever read
        shutil.rmtree(work, ignore_errors=True)
        raise
    return generation


def _written(work: Path, made: Mapping[str, pa.Table], manifest: Mapping[str, Any], beside: Mapping[str, bytes]) -> str:
    """Write everything into the work directory, flushed to the disk; gives the generation's id."""
    files = {f"{name}.parquet": _write(work / f"{name}.parquet", table) for name, table in sorted(made.items())}
    for alias, name in ALIASES.items():
        shutil.copyfile(work / f"{name}.parquet", work / f"{alias}.parquet")
        _flush(work / f"{alias}.parquet")
        files[f"{alias}.parquet"] = files[f"{name}.parquet"]
    for name, data in beside.items():
        (work / name).write_bytes(data)
        _flush(work / name)
        files[name] = hashlib.sha256(data).hexdigest()
    content = {**manifest, "files": dict(sorted(files.items()))}
    generation = hashlib.sha256(_json(content).encode()).hexdigest()[:_GENERATION_DIGITS]
    (work / "manifest.json").write_text(_json({"generation": generation, **content}), encoding="utf-8")
    _flush(work / "manifest.json")
    _flush(work)
    return generation


def current(out: Path) -> str | None:
    """The id of the published generation, or None."""
    try:
        return (out / "CURRENT").read_text(encoding="utf-8").strip() or None
    except OSError:
        return None


def _install(out: Path, work: Path, generation: str) -> None:
    home = out / "generations" / generation
    previous = current(out)
    if home.exists() and _equal(home, work):  # the same content was built before; never take it away from its readers
        shutil.rmtree(work)
    else:
        if home.exists():  # same id, other bytes: damaged since, so no reader can be using it
            home.replace(out / "generations" / f".damaged-{os.getpid()}")
        work.replace(home)
    _flush(home.parent)
    pointer = out / f".CURRENT-{os.getpid()}"
    pointer.write_text(generation + "\n", encoding="utf-8")
    _flush(pointer)
    pointer.replace(out / "CURRENT")
    _flush(out)
    _sweep(out, keep={generation, previous or generation})


def _sweep(out: Path, keep: set[str] | None = None) -> None:
    """Remove what no reader can be sent to: work of killed builds and generations before the previous one."""
    for leftover in out.glob(".CURRENT-*"):
        leftover.unlink(missing_ok=True)
    for place in (out / "generations").iterdir():
        if place.name.startswith(".") or (keep is not None and place.name not in keep):
            shutil.rmtree(place, ignore_errors=True)


def _equal(one: Path, other: Path) -> bool:
    names = {place.name for place in one.iterdir()} | {place.name for place in other.iterdir()}
    return not any(filecmp.cmpfiles(one, other, names, shallow=False)[1:])


def _require_corpus_place(out: Path) -> None:
    if not out.exists():
        return
    known = {"generations", "CURRENT", ".lock"}
    strange = (
        [entry.name for entry in out.iterdir() if entry.name not in known and not entry.name.startswith(".CURRENT-")]
        if out.is_dir()
        else ["."]
    )
    if strange:
        raise InputError(
            "this place holds something else than a corpus",
            f"{out} ({', '.join(sorted(strange)[:3])})",
            "Name a new or empty folder, or an earlier corpus.",
        )


def _write(place: Path, table: pa.Table) -> str:
    pq.write_table(table, place, compression="zstd", write_page_checksum=True, use_dictionary=True)
    _flush(place)
    return hashlib.sha256(place.read_bytes()).hexdigest()


def _flush(place: Path) -> None:
    """Force a file or directory to the disk; Windows cannot open directories for it."""
    if place.is_dir() and os.name == "nt":
        return
    handle = os.open(place, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _json(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"

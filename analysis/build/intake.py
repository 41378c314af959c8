"""What lies in a folder: every file met, with its bytes or the reason why there are none. Never raises for a file."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from analysis.errors import InputError

MOST_BYTES = 64 * 2**20  # a report of that size is a database dump or a film, and would only exhaust the machine


@dataclass(frozen=True, slots=True)
class MetFile:
    """A file met in the folder. `source_path` is printable; `place` opens it. `reason` is empty when it can be read."""

    source_path: str
    place: Path
    reason: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class FileBytes:
    """The bytes of a met file with their SHA-256, or None with the reason."""

    met: MetFile
    data: bytes | None
    sha256: str | None
    byte_count: int | None
    reason: str = ""
    message: str = ""


def met_files(folder: Path) -> list[MetFile]:
    """Every file below the folder, in path order; links to directories are listed, not followed.

    Raises:
        InputError: the folder is not there or cannot be listed.
    """
    if not folder.is_dir():
        raise InputError("this is no folder", str(folder), "Name the folder that holds the reports.")
    found = list(_walk(folder, folder))
    return sorted(found, key=lambda met: met.source_path)


def read_bytes(met: MetFile) -> FileBytes:
    """The file's bytes and their SHA-256, or the reason why it could not be read."""
    if met.reason:
        return FileBytes(met, None, None, None, met.reason, met.message)
    try:
        size = met.place.stat().st_size
        if size > MOST_BYTES:
            message = f"{size} bytes; files over {MOST_BYTES} bytes are not read as reports"
            return FileBytes(met, None, None, size, "too_large", message)
        data = met.place.read_bytes()
    except OSError as error:
        return FileBytes(
            met, None, None, None, "unreadable", f"cannot be read: {error.strerror or type(error).__name__}"
        )
    return FileBytes(met, data, hashlib.sha256(data).hexdigest(), len(data))


def _walk(folder: Path, top: Path) -> Iterator[MetFile]:
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        yield MetFile(_printable(folder, top), folder, "unreadable", f"folder cannot be listed: {error.strerror}")
        return
    for entry in entries:
        place = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(place, top)
        else:
            yield _met(entry, place, top)


def _met(entry: os.DirEntry[str], place: Path, top: Path) -> MetFile:
    name = _printable(place, top)
    try:
        mode = entry.stat().st_mode
    except OSError as error:
        reason = "link_loop" if entry.is_symlink() else "unreadable"
        return MetFile(name, place, reason, f"cannot be reached: {error.strerror or 'broken link'}")
    if stat.S_ISDIR(mode):
        return MetFile(
            name, place, "link_loop", "a link to a folder is not followed, so that no folder is read twice or for ever"
        )
    if not stat.S_ISREG(mode):
        return MetFile(name, place, "not_a_file", "a pipe, socket or device is no report")
    return MetFile(name, place)


def _printable(place: Path, top: Path) -> str:
    """The path below the top folder with / between parts; bytes and signs that cannot be printed are escaped."""
    relative = place.relative_to(top).as_posix() if place != top else "."
    whole = os.fsencode(relative).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in whole)

"""Which directory holds a corpus's tables, and whether they are what was published. Knows files, no queries."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analysis import tables
from analysis.errors import CorpusDamaged, CorpusMissing, CorpusTooNew

REBUILD = "Build it again: python -m analysis build RAW OUT."


def current_folder(path: Path) -> Path:
    """The directory that holds the tables: the generation that CURRENT names, or the place itself.

    Raises:
        CorpusMissing: when neither is there.
    """
    pointer = path / "CURRENT"
    try:
        name = pointer.read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        return path
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusDamaged("CURRENT cannot be read", str(pointer), REBUILD) from error
    if not name or "/" in name or "\\" in name or name.startswith("."):
        raise CorpusDamaged("CURRENT names no generation", str(pointer), REBUILD)
    return path / "generations" / name


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a generation, checked for shape and version."""
    place = folder / "manifest.json"
    try:
        manifest = json.loads(place.read_text(encoding="utf-8"))
        version = int(manifest["schema_version"])
        complete = {"files", "settings", "generation", "themes", "counts"} <= set(manifest)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise CorpusMissing("there is no corpus", str(folder), REBUILD) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CorpusDamaged("the manifest cannot be read", str(place), REBUILD) from error
    if version > tables.SCHEMA_VERSION:
        raise CorpusTooNew(
            f"this corpus has schema {version}, this program knows up to {tables.SCHEMA_VERSION}",
            str(folder),
            "Update the program, or build the corpus again with this one.",
        )
    if not complete or version < tables.SCHEMA_VERSION:
        raise CorpusDamaged("the manifest is incomplete or of an older kind", str(place), REBUILD)
    return dict(manifest)


def verify(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Nothing, when every table is there and is byte for byte what the manifest says.

    Raises:
        CorpusDamaged: for the first table that is not.
    """
    derived = [name for name in tables.DERIVED if f"{name}.parquet" in manifest["files"]]
    for name in (*tables.STORED, *derived):
        place = folder / f"{name}.parquet"
        wanted = manifest["files"].get(place.name)
        try:
            found = hashlib.sha256(place.read_bytes()).hexdigest()
        except OSError as error:
            raise CorpusDamaged(f"the table {name} is missing or unreadable", str(place), REBUILD) from error
        if found != wanted:
            raise CorpusDamaged(
                f"the table {name} is not what was published (its SHA-256 differs)", str(place), REBUILD
            )

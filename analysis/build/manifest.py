"""The manifest: everything that a corpus's numbers depend on, and nothing else."""

from __future__ import annotations

import hashlib
import importlib.metadata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from analysis import tables
from analysis.build.knowledge import Knowledge, recorded
from analysis.build.overrides import Overrides
from analysis.build.reading import LogEntry
from analysis.build.settings import Settings

VERSION = "0.1.0"
LEXICONS = Path(__file__).resolve().parents[2] / "data" / "lexicons"
_LIBRARIES = ("jieba", "rjieba", "opencc-python-reimplemented", "ahocorasick-rs", "cn2an", "datasketch")


def manifest(
    settings: Settings, overrides: Overrides, known: Knowledge, log: Iterable[LogEntry], made: Mapping[str, Any]
) -> dict[str, Any]:
    """Everything that the numbers depend on; no clock and no path of a machine, so that equal corpora have equal manifests."""
    own = recorded(known)
    return {
        "schema_version": tables.SCHEMA_VERSION,
        "tool": {"name": "chinese-report-dashboard", "version": VERSION},
        "settings": {
            "features_only": settings.features_only,
            "persons": settings.persons,
            "fictional": settings.fictional,
            "segmenter": settings.segmenter,
            "extend_codebook": settings.extend_codebook,
            "codebook": own["codebook"]["fingerprint"] if settings.codebook else None,
            "user_dictionary": own["user_dictionary"],
            "overrides": {name: dict(own_values) for name, own_values in overrides.by_report.items()},
        },
        "codebook": own["codebook"],
        "lexicons": lexicon_fingerprints(),
        "libraries": {name: importlib.metadata.version(name) for name in _LIBRARIES},
        "themes": {theme.theme_id: {"zh": theme.zh, "en": theme.en} for theme in known.book.themes},
        "inputs": {entry.source_path: entry.sha256 for entry in log if entry.sha256},
        "counts": {name: table.num_rows for name, table in made.items()},
    }


def lexicon_fingerprints() -> dict[str, str]:
    """SHA-256 of every lexicon file, by its path: what the rules knew when the corpus was built."""
    return {
        place.relative_to(LEXICONS).as_posix(): hashlib.sha256(place.read_bytes()).hexdigest()
        for place in sorted(LEXICONS.rglob("*"))
        if place.is_file() and not place.name.startswith(".")
    }

"""What a build may be told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build may be told; all of it is written into the manifest, except the number of workers."""

    features_only: bool = False
    persons: bool = False
    fictional: bool = False
    segmenter: str = "rjieba"
    overrides: Path | None = None
    workers: int = 1
    codebook: Path | None = None
    extend_codebook: bool = False
    user_dictionary: Path | None = None

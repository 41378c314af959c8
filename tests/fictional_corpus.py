"""The fictional reports as a built corpus, made once per test run and shared by the tests that read it."""

from __future__ import annotations

from pathlib import Path

from analysis.build import Settings, build
from analysis.corpus import Corpus, open_corpus

ROOT = Path(__file__).resolve().parents[1]
RAW = ROOT / "tests" / "fictional" / "raw"


def built(out: Path, **settings: object) -> Corpus:
    """A corpus of the fictional reports at `out`."""
    build(RAW, out, Settings(fictional=True, **settings))  # type: ignore[arg-type]
    return open_corpus(out)

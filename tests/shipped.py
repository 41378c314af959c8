"""Make a shipped corpus: `python -m tests.shipped reports FOLDER`. The five reports are features-only, ours have text."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from analysis.build import Settings, build
from analysis.generation import current_folder

CORPORA = Path(__file__).resolve().parents[1] / "data" / "corpora"
SETTINGS = {"reports": Settings(features_only=True), "demo": Settings(fictional=True)}


def ship(name: str, raw: Path) -> str:
    """Build the corpus aside and put its current generation into data/corpora; gives its id."""
    with tempfile.TemporaryDirectory() as aside:
        made = build(raw, Path(aside) / "corpus", SETTINGS[name])
        shutil.rmtree(CORPORA / name, ignore_errors=True)
        shutil.copytree(current_folder(Path(aside) / "corpus"), CORPORA / name)
    return made.generation


if __name__ == "__main__":
    print(f"data/corpora/{sys.argv[1]}: generation {ship(sys.argv[1], Path(sys.argv[2]))}")

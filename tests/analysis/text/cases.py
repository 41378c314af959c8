"""The cases of tests/cases as pytest parameters; a case with "expect": "fail" is a known failure (strict xfail)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "cases"


def cases(name):
    """One parameter for each case of a file, named by its label."""
    rows = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    failing = pytest.mark.xfail(strict=True, reason="known failure")
    return [pytest.param(row, id=row["label"], marks=failing if row.get("expect") == "fail" else ()) for row in rows]

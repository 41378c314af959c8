"""The annotated fictional reports: a floor that a change to the rules must not fall through.

Units and year rules were developed against them, so the floor guards; it proves nothing about other texts.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analysis.facts.figures import figures
from analysis.model import Figure, Passage

TRUTH = Path(__file__).resolve().parents[2] / "fictional" / "truth.json"
# Measured .993 when written; the room is for new reports, and the floor never falls by itself.
FLOOR = 0.97


def reports() -> list[dict[str, Any]]:
    read = json.loads(TRUTH.read_text(encoding="utf-8"))["reports"]
    return [report for report in read if not report["duplicate_of"]]


def found(report: dict[str, Any]) -> tuple[Figure, ...]:
    blocks = report["paragraphs"]
    passages = [Passage(each["passage_number"], each["kind"], each["text"], 0, len(each["text"])) for each in blocks]
    return figures(passages, report["reference_year"], ())


def plain(value: float, unit: str) -> tuple[float, str]:
    """The truth counts 千瓦时 in 瓦时 and prints full-width brackets; both are the same quantity."""
    unit = unicodedata.normalize("NFKC", unit)
    return (round(value * 1000, 6), unit[1:]) if unit.startswith("千") else (round(value, 6), unit)


def same(figure: Figure, item: dict[str, Any]) -> bool:
    if figure.passage_number != item["passage_number"]:
        return False
    if plain(figure.value, figure.unit) != plain(item["value"], item["unit"]):
        return False
    return figure.start < item["start_in_passage"] + len(item["surface"]) and item["start_in_passage"] < figure.end


def paired(report: dict[str, Any]) -> Iterator[tuple[Figure, dict[str, Any] | None]]:
    left = list(report["figures"])
    for figure in found(report):
        match = next((item for item in left if same(figure, item)), None)
        if match is not None:
            left.remove(match)
        yield figure, match


def test_value_and_unit_stay_above_the_floor():
    right = wrong = wanted = 0
    for report in reports():
        pairs = list(paired(report))
        wanted += sum(item["core"] for item in report["figures"])
        right += sum(match is not None and match["core"] for _, match in pairs)
        wrong += sum(match is None for _, match in pairs)
    assert 2 * right / (right + wrong + wanted) >= FLOOR


def test_no_trap_of_the_fictional_reports_is_counted():
    traps = {(report["file"], trap) for report in reports() for trap in report["figure_traps"]}
    false = {
        (report["file"], figure.surface) for report in reports() for figure, match in paired(report) if match is None
    }
    assert [each for each in false if any(file == each[0] and each[1] in trap for file, trap in traps)] == []

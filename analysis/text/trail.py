"""The trail of repairs: apply a step, replay them all, and find the way back from a clean character to the raw one.

A step's offsets count in the text before that step, so a trail is a chain: the raw text, step by step, becomes the clean one.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from analysis.model import Edit, Step


def apply(text: str, step: Step) -> str:
    """The text after one step.

    >>> apply("領(lǐng)導", Step("glosses", (Edit(1, 7, ""),)))
    '領導'
    """
    if not step.edits:
        return text
    parts: list[str] = []
    copied = 0
    for edit in step.edits:
        parts += text[copied : edit.start], edit.replacement
        copied = edit.end
    parts.append(text[copied:])
    return "".join(parts)


def replay(raw: str, steps: Iterable[Step]) -> str:
    """The clean text: every step applied to the raw text, in order."""
    for step in steps:
        raw = apply(raw, step)
    return raw


def lengths(raw: str, steps: Iterable[Step]) -> tuple[int, ...]:
    """Characters before the first step and after each one: what the cleaning audit prints."""
    return tuple(accumulate((_growth(step) for step in steps), initial=len(raw)))


def _growth(step: Step) -> int:
    return sum(len(edit.replacement) - (edit.end - edit.start) for edit in step.edits)


@dataclass(frozen=True, slots=True)
class _Seam:
    """One step as four parallel columns, in the order of the text: where each edit lies before and after it."""

    before_starts: tuple[int, ...]
    before_ends: tuple[int, ...]
    after_starts: tuple[int, ...]
    after_ends: tuple[int, ...]

    def back(self, position: int) -> int:
        """Where the character at `position` of the text after the step stood before it."""
        return _cross(position, self.after_starts, self.after_ends, self.before_starts, self.before_ends)

    def forth(self, position: int) -> int:
        """Where the character at `position` of the text before the step stands after it."""
        return _cross(position, self.before_starts, self.before_ends, self.after_starts, self.after_ends)


def _cross(
    position: int,
    here_starts: Sequence[int],
    here_ends: Sequence[int],
    there_starts: Sequence[int],
    there_ends: Sequence[int],
) -> int:
    index = bisect_right(here_starts, position) - 1
    if index < 0:
        return position
    if position >= here_ends[index]:
        return position - here_ends[index] + there_ends[index]
    inside = position - here_starts[index]
    same_length = here_ends[index] - here_starts[index] == there_ends[index] - there_starts[index]
    return there_starts[index] + (inside if same_length else 0)


def _seam(step: Step) -> _Seam:
    before_starts = tuple(edit.start for edit in step.edits)
    before_ends = tuple(edit.end for edit in step.edits)
    growth = tuple(accumulate((len(edit.replacement) - (edit.end - edit.start) for edit in step.edits), initial=0))
    after_starts = tuple(start + growth[index] for index, start in enumerate(before_starts))
    after_ends = tuple(end + growth[index + 1] for index, end in enumerate(before_ends))
    return _Seam(before_starts, before_ends, after_starts, after_ends)


@dataclass(frozen=True, slots=True)
class Alignment:
    """Raw and clean text side by side; build it once per report (`align`) and ask it often."""

    seams: tuple[_Seam, ...]

    def to_raw(self, position: int) -> int:
        """Raw offset of the clean character at `position`; inside a repaired stretch of another length: of its start."""
        for seam in reversed(self.seams):
            position = seam.back(position)
        return position

    def to_clean(self, position: int) -> int:
        """Clean offset of the raw character at `position`; of a character that was taken out: of what now stands there."""
        for seam in self.seams:
            position = seam.forth(position)
        return position

    def to_raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Raw span of the clean span: from its first character up to where the character after it begins.

        So a gloss that followed the span's last character is part of the evidence, as it was on the page.
        """
        raw_start = self.to_raw(start)
        return raw_start, max(raw_start, self.to_raw(end) if end > start else raw_start)


def align(steps: Iterable[Step]) -> Alignment:
    """The alignment of the raw with the clean text."""
    return Alignment(tuple(_seam(step) for step in steps if step.edits))


def to_raw(steps: Iterable[Step], position: int) -> int:
    """Raw offset of the clean character at `position` (one question; for many build `align` once).

    >>> to_raw((Step("glosses", (Edit(1, 7, ""),)),), 1)
    7
    """
    return align(steps).to_raw(position)


def to_clean(steps: Iterable[Step], position: int) -> int:
    """Clean offset of the raw character at `position` (one question; for many build `align` once)."""
    return align(steps).to_clean(position)


def to_json(steps: Iterable[Step]) -> str:
    """The steps as compact JSON: per step its rule, its flag and one flat list of gap, length, replacement, …

    A gap counts from the end of the edit before it, so that numbers stay small; this is what `originals.edits` stores.

    >>> to_json([Step("glosses", (Edit(1, 7, ""), Edit(8, 13, "")))])
    '[["glosses",1,[1,6,"",1,5,""]]]'
    """
    rows: list[list[str | int | list[str | int]]] = []
    for step in steps:
        flat: list[str | int] = []
        reached = 0
        for edit in step.edits:
            flat += edit.start - reached, edit.end - edit.start, edit.replacement
            reached = edit.end
        rows.append([step.rule, int(step.repairs_damage), flat])
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def from_json(stored: str) -> tuple[Step, ...]:
    """The steps that `to_json` wrote."""
    return tuple(Step(rule, _edits(flat), bool(damage)) for rule, damage, flat in json.loads(stored))


def _edits(flat: Sequence[int | str]) -> tuple[Edit, ...]:
    edits: list[Edit] = []
    reached = 0
    for gap, length, replacement in zip(flat[0::3], flat[1::3], flat[2::3], strict=True):
        start = reached + int(gap)
        reached = start + int(length)
        edits.append(Edit(start, reached, str(replacement)))
    return tuple(edits)

"""What cleaning did to a report, in numbers that add up and in places that can be looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from analysis.errors import EmptyGroup

STAGES = ("in", "repaired", "removed", "white_space", "kept")


def waterfall(
    cleaning: pd.DataFrame, removed_lines: pd.DataFrame, kept_chars: int, raw_chars: int | None = None
) -> pd.DataFrame:
    """Characters of one report from the raw page to its body: stage, rule, edits, char_change, chars_left; one row a reason.

    The stages are `in` (the raw page), `repaired` (one row a repair rule, in the order of use), `removed` (one row a reason,
    largest first), `white_space` (blanks and line ends, which no length counts) and `kept` (the body). The changes add up:
    the last `chars_left` is the body's length. A repair may also lengthen the text; its change is then positive. Where the raw
    length is not stored (no step changed anything, and the corpus holds no text) the account begins with the visible characters.

    Raises:
        EmptyGroup: a negative number of characters is left, so the tables do not belong to one report.
    """
    removed = removed_lines.groupby("reason")["char_count"].agg(["size", "sum"]).sort_values("sum", ascending=False)
    visible = kept_chars + int(removed["sum"].sum())
    steps = cleaning.sort_values("step_number")
    begun = int(steps["chars_before"].iloc[0]) if len(steps) else (visible if raw_chars is None else raw_chars)
    rows: list[tuple[str, str, int | None, int]] = [("in", "", None, begun)]
    changes = steps["chars_after"] - steps["chars_before"]
    rows += [
        ("repaired", rule, edits, change)
        for rule, edits, change in zip(steps["step"].tolist(), steps["count"].tolist(), changes.tolist(), strict=True)
    ]
    rows += [("removed", str(reason), int(held["size"]), -int(held["sum"])) for reason, held in removed.iterrows()]
    blanks = sum(change for *_, change in rows) - kept_chars
    if blanks < 0:
        raise EmptyGroup("more characters are kept than came in", f"{kept_chars} of {begun}")
    rows += [("white_space", "", None, -blanks)] if blanks else []
    made = pd.DataFrame(rows, columns=["stage", "rule", "edits", "char_change"])
    made["chars_left"] = made["char_change"].cumsum()
    end = pd.DataFrame([("kept", "", None, 0, kept_chars)], columns=made.columns)
    return pd.concat([made, end], ignore_index=True).astype(
        {"edits": "Int64", "char_change": "int64", "chars_left": "int64"}
    )


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the raw text and what it became; `changed` is False where both are the same."""

    raw: str
    clean: str
    changed: bool


def changed_runs(raw: str, clean: str, raw_positions: Sequence[int], raw_end: int) -> tuple[Run, ...]:
    """The clean stretch beside the raw one it came from, cut where they begin and cease to differ.

    `raw_positions` holds, for each clean character, where it stood in `raw` (the trail knows); `raw_end` is where the raw
    stretch ends. Joined, the runs' clean parts are `clean`, and their raw parts the raw text from the first position on.

    >>> [(run.raw, run.changed) for run in changed_runs("领(lǐng)导", "领导", [0, 7], 8)]
    [('领', False), ('(lǐng)', True), ('导', False)]
    """
    if not clean:
        return ()
    return tuple(_joined(_pieces(raw, clean, [*raw_positions, raw_end])))


def _pieces(raw: str, clean: str, ends: Sequence[int]) -> Iterator[Run]:
    """One run or two a character: the character itself when it is unchanged, and what was dropped after it."""
    for character, (start, end) in zip(clean, pairwise(ends), strict=True):
        taken = raw[start : max(start, end)]
        if taken.startswith(character):
            yield Run(character, character, False)
            if len(taken) > 1:
                yield Run(taken[1:], "", True)
        else:
            yield Run(taken, character, True)


def _joined(pieces: Iterator[Run]) -> Iterator[Run]:
    held: Run | None = None
    for piece in pieces:
        if held is not None and held.changed == piece.changed:
            held = Run(held.raw + piece.raw, held.clean + piece.clean, held.changed)
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held


def passage_spans(clean: str, texts: Sequence[str]) -> tuple[tuple[int, int] | None, ...]:
    """Where each passage lies in the cleaned text, in order; None for one that is not there letter by letter.

    >>> passage_spans("标题\\n第一段。\\n第二段。", ["第一段。", "第二段。"])
    ((3, 7), (8, 12))
    """
    spans: list[tuple[int, int] | None] = []
    reached = 0
    for text in texts:
        start = clean.find(text, reached)
        spans.append(None if start < 0 else (start, start + len(text)))
        reached = reached if start < 0 else start + len(text)
    return tuple(spans)

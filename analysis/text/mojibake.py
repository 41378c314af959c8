"""Text that was decoded wrongly, in whole lines or from one byte on, put right only where that is clearly better.

Whole lines are `recoding`'s; here are the candidates for a byte shift. `byte_shift` reads them, `judgement` believes them or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from analysis.model import Edit, Step
from analysis.text import byte_shift, gbk, glosses, judgement, recoding, script, trail
from analysis.text.judgement import CONTEXT
from analysis.text.language_model import Reading, rest_scores
from analysis.text.shifted_run import Path, Run

FLUENT = -3.5
"""Mean log-probability of a run's characters above which no pair can have been dropped (prose: -4 to -6)."""
MOST_MARKS = 1_000
"""Marks looked at in one text (an address on every line has one, too); a page with more is no damaged report."""
MOST_RUNS = 100
"""Marks of these behind which a shifted run can be read at all: only they cost something."""
PATIENCE = 40
"""Such runs in vain after which a page is believed to ask questions, not to be damaged; each repair earns some more."""

FLAG_LOST = "lost_character"
"""A character is gone for good; a "?" stands for it, or the run was left as it is."""
FLAG_SUPPOSED = "supposed_character"
"""What stands around them decided between several characters, or put in such whose bytes the page had dropped."""

GARBLED = -11.0
"""Mean log-probability below which a stretch of Han is no prose (prose: -4 to -6; shifted text: -12 to -16)."""
GARBLED_HAN = 3
"""Han that such a stretch must have."""

_CANDIDATE = re.compile(
    rf"[?\ufffd](?:(?<=[\u0080-\uffff].)[(（]?(?P<gloss>{glosses.LETTERS}{{1,8}})[)）]|(?=[!-~！-～][^\x00-\x1f ]))"
)
_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""A run reads as its page would have printed it: with ASCII signs where the page folded its full-width ones."""


@dataclass(frozen=True, slots=True)
class Repair:
    """The steps that were found, and flags for what was seen and left alone."""

    steps: tuple[Step, ...]
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Shift:
    edit: Edit | None
    lost: bool = False
    supposed: bool = False


def repair(text: str) -> Repair:
    """The steps that undo wrong decoding, with flags for what is gone for good.

    Where it misleads: the character that was lost with its byte is chosen by what stands around it, 。 or one of some seventy;
    names that no reader could restore are left alone, flagged "lost_character".

    >>> from analysis.text.trail import replay
    >>> damaged = "上?；鶎狱h建工作"
    >>> replay(damaged, repair(damaged).steps)
    '上海基層黨建工作'
    """
    steps = list(recoding.repair(text))
    text = trail.replay(text, steps)
    shifts = list(_shifts(text)) if "?" in text or "\ufffd" in text else []
    if edits := tuple([shift.edit for shift in shifts if shift.edit]):
        steps.append(Step("byte_shift", edits))
    unread = any("\ufffd" in edit.replacement for step in steps for edit in step.edits)
    flags = [FLAG_LOST] if unread or any(shift.lost for shift in shifts) else []
    flags += [FLAG_SUPPOSED] if any(shift.supposed for shift in shifts) else []
    flags += [recoding.FLAG_LOST_TEXT] if recoding.is_lost(text) else []
    return Repair(tuple(steps), tuple(flags))


def _shifts(text: str) -> Iterator[_Shift]:
    """Each run that could be repaired, and each that could not or is none (without an edit)."""
    reached, foreign, patience, runs = 0, None, PATIENCE, MOST_RUNS
    for match in islice(_CANDIDATE.finditer(text), MOST_MARKS):
        if match.start() < reached:
            continue
        foreign = script.foreign(text) if foreign is None else foreign
        shift = _repair_shift(text, match, foreign)
        if not shift:
            continue
        yield shift
        runs, patience = runs - 1, patience + (3 if shift.edit else -1)
        reached = shift.edit.end if shift.edit else reached
        if not (runs and patience):
            return


def _repair_shift(text: str, match: re.Match[str], foreign: frozenset[str]) -> _Shift | None:
    """What became of the run behind a mark (an edit, or none); None where no run begins."""
    mark, start = match.span()
    fragment = match["gloss"]
    left = text[max(0, mark - CONTEXT) : mark]
    visible = text[start : start + byte_shift.LONGEST_RUN + CONTEXT]
    before = Reading().read_all(left or "\n")
    run = Run(
        visible,
        before.read_all(match[0]),
        sign=not fragment,
        folded=bool(fragment) or visible[:1].isascii(),
        foreign=foreign,
        traditional=foreign is script.simplified_only(),
    )
    if fragment:  # only pages that were converted to Traditional script are glossed
        run = replace(run, foreign=script.simplified_only())
        leads = _fragment_leads(left, fragment)
    else:
        leads = tuple(lead for lead in gbk.swallowed() if gbk.whole(lead, gbk.FULL_WIDTH) not in foreign)
    paths = [Path("", before, lead) for lead in leads]
    found = byte_shift.endings(run, paths, dropped=False)
    belief = judgement.choose(found, match[0], run, before)
    if (found or fragment) and not (belief and belief.ending and judgement.mean(belief.ending, before) >= FLUENT):
        belief = judgement.choose(byte_shift.endings(run, paths, dropped=True), match[0], run, before) or belief
    if not belief or not belief.ending:
        lost = bool(belief) or _is_garbled(visible)
        return _Shift(None, lost) if lost or found else None
    best = belief.ending
    decoded = best.path.decoded.translate(_FOLD) if run.folded and run.sign else best.path.decoded
    return _Shift(Edit(mark, start + best.end, decoded), best.lost, not belief.certain)


def _is_garbled(visible: str) -> bool:
    """Whether what stands behind a mark is no prose: the run is damaged although nothing could be made of it."""
    behind = re.match(r"[^\x00-\x7f]{0,12}", visible[1:])
    han = behind[0] if behind else ""
    return len(han) >= GARBLED_HAN and rest_scores(han)[0] < GARBLED * len(han)


def _fragment_leads(left: str, letters: str) -> tuple[int, ...]:
    """The byte behind the mark: second half of a character that begins with the last visible byte and is read that way."""
    last = gbk.halves(left[-1:]) if left else None
    return gbk.needles(last[1], letters) if last else ()

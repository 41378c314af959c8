"""Which reading of a shifted run is believed, if any: the criteria, each with its name and its measure.

A reading must be far more probable than the visible text (`GAIN`), readable in itself (`UNREADABLE`), ahead of every other
reading (`AMBIGUOUS`, `CLEAR`), without a place where it breaks (`BROKEN`), and the run must have looked like damage. What
fails one of them is left as it is. Figures were measured on damage of known truth in news prose that the model never saw.
"""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from analysis.text import gbk, glosses
from analysis.text.byte_shift import NEEDLES, hides_one
from analysis.text.language_model import Reading, character_score, rest_scores
from analysis.text.shifted_run import Ending, Run

GAIN = 6.0
"""Nats by which a repaired run must be more probable than the visible one (about 400 : 1)."""
UNREADABLE = -9.5
"""Mean log-probability below which no reading is believed: the run stays as it is, and is flagged."""
BROKEN = -10.0
"""Mean log-probability of four characters in a row that no prose has: there a dropped pair made two characters one."""
AMBIGUOUS = 1.0
"""Nats by which a reading must beat any other one whose bytes are all there; else nobody can know the lost character."""
AMBIGUOUS_STOP = 0.7
"""The same when it is 。, which pages lose more often than all Han together."""
AMBIGUOUS_END = 2.0
"""The same when the last trail byte was swallowed as well, so that two characters are chosen at once."""
CLEAR = 4.0
"""Nats by which a reading that supposes a dropped pair must beat any other reading (right in about 9 of 10 then)."""
NEAR = 2.0
"""Nats by which such a reading may lead without being believed before one whose bytes are all there."""

CERTAIN = 3.0
"""Nats of lead over readings whose bytes are all there (one in fifty is wrong then) ..."""
CERTAIN_OF_PAIRS = 6.0
"""... and over readings that suppose dropped pairs, from which a repair is no supposition any more."""
SMOOTH = -8.5
"""Mean log-probability that three characters in a row of a certain repair always reach."""

FEWEST_TOLD = 3
"""Characters whose bytes are all there that a run needs when both its first and its last one are not."""
COMMON = -10.5
"""Log-probability of a character above which it is no odd one that betrays a shift (some 1,700 are more frequent)."""

CONTEXT = 6
"""Characters on each side of a run that judge it; words of the language model are shorter."""

_LETTERS_IN_RUN = re.compile(r"[\u00a1-\u1fff\u3040-\u31ff]")
_GLOSS_AT_END = re.compile(rf"[?\ufffd]?[(（]?{glosses.LETTERS}{{1,8}}[)）]$")

_Scored = list[tuple[float, Ending]]


class Belief(NamedTuple):
    """A reading that is believed (None: there is damage, but no reading of it is), and whether that is certain.

    What is not certain was chosen by what stands around it.
    """

    ending: Ending | None
    certain: bool = False


def choose(found: list[Ending], marked: str, run: Run, before: Reading) -> Belief | None:
    """The most probable ending that can be believed, or that there is damage which nobody can read; None: no damage."""
    if not found:
        return None
    horizon = min(len(run.visible), max(ending.end for ending in found) + CONTEXT)
    rest = rest_scores(run.visible[:horizon])
    scored = sorted(((_whole(ending, run.visible, rest), ending) for ending in found), key=lambda pair: -pair[0])
    needed = before.read_all(marked + run.visible[:horizon]).score + GAIN
    damaged = [one for one in _contenders(scored) if one[0] >= needed and _looks_damaged(one[1], run)]
    for score, best in damaged:
        lead, lead_of_pairs = _leads(score, best, scored, run.visible)
        if _is_clear(best, lead, lead_of_pairs) and _reads_well(best, run, before):
            sure = lead >= CERTAIN and lead_of_pairs >= CERTAIN_OF_PAIRS and not best.path.dropped
            return Belief(best, sure and _weakest(best, run, before, 3) >= SMOOTH)
    return Belief(None) if damaged else None


def mean(ending: Ending, before: Reading) -> float:
    """Mean log-probability of the characters of a reading."""
    return (ending.path.reading.score - before.score) / len(ending.path.decoded)


def _contenders(scored: _Scored) -> _Scored:
    """The best reading; when it supposes dropped pairs, also the best one without them that comes near."""
    plain = [one for one in scored if not one[1].path.dropped and one[0] >= scored[0][0] - NEAR]
    return scored[:1] if not scored[0][1].path.dropped else scored[:1] + plain[:1]


def _leads(score: float, best: Ending, scored: _Scored, visible: str) -> tuple[float, float]:
    """By how much a reading is ahead of other texts without and with dropped pairs; two ways to one text do not compete."""
    text = best.path.decoded + visible[best.end :]
    others = [one for one in scored if one[1].path.decoded + visible[one[1].end :] != text]
    plain = max((other for other, ending in others if not ending.path.dropped), default=-math.inf)
    paired = max((other for other, ending in others if ending.path.dropped), default=-math.inf)
    return score - plain, score - paired


def _is_clear(best: Ending, lead: float, lead_of_pairs: float) -> bool:
    """Whether no other text comes near. Readings with dropped pairs pay for them already: the others need not fear them."""
    if best.path.dropped:
        return not best.lost and min(lead, lead_of_pairs) >= CLEAR
    if best.lost:
        return lead >= AMBIGUOUS_END
    return lead >= (AMBIGUOUS_STOP if best.path.decoded[0] == "。" else AMBIGUOUS)


def _weakest(best: Ending, run: Run, before: Reading, width: int) -> float:
    """The lowest mean log-probability of so many characters in a row, from the second one of the reading on."""
    scores, reading = [], before
    for character in best.path.decoded + run.visible[best.end : best.end + 2]:
        reading = reading.read(gbk.simple(character))
        scores.append(reading.score)
    starts = range(min(len(best.path.decoded), len(scores) - width))
    return min(((scores[start + width] - scores[start]) / width for start in starts), default=0.0)


def _looks_damaged(best: Ending, run: Run) -> bool:
    """Whether the run shows more odd Han than Latin, and tells enough of its bytes.

    Without this `?(CPI)` could be read as three characters whose bytes happen to fit.
    """
    gloss = _GLOSS_AT_END.search(run.visible[: best.end])
    seen = run.visible[: gloss.start() if gloss else best.end]
    latin = sum(1 for character in seen[1:-1] if character.isascii())
    if gloss and seen.isascii():
        return not run.sign or glosses.is_toned(gloss[0])  # ?:?(an) asks for an article
    odd = not seen.isascii() or seen[0] in NEEDLES or hides_one(run, best.end - 1)
    return odd and latin <= max(1, len(seen[1:-1]) // 3) and not _is_thin(best, run, seen)


def _reads_well(best: Ending, run: Run, before: Reading) -> bool:
    """Whether a reading consists of Han and signs, and is prose without a break."""
    letters = _LETTERS_IN_RUN.search(_GLOSS_AT_END.sub("", best.path.decoded))
    return not letters and mean(best, before) >= UNREADABLE and _weakest(best, run, before, 4) >= BROKEN


def _is_thin(best: Ending, run: Run, seen: str) -> bool:
    """Whether too little of the run tells its bytes: both ends guessed, or one Han that is at home in any text.

    A Latin letter that comes out of a Han (its second byte) is as good as guessed.
    """
    emerged = best.path.decoded[-1].isascii() and not run.visible[best.end - 1].isascii()
    if best.lost or emerged:
        return len(best.path.decoded.rstrip("?")) < FEWEST_TOLD + len("首末") or seen.isascii()
    return len(seen) == len("?漢") and not seen[1].isascii() and character_score(gbk.simple(seen[1])) > COMMON


def _whole(ending: Ending, visible: str, rest: list[float]) -> float:
    """Log-probability of the repaired text as far as the horizon: the run, and what stands behind it."""
    reading, best = ending.path.reading, ending.path.reading.score + rest[ending.end]
    for position in range(ending.end, min(ending.end + 3, len(rest) - 1)):
        reading = reading.read(gbk.simple(visible[position]))
        best = max(best, reading.score + rest[position + 1])
    return best

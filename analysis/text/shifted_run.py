"""What is known of a shifted run, and one reading of it: the run as the page shows it, a path through its bytes, its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from analysis.text import gbk
from analysis.text.language_model import Reading

DROPPED = -5.0
"""Nats that a dropped pair costs: one pair in seven is none in GBK, and the reader chooses among many fillings."""


@dataclass(frozen=True, slots=True)
class Run:
    """What is visible of a run behind its mark, and how probable the text is up to there as it stands.

    `sign`: it begins with a full-width sign; `folded`: such signs stand in ASCII on this page; `foreign`: characters of the
    other script, which are never put where bytes are missing; `traditional`: the page is in Traditional script.
    """

    visible: str
    seen: Reading
    sign: bool
    folded: bool
    foreign: frozenset[str] = frozenset()
    traditional: bool = False


class Path(NamedTuple):
    """One reading of a run so far: what it says, how probable it is, and the lead byte that waits for its trail.

    `dropped` counts the pairs that it supposes the page to have lost.
    """

    decoded: str
    reading: Reading
    pending: int
    dropped: int = 0

    def take(self, character: str, pending: int) -> Path:
        """The path with one character more."""
        return Path(self.decoded + character, self.reading.read(gbk.simple(character)), pending, self.dropped)

    def cut(self, character: str) -> Path:
        """The path with a character whose second half was dropped together with the first half of the next."""
        reading = self.reading.read(gbk.simple(character)).priced(DROPPED)
        return Path(self.decoded + character, reading, 0, self.dropped + 1)


class Ending(NamedTuple):
    """A path that is back in step: from `end` on the visible text is right. `lost`: a swallowed byte stays unknown."""

    path: Path
    end: int
    lost: bool = False

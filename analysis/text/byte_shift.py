"""Undo the one-byte shift of GBK pages: 標?！八麄 back to 標。“他們.

What happened: a program that worked on the bytes of a GBK page took two halves of neighbouring characters for one (a
full-width sign, or a character it wanted to gloss), and split them off. The first byte of the pair before it was orphaned
and printed "?"; from there every double byte was read one byte late, until an ASCII byte set the reader right again. Pairs
that mean nothing were dropped, and some pages had their full-width signs folded to ASCII afterwards.

How it is undone: write the run as bytes again, put each possible lost byte in front, and read; where the bytes leave more
than one reading, keep the most probable ones (a beam search) and let `mojibake` judge where they end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import nlargest
from operator import itemgetter

from analysis.text import gbk, glosses
from analysis.text.shifted_run import Ending, Path, Run

BEAM = 16
"""Readings kept at each character of a run: the true one is nearly always among the best five."""
FILLED_PATHS = 3
"""Of these, how many are also tried with a dropped pair at each character: each costs some hundred look-ups."""
MOST_LEADS = 8
"""Lead bytes that the letters of a gloss leave open, all of which are tried so; the signs of a run leave some seventy."""
HOPELESS = 12.0
"""Nats by which a reading may fall behind the visible text before it is given up: that is what ends the search in sound text."""
LONGEST_RUN = 400
"""Characters; an ASCII byte ends nearly every run of a real page long before."""
LONGEST_DROPPED = 60
"""Characters of a run in which dropped pairs are looked for: each costs a millisecond, and with many nothing is certain."""
MARKS = "?\ufffd"
"""What stands for a byte that could not be read."""
NEEDLES = "!?;:,("
"""Signs that the tools looked for; a run that shows nothing but ASCII must begin with one of them."""
MOST_LATIN = 4
"""ASCII beyond a third of a run at which it is a word, an address or a tag of the page, not the folded signs of damage."""
CLOSING = "。！？；：”’）》】」』…"
"""Signs that can be the last of a paragraph."""

_LATIN = re.compile(r"[!-~]")
_HAN = re.compile(r"[\u4e00-\u9fff]")


def endings(run: Run, paths: list[Path], dropped: bool) -> list[Ending]:
    """Every way in which the run can be read until the bytes are in step again, from paths that hold a lead byte.

    `dropped`: also suppose that the page lost whole pairs, which is many times the work."""
    found: list[Ending] = []
    resume, seen, latin, odd = 0, run.seen, 0, not run.sign or run.visible[:1] in NEEDLES
    for position in range(min(len(run.visible), LONGEST_DROPPED if dropped else LONGEST_RUN)):
        if position < resume:
            continue
        resume = _behind_gloss(run.visible, position)
        if resume > position:
            continue
        ascii_here = run.visible[position].isascii()
        odd, latin = odd or not ascii_here, latin + ascii_here
        if latin > position // 3 + MOST_LATIN:
            break
        if odd and (position or not run.sign):
            found += _ends(run, position, paths, dropped)
        elif hides_one(run, position):
            found += _ends(run, position, paths, dropped=False)
        seen = seen.read(gbk.simple(run.visible[position]))
        paths = [path for path in _step(run, position, paths, dropped) if path.reading.score > seen.score - HOPELESS]
        if not paths:
            break
    return found


def hides_one(run: Run, position: int) -> bool:
    """Whether two signs of ASCII stand for the trail of a lost character and one more: 。這 printed as ?_@ on a Traditional page.

    Latin that goes on behind them is Latin, and so are the two-letter words that Chinese prose uses.
    """
    return (
        run.traditional
        and position == 1
        and not _LATIN.match(run.visible, 2)
        and run.visible[:2] not in gbk.latin_pairs()
    )


def _best(paths: list[Path]) -> list[Path]:
    return nlargest(FILLED_PATHS, paths, key=lambda path: path.reading.score)


def _promising(paths: list[Path]) -> list[Path]:
    """The paths that are tried with a dropped pair; before the first character a few lead bytes are all as good as each other."""
    begin = not any(path.decoded for path in paths)
    return paths if begin and len(paths) <= MOST_LEADS else _best(paths)


def _step(run: Run, position: int, paths: list[Path], dropped: bool) -> list[Path]:
    """The paths for which the visible character is a pair of halves, and the run goes on behind it."""
    character = run.visible[position]
    pair = _bytes_of(character, run.folded)
    if pair is None or pair[1] not in gbk.LEADS or _is_broken_gloss(run.visible, position):
        return []
    going = _read(run, paths, *pair, dropped)
    return going if position == 0 else nlargest(BEAM, going, key=lambda path: path.reading.score)


def _read(run: Run, paths: list[Path], trail: int, pending: int, dropped: bool) -> list[Path]:
    """The paths for which `trail` ends a character, directly or behind a dropped pair; `pending` then waits.

    The first character is chosen among lead bytes: like every other that is chosen, it must be one that texts use.
    """
    read = [
        path.take(whole, pending)
        for path in paths
        if (whole := gbk.whole(path.pending, trail)) and (path.decoded or gbk.is_likely(whole))
    ]
    if dropped:
        read += [filled for path in _promising(paths) for filled in _fill(run, path, trail, pending)]
    return read


def _bytes_of(character: str, folded: bool) -> tuple[int, int] | None:
    if folded and "!" <= character <= "~":
        return gbk.FULL_WIDTH, ord(character) + 0x80
    return gbk.halves(character)


def _ends(run: Run, position: int, paths: list[Path], dropped: bool) -> Iterator[Ending]:
    """The paths that are in step again at this character: it is, or it holds, the ASCII byte that ended the run."""
    character = run.visible[position]
    pair = gbk.halves(character)
    if character in MARKS:
        gloss = _broken_gloss(run.visible, position + 1)
        yield from _ends_in_gloss(run, *gloss, paths, dropped) if gloss else _ends_at_mark(run, position, paths)
    elif ord(character) in gbk.ASCII_TRAILS or character == "€":
        trail = 0x80 if character == "€" else ord(character)
        yield from (Ending(path, position + 1) for path in _read(run, paths, trail, 0, dropped))
    elif pair and pair[1] in gbk.ASCII_TRAILS:
        yield from (Ending(path.take(chr(pair[1]), 0), position + 1) for path in _read(run, paths, pair[0], 0, dropped))


def _ends_at_mark(run: Run, position: int, paths: list[Path]) -> Iterator[Ending]:
    """The run's last trail byte met an ASCII byte that cannot follow it, and both became the mark: the likeliest are tried.

    At the end of a paragraph nothing else is missing; elsewhere the mark stays for the byte that nobody can know.
    """
    last = run.visible[position + 1 : position + 2] in ("", "\n")
    for path in _best(paths):
        closing = (one for one in gbk.closing(path.pending) if not last or one in CLOSING or _HAN.match(one))
        for taken in _best([path.take(one, 0) for one in closing if one not in run.foreign]):
            yield Ending(taken if last else taken._replace(decoded=taken.decoded + "?"), position + 1, lost=not last)


def _ends_in_gloss(run: Run, letters: str, end: int, paths: list[Path], dropped: bool) -> Iterator[Ending]:
    """The swallowed byte was the bracket of a gloss: its letters tell the character whose trail byte was lost with it."""
    for path in paths:
        taken = [
            path.take(one, 0)
            for one in gbk.closing(path.pending)
            if glosses.reads(one, letters) and one not in run.foreign
        ]
        if dropped:
            taken += [
                cut.take(one, 0)
                for cut, first in _cut(run, path)
                for lead in gbk.resumed(first)
                for one in gbk.closing(lead)
                if glosses.reads(one, letters) and one not in run.foreign
            ]
        yield from (Ending(one._replace(decoded=f"{one.decoded}({letters})"), end) for one in taken)


def _is_broken_gloss(visible: str, position: int) -> bool:
    return visible[position] in MARKS and _broken_gloss(visible, position + 1) is not None


def _broken_gloss(visible: str, position: int) -> tuple[str, int] | None:
    """Letters and end of a gloss whose opening bracket was swallowed (or, with a kinder reader, was not)."""
    opened = visible[position : position + 1] in ("(", "（")
    match = (
        glosses.GLOSS.match(visible, position)
        if opened
        else glosses.GLOSS.match(f"({visible[position : position + 10]}")
    )
    return (match[1], match.end() if opened else position + match.end() - 1) if match else None


def _behind_gloss(visible: str, position: int) -> int:
    """Where a gloss ends that was inserted within the run, behind a character that only looks like one; else `position`."""
    match = glosses.GLOSS.match(visible, position) if position else None
    known = match and glosses.reads(visible[position - 1], match[1])
    return match.end() if match and known else position


def _cut(run: Run, path: Path) -> Iterator[tuple[Path, int]]:
    """The path with each likely character that a dropped pair cut in two, and the first byte of that pair."""
    return (
        (path.cut(character), first) for character, first in gbk.begun(path.pending) if character not in run.foreign
    )


def _fill(run: Run, path: Path, trail: int, pending: int) -> list[Path]:
    """The path with the likeliest two characters that share a dropped pair; the second ends in the visible `trail`."""
    options = [
        (cut.reading.score + behind, cut, second)
        for cut, first in _cut(run, path)
        for behind, second in gbk.continued(cut.reading.tail[-1], first, trail)
        if second not in run.foreign
    ]
    return [cut.take(second, pending) for _, cut, second in nlargest(BEAM, options, key=itemgetter(0))]

"""Regular expressions from a reader, made safe to run: the shape is checked before, the time is watched while it runs.

Python's `re` cannot be interrupted. So a pattern runs on one sentence at a time (at most 400 characters), its worst case on
such a piece is computed from its shape, and patterns whose worst case is too dear are refused with the reason.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from re import _constants as _op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from analysis.errors import InputError

MAX_QUERY = 200  # characters; longer queries are programs
PIECE = 400  # characters; the longest stretch that a pattern sees at once
MAX_STEPS = 100_000_000  # worst-case steps on a piece: two free repetitions (400 x 400 x 400) pass, three do not
SENTENCE_ENDS = "。！？!?；;\n"
_PIECES = re.compile(
    f"[^{re.escape(SENTENCE_ENDS)}]{{1,{PIECE - 8}}}[{re.escape(SENTENCE_ENDS)}”’」』]{{0,8}}|[{re.escape(SENTENCE_ENDS)}]"
)
_REPEATS = (_op.MAX_REPEAT, _op.MIN_REPEAT, _op.POSSESSIVE_REPEAT)


def compile_query(query: str, *, regex: bool) -> re.Pattern[str]:
    """The query as a compiled pattern; without `regex` every sign of it stands for itself.

    Raises:
        InputError: the query is empty, too long, no regular expression, or one whose worst case cannot be bounded; the
            message says which and what to write instead.
    """
    if not query.strip():
        raise InputError("the query is empty", next_step="Type a word or phrase.")
    if len(query) > MAX_QUERY:
        raise InputError(f"the query has {len(query)} characters", next_step=f"Use at most {MAX_QUERY}.")
    if not regex:
        return re.compile(re.escape(query))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a doubtful bracket is the reader's business, not a fault of the page
            tree, compiled = _parser.parse(query), re.compile(query)
    except (re.error, OverflowError, RecursionError, ValueError) as problem:
        raise InputError(
            "the query is no regular expression", str(problem), "Correct it or search for plain text."
        ) from None
    if _choices(tree) * PIECE > MAX_STEPS:
        raise _refusal("it repeats freely too many times", "Use at most two of * + {n,}; write .{0,20} for a gap.")
    return compiled


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text with their offsets; a sentence of more than 400 characters is cut."""
    return ((found.start(), found.group()) for found in _PIECES.finditer(text))


def _refusal(why: str, instead: str) -> InputError:
    return InputError("the regular expression could run for minutes", why, instead)


def _choices(tree: Iterable[tuple[Any, Any]]) -> int:
    """Upper bound of the ways in which the pattern can match from one place: products along it, sums over alternatives."""
    ways = 1
    for operator, argument in tree:
        ways *= _ways(operator, argument)
    return ways


def _ways(operator: Any, argument: Any) -> int:
    if operator in _REPEATS:
        return _repeat_ways(*argument)
    if operator is _op.BRANCH:
        return sum(_choices(part) for part in argument[1])
    if operator is _op.SUBPATTERN:
        return _choices(argument[-1])
    if operator is _op.ATOMIC_GROUP:
        return _choices(argument)
    if operator in (_op.ASSERT, _op.ASSERT_NOT):
        return _choices(argument[1])
    if operator in (_op.GROUPREF, _op.GROUPREF_EXISTS):
        raise _refusal("it refers back to a group", "Write out what should stand there again.")
    return 1


def _repeat_ways(low: int, high: int, body: Any) -> int:
    if low > PIECE or (high is not _op.MAXREPEAT and high > PIECE):
        raise _refusal(f"it repeats more than {PIECE} times", f"Use numbers up to {PIECE}.")
    if high == 1:
        return 1 + _choices(body)
    if _holds_choice(body):
        raise _refusal("it repeats something that itself repeats or offers a choice", "Repeat single signs or [sets].")
    return (PIECE if high is _op.MAXREPEAT else high) - low + 1


def _holds_choice(tree: Iterable[tuple[Any, Any]]) -> bool:
    for operator, argument in tree:
        if operator in _REPEATS or operator in (_op.BRANCH, _op.ASSERT, _op.ASSERT_NOT):
            return True
        if operator is _op.SUBPATTERN and _holds_choice(argument[-1]):
            return True
        if operator is _op.ATOMIC_GROUP and _holds_choice(argument):
            return True
    return False

"""Goal and guard: what a ratio should reach, and below what the code itself must have become slower.

The machines that run this are shared: eight measurements of names within a minute gave 3.0 to 4.0. A ratio between guard and
goal is an expected failure that prints what was measured; below the guard no noise explains it, and the test fails.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

ATTEMPTS = 10  # other work on the machine can only lower a ratio


def at_least(what: str, measure: Callable[[], float], goal: float, guard: float) -> None:
    """The best of some measurements reaches the goal; else an expected failure down to the guard, a failure below it."""
    best = 0.0
    for _ in range(ATTEMPTS):
        best = max(best, measure())
        if best >= goal:
            return
    told = f"{what}: {best:.2f} (goal {goal}, guard {guard})"
    assert best >= guard, told
    pytest.xfail(told)

"""Work shared among processes: results in order, whichever process finished first, and none lost when one of them dies.

A process that is killed (memory ran out) or crashes breaks the whole pool of Python's executor. What was not finished is then
taken up again: the next few items one by one in a process of their own, which finds the item that kills; the rest in a new and
smaller pool.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK = 8  # items per task: small enough to share work evenly, large enough not to be all pickling
_ALONE = 2 * CHUNK  # items to take one by one after a death; more than the task that died can have held


def in_order(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    workers: int,
    died: Callable[[Item], Result],
    broke: Callable[[], None] = lambda: None,
) -> Iterator[Result]:
    """`work` of each item in the items' order; `died(item)` for an item that kills the process that works on it.

    `broke` is told of every death. With one worker all happens in this process, which is then the one to die.
    """
    if workers == 1:
        yield from map(work, items)
        return
    done = 0
    while done < len(items):
        try:
            for result in _together(work, items[done:], workers):
                done += 1
                yield result
        except BrokenProcessPool:
            broke()
            workers = max(2, workers // 2)  # one would mean this process
            for result in _one_by_one(work, items[done : done + _ALONE], died):
                done += 1
                yield result


def _together(work: Callable[[Item], Result], items: Sequence[Item], workers: int) -> Iterator[Result]:
    pool = _pool(workers)
    try:
        yield from pool.map(work, items, chunksize=CHUNK)
    finally:  # also when the reader of the results stopped: nothing more is begun
        pool.shutdown(wait=True, cancel_futures=True)


def _one_by_one(
    work: Callable[[Item], Result], items: Sequence[Item], died: Callable[[Item], Result]
) -> Iterator[Result]:
    pool = None
    try:
        for item in items:
            pool = pool or _pool(1)
            try:
                result = pool.submit(work, item).result()
            except BrokenProcessPool:
                pool, result = None, died(item)
            yield result
    finally:
        if pool:
            pool.shutdown(wait=True, cancel_futures=True)


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=_leave_stopping_to_the_parent)


def _leave_stopping_to_the_parent() -> None:
    """Ctrl-C reaches every process of a terminal; the parent stops the work, and the others need not print a traceback."""
    if os.name != "nt":
        signal.signal(signal.SIGINT, signal.SIG_IGN)

"""Work that falls into parts, done in as many processes as are asked for: the same results as in one, sooner.

What comes in: a function, what it has at hand for every part, and the parts. What goes out: what it makes of each, as
each is done. Promised: a part that fails raises what it raises in one process; where processes can't be started, or
end, the parts that are left are done in this one; when this one stops, its children do.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent import futures
from contextlib import contextmanager, suppress
from multiprocessing import active_children, parent_process
from typing import Any, TypeVar

Common = TypeVar("Common")
Part = TypeVar("Part")
Made = TypeVar("Made")

MOST = 61
"""The most processes that Windows lets one wait for."""


def cores() -> int:
    """Return how many processes can work at once here."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed is not None else os.cpu_count() or 1


def done(
    work: Callable[[Common, Part], Made], at_hand: Common, parts: Sequence[Part], processes: int
) -> Generator[tuple[int, Made], None, None]:
    """Yield what comes of each part, with the part's place among all, in the order in which they are done.

    Args:
        work: a function that stands in a module.
        at_hand: what it needs for every part.
        parts: what it is asked for one by one; of these and of what it makes copies go from process to process.
        processes: how many there are; with 1, all is done in this one.
    """
    left = dict.fromkeys(range(len(parts)))
    count = min(processes, len(parts), MOST)
    if count > 1:
        for place, made in _in_children(work, at_hand, parts, count):
            del left[place]
            yield place, made
    for place in left:
        yield place, work(at_hand, parts[place])


class _NoProcessesError(Exception):
    """Processes can't be started here."""


def _in_children(
    work: Callable[[Common, Part], Made], at_hand: Common, parts: Sequence[Part], count: int
) -> Iterator[tuple[int, Made]]:
    """Yield what children make of the parts; where none can be started or one ends, nothing of the parts left."""
    try:
        # Named only here: a browser has no processes, and lacks what is imported when this name is read.
        pool = futures.ProcessPoolExecutor(count, initializer=_begin, initargs=(work, at_hand))
    except (ImportError, NotImplementedError, OSError):
        return
    with suppress(_NoProcessesError), _ending(pool):
        places = _handed_out(pool, parts)
        for future in futures.as_completed(places):
            place = places[future]
            error = future.exception()
            if isinstance(error, futures.BrokenExecutor):
                return
            # What failed in a child fails again here: an error may lose its name on its way between processes.
            yield place, future.result() if error is None else work(at_hand, parts[place])


@contextmanager
def _ending(pool: futures.Executor) -> Iterator[None]:
    """End the children of a pool with it; at once, where not all was done."""
    others = set(active_children())
    try:
        yield
    except BaseException:
        for child in set(active_children()) - others:
            child.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _handed_out(pool: futures.Executor, parts: Sequence[Part]) -> dict[futures.Future[Any], int]:
    """Return the place of each part by what will come of it."""
    with _interrupts_held():
        try:
            return {pool.submit(_do, part): place for place, part in enumerate(parts)}
        except (OSError, RuntimeError) as error:  # the second, where a child has ended already
            raise _NoProcessesError from error


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let an interrupt wait while children are started: one that has not begun would tell of it with a traceback."""
    hold = getattr(signal, "pthread_sigmask", None)
    if hold is None:
        yield
        return
    before = hold(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        hold(signal.SIG_SETMASK, before)


# ---------------------------------------------------------------------- in a child
_given: list[tuple[Callable[[Any, Any], Any], Any]] = []
"""What a child does, and what it has at hand; nothing in the process that started it."""


def _begin(work: Callable[[Common, Part], Made], at_hand: Common) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started it is interrupted too, and ends it
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _given[:] = [(work, at_hand)]


def _do(part: Any) -> Any:  # noqa: ANN401 - of the work at hand
    ((work, at_hand),) = _given
    return work(at_hand, part)


def _end_with_parent() -> None:
    """End this process when the one that started it ends, however that ends: nobody waits for its work any more."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)

"""The truth of a condition in one world."""

from __future__ import annotations

from enum import IntEnum


class Truth(IntEnum):
    """False, idle or true, in that order, so that `all` is the least of its parts and `any` the greatest.

    A deadline is idle while what it runs from has not happened (semantics 2). `not idle` is idle.
    """

    FALSE = 0
    IDLE = 1
    TRUE = 2

    def negated(self) -> Truth:
        """Return the truth of the negation."""
        return Truth(2 - self)


def truth_of(flag: bool) -> Truth:  # noqa: FBT001 - a truth is what it takes
    """Return the truth of a Boolean."""
    return Truth.TRUE if flag else Truth.FALSE

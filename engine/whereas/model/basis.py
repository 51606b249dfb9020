"""On what a fact rests."""

from __future__ import annotations

from enum import IntEnum


class Basis(IntEnum):
    """On what a fact rests, weakest first (semantics 10)."""

    STATED = 0
    PROMISED = 1
    CONTRACTED = 2
    CONFIGURED = 3
    OBSERVED = 4

"""What an assessment is asked for: its date, its place, its readings, its floor."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from whereas.model.basis import Basis
from whereas.model.facts import ReadingChoice

LEAF_BUDGET = 1_000
"""The most worlds that one duty may need for an exact answer: counted in leaves, never in seconds (semantics 11)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the deal is judged.

    Attributes:
        as_of: a day, or a moment with its zone.
        place: the place asked about (`us/ca/oakland`), for bearers whose place is not stated; None: each law's own.
        readings: choices for this assessment; they go before the deal's own.
        floor: judge as if only facts on this basis or a better one were known, or None.
        leaf_budget: the most worlds that one duty may need for an exact answer.
    """

    as_of: dt.date | dt.datetime
    place: str | None = None
    readings: tuple[ReadingChoice, ...] = ()
    floor: Basis | None = None
    leaf_budget: int = LEAF_BUDGET

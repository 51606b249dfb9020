"""What one reading notes down for the report."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from whereas.evaluate.gaps import Gap
from whereas.model.verdict import FactRead


@dataclass(slots=True, kw_only=True)
class Notes:
    """What a reading notes down for the report.

    Attributes:
        facts: each fact that was read while a trace was made, by its path.
        assumptions: defaults that were relied on, in words.
        inexact: why an answer is not exact.
        gaps: what was read and is not known.
        planned: the days of events that are planned.
    """

    facts: dict[str, FactRead] = field(default_factory=dict)
    assumptions: dict[str, None] = field(default_factory=dict)
    inexact: dict[str, None] = field(default_factory=dict)
    gaps: dict[Gap, None] = field(default_factory=dict)
    planned: dict[dt.date, None] = field(default_factory=dict)

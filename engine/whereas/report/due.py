"""An entry of the calendar of duties, as it is published."""

from __future__ import annotations

from typing import Literal, TypeAlias

from whereas.report.part import Part, VerdictName

DueKind: TypeAlias = Literal["by", "before", "open", "order", "each", "waiver"]


class Limit(Part):
    """A limit in time that a duty sets, in words. `is_order`: it says what must come before what, or after what."""

    text: str
    is_order: bool


class Due(Part):
    """What a duty asks in time.

    `kind` says when: `by` a last day (`day`), `before` an event (`event` is its path), `open` without a last day,
    `order` of two things of which nobody says whether they have happened, `each` for a limit that always holds or runs
    from an event, and `waiver` for the day on which a waiver ends. No day is computed from an event that has none:
    `when` then says what the law counts from, in words. `act` is what is to be done and by whom, `about` what it is
    about.
    """

    deal: str
    policy: str
    section: str
    duty: str | None
    title: str
    citation: str
    act: str
    about: str | None
    kind: DueKind
    day: str | None
    event: str | None
    when: str
    verdict: VerdictName

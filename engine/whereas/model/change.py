"""A change to a deal: what a scenario, a question or a fix supposes in place of what the deal states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from whereas.model.facts import Completeness, ListSlot, Presence, Slot
from whereas.text import Span
from whereas.values.scalars import Ref

Supposed: TypeAlias = Slot | ListSlot | Presence | Completeness


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing supposed: `flows[clip].consent = blanket`, `flows complete`, `council_approval = none`.

    Attributes:
        owner: the item (`flows`, `clip`), the record of which there is one (`request_log`, None), or a list of records
            as a whole (`flows`, None).
        fields: the way from the owner to the fact, through records written in place; empty for the owner itself.
        to: a fact with its versions (none: unknown); whether a record is there, or a list of records is `none` or not
            known; or whether a list names everything.
        span: where it is supposed; the facts that come of it keep it.
    """

    owner: Ref
    fields: tuple[str, ...]
    to: Supposed
    span: Span

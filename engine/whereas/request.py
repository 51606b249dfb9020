"""What is asked for when deals are tested against laws."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from whereas.model.basis import Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked for.

    Attributes:
        deals: identifiers or files.
        policies: identifiers, folders of identifiers, or files.
        jurisdiction: a place whose law applies (`us/ca/oakland`), with the law of all places above it.
        as_of: the assessment date.
        readings: (dispute, reading); a dispute may be written with its law before it.
        floor: judge as if only facts on this basis, or a better one, were known.
    """

    deals: tuple[str, ...]
    policies: tuple[str, ...] = ()
    jurisdiction: str | None = None
    as_of: dt.date | dt.datetime
    readings: tuple[tuple[str, str], ...] = ()
    floor: Basis | None = None

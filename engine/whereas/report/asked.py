"""What a report was asked for and made from: enough to make it again, and to see what changed since."""

from __future__ import annotations

from whereas.report.part import BasisName, Part, TextSort


class ChosenReading(Part):
    """A reading that was chosen for a dispute, both as they were typed."""

    dispute: str
    reading: str


class Asked(Part):
    """What the report was asked for, as it was typed: deals and laws by name or file, place, readings, basis.

    `policies` may be empty: then the law of a place was asked for, or, where `jurisdiction` is null too, that of the
    place of the deals' agencies. `resting_on` is the basis on which facts had to rest at least, or null.
    """

    deals: tuple[str, ...]
    policies: tuple[str, ...]
    jurisdiction: str | None
    readings: tuple[ChosenReading, ...]
    resting_on: BasisName | None


class Text(Part):
    """A text that was read to make the report, with the SHA-256 of its bytes: laws that others name are among them."""

    file: str
    sort: TextSort
    sha256: str | None

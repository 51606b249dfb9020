"""A place in a source text, as a half-open range of character offsets."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters from `start` up to, not including, `end` of the source named `source`.

    Offsets count characters (code points) from 0, not bytes.
    """

    source: str
    start: int
    end: int

    def to(self, other: Span) -> Span:
        """Return the span from the start of this one to the end of `other`, in the same source."""
        return Span(self.source, min(self.start, other.start), max(self.end, other.end))

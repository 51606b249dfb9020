"""The decided cases beside a judgment's question: they inform whoever answers it, and are never applied."""

from __future__ import annotations

from whereas.report.part import Part


class DecidedCase(Part):
    """A case that a court decided on a judgment's question: how it answered, and the facts that mattered."""

    name: str
    year: int
    answer: bool
    facts: str

    def told(self) -> str:
        """Return the case in one line: its name, its year, the answer, the facts."""
        return f"{self.name} ({self.year}): {'yes' if self.answer else 'no'}; {self.facts}"

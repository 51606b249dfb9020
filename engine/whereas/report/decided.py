"""The decided cases beside a judgment's question: they inform whoever answers it, and are never applied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from whereas.report.part import Part


class DecidedCase(Part):
    """A case that a court decided on a judgment's question: how it answered, and the facts that mattered."""

    name: str
    year: int
    answer: bool
    facts: str

    def told(self) -> str:
        """Return the case in one line: its name with the year, beside the court where that is named; answer; facts."""
        name = f"{self.name[:-1]} {self.year})" if self.name.endswith(")") else f"{self.name} ({self.year})"
        return f"{name}: {'yes' if self.answer else 'no'}; {self.facts}"


def first_told(questions: Iterable[tuple[DecidedCase, ...]]) -> Mapping[tuple[DecidedCase, ...], int]:
    """Return at which question of a list its cases come first, counted from 1."""
    found: dict[tuple[DecidedCase, ...], int] = {}
    for number, cases in enumerate(questions, start=1):
        if cases:
            found.setdefault(cases, number)
    return found


def decided_cases(
    cases: tuple[DecidedCase, ...], question: int, shown: dict[tuple[DecidedCase, ...], int]
) -> Iterator[str]:
    """Yield the lines on a question's cases: in full where they come first, else the question that has them.

    Args:
        cases: the cases.
        question: the number of the question.
        shown: the question at which cases were told before; it takes in this one.
    """
    if not cases:
        return
    if cases in shown:
        yield f"Decided cases: as at question {shown[cases]}"
        return
    shown[cases] = question
    yield from (f"Decided: {case.told()}" for case in cases)

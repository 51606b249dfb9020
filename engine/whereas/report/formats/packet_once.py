"""What a document of pages tells once, and by which number or place it is referred to everywhere else.

What comes in: one deal's part of a report. What goes out: its questions, facts and sources by their numbers, and where
a text of the law, the steps of a reason and decided cases come first. Promised: nothing has two numbers, and what is
referred to stands in the document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from whereas.report.decided import DecidedCase
from whereas.report.formats.blocks import Run, Runs
from whereas.report.formats.facts import standing
from whereas.report.formats.outline import DealPart, Entry
from whereas.report.formats.plain import plain
from whereas.report.formats.steps import Step, reasons
from whereas.report.model import Fact, Finding

Told: TypeAlias = Mapping[tuple[DecidedCase, ...], tuple[Entry, int]]
"""Where decided cases are told in full: at which finding, and at which of its questions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Once:
    """What is told once of a deal.

    Attributes:
        place: what the names of places about this deal begin with.
        part: the deal.
        questions: the number of each, by the path that it asks about and its words.
        facts: the number of each.
        sources: the number of each document, by its id.
        texts: the finding at which the text of a section stands, by its law and its words.
        steps: the finding at which a step of a reason first stands with all that it rests on.
        cases: where decided cases stand.
    """

    place: str
    part: DealPart
    questions: Mapping[tuple[str, str], int]
    facts: Mapping[Fact, int]
    sources: Mapping[str, int]
    texts: Mapping[tuple[str, str], Entry]
    steps: Mapping[Step, Entry]
    cases: Told

    def question_anchor(self, number: int) -> str:
        """Return the name of the place of a question."""
        return f"{self.place}-question-{number}"

    def fact_anchor(self, number: int) -> str:
        """Return the name of the place of a fact."""
        return f"{self.place}-fact-{number}"

    def source_anchor(self, number: int) -> str:
        """Return the name of the place of a source."""
        return f"{self.place}-source-{number}"


def once(part: DealPart, place: str) -> Once:
    """Return what is told once of a deal; `place` is what the names of places about it begin with."""
    applying = [entry for law in part.laws for entry in law.applying]
    texts: dict[tuple[str, str], Entry] = {}
    steps: dict[Step, Entry] = {}
    for entry in applying:
        texts.setdefault((entry.policy.id, entry.finding.text or ""), entry)
        for reason in reasons(entry.finding).reasons:
            for step in _all(reason.steps):
                steps.setdefault(step, entry)
    return Once(
        place=place,
        part=part,
        questions={(item.path, item.ask): number for number, item in enumerate(part.questions, start=1)},
        facts={fact: number for number, fact in enumerate(_facts(applying), start=1)},
        sources={document: number for number, document in enumerate(part.documents, start=1)},
        texts=texts,
        steps=steps,
        cases=_cases(applying),
    )


def facts_of(finding: Finding) -> tuple[Fact, ...]:
    """Return the facts that a finding read, each once."""
    return tuple({fact.path: fact for instance in finding.instances for fact in instance.facts}.values())


def is_bare(fact: Fact) -> bool:
    """Return whether there is no more to say of a fact than that nobody stated it."""
    return fact.status == "unknown" and fact.shown == "not stated" and not fact.sources and not standing(fact)


def _all(steps: Iterable[Step]) -> Iterator[Step]:
    for step in steps:
        yield step
        yield from _all(step.steps)


def _facts(entries: Iterable[Entry]) -> list[Fact]:
    """Return the facts that findings read, each once: in the order of the deal file, and then what it leaves out."""
    found = dict.fromkeys(fact for entry in entries for fact in facts_of(entry.finding))
    return sorted(found, key=lambda fact: (is_bare(fact), fact.line is None, fact.line or 0))


def _cases(entries: Iterable[Entry]) -> Told:
    """Return where the cases of each question are told in full: where they come first."""
    found: dict[tuple[DecidedCase, ...], tuple[Entry, int]] = {}
    for entry in entries:
        for number, question in enumerate(entry.finding.questions):
            if question.decided:
                found.setdefault(question.decided, (entry, number))
    return found


def see(entry: Entry, law: str | None) -> Run:
    """Return the name of a finding as a link to it. `law` goes without saying."""
    title = "" if entry.policy.id == law else f", {entry.policy.title}"
    return Run(text=plain(f"{entry.name}{title}"), anchor=entry.anchor)


def numbered(numbers: Iterable[int], anchor: Callable[[int], str]) -> Runs:
    """Return numbers in their order as links, those that follow one another as a range: "1, 3 to 6"."""
    runs: list[Run] = []
    for first, last in _ranges(sorted(set(numbers))):
        runs += [Run(text=", ")] if runs else []
        runs.append(Run(text=str(first), anchor=anchor(first)))
        if last > first:
            runs += [Run(text=" to " if last > first + 1 else ", "), Run(text=str(last), anchor=anchor(last))]
    return tuple(runs)


def _ranges(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    first = last = None
    for number in numbers:
        if first is not None and last is not None and number > last + 1:
            yield first, last
            first = None
        first = number if first is None else first
        last = number
    if first is not None and last is not None:
        yield first, last

"""The reason for a finding and the questions that it waits for, in a document of pages: lists in which lists stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from whereas.english.nouns import capitalised
from whereas.report.decided import DecidedCase
from whereas.report.formats.blocks import Block, Item, Nested, Paragraph, Run, words
from whereas.report.formats.outline import LABELS, DealPart, Entry
from whereas.report.formats.plain import plain
from whereas.report.formats.steps import Reason, Step, reasons
from whereas.report.model import Finding, Question, Subject

Told: TypeAlias = Mapping[tuple[DecidedCase, ...], tuple[Entry, int]]
"""Where decided cases are told in full: at which finding, and at which of its questions."""


def told_cases(part: DealPart) -> Told:
    """Return where the cases of each question are told in full: where they come first."""
    found: dict[tuple[DecidedCase, ...], tuple[Entry, int]] = {}
    for law in part.laws:
        for entry in law.applying:
            for number, question in enumerate(entry.finding.questions):
                if question.decided:
                    found.setdefault(question.decided, (entry, number))
    return found


def pointer(cases: tuple[DecidedCase, ...], told: Told, *, law: str | None = None) -> tuple[Run, ...]:
    """Return the words that lead to where cases are told; none where there are none. `law` goes without saying."""
    if cases not in told:
        return ()
    entry = told[cases][0]
    count = f"{len(cases)} decided case{'' if len(cases) == 1 else 's'}"
    title = "" if entry.policy.id == law else f", {entry.policy.title}"
    name = Run(text=plain(f"{entry.name}{title}"), anchor=entry.anchor)
    return (Run(text=f" {count}: see ", look="soft"), name, Run(text=".", look="soft"))


def asked(entry: Entry, told: Told) -> Iterator[Block]:
    """Yield the questions that a finding waits for, each with the cases that were decided on it."""
    if entry.finding.questions:
        yield Paragraph(runs=words("To find out"), sort="label")
        yield Nested(items=tuple(_asked(entry, number, told) for number in range(len(entry.finding.questions))))


def _asked(entry: Entry, number: int, told: Told) -> Item:
    question: Question = entry.finding.questions[number]
    who = f"; for {question.answered_by} to answer" if question.answered_by else ""
    runs = words(plain(f"{question.ask} ({question.about}{who})"))
    if not question.decided:
        return Item(runs=runs)
    if told.get(question.decided) != (entry, number):
        return Item(runs=(*runs, *pointer(question.decided, told, law=entry.policy.id)))
    cases = tuple(Item(runs=words(plain(case.told()))) for case in question.decided)
    label = words("Decided cases, which inform and are never applied:")
    return Item(runs=runs, items=(Item(runs=label, items=cases),))


def reason(finding: Finding) -> Iterator[Block]:
    """Yield the reason for a finding, step by step, and in a sentence what came of the others that it is about."""
    told = reasons(finding)
    several = len(finding.subjects) > 1
    for item in told.reasons:
        if item.steps:
            yield Paragraph(runs=words(plain(_title(item, several=several))), sort="label")
            yield Nested(items=_items(item.steps))
    if told.others:
        yield Paragraph(runs=words("The others that it was tried on"), sort="label")
        yield Nested(items=tuple(_other(item) for item in told.others))


def _title(item: Reason, *, several: bool) -> str:
    title = "The reason, step by step"
    if several:
        title += f", for {item.subject.title or 'this deal'}"
    if item.alike:
        title += f" (and, step for step alike, for {_names(item.alike)})"
    return title


def _names(subjects: Sequence[Subject]) -> str:
    return "; ".join(item.title or "this deal" for item in subjects)


def _items(steps: tuple[Step, ...]) -> tuple[Item, ...]:
    return tuple(
        Item(
            runs=(Run(text=f"{capitalised(step.outcome)}: ", look="bold"), Run(text=plain(step.text))),
            items=_items(step.steps),
        )
        for step in steps
    )


def _other(item: Subject) -> Item:
    return Item(
        runs=(
            Run(text=LABELS[item.verdict], look="verdict", kind=item.verdict),
            Run(text=plain(f" {' '.join(item.sentences)}")),
        )
    )

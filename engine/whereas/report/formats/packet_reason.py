"""The reason for a finding and the questions that it waits for, in a document of pages: lists in which lists stand.

Promised: each step of a reason stands in the document with all that it rests on, once; where it comes again, the place
is named. Parts that rest on nothing further stand in the line of what rests on them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whereas.english.nouns import capitalised
from whereas.report.decided import DecidedCase
from whereas.report.formats.blocks import Block, Item, Nested, Paragraph, Run, Runs, words
from whereas.report.formats.outline import LABELS, Entry
from whereas.report.formats.packet_once import Once, numbered, see
from whereas.report.formats.plain import plain
from whereas.report.formats.steps import Reason, Step, reasons
from whereas.report.model import Subject

_FEW = 2  # steps that are said again sooner than that they are told to stand elsewhere


def pointer(cases: tuple[DecidedCase, ...], told: Once, *, law: str | None = None) -> Runs:
    """Return the words that lead to where cases are told; none where there are none. `law` goes without saying."""
    if cases not in told.cases:
        return ()
    count = f"{len(cases)} decided case{'' if len(cases) == 1 else 's'}"
    entry = told.cases[cases][0]
    return (Run(text=f" {count}: see ", look="soft"), see(entry, law), Run(text=".", look="soft"))


def asked(entry: Entry, told: Once) -> Runs:
    """Return the questions that a finding waits for, by their numbers, and where cases decided on them are told."""
    questions = entry.finding.questions
    if not questions:
        return ()
    runs = [
        Run(text="To find out: ", look="bold"),
        Run(text=f"question{'' if len(questions) == 1 else 's'} "),
        *numbered((told.questions[item.path, item.ask] for item in questions), told.question_anchor),
        Run(text="."),
    ]
    for number, item in enumerate(questions):
        if item.decided and told.cases[item.decided] != (entry, number):
            runs += pointer(item.decided, told, law=entry.policy.id)
    return (*runs, Run(text=" "))


def decided(entry: Entry, told: Once) -> Iterator[Block]:
    """Yield the cases that were decided on a finding's questions, where they come first."""
    for number, item in enumerate(entry.finding.questions):
        if item.decided and told.cases[item.decided] == (entry, number):
            said = f"Decided cases on “{item.ask}”, which inform and are never applied"
            yield Paragraph(runs=words(plain(said)), sort="label")
            yield Nested(items=tuple(Item(runs=words(plain(case.told()))) for case in item.decided))


def reason(entry: Entry, told: Once) -> Iterator[Block]:
    """Yield the reason for a finding, step by step, and in a sentence what came of the others that it is about."""
    finding = entry.finding
    made = reasons(finding)
    several = len(finding.subjects) > 1
    for item in made.reasons:
        if item.steps:
            yield Paragraph(runs=words(plain(_title(item, several=several))), sort="label")
            yield Nested(items=tuple(_item(step, entry, told) for step in item.steps))
    said = " ".join(finding.explanation)
    others = [item for item in made.others if " ".join(item.sentences) not in said]
    if others:
        yield Paragraph(runs=words("The others that it was tried on"), sort="label")
        yield Nested(items=tuple(_other(item) for item in others))


def _title(item: Reason, *, several: bool) -> str:
    title = "The reason, step by step"
    if several:
        title += f", for {item.subject.title or 'this deal'}"
    if item.alike:
        title += f" (and, step for step alike, for {_names(item.alike)})"
    return title


def _names(subjects: Sequence[Subject]) -> str:
    return "; ".join(item.title or "this deal" for item in subjects)


def _item(step: Step, entry: Entry, told: Once) -> Item:
    """Return a step with what it rests on: in its line where that rests on nothing further, else below it."""
    own = _said(step)
    first = told.steps[step]
    if first.anchor != entry.anchor and _size(step) > _FEW:
        return Item(runs=(*own, Run(text=" (step by step: "), see(first, entry.policy.id), Run(text=")")))
    if step.steps and not any(inner.steps for inner in step.steps):
        return Item(runs=(*own, Run(text=" ("), *_in_line(step.steps), Run(text=")")))
    items = tuple(_item(inner, entry, told) for inner in step.steps)
    if len(items) == 1:
        return Item(runs=(*own, Run(text=" \N{EN DASH} "), *items[0].runs), items=items[0].items)
    return Item(runs=own, items=items)


def _said(step: Step) -> Runs:
    return (Run(text=f"{capitalised(step.outcome)}: ", look="bold"), Run(text=plain(step.text)))


def _in_line(steps: Sequence[Step]) -> Iterator[Run]:
    for place, step in enumerate(steps):
        if place:
            yield Run(text="; ")
        yield from _said(step)


def _size(step: Step) -> int:
    return sum(1 + _size(inner) for inner in step.steps)


def _other(item: Subject) -> Item:
    return Item(
        runs=(
            Run(text=LABELS[item.verdict], look="verdict", kind=item.verdict),
            Run(text=plain(f" {' '.join(item.sentences)}")),
        )
    )

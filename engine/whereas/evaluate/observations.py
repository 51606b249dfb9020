"""Things to know that are no verdicts: bases that disagree, defaults relied on, allegations, idle waivers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from whereas.evaluate.case import Case
from whereas.evaluate.noting import show_value
from whereas.evaluate.waivers import waiver_notes
from whereas.model.basis import Basis
from whereas.model.facts import Narrowing, Record, Slot
from whereas.model.verdict import Finding, Observation, Status

_NOT_IN_FORCE = "the law is not in force at that time"


def observations(case: Case, findings: Iterable[Finding]) -> tuple[Observation, ...]:
    """Return what is to be known beside the verdicts, once each."""
    found: dict[Observation, None] = {}
    every = tuple(findings)
    read = {fact.path for finding in every for instance in finding.instances for fact in instance.facts}
    for observation in (
        *_disagreements(case, read),
        *_allegations(every),
        *_defaults(every),
        *waiver_notes(case),
        *_out_of_force(every),
    ):
        found[observation] = None
    return tuple(found)


def _disagreements(case: Case, read: set[str]) -> Iterator[Observation]:
    for path, record, name, slot in _slots(case):
        if path not in read or slot.disputed:
            continue
        kind = case.field(record, name).kind
        told: dict[Basis, object] = {}
        for version in slot.versions:
            if not version.alleged and not isinstance(version.content, Narrowing):
                told.setdefault(version.stated.basis, version.content)
        if len({repr(value) for value in told.values()}) > 1:
            values = tuple(
                f"{basis.name.lower()}: {show_value(case, value, kind)}" for basis, value in sorted(told.items())
            )
            yield Observation(kind="bases_disagree", path=path, values=values)


def _slots(case: Case) -> Iterator[tuple[str, str, str, Slot]]:
    waiting: list[tuple[str, Record]] = [
        (f"{name}.{key}", record) for name, records in case.deal.lists.items() for key, record in records.items.items()
    ]
    waiting.extend(case.deal.singles.items())
    for path, record in waiting:
        yield from _slots_of(path, record)


def _slots_of(path: str, record: Record) -> Iterator[tuple[str, str, str, Slot]]:
    for name, slot in record.fields.items():
        if isinstance(slot, Slot):
            yield f"{path}.{name}", record.type, name, slot
        elif isinstance(slot, Record):
            yield from _slots_of(f"{path}.{name}", slot)


def _allegations(findings: Iterable[Finding]) -> Iterator[Observation]:
    for finding in findings:
        for instance in finding.instances:
            for fact in instance.facts:
                if fact.status is Status.ALLEGED:
                    yield Observation(kind="alleged", path=fact.path, values=(fact.shown,))
                elif fact.status is Status.EXPIRED:
                    yield Observation(kind="expired", path=fact.path, values=(fact.shown,))


def _defaults(findings: Iterable[Finding]) -> Iterator[Observation]:
    for finding in findings:
        for assumption in finding.assumptions:
            path, _, words = assumption.partition(": ")
            yield Observation(kind="default", path=path, values=(words,))


def _out_of_force(findings: tuple[Finding, ...]) -> Iterator[Observation]:
    """Yield each law that is in force at no anchor: asked for by name, it gives no verdict (semantics 5)."""
    for law in dict.fromkeys(finding.law for finding in findings):
        reasons = [instance.reason for finding in findings if finding.law == law for instance in finding.instances]
        if reasons and all(reason == _NOT_IN_FORCE for reason in reasons):
            yield Observation(kind="not_in_force", path=law, values=())

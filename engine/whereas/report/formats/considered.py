"""The exceptions considered in a finding, each once, with how it came out for the subject that came closest to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whereas.english.nouns import capitalised
from whereas.report.model import Finding, OutcomeName, Trace

_ORDER: tuple[OutcomeName, ...] = ("true", "unknown", "idle", "false", "not read")


@dataclass(frozen=True, slots=True, kw_only=True)
class Considered:
    """An exception by its name, how it came out, and why, in words."""

    name: str
    outcome: OutcomeName
    text: str


def considered(finding: Finding) -> tuple[Considered, ...]:
    """Return the exceptions that were read for a finding; of several named subjects, how each came out at best."""
    found: dict[str, Considered] = {}
    for instance in [item for item in finding.instances if item.is_named] or finding.instances:
        for node in _exceptions(instance.trace):
            name = capitalised((node.label or "exception").replace("_", " "))
            made = Considered(name=name, outcome=node.outcome, text=node.text)
            known = found.get(name)
            if known is None or _ORDER.index(made.outcome) < _ORDER.index(known.outcome):
                found[name] = made
    return tuple(found.values())


def _exceptions(trace: Trace) -> Iterator[Trace]:
    if trace.role == "exception":
        yield trace
    for child in trace.children:
        yield from _exceptions(child)

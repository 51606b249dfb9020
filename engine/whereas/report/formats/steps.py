"""The reason for a finding step by step, for paper, where nothing opens and closes: what came out alike is told once.

What comes in: a finding. What goes out: the subjects that decided it, each way in which they came out once as nested
steps, and the others. Promised: every subject of the finding stands in it once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whereas.report.model import Finding, OutcomeName, Subject, Trace

OUTCOMES: Mapping[OutcomeName, str] = {
    "true": "holds",
    "false": "does not hold",
    "unknown": "not known",
    "idle": "not yet",
    "not read": "not read",
}
"""How a step came out, as a reader sees it."""

APPLIES: Mapping[OutcomeName, str] = {**OUTCOMES, "true": "applies", "false": "does not apply"}
"""How an exception came out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One part of a reason: how it came out, in words, and the parts that it rests on."""

    outcome: str
    text: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A reason for a verdict; `alike` are the subjects that came out so too, step for step."""

    subject: Subject
    alike: tuple[Subject, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The reasons for a finding; `others` are the subjects whose reasons are told in a sentence each."""

    reasons: tuple[Reason, ...]
    others: tuple[Subject, ...]


def reasons(finding: Finding) -> Told:
    """Return the reasons for a finding: of a breach, each way in which it came out; else of the first that decided."""
    deciding = _deciding(finding)
    ways: dict[object, list[Subject]] = {}
    for subject in deciding:
        ways.setdefault(_shape(_trace(finding, subject)), []).append(subject)
    is_grave = finding.verdict == "violated" or bool(finding.unless_shown)
    told = list(ways.values()) if is_grave else list(ways.values())[:1]
    shown = {id(subject) for way in told for subject in way}
    return Told(
        reasons=tuple(
            Reason(subject=way[0], alike=tuple(way[1:]), steps=_steps(_trace(finding, way[0]))) for way in told
        ),
        others=tuple(subject for subject in finding.subjects if id(subject) not in shown),
    )


def _deciding(finding: Finding) -> Sequence[Subject]:
    """Return the subjects on which the verdict rests: the named ones that have it, else whichever have it."""
    have = [subject for subject in finding.subjects if subject.verdict == finding.verdict] or finding.subjects
    if finding.unless_shown:
        have = [item for item in have if finding.instances[item.chosen].unless_shown] or have
    return [subject for subject in have if subject.is_named] or have


def _trace(finding: Finding, subject: Subject) -> Trace:
    return finding.instances[subject.chosen].trace


def _shape(trace: Trace) -> object:
    """Return what two reasons have in common that differ only in whom they are about."""
    return trace.role, trace.outcome, trace.label, tuple(_shape(child) for child in trace.children)


def _steps(trace: Trace) -> tuple[Step, ...]:
    """Return a trace as steps; the duty itself is no step, for the heading says it."""
    inner = tuple(step for child in trace.children for step in _steps(child))
    if trace.role == "duty":
        return inner
    said = APPLIES if trace.role == "exception" else OUTCOMES
    return (Step(outcome=said[trace.outcome], text=trace.text, steps=inner),)

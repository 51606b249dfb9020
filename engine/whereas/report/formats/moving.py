"""What is found of each movement of data: the findings that are about it, the gravest first.

What comes in: the flows and findings of one deal. What goes out: each flow with its findings, grouped by how they came
out. Promised: a finding that is about a flow by name is told with it, and no other is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from whereas.english.nouns import joined
from whereas.report.formats.outline import LABELS, Entry
from whereas.report.formats.signs import LISTED, SYMBOLS, UNLESS
from whereas.report.model import Subject
from whereas.report.model_flows import Flow, FlowEnd

Grave: TypeAlias = Literal["violated", "waived", "unless", "judgment", "open", "listed", "pending", "closed", "aside"]

_ARTICLES = frozenset({"A", "An", "Any", "Another", "Each", "One", "Other", "Some", "The"})

SIGNS: dict[Grave, str] = {
    "violated": SYMBOLS["violated"],
    "waived": SYMBOLS["violated"],
    "unless": UNLESS,
    "judgment": SYMBOLS["needs_judgment"],
    "open": SYMBOLS["undetermined"],
    "listed": LISTED,
    "pending": SYMBOLS["pending"],
    "closed": SYMBOLS["satisfied"],
    "aside": SYMBOLS["inapplicable"],
}
"""One sign each, the gravest first."""

WORDS: dict[Grave, str] = {
    "violated": LABELS["violated"],
    "waived": "Violated, and waived",
    "unless": "Violated unless an exception is shown",
    "judgment": LABELS["needs_judgment"],
    "open": LABELS["undetermined"],
    "listed": "No breach among what is named, but the lists may not be complete",
    "pending": LABELS["pending"],
    "closed": "Satisfied or excused",
    "aside": LABELS["inapplicable"],
}

CLASSES: dict[Grave, str] = {
    "violated": "violated",
    "waived": "waived",
    "unless": "violated",
    "judgment": "needs_judgment",
    "open": "undetermined",
    "listed": "undetermined",
    "pending": "pending",
    "closed": "satisfied",
    "aside": "inapplicable",
}
"""How each is coloured: the name of a verdict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The findings about one flow that came out alike."""

    grave: Grave
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moving:
    """One flow, its number in the deal, and what was found of it; nothing was where no law is about it."""

    number: int
    flow: Flow
    found: tuple[Found, ...]

    @property
    def gravest(self) -> Grave | None:
        """Return how the gravest finding about it came out, or None where there is none."""
        return self.found[0].grave if self.found else None


def moving(flows: Iterable[Flow], entries: Sequence[Entry]) -> tuple[Moving, ...]:
    """Return the flows of a deal, in their order, with what was found of each."""
    return tuple(
        Moving(number=number, flow=flow, found=_found(flow, entries)) for number, flow in enumerate(flows, start=1)
    )


def about_no_flow(movings: Iterable[Moving], entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the violated findings that the picture of the flows does not show."""
    shown = {entry.anchor for item in movings for found in item.found for entry in found.entries}
    return tuple(entry for entry in entries if entry.finding.verdict == "violated" and entry.anchor not in shown)


def _found(flow: Flow, entries: Sequence[Entry]) -> tuple[Found, ...]:
    groups: dict[Grave, list[Entry]] = {grave: [] for grave in SIGNS}
    for entry in entries:
        own = [grave for subject in entry.finding.subjects if (grave := _grave(entry, subject, flow)) is not None]
        if own:
            groups[min(own, key=list(SIGNS).index)].append(entry)
    return tuple(Found(grave=grave, entries=tuple(own)) for grave, own in groups.items() if own)


def _grave(entry: Entry, subject: Subject, flow: Flow) -> Grave | None:
    """Return how a finding came out for a flow, or None where it is not about it, or only permits something."""
    path = subject.path or ""
    if path != flow.path and not path.startswith(f"{flow.path}."):
        return None
    if entry.finding.modality == "may":
        return None
    instance = entry.finding.instances[subject.chosen]
    match subject.verdict:
        case "violated":
            return "violated" if instance.waiver is None else "waived"
        case "undetermined":
            return "unless" if instance.unless_shown else "listed" if entry.finding.only_open_list else "open"
        case "needs_judgment":
            return "judgment"
        case "pending":
            return "pending"
        case "satisfied" | "excused":
            return "closed"
        case "inapplicable":
            return "aside"


def ends_words(ends: Sequence[FlowEnd], nobody: str = "somebody who is not named") -> str:
    """Return who stands at an end of a flow, in words; of several that may be meant, each."""
    certain = [_inside(end.title) for end in ends if end.is_certain]
    maybe = [_inside(end.title) for end in ends if not end.is_certain]
    said = [joined(certain)] if certain else []
    if maybe:
        said.append(f"perhaps {joined(maybe, 'or')}")
    return joined(said) if said else nobody


def _inside(title: str) -> str:
    """Return what somebody is called inside a sentence: "an agency", but "Flock Safety"."""
    return title[:1].lower() + title[1:] if title.split(" ", 1)[0] in _ARTICLES else title


def flow_words(flow: Flow) -> str:
    """Return who gives what to whom, in one sentence."""
    said = f"From {ends_words(flow.senders)}"
    if flow.via:
        said += f", by way of {ends_words(flow.via)},"
    said += f" to {ends_words(flow.recipients)}"
    if flow.onward:
        said += f", who may pass it on to {ends_words(flow.onward)}"
    data = f" What moves: {joined(flow.data)}." if flow.data else " What moves is not stated."
    return f"{said}.{data}"

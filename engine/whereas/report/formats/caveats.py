"""What to know before relying on the verdicts on a deal: what they rest on, what would turn them, what was left out.

What comes in: one deal's part of a report. What goes out: groups of findings, and counts with where more is told.
Promised: nothing is judged; a finding is named under each caveat that holds of it, and counted once there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whereas.report.formats.outline import LABELS, DealPart, Entry
from whereas.report.model import Finding, Report
from whereas.report.part import BasisName

_WEAK: Mapping[BasisName, str] = {
    "stated": "on what was only said",
    "promised": "on a promise alone",
}
"""On what a verdict may rest that binds nobody, the weakest first, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """Findings with one verdict that rest on the same weak basis: with only better facts, they would be open."""

    words: str
    verdict: str
    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Caveat:
    """One thing to know, in words, and the name of the place that tells more."""

    words: str
    place: str


def entries_of(part: DealPart) -> tuple[Entry, ...]:
    """Return all findings on a deal, in the order of the laws."""
    return tuple(entry for law in part.laws for entry in (*law.applying, *law.inapplicable))


def resting(part: DealPart) -> tuple[Resting, ...]:
    """Return the findings that rest on what binds nobody, by basis and verdict."""
    made = []
    for basis, words in _WEAK.items():
        for verdict, label in LABELS.items():
            own = tuple(
                entry
                for entry in entries_of(part)
                if (entry.finding.basis, entry.finding.verdict) == (basis, verdict) and entry.finding.modality != "may"
            )
            if own:
                made.append(Resting(words=words, verdict=verdict, label=label, entries=own))
    return tuple(made)


def turning(part: DealPart) -> tuple[Entry, ...]:
    """Return the findings that depend on how a disputed text is read, or on facts on which sources differ."""
    return tuple(entry for entry in entries_of(part) if entry.finding.depends_on or entry.finding.by_reading)


def about_words(name: str, finding: Finding) -> str:
    """Return a disputed text, or a fact on which sources differ, in words."""
    facts = (fact.about for item in finding.instances for fact in item.facts if fact.path == name)
    return next(facts, name.rpartition(" ")[2].replace(".", " ").replace("_", " "))


def waived(part: DealPart) -> tuple[Entry, ...]:
    """Return the findings to which a waiver was granted, whatever their verdict."""
    return tuple(
        entry
        for entry in entries_of(part)
        if entry.finding.waiver is not None or any(item.waiver is not None for item in entry.finding.instances)
    )


def caveats(part: DealPart, report: Report, place: str) -> tuple[Caveat, ...]:
    """Return what to know before relying on the verdicts, each with the place that tells more.

    Args:
        part: of one deal.
        report: that it is part of.
        place: what the names of places about this deal begin with.
    """
    return tuple(_caveats(part, report, place))


def _caveats(part: DealPart, report: Report, place: str) -> Iterator[Caveat]:
    if report.not_checked:
        yield Caveat(words=f"{_count(report.not_checked, 'section')} not checked", place="not-checked")
    silent = [item for item in report.silences if item.deal == part.deal.id]
    if silent:
        yield Caveat(words=f"silent on {_count(silent, 'fact')} that the laws ask for", place="silent")
    for item in _by_words(resting(part)):
        yield Caveat(words=item, place=f"{place}-resting")
    turned = turning(part)
    if turned:
        verb = "depends" if len(turned) == 1 else "depend"
        yield Caveat(words=f"{_count(turned, 'verdict')} {verb} on a reading or a dispute", place=f"{place}-readings")
    granted = waived(part)
    if granted:
        yield Caveat(words=f"{_count(granted, 'verdict')} with a waiver beside", place=f"{place}-waivers")
    yield from _weak(part, place)


def _weak(part: DealPart, place: str) -> Iterator[Caveat]:
    """Yield what is to be known about the texts of laws that the verdicts are made from."""
    warned = [number for number, law in enumerate(part.laws, start=1) if law.policy.encoding.warnings and law.applying]
    if warned:
        yield Caveat(words=f"a warning about the text of {_count(warned, 'law')}", place=f"{place}-law-{warned[0]}")
    weak = [entry for law in part.laws for entry in law.applying if entry.finding.encoding.weak]
    if weak:
        verb = "comes" if len(weak) == 1 else "come"
        yield Caveat(words=f"{_count(weak, 'verdict')} {verb} from a weak source of law", place=weak[0].anchor)


def _by_words(found: Sequence[Resting]) -> Iterator[str]:
    """Yield how many verdicts rest on each weak basis; those that say that a law is not about the deal count apart."""
    for words in dict.fromkeys(item.words for item in found):
        own = [item for item in found if item.words == words]
        number = sum(len(item.entries) for item in own)
        yield f"{number} {'verdict rests' if number == 1 else 'verdicts rest'} {words}"


def _count(things: Sequence[object], word: str) -> str:
    return f"{len(things)} {word}{'' if len(things) == 1 else 's'}"

"""The order in which every format tells a report: the gravest first, then law by law, then what was not looked at.

What comes in: a report. What goes out: its parts grouped, each finding under its name and an anchor of its own.
Promised: every finding stands in exactly one group of its law, and nothing of the report is left out or counted twice.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from whereas.report.model import Deal, Document, Finding, OpenQuestion, Policy, Report
from whereas.report.model_flows import Flow
from whereas.report.part import VerdictName

LABELS: Mapping[VerdictName, str] = {
    "violated": "Violated",
    "needs_judgment": "Needs judgment",
    "undetermined": "Undetermined",
    "pending": "Pending",
    "excused": "Excused",
    "satisfied": "Satisfied",
    "inapplicable": "Inapplicable",
}
"""Each verdict as a reader sees it, the gravest first."""

MEANINGS: Mapping[VerdictName, str] = {
    "violated": "the deal does not do what the section asks, and nothing that can still happen would mend it",
    "needs_judgment": "it turns on a question that only a person can answer",
    "undetermined": "it depends on facts that nobody has stated",
    "pending": "not done yet, and it can still be done in time",
    "excused": "an exception holds",
    "satisfied": "the deal, as described, does what the section asks",
    "inapplicable": "the section is not about this deal",
}
_SEVERITIES: Mapping[str | None, int] = {"critical": 0, "high": 1, "medium": 2, None: 3, "low": 4}
_BESIDE = ("It is inapplicable to ", "It would be inapplicable to ", "There may be more ")
_OPEN: tuple[VerdictName, ...] = ("undetermined", "needs_judgment")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A finding with what it is called and where it stands in a page."""

    finding: Finding
    policy: Policy
    anchor: str
    name: str

    @property
    def label(self) -> str:
        """Return the verdict as a reader sees it."""
        return LABELS[self.finding.verdict]

    @property
    def brief(self) -> tuple[str, ...]:
        """Return the explanation of an open finding: what is open, not what else is named or may be."""
        return tuple(sentence for sentence in self.finding.explanation if not sentence.startswith(_BESIDE))

    @property
    def gist(self) -> tuple[str, ...]:
        """Return the sentences that say the most: the first, and the gravest case where the first only counts cases."""
        finding = self.finding
        several = sum(item.is_named for item in finding.subjects) > 1 and not finding.only_open_list
        return finding.explanation[: 2 if several else 1]


def by_law(entries: Iterable[Entry]) -> tuple[tuple[Policy, tuple[Entry, ...]], ...]:
    """Return findings under the laws that they are of, each law where its first finding stands."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.policy.id, []).append(entry)
    return tuple((own[0].policy, tuple(own)) for own in found.values())


def told_alike(entries: Iterable[Entry]) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return what is said of each law once, under its title and the words, with the sections of which it is said."""
    alike: dict[tuple[str, str], tuple[str, ...]] = {}
    for entry in entries:
        key = (entry.policy.title, entry.finding.explanation[0])
        alike[key] = (*alike.get(key, ()), entry.name)
    return alike


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many findings have a verdict, and what the verdict says."""

    verdict: VerdictName
    label: str
    meaning: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LawPart:
    """One law: its findings that apply in the order of the law, and those that do not."""

    policy: Policy
    verdict: VerdictName | None
    applying: tuple[Entry, ...]
    inapplicable: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DealPart:
    """One deal.

    Attributes:
        violated: the gravest first; `waived` are those of them that a waiver covers.
        but_for: a breach by what is named, unless somebody shows an exception.
        unknown: open for want of other facts or of judgments.
        listed: open only because a list may hold more than the items named.
    """

    deal: Deal
    counts: tuple[Count, ...]
    violated: tuple[Entry, ...]
    waived: tuple[Entry, ...]
    but_for: tuple[Entry, ...]
    unknown: tuple[Entry, ...]
    listed: tuple[Entry, ...]
    pending: tuple[Entry, ...]
    questions: tuple[OpenQuestion, ...]
    laws: tuple[LawPart, ...]
    documents: Mapping[str, Document]
    flows: tuple[Flow, ...]


def outline(report: Report) -> tuple[DealPart, ...]:
    """Return the parts of a report, one for each deal."""
    entries = _entries(report)
    return tuple(_deal_part(deal, entries, report) for deal in report.deals)


def _entries(report: Report) -> tuple[Entry, ...]:
    policies = {policy.id: policy for policy in report.policies}
    taken: set[str] = set()
    made = []
    for finding in report.findings:
        words = (finding.deal, finding.policy, finding.section, finding.duty or "")
        anchor = _free("-".join(["finding", *(_slug(word) for word in words if word)]), taken)
        taken.add(anchor)
        made.append(Entry(finding=finding, policy=policies[finding.policy], anchor=anchor, name=_name(finding)))
    return tuple(made)


def _slug(word: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-")


def _free(anchor: str, taken: Collection[str]) -> str:
    """Return `anchor`, numbered where another has it: "4(a)" and "4a" come to the same letters."""
    names = (anchor if number == 1 else f"{anchor}-{number}" for number in count(1))
    return next(name for name in names if name not in taken)


def _name(finding: Finding) -> str:
    duty = "" if finding.duty is None else f" ({finding.duty.replace('_', ' ')})"
    return f"Section {finding.section}{duty}"


def _deal_part(deal: Deal, entries: Iterable[Entry], report: Report) -> DealPart:
    own = tuple(entry for entry in entries if entry.finding.deal == deal.id)
    asked = tuple(entry for entry in own if entry.finding.modality != "may")
    broken = _gravest_first(entry for entry in asked if entry.finding.verdict == "violated")
    open_ = _gravest_first(entry for entry in asked if entry.finding.verdict in _OPEN)
    return DealPart(
        deal=deal,
        counts=_counts(own),
        violated=tuple(entry for entry in broken if entry.finding.waiver is None),
        waived=tuple(entry for entry in broken if entry.finding.waiver is not None),
        but_for=tuple(entry for entry in open_ if entry.finding.unless_shown),
        unknown=tuple(entry for entry in open_ if not entry.finding.only_open_list and not entry.finding.unless_shown),
        listed=tuple(entry for entry in open_ if entry.finding.only_open_list),
        pending=_gravest_first(entry for entry in asked if entry.finding.verdict == "pending"),
        questions=tuple(item for item in report.questions if item.deal == deal.id),
        laws=tuple(_law_part(policy, own, deal, report) for policy in report.policies),
        documents={document.id: document for document in deal.sources},
        flows=tuple(flow for flow in report.flows if flow.deal == deal.id),
    )


def _gravest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: _SEVERITIES.get(entry.finding.severity, _SEVERITIES[None])))


def _counts(entries: Sequence[Entry]) -> tuple[Count, ...]:
    return tuple(
        Count(
            verdict=verdict,
            label=label,
            meaning=MEANINGS[verdict],
            number=sum(entry.finding.verdict == verdict for entry in entries),
        )
        for verdict, label in LABELS.items()
    )


def _law_part(policy: Policy, entries: Iterable[Entry], deal: Deal, report: Report) -> LawPart:
    own = tuple(entry for entry in entries if entry.finding.policy == policy.id)
    verdicts = (
        item.verdict for item in report.verdicts if (item.deal, item.policy, item.section) == (deal.id, policy.id, None)
    )
    return LawPart(
        policy=policy,
        verdict=next(verdicts, None),
        applying=tuple(entry for entry in own if entry.finding.verdict != "inapplicable"),
        inapplicable=tuple(entry for entry in own if entry.finding.verdict == "inapplicable"),
    )

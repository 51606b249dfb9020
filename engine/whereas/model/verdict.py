"""The nouns of an answer: verdicts, findings, and what was read to reach them. Data only: nothing here computes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from whereas.model.basis import Basis
from whereas.model.expression import SectionRef
from whereas.model.facts import Attestor, Citation, Deal, Waiver
from whereas.model.law import Duty, Holder, Law
from whereas.model.law_authority import DecidedCase
from whereas.model.trace import Trace
from whereas.text import Span
from whereas.values.scalars import Ref, Value


class Verdict(Enum):
    """What is said of an instance, a duty, a section, a law or a deal (semantics 2 to 4)."""

    INAPPLICABLE = "inapplicable"
    SATISFIED = "satisfied"
    EXCUSED = "excused"
    PENDING = "pending"
    VIOLATED = "violated"
    UNDETERMINED = "undetermined"
    NEEDS_JUDGMENT = "needs_judgment"


CLOSED: tuple[Verdict, ...] = (
    Verdict.INAPPLICABLE,
    Verdict.SATISFIED,
    Verdict.EXCUSED,
    Verdict.PENDING,
    Verdict.VIOLATED,
)
"""The verdicts that one world can give, in the order in which the greatest of them wins (semantics 4)."""


class Status(Enum):
    """How a fact that was read stands."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    NONE = "none"
    NARROWED = "narrowed"
    DISPUTED = "disputed"
    ALLEGED = "alleged"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRead:
    """A fact that a verdict read.

    Attributes:
        path: where it stands, such as `flows.clip.legal_process`.
        title: the noun phrase of the vocabulary, for sentences.
        values: what is stated: one value, several where narrowed or disputed, none where unknown.
        by_default: it rests on a default of the vocabulary or on the deal's stage, and why; None where it does not.
    """

    path: str
    title: str
    values: tuple[Value, ...]
    shown: str
    status: Status
    basis: Basis | None
    attestor: Attestor | None
    citations: tuple[Citation, ...]
    span: Span | None
    ask: str | None
    by_default: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingUntil:
    """Until when a pending duty can still be met: a last day, or the event that it must precede, or neither."""

    day: dt.date | None
    event: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """The verdict on one instance of a duty.

    Attributes:
        subject: the path of what it is about (`flows.clip`, `flows.*` for one not named), or None.
        subjects: each bound variable with what it is bound to.
        reason: why it is inapplicable, a phrase of semantics 2 ("not in force", "when is false", ...), or None.
        exception: the exception that is named (semantics 7), or None.
        unless_shown: exceptions that, if shown, would excuse a breach that is otherwise certain.
        missing: facts whose value would change the verdict.
        attached_to: the exception that brought this duty, or None.
        is_certain: there is such an instance however the gaps come out; a year before an unknown start may be none.
    """

    subject: str | None
    subjects: Mapping[str, str]
    is_named: bool
    bearer: str | None
    anchor: dt.date | None
    verdict: Verdict
    possible: frozenset[Verdict]
    reason: str | None
    exception: str | None
    unless_shown: tuple[str, ...]
    pending_until: PendingUntil | None
    trace: Trace
    facts: tuple[FactRead, ...]
    missing: tuple[str, ...]
    waiver: Waiver | None
    attached_to: str | None
    is_certain: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The verdict on one subject of a duty, whatever number of instances it has.

    An act that lasts has an instance at its start and at each change of law inside it, and a duty of a role has one for
    each party that plays it; the subject has the greatest of them within each world (semantics 4).

    Attributes:
        path: as `Instance.subject`.
        instances: the places of its instances among those of the finding.
    """

    path: str | None
    subjects: Mapping[str, str]
    is_named: bool
    verdict: Verdict
    possible: frozenset[Verdict]
    instances: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ByReading:
    """The verdict if one reading of a dispute is right."""

    law: str
    dispute: str
    reading: str
    held_by: tuple[Holder, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A fact to ask for: its path and the vocabulary's question, or a judgment's question and who answers it."""

    path: str
    ask: str
    answered_by: str | None = None
    decided: tuple[DecidedCase, ...] = ()
    """Of a judgment: decided cases on it, shown beside the question and never applied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The verdict on one duty of one law for one deal.

    Attributes:
        possible: the verdicts that some way of filling the gaps gives.
        as_planned: the verdict if every plan is carried out and nothing else happens, or None where nothing is planned.
        stated_only: what holds among the items that are named; no verdict of the deal.
        why_inexact: why `exact` is False, or None.
        only_open_list: it is open only because a list may hold more than the items named.
        basis: the strongest floor at which erasing all weaker values leaves the verdict unchanged.
        depends_on: disputes (`law dispute`) and disputed facts (paths) that would change it.
        assumptions: defaults that the verdict relied on, in words.
        subjects: what the instances are about, each subject once.
    """

    law: str
    duty: Duty
    verdict: Verdict
    possible: frozenset[Verdict]
    by_reading: tuple[ByReading, ...]
    as_planned: Verdict | None
    stated_only: Verdict | None
    exact: bool
    why_inexact: str | None
    only_open_list: bool
    is_vacuous: bool
    instances: tuple[Instance, ...]
    pending_until: PendingUntil | None
    basis: Basis | None
    waiver: Waiver | None
    depends_on: tuple[str, ...]
    questions: tuple[Question, ...]
    assumptions: tuple[str, ...]
    subjects: tuple[Subject, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Combined:
    """The verdict on a section (`section` set), a law (`section` None), or the whole deal (both None)."""

    law: str | None
    section: str | None
    verdict: Verdict
    possible: frozenset[Verdict]


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """A thing to know that is no verdict: two bases that disagree, a default relied on, an expired waiver."""

    kind: str
    path: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotChecked:
    """A section that gave no verdict, and why."""

    law: str
    section: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Everything that is said about one deal under the selected laws, on one date."""

    deal: Deal
    laws: tuple[Law, ...]
    as_of: dt.date | dt.datetime
    findings: tuple[Finding, ...]
    combined: tuple[Combined, ...]
    not_checked: tuple[NotChecked, ...]
    silent_on: tuple[str, ...]
    observations: tuple[Observation, ...]
    violated_under_authority: frozenset[tuple[str, str, str | None]] = frozenset()
    """(law, section, duty) violated under some joint choice of readings that courts or public officials hold."""


__all__ = [
    "CLOSED",
    "Assessment",
    "ByReading",
    "Combined",
    "FactRead",
    "Finding",
    "Instance",
    "NotChecked",
    "Observation",
    "PendingUntil",
    "Question",
    "Ref",
    "SectionRef",
    "Status",
    "Subject",
    "Verdict",
]

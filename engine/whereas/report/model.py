"""The report as outside programs see it: `whereas.report/1`. Its names are a contract; add to them, never change one.

What comes in: made by `build`, or read back from JSON. What is promised: it is complete without the laws, the deals and
the engine, holds no clock time, and every text in it is plain; a text may quote a deal, so a format escapes it.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from whereas.report.asked import Asked, Text
from whereas.report.decided import DecidedCase
from whereas.report.due import Due, Limit
from whereas.report.model_flows import Flow
from whereas.report.part import BasisName, Part, VerdictName

SCHEMA: Literal["whereas.report/1"] = "whereas.report/1"

ModalityName: TypeAlias = Literal["must", "must_not", "may"]
StatusName: TypeAlias = Literal["known", "unknown", "none", "narrowed", "disputed", "alleged", "expired"]
AttestorName: TypeAlias = Literal["court", "auditor", "agency", "vendor", "press", "party", "official", "researcher"]
StageName: TypeAlias = Literal["proposed", "contracted", "live", "ended", "cancelled"]
SeverityName: TypeAlias = Literal["error", "warning"]
OutcomeName: TypeAlias = Literal["true", "false", "idle", "unknown", "not read"]
Scalar: TypeAlias = bool | int | float | str | None


class Engine(Part):
    """What made the report. `language`: the version of the language of laws, whose meaning the verdicts rest on.

    `sha256` is that of the engine's own files, in which two builds of one version may differ; null where nobody says.
    """

    version: str
    language: str
    sha256: str | None


class Document(Part):
    """A document that facts of a deal rest on. `address` is as stated; `url` is that where a reader may follow it."""

    id: str
    title: str
    address: str | None
    url: str | None
    published_on: str | None
    author: str | None
    version: str | None
    sha256: str | None


class Deal(Part):
    """A deal that was tested. `conclusion` is the verdict on it in words; no verdict rests on it.

    `headline` says the same in one sentence, and `particulars` say more closely what it counts.
    """

    id: str
    title: str
    stage: StageName
    announced_on: str | None
    cancelled_on: str | None
    file: str
    sha256: str | None
    conclusion: str
    sources: tuple[Document, ...]
    silent_on: tuple[str, ...]
    headline: str
    particulars: tuple[str, ...]
    may_have_more_flows: bool


class EncodingNote(Part):
    """How a law was encoded. `is_primary`: from the law's own text (true), from what others say of it (false)."""

    made_from: str | None
    made_by: str | None
    is_primary: bool | None
    checked: str | None
    confidence: str | None
    warnings: tuple[str, ...]
    grade: str | None = None
    pinpoint_confidence: str | None = None


class SectionNote(Part):
    """How the section of a finding was encoded: in its own words, or (`is_own` false) in those of its law.

    `weak`: why its source is weak, in a few words each; empty where it is not. `warning` says it in a sentence.
    """

    made_from: str | None
    made_by: str | None
    is_primary: bool | None
    grade: str | None
    checked: str | None
    confidence: str | None
    pinpoint_confidence: str | None
    is_own: bool
    weak: tuple[str, ...]
    warning: str | None


class Policy(Part):
    """A law, ordinance, policy or contract that deals were tested against."""

    id: str
    title: str
    citation: str | None
    jurisdiction: str
    kind: str
    file: str
    sha256: str | None
    encoding: EncodingNote


class Place(Part):
    """A place in a law or a deal; line and column count from 1."""

    file: str
    line: int
    column: int


class Citation(Part):
    """A source of a fact: the id of one of the deal's documents, and where in it."""

    source: str
    at: str | None
    quote: str | None


class Fact(Part):
    """A fact that a verdict read.

    `value` is data: true or false, a number, a text, a list where it holds several or several are possible, null where
    it is none or unknown (`status` tells them apart). `shown` says the same in words, `about` says the path in words.
    """

    path: str
    title: str
    about: str
    value: Scalar | tuple[Scalar, ...]
    shown: str
    status: StatusName
    basis: BasisName | None
    attested_by: AttestorName | None
    line: int | None
    sources: tuple[Citation, ...]
    ask: str | None
    by_default: str | None


class Trace(Part):
    """One part of the reason for a verdict, in words, with how it came out and the parts that it rests on."""

    role: str
    text: str
    outcome: OutcomeName
    label: str | None
    place: Place | None
    paths: tuple[str, ...]
    children: tuple[Trace, ...]


class Waiver(Part):
    """A variance granted by somebody whom the law entitles to grant it; the verdict stands beside it."""

    authority: str
    instrument: str
    reason: str
    granted_on: str
    expires_at: str
    acts_from: str | None
    instances: tuple[str, ...]
    sources: tuple[Citation, ...]


class Instance(Part):
    """The verdict on one thing that a duty is about.

    `subjects` gives each variable of the rule the path that it is bound to. `is_named` is false for what an open list
    may hold beside its named items, `is_certain` where the duty may not be about it at all, as for a year before an
    unknown start. `sentences` say why, the first of them the verdict itself. `pending_until` is a
    date, the path of the event that it must precede, or null.
    """

    subject: str | None
    subjects: dict[str, str]
    title: str | None
    is_named: bool
    bearer: str | None
    anchor: str | None
    verdict: VerdictName
    possible: tuple[VerdictName, ...]
    reason: str | None
    exception: str | None
    unless_shown: tuple[str, ...]
    pending_until: str | None
    sentences: tuple[str, ...]
    trace: Trace
    facts: tuple[Fact, ...]
    missing: tuple[str, ...]
    waiver: Waiver | None
    attached_to: str | None
    is_certain: bool


class Reading(Part):
    """The verdict if one reading of a disputed text is right."""

    dispute: str
    reading: str
    held_by: tuple[str, ...]
    verdict: VerdictName
    policy: str
    question: str
    text: str


class Question(Part):
    """A fact to ask for, or a judgment to make and who makes it. `about` says the path in words."""

    path: str
    ask: str
    about: str
    answered_by: str | None
    decided: tuple[DecidedCase, ...] = ()


class OpenQuestion(Part):
    """A question that findings of a deal wait for; `policies` are the laws that they belong to."""

    deal: str
    path: str
    ask: str
    about: str
    answered_by: str | None
    findings: int
    policies: tuple[str, ...]
    decided: tuple[DecidedCase, ...] = ()


class Subject(Part):
    """What a duty is about, once, whatever number of instances it has: an act that lasts has one at each change of law.

    `path` is None for a duty about nothing in particular, `years.*` for several years told together. `sentences` say
    why it came out so; `instances` are the places of its instances in the finding, and `chosen` is the one told.
    """

    path: str | None
    title: str | None
    is_named: bool
    verdict: VerdictName
    possible: tuple[VerdictName, ...]
    sentences: tuple[str, ...]
    instances: tuple[int, ...]
    chosen: int


class Finding(Part):
    """The verdict on one duty of one law for one deal.

    `possible`: the verdicts that some way of filling the gaps gives. `stated_only`: what holds among the items that are
    named; no verdict. `only_open_list`: it is open only because a list may hold more than these. `unless_shown`: the
    exceptions that nobody has shown, and that alone keep the breach by an item that is named from being certain.
    `act`: what is to be done and by whom, the core of `requirement`; `limits`: its limits in time, in words.
    `rule`: what meets the requirement and what excuses from it, read back from the rule.
    """

    deal: str
    policy: str
    section: str
    duty: str | None
    title: str
    citation: str
    modality: ModalityName
    bearer: str
    requirement: str
    act: str
    limits: tuple[Limit, ...]
    text: str | None
    place: Place | None
    verdict: VerdictName
    possible: tuple[VerdictName, ...]
    by_reading: tuple[Reading, ...]
    as_planned: VerdictName | None
    stated_only: VerdictName | None
    only_open_list: bool
    is_vacuous: bool
    pending_until: str | None
    exact: bool
    why_inexact: str | None
    severity: str | None
    explanation: tuple[str, ...]
    remedy: str | None
    instances: tuple[Instance, ...]
    basis: BasisName | None
    waiver: Waiver | None
    depends_on: tuple[str, ...]
    assumptions: tuple[str, ...]
    questions: tuple[Question, ...]
    subjects: tuple[Subject, ...]
    unless_shown: tuple[str, ...]
    encoding: SectionNote
    rule: tuple[str, ...]


class Combined(Part):
    """The verdict on a section, on a law (`section` null) or on a deal (both null)."""

    deal: str
    policy: str | None
    section: str | None
    verdict: VerdictName
    possible: tuple[VerdictName, ...]


class NotChecked(Part):
    """A section that gave no verdict, and why."""

    policy: str
    section: str
    title: str | None
    why: str


class Observation(Part):
    """A thing to know that is no verdict. `text` says it in a sentence, `about` the path in words."""

    deal: str
    kind: str
    path: str
    values: tuple[str, ...]
    text: str
    about: str


class Silence(Part):
    """A fact that the laws ask for and the deal does not mention; `about` says the path in words.

    `of` is the item of a list that it belongs to, in words, or null; `what` is the fact without it.
    """

    deal: str
    path: str
    about: str
    ask: str | None
    of: str | None
    what: str


class DiagnosticNote(Part):
    """What reading the inputs brought to light."""

    code: str
    severity: SeverityName
    message: str
    file: str | None
    line: int | None
    column: int | None
    help: str | None


class Summary(Part):
    """How many findings have each verdict; a waived violation is still one. No score can be made of it."""

    satisfied: int
    excused: int
    violated: int
    undetermined: int
    needs_judgment: int
    pending: int
    inapplicable: int


class Report(Part):
    """Everything that is said about the tested deals, on one date."""

    schema_: Literal["whereas.report/1"] = Field(default=SCHEMA, alias="schema")
    engine: Engine
    as_of: str
    asked: Asked | None
    texts: tuple[Text, ...]
    notice: str
    deals: tuple[Deal, ...]
    policies: tuple[Policy, ...]
    summary: Summary
    findings: tuple[Finding, ...]
    verdicts: tuple[Combined, ...]
    questions: tuple[OpenQuestion, ...]
    not_checked: tuple[NotChecked, ...]
    silent_on: tuple[str, ...]
    silences: tuple[Silence, ...]
    observations: tuple[Observation, ...]
    calendar: tuple[Due, ...]
    diagnostics: tuple[DiagnosticNote, ...]
    flows: tuple[Flow, ...]

"""The nouns of a law in its typed form: sections, duties, exceptions, and what qualifies them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from whereas.model.basis import Basis
from whereas.model.expression import Expression, SectionRef, Source, Variable
from whereas.model.kinds import Kind
from whereas.model.law_authority import (
    DecidedCase,
    Dispute,
    Holder,
    HolderKind,
    Judgment,
    LegalFact,
    LegalFactLine,
    Reading,
)
from whereas.model.named_list import NamedList
from whereas.text import Span
from whereas.values.scalars import Duration, Money

__all__ = [
    "Bearer",
    "BearerKind",
    "Binding",
    "DecidedCase",
    "Definition",
    "DefinitionBody",
    "Displacement",
    "Dispute",
    "Duty",
    "Encoding",
    "Exception_",
    "ExternalDisplacement",
    "ExternalException",
    "Goal",
    "Grandfathered",
    "Greater",
    "Holder",
    "HolderKind",
    "InForce",
    "Judgment",
    "Law",
    "LawKind",
    "LegalFact",
    "LegalFactLine",
    "Modality",
    "Parameter",
    "ParameterLine",
    "Reading",
    "Section",
    "Suit",
    "Sum",
    "Sunset",
]


class LawKind(Enum):
    """What sort of instrument it is. A policy binds its agency; a contract's terms bind the deal's contracts."""

    STATUTE = "statute"
    ORDINANCE = "ordinance"
    REGULATION = "regulation"
    DIRECTIVE = "directive"
    POLICY = "policy"
    CONTRACT = "contract"


class Modality(Enum):
    """What a duty does: `may only if` is a MUST_NOT whose exceptions are its conditions."""

    MUST = "must"
    MUST_NOT = "must_not"
    MAY = "may"


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """The days on which a law or section is in force: `first` and `last` included; None: without limit on that side.

    `condition`: in force only if this legal fact holds (dormant until re-enacted).
    """

    first: dt.date | None
    last: dt.date | None
    condition: Expression | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Sunset:
    """The day from which the law would no longer be in force, unless its sunset was repealed before."""

    on: dt.date
    repealed_on: dt.date | None
    repealed_by: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """Who made the encoding from what, when it was last checked, and how sure it is ("high", "medium", "low").

    `grade`: from what sort of text ("primary", "official summary", "secondary").
    """

    made_from: str
    made_by: str | None
    is_primary: bool | None
    checked: dt.date | None
    confidence: str | None
    span: Span
    grade: str | None = None
    pinpoint_confidence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """A variable that a section binds: an instance of its duties for each member of its sources where `where` holds."""

    variable: Variable
    sources: tuple[Source, ...]
    where: Expression | None
    span: Span


class BearerKind(Enum):
    """Who is bound: a party that an expression gives, all parties in a role, or anybody."""

    EXPRESSION = "expression"
    ROLE = "role"
    ANY_PERSON = "any person"
    NO_PERSON = "no person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """The bearer of a duty. `text` is how the law writes it: "f.recipient", "the agency"."""

    kind: BearerKind
    expression: Expression | None
    role: str | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Exception_:  # noqa: N801 - the standard word of law; `Exception` is Python's
    """What excuses: it holds if its condition holds and none of its own exceptions does (semantics 7).

    Attributes:
        condition: None for a `Prevails` exception.
        prevails: the section of this other place prevails for the same record (`except as provided in`), or None.
        attached: duties that it brings (`then`).
        unless: its own exceptions (`but not if`), each of which may have its own.
        written_in: the section that states it, where that is another one.
        variables: for one written elsewhere, the names of the variables that it may see.
    """

    name: str
    label: str | None
    condition: Expression | None
    prevails: tuple[SectionRef, ...]
    attached: tuple[Duty, ...]
    unless: tuple[Exception_, ...]
    written_in: SectionRef | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Displacement:
    """Another law's sections displace this one where `where` holds (None: wherever they apply)."""

    by: tuple[SectionRef, ...]
    where: Expression | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Grandfathered:
    """What existed before the law is outside it until a day, if the condition holds."""

    until: Expression
    condition: Expression
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One duty of a section.

    Attributes:
        name: its name where the section has several, else None.
        what: in plain words, what the bearer must, must not or may do.
        requirement: what must be true for it to be satisfied: C for `must C`, not C for `must not C`, C for `may C`;
            None for a bare `must not`, which the instance itself breaches.
        when: conditions, all of which must hold.
        anchor: `judged as of`, or None for the anchor of semantics 9.
        floor: the weakest basis that counts (`resting on the contract or better`), or None.
    """

    section: SectionRef
    name: str | None
    modality: Modality
    what: str
    bearer: Bearer
    bindings: tuple[Binding, ...]
    when: tuple[Expression, ...]
    requirement: Expression | None
    exceptions: tuple[Exception_, ...]
    displacements: tuple[Displacement, ...]
    grandfathered: tuple[Grandfathered, ...]
    force: tuple[InForce, ...]
    anchor: Expression | None
    floor: Basis | None
    severity: str | None
    remedy: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Greater:
    """The greater (or lesser) of several sums, where a law says so."""

    is_greater: bool
    sums: tuple[Sum, ...]


Sum: TypeAlias = "Money | str | Greater"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suit:
    """Who may sue, for what, and after what notice."""

    by: tuple[str, ...]
    recover: tuple[Sum, ...]
    notice: Duration | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section under its own number, accounted for: it has duties, definitions, a suit or a reason why it has none.

    Attributes:
        not_encoded: why it creates no duty or can't be stated as a rule, or None.
        confidence: of this section where it differs from the law's encoding ("high", "medium", "low"), or None.
        encoding: who made this section's encoding from what, where it differs from the rest of the law, or None.
    """

    law: str
    number: str
    title: str
    text: str | None
    duties: tuple[Duty, ...]
    definitions: tuple[str, ...]
    not_encoded: str | None
    force: tuple[InForce, ...]
    formerly: tuple[tuple[str, dt.date], ...]
    suits: tuple[Suit, ...]
    penalty: tuple[Sum, ...]
    enforced_by: tuple[str, ...]
    evidence: tuple[str, ...]
    notes: tuple[str, ...]
    confidence: str | None
    sources: tuple[str, ...]
    without_prejudice: tuple[SectionRef, ...]
    span: Span
    pinpoint_confidence: str | None = None
    encoding: Encoding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A defined term. One body, or one per reading; a body of None is left open by the law (`as not given`)."""

    law: str
    name: str
    section: str | None
    parameters: tuple[Variable, ...]
    bodies: tuple[DefinitionBody, ...]
    kind: Kind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionBody:
    """What a term means, under one reading or (None) under all."""

    dispute: str | None
    reading: str | None
    body: Expression | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterLine:
    """One value of a parameter: for subjects where `case` holds (None: otherwise), on days from `first` to `last`."""

    value: Expression
    case: Expression | None
    first: dt.date | None
    last: dt.date | None
    cited: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A number that changes over time, or depends on who holds. Cases are disjoint, dates have no gap or overlap."""

    law: str
    name: str
    title: str | None
    variable: Variable | None
    lines: tuple[ParameterLine, ...]
    kind: Kind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalException:
    """An exception that one section writes to others: to their duties, or to an exception of theirs."""

    exception: Exception_
    targets: tuple[SectionRef, ...]
    to_exception: str | None
    written_in: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalDisplacement:
    """Sections of other laws that this law overrides, with the displacement that their duties get (`overrides`)."""

    displacement: Displacement
    targets: tuple[SectionRef, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What the law is for: `holds` in every deal that obeys, or (`can_hold`) in some deal."""

    law: str
    name: str
    text: str
    bindings: tuple[Binding, ...]
    condition: Expression
    can_hold: bool
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """A law, ordinance, policy or contract in its typed form.

    Attributes:
        reaches: places whose people it binds, where it declares another reach than its jurisdiction.
        jurisdiction: its place as a path, or "model" (binds everybody).
        roll: the calendar by which a period that ends on a day off runs on, or None.
        month_ends_up: whether a month that lacks the day ends on the first of the next (True), else on its last day.
    """

    id: str
    kind: LawKind
    title: str
    jurisdiction: str
    citation: str | None
    vocabulary: str
    imports: tuple[str, ...]
    encoding: Encoding | None
    waivable_by: tuple[str, ...]
    reaches: tuple[str, ...]
    roll: str | None
    month_ends_up: bool
    court_days: str | None
    business_days: str | None
    time_zone: str | None
    force: tuple[InForce, ...]
    sunset: Sunset | None
    recitals: tuple[str, ...]
    sections: tuple[Section, ...]
    definitions: Mapping[str, Definition]
    parameters: Mapping[str, Parameter]
    judgments: Mapping[str, Judgment]
    disputes: Mapping[str, Dispute]
    legal_facts: Mapping[str, LegalFact]
    external_exceptions: tuple[ExternalException, ...]
    goals: tuple[Goal, ...]
    span: Span
    external_displacements: tuple[ExternalDisplacement, ...] = ()
    lists: tuple[NamedList, ...] = ()

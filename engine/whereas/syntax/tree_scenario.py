"""The tree of scenarios: what a drafter expects of a law in a given deal."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from whereas.syntax.tree_common import Floor, Text, Word
from whereas.syntax.tree_literal import DateLiteral, Literal, MomentLiteral, PartialDateLiteral, YesNoLiteral
from whereas.syntax.tree_reference import Path, Reference
from whereas.text import Span


@dataclass(frozen=True, slots=True)
class UnknownValue:
    """`unknown`: the fact is taken away."""

    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ListValue:
    """`[video, audio] complete`: the members of a list; `complete` is None where the vocabulary's default holds."""

    items: tuple[SettingValue, ...]
    complete: bool | None
    span: Span


class NarrowingKind(Enum):
    """How a fact is narrowed without being known; the value is how it is written."""

    NOT = "not"
    ONE_OF = "one of"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    INCLUDES = "includes"
    LACKS_SOME_OF = "lacks some of"


@dataclass(frozen=True, slots=True, kw_only=True)
class NarrowedValue:
    """`not warrant`, `one of [share, sale]`, `at most 90 days`, `includes [video]`."""

    kind: NarrowingKind
    value: SettingValue
    span: Span


@dataclass(frozen=True, slots=True)
class DisputedValue:
    """`disputed [none, warrant]`: sources differ."""

    versions: tuple[SettingValue, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class AllegedValue:
    """`alleged yes`: said by a party, and shown by nobody."""

    value: SettingValue
    span: Span


SettingValue: TypeAlias = (
    Literal | PartialDateLiteral | Path | UnknownValue | ListValue | NarrowedValue | DisputedValue | AllegedValue
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """`with flows[clip].consent = blanket`: one fact of the deal, changed for this scenario."""

    path: Path
    value: SettingValue
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSetting:
    """`with flows complete`, `with flows open`: whether a list names everything."""

    path: Path
    complete: bool
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`answering probable_cause of us.co.sb22_113 for uses[live] yes`: a judgment, answered.

    `law` is None for a judgment of the law the scenario belongs to; `subject` for one about nothing in particular.
    """

    judgment: Word
    law: Word | None
    subject: Path | None
    answer: YesNoLiteral
    span: Span


@dataclass(frozen=True, slots=True)
class AssumedReading:
    """`assuming reading in_state_only of us.ca.sb34`; `law` is None for a reading of the scenario's own law."""

    reading: Word
    law: Word | None
    span: Span


@dataclass(frozen=True, slots=True)
class AssumedLegalFact:
    """`assuming legal fact reenacted of us.va.vc_2_2_5517 yes`; `value` is None for `unknown`."""

    name: Word
    law: Word | None
    value: YesNoLiteral | DateLiteral | None
    span: Span


class Verdict(Enum):
    """A verdict as it is written in an expectation."""

    SATISFIED = "satisfied"
    EXCUSED = "excused"
    VIOLATED = "violated"
    UNDETERMINED = "undetermined"
    NEEDS_JUDGMENT = "needs_judgment"
    PENDING = "pending"
    INAPPLICABLE = "inapplicable"


class GoalResult(Enum):
    """What becomes of a goal."""

    HOLDS = "holds"
    FAILS = "fails"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """`expect section 4(a) pending by consent for flows[clip] until 2026-08-01 possible [pending, violated]`.

    Attributes:
        reference: a section, a duty of one (`section 15(a)#publish`), or a law.
        exception: the name of the exception that excuses.
        subject: one instance; None for the section as a whole. Several variables: several subjects.
        until: the last day, or the path of the event that comes next, of a pending verdict.
        possible: the verdicts that occur in some world; None where nothing is expected of them.
        as_planned: `as planned violated`.
        as_stated: `as stated satisfied`: the verdict among the items that are named.
    """

    reference: Reference
    verdict: Verdict
    exception: Word | None
    subjects: tuple[Path, ...]
    until: DateLiteral | MomentLiteral | Path | None
    possible: tuple[Verdict, ...] | None
    as_planned: Verdict | None
    as_stated: Verdict | None
    span: Span


@dataclass(frozen=True, slots=True)
class GoalExpectation:
    """`expect goal no_warrantless_video holds`."""

    goal: Word
    result: GoalResult
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """`scenario "title" deal "id" as of 2026-07-01` and its clauses.

    Attributes:
        deal: the id of the deal it starts from.
        as_of: the assessment date; None for the day that the run is asked about.
        place: `assuming place "us/ca/oakland"`, for a bearer whose place is not stated.
        resting_on: `resting on the contract or better`: the deal judged as if only that much were known.
        settings: the facts that are changed, in the order of the text.
    """

    title: Text
    deal: Text
    as_of: DateLiteral | MomentLiteral | None
    place: Text | None
    resting_on: Floor | None
    settings: tuple[Setting | ListSetting, ...]
    readings: tuple[AssumedReading, ...]
    legal_facts: tuple[AssumedLegalFact, ...]
    answers: tuple[Answer, ...]
    expectations: tuple[Expectation | GoalExpectation, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Scenarios:
    """A file that holds scenarios alone: `scenarios for us.ca.sb34`."""

    law: Word
    scenarios: tuple[Scenario, ...]
    span: Span

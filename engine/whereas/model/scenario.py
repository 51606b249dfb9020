"""The nouns of a scenario: a deal with some facts changed, and the verdicts that a drafter expects of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TypeAlias

from whereas.model.basis import Basis
from whereas.model.change import Change
from whereas.model.coverage import Mark
from whereas.model.expression import SectionRef
from whereas.model.facts import Answer, ReadingChoice
from whereas.model.verdict import Verdict
from whereas.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedVerdict:
    """One verdict that is expected.

    Attributes:
        of: a section, or a duty of it; a section of "" is the law as a whole.
        subjects: paths of the instance that is meant (`flows.clip`); empty for the section as a whole.
        exception: the exception that excuses, or None where nothing is expected of it.
        until: a day in ISO form or the path of an event, or None where nothing is expected of it.
        possible: the verdicts that some way of filling the gaps gives, or None.
    """

    of: SectionRef
    subjects: tuple[str, ...]
    verdict: Verdict
    exception: str | None
    until: str | None
    possible: frozenset[Verdict] | None
    as_planned: Verdict | None
    as_stated: Verdict | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedGoal:
    """What is expected of a goal: that it holds of the deal, or fails."""

    law: str
    goal: str
    holds: bool
    span: Span


Expected: TypeAlias = ExpectedVerdict | ExpectedGoal


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalFactChoice:
    """A fact about a law itself, as a scenario supposes it to be on every day; a `value` of None is unknown."""

    law: str
    name: str
    value: bool | dt.date | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A scenario that was read against its deal.

    Attributes:
        law: the law that it tests.
        as_of: the assessment date, or None for that of the run.
        place: the place of bearers whose place is not stated, or None.
        floor: the deal is judged as if only facts on this basis or a better one were known, or None.
    """

    law: str
    title: str
    as_of: dt.date | dt.datetime | None
    place: str | None
    floor: Basis | None
    changes: tuple[Change, ...]
    readings: tuple[ReadingChoice, ...]
    answers: tuple[Answer, ...]
    expected: tuple[Expected, ...]
    span: Span
    legal_facts: tuple[LegalFactChoice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one expectation: what was found, in the words of an expectation, and whether that was expected."""

    expected: Expected
    found: str
    is_met: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What became of a scenario.

    Attributes:
        reached: the duties that came out as something else than inapplicable, of those of which something is expected.
        marks: what the expectations that are met show of the clauses that were read for them.
    """

    scenario: Scenario
    outcomes: tuple[Outcome, ...]
    reached: frozenset[SectionRef]
    marks: frozenset[Mark] = frozenset()

"""A law told from its typed form, as outside programs see it: `whereas.explain/1`.

What comes in: made by `explaining`. What is promised: every text in it is made from the typed rule when it is asked
for, or is the library's own account of the law; a text may hold anything, so a format escapes it.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from whereas.report.part import Part

SCHEMA: Literal["whereas.explain/1"] = "whereas.explain/1"
AnswerName: TypeAlias = Literal["yes", "no", "any"]
ModalityName: TypeAlias = Literal["must", "must_not", "may"]
OutcomeName: TypeAlias = Literal["satisfied", "violated", "excused", "inapplicable", "yes", "no"]


class Line(Part):
    """A line, and those that stand under it. `url` is an address of the web that it may lead to."""

    text: str
    label: str | None = None
    children: tuple[Line, ...] = ()
    url: str | None = None


class Column(Part):
    """A condition of a table. `table`: the title of the table that says when it holds, where there is one."""

    text: str
    table: str | None


class Row(Part):
    """One combination of answers, one for each column (`any`: it does not matter), and what it comes to.

    `by`: the exceptions that excuse; with several, the one whose own duty comes out best.
    """

    answers: tuple[AnswerName, ...]
    outcome: OutcomeName
    by: tuple[str, ...]


class Table(Part):
    """A decision table: exactly one row fits each combination. `title` is null for that of the duty itself."""

    title: str | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Meaning(Part):
    """What a term means, under one reading of a dispute, or (null) under all."""

    dispute: str | None
    reading: str | None
    reading_text: str | None
    rule: Line
    tables: tuple[Table, ...]


class Term(Part):
    """A term that a law defines. `sentence` is the beginning of the definition, which each meaning ends."""

    law: str
    name: str
    section: str | None
    sentence: str
    meanings: tuple[Meaning, ...]


class Value(Part):
    """One value of a number: for what case, on what days, and where the law has it."""

    text: str
    first: str | None
    last: str | None
    cited: str | None


class Number(Part):
    """A number that a law names, with every value that it has or had."""

    law: str
    name: str
    title: str
    values: tuple[Value, ...]


class NamedList(Part):
    """A list that a law names, with its members in words."""

    law: str
    name: str
    title: str | None
    members: str
    cited: str | None


class Case(Part):
    """A decided case, which informs whoever answers a judgment and is never applied."""

    name: str
    year: int
    answer: bool
    facts: str


class Judgment(Part):
    """A question that only a person answers."""

    law: str
    name: str
    question: str
    about: str | None
    answered_by: str | None
    decided: tuple[Case, ...]


class Holder(Part):
    """Somebody who holds a reading: a court, an official, or anybody else."""

    kind: str
    name: str
    is_binding: bool


class Reading(Part):
    """One way to read a disputed text. `first`: since when a court binds to it."""

    name: str
    text: str
    first: str | None
    held_by: tuple[Holder, ...]


class Dispute(Part):
    """A question on which authorities differ."""

    law: str
    name: str
    question: str
    readings: tuple[Reading, ...]


class LegalFact(Part):
    """A fact about the law itself, and what is known of it from when on."""

    law: str
    name: str
    text: str
    lines: tuple[str, ...]


class Exception_(Part):  # noqa: N801 - the standard word of law; `Exception` is Python's
    """What excuses. `holds_if` says it whole, `rule` part by part; `unless` are its own exceptions; `brings` duties."""

    exception: str
    label: str | None
    written_in: str | None
    holds_if: str
    rule: Line
    unless: tuple[Exception_, ...]
    brings: tuple[Duty, ...]


class Duty(Part):
    """A duty. `met_if` says what it requires whole (null: its instance breaches it), `rule` part by part."""

    duty: str | None
    modality: ModalityName
    sentence: str
    bearer: str
    about: tuple[Line, ...]
    when: tuple[Line, ...]
    met_if: str | None
    rule: Line | None
    exceptions: tuple[Exception_, ...]
    more: tuple[Line, ...]
    severity: str | None
    remedy: str | None
    tables: tuple[Table, ...]


class Section(Part):
    """A section. `head`: its dates, former numbers, its encoding; `after`: what follows a breach, notes, sources."""

    section: str
    title: str
    text: str | None
    not_encoded: str | None
    weak: str | None
    head: tuple[Line, ...]
    defines: tuple[str, ...]
    terms: tuple[Term, ...]
    duties: tuple[Duty, ...]
    after: tuple[Line, ...]


class Explained(Part):
    """A law, or some sections of it, told from the typed rule. `asked`: the section that was asked for, or null."""

    schema_: Literal["whereas.explain/1"] = Field(default=SCHEMA, alias="schema")
    policy: str
    title: str
    kind: str
    asked: str | None
    notice: str
    head: tuple[Line, ...]
    disputes: tuple[Dispute, ...]
    judgments: tuple[Judgment, ...]
    numbers: tuple[Number, ...]
    lists: tuple[NamedList, ...]
    legal_facts: tuple[LegalFact, ...]
    terms: tuple[Term, ...]
    sections: tuple[Section, ...]
    goals: tuple[Line, ...]

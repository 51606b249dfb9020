"""Sections told from their typed form: their terms, their duties with exceptions and tables, what follows a breach.

What comes in: a section of a law that is linked. What goes out: what `whereas explain` publishes of it. Promised: each
part of the typed section leaves its words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whereas.english import Lexicon, Scope, clause, duty_sentence, exception_clause, outline_of, phrase
from whereas.english.days import say_day
from whereas.english.nouns import capitalised, joined, words_of
from whereas.english.rules import bearer_words, binding_words, prevailing_words, requirement_clause
from whereas.english.sections import section_words
from whereas.english.terms import definition_words, meaning_of, scope_of_definition, suit_words, sum_words
from whereas.explain.decision import Table, table_of_condition, tables_of
from whereas.explain.formula import formula_of, number_of_conditions
from whereas.explain.ruling import decision_of
from whereas.explain.subject import scope_of
from whereas.model.basis import Basis
from whereas.model.expression import SectionRef
from whereas.model.kinds import Basic
from whereas.model.law import (
    BearerKind,
    Definition,
    DefinitionBody,
    Displacement,
    Duty,
    Exception_,
    Law,
    Modality,
    Section,
)
from whereas.report import explained as e
from whereas.report.explaining_lines import encoding_lines, in_force_words, line_of
from whereas.report.grading import section_note
from whereas.report.links import is_link

_FLOORS = {
    Basis.PROMISED: "what is promised",
    Basis.CONTRACTED: "what stands in the contract",
    Basis.CONFIGURED: "what is set in the system",
    Basis.OBSERVED: "what was observed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What telling a law needs. `relied_on`: sections of which some rule asks whether they are relied on."""

    law: Law
    lexicon: Lexicon
    relied_on: tuple[SectionRef, ...]


def section_told(section: Section, telling: Telling) -> e.Section:
    """Return a section as it is published."""
    definitions = (telling.lexicon.definition(section.law, name) for name in section.definitions)
    return e.Section(
        section=section.number,
        title=section.title,
        text=section.text,
        not_encoded=section.not_encoded,
        weak=section_note(section, telling.law).warning,
        head=tuple(_head(section, telling)),
        defines=tuple(words_of(name) for name in section.definitions),
        terms=tuple(term_told(known, telling) for known in definitions if known is not None),
        duties=tuple(duty_told(duty, scope_of(duty, telling.lexicon), telling) for duty in section.duties),
        after=tuple(_after(section)),
    )


def _head(section: Section, telling: Telling) -> Iterator[e.Line]:
    force = in_force_words(section.force, Scope(lexicon=telling.lexicon))
    if force is not None:
        yield e.Line(label="In force", text=force)
    for number, last in section.formerly:
        yield e.Line(label="Formerly", text=f"section {number}, until {say_day(last)}")
    if section.encoding is not None:
        yield from encoding_lines(section.encoding)
    if section.confidence is not None:
        yield e.Line(label="Confidence in what this section says", text=section.confidence)
    if section.pinpoint_confidence is not None:
        yield e.Line(label="Confidence in the number of this section", text=section.pinpoint_confidence)
    if section.without_prejudice:
        names = joined([section_words(ref, telling.lexicon, section.law) for ref in section.without_prejudice])
        yield e.Line(label="Without prejudice to", text=names)


def _after(section: Section) -> Iterator[e.Line]:
    for suit in section.suits:
        yield from (e.Line(label="Suit", text=text) for text in suit_words(suit))
    yield from (e.Line(label="Penalty", text=sum_words(one)) for one in section.penalty)
    if section.enforced_by:
        yield e.Line(label="Enforced by", text=joined(list(section.enforced_by)))
    yield from (e.Line(label="Would prove it", text=text) for text in section.evidence)
    yield from (e.Line(label="Note", text=text) for text in section.notes)
    yield from (e.Line(label="Source", text=text, url=text if is_link(text) else None) for text in section.sources)


# ---------------------------------------------------------------------- terms
def term_told(definition: Definition, telling: Telling) -> e.Term:
    """Return a defined term with what it means under each reading."""
    return e.Term(
        law=definition.law,
        name=definition.name,
        section=definition.section,
        sentence=definition_words(definition, telling.lexicon),
        meanings=tuple(_meaning(definition, body, telling) for body in definition.bodies),
    )


def _meaning(definition: Definition, body: DefinitionBody, telling: Telling) -> e.Meaning:
    lexicon = telling.lexicon
    text = None
    if body.dispute is not None and body.reading is not None:
        text = lexicon.reading_text(definition.law, body.dispute, body.reading)
    tables: tuple[Table, ...] = ()
    if body.body is not None and definition.kind is Basic.YES_NO:
        formula = formula_of(body.body, scope_of_definition(definition, lexicon))
        if number_of_conditions(formula) > 1:
            title = definition_words(definition, lexicon).removesuffix(" if")
            tables = table_of_condition(title, formula)
    return e.Meaning(
        dispute=body.dispute,
        reading=body.reading,
        reading_text=text,
        rule=line_of(meaning_of(definition, body, lexicon)),
        tables=tuple(_table(table) for table in tables),
    )


# ---------------------------------------------------------------------- duties
def duty_told(duty: Duty, scope: Scope, telling: Telling, brought_by: str | None = None) -> e.Duty:
    """Return a duty as it is published.

    Args:
        duty: the duty.
        scope: in which its variables are in sight.
        telling: what telling needs.
        brought_by: the exception that brings it, in words; None for a duty of the section itself.
    """
    scope = scope.bound_by(bearer_words(duty.bearer, scope))
    required = duty.requirement
    tables = tables_of(decision_of(duty, scope, telling.relied_on, brought_by=brought_by))
    return e.Duty(
        duty=duty.name,
        modality=duty.modality.value,
        sentence=duty_sentence(duty, scope),
        bearer=bearer_words(duty.bearer, scope),
        about=tuple(e.Line(text=binding_words(item, scope)) for item in duty.bindings),
        when=tuple(line_of(outline_of(condition, scope)) for condition in duty.when),
        met_if=requirement_clause(duty, scope),
        rule=None if required is None else line_of(outline_of(required, scope)),
        exceptions=tuple(_exception(item, scope, telling) for item in duty.exceptions),
        more=tuple(_more(duty, scope)),
        severity=duty.severity,
        remedy=duty.remedy,
        tables=tuple(_table(table) for table in tables),
    )


def _more(duty: Duty, scope: Scope) -> Iterator[e.Line]:
    if duty.exceptions and duty.modality is not Modality.MAY:
        is_anybody = duty.bearer.kind in (BearerKind.ANY_PERSON, BearerKind.NO_PERSON)
        who = "whoever relies on one" if is_anybody else bearer_words(duty.bearer, scope)
        yield e.Line(
            label="Burden",
            text=f"it is for {who} to show an exception; one that nobody has shown "
            "leaves the breach open, and does not undo it",
        )
    for old in duty.grandfathered:
        text = f"where {clause(old.condition, scope)}, until {phrase(old.until, scope)}, that day included"
        yield e.Line(label="Outside it for a time", text=text)
    yield from (e.Line(label="Gives way", text=_displaced(item, scope, duty)) for item in duty.displacements)
    if duty.anchor is not None:
        yield e.Line(label="Judged by the law and the facts of", text=phrase(duty.anchor, scope))
    if duty.floor is not None:
        yield e.Line(label="Counts only", text=f"{_FLOORS.get(duty.floor, 'what is stated')}, or better")


def _displaced(item: Displacement, scope: Scope, duty: Duty) -> str:
    names = joined([section_words(ref, scope.lexicon, duty.section.law) for ref in item.by])
    return f"to {names}, where {'that applies' if item.where is None else clause(item.where, scope)}"


def _exception(exception: Exception_, scope: Scope, telling: Telling) -> e.Exception_:
    home = telling.law.id
    name = words_of(exception.name)
    written = exception.written_in
    return e.Exception_(
        exception=exception.name,
        label=exception.label,
        written_in=None if written is None else section_words(written, scope.lexicon, home),
        holds_if=exception_clause(exception, scope, home),
        rule=_rule_of(exception, scope, home),
        unless=tuple(_exception(inner, scope, telling) for inner in exception.unless),
        brings=tuple(duty_told(duty, scope, telling, name) for duty in exception.attached),
    )


def _rule_of(exception: Exception_, scope: Scope, home: str) -> e.Line:
    """Return when an exception holds, its own exceptions apart."""
    if exception.condition is not None:
        return line_of(outline_of(exception.condition, scope))
    said = [e.Line(text=prevailing_words(ref, scope, home)) for ref in exception.prevails]
    return said[0] if len(said) == 1 else e.Line(text="at least one of these:", children=tuple(said))


def _table(table: Table) -> e.Table:
    return e.Table(
        title=None if table.title is None else capitalised(table.title),
        columns=tuple(
            e.Column(text=column.condition.text, table=None if column.table is None else capitalised(column.table))
            for column in table.columns
        ),
        rows=tuple(e.Row(answers=row.answers, outcome=row.outcome.name, by=row.outcome.by) for row in table.rows),
    )

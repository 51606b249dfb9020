"""A condition as a clause, an operand as a noun phrase: total over the shapes of the typed rules.

What comes in: an expression, and what is being spoken of. What goes out: words without a capital or a period. Promised:
every shape has its words (mypy tells when one has not); `holds=False` says the negation, never a longer "not" of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from whereas.english.alike import said_once
from whereas.english.comparisons import say_copula, say_operator
from whereas.english.days import say_month
from whereas.english.fields import answered, is_copula, names_several, stated
from whereas.english.lexicon import Lexicon
from whereas.english.nouns import (
    bare,
    before_verb,
    joined,
    plural,
    possessive,
    predicate,
    speaks_of_it,
    with_a,
    with_the,
    words_of,
)
from whereas.english.parameters import parameter_title
from whereas.english.scope import BEARER, Scope
from whereas.english.sections import section_state, section_words
from whereas.english.values import is_day_of_event, say_value
from whereas.model.expression import (
    Aggregate,
    And,
    Apply,
    BearerOf,
    Constant,
    Defined,
    Eventual,
    Expression,
    Field,
    Groups,
    Item,
    Judged,
    Knows,
    LegalFactOf,
    Measure,
    NoGap,
    Not,
    Onward,
    Or,
    ParameterOf,
    PeriodsSince,
    Quantified,
    Quantifier,
    RolePlayer,
    Root,
    SectionIs,
    Source,
    UnderReading,
    Variable,
    YearsSince,
)
from whereas.model.kinds import Basic, DateKind, ListKind, RecordKind
from whereas.model.operators import Operator
from whereas.values.scalars import Choice, Ref


def phrase(expression: Expression, scope: Scope) -> str:  # noqa: C901 - one case a shape
    """Return an operand as a noun phrase: "its legal process", "the day 30 days after the hearing"."""
    match expression:
        case Constant(value=value, kind=kind):
            return say_value(value, kind, scope.lexicon)
        case Variable(name=name):
            return scope.names.get(name) or f"the {scope.lexicon.kind_noun(expression.kind)}"
        case Root(name=name):
            return _root(expression, scope.lexicon)
        case RolePlayer(role=role):
            return f"the {words_of(role)}"
        case Item(list=root, key=key):
            return f"“{scope.lexicon.item_title(Ref(root, key))}”"
        case BearerOf():
            return scope.names.get(BEARER, "whoever is bound")
        case Field():
            return _field(expression, scope)
        case Apply(operator=Operator.DATE_OF, operands=(year, Constant(value=month), Constant(value=day))):
            return f"{say_value(day, None, scope.lexicon)} {say_month(int(str(month)))} of {phrase(year, scope)}"
        case Apply(operator=operator, operands=operands) if not _is_truth(expression):
            return say_operator(operator, [phrase(operand, scope) for operand in operands])
        case Aggregate():
            return _aggregate(expression, scope)
        case ParameterOf(law=law, name=name, subject=subject):
            known = scope.lexicon.laws.get(law)
            parameter = None if known is None else known.parameters.get(name)
            title = f"“{words_of(name)}”" if parameter is None else parameter_title(parameter)
            return _of(with_the(title), () if subject is None else (subject,), scope)
        case LegalFactOf(law=law, name=name):
            known = scope.lexicon.laws.get(law)
            fact = None if known is None else known.legal_facts.get(name)
            return f"“{fact.text}”" if fact is not None and fact.text else words_of(name)
        case Defined(name=name, subjects=subjects) if expression.kind is not Basic.YES_NO:
            title = words_of(name)
            if isinstance(expression.kind, DateKind):
                title = title.removesuffix(" on").removesuffix(" at")
            return _of(with_the(title), subjects, scope)
        case (
            Apply() | And() | Or() | Not() | Quantified() | NoGap() | Defined() | Judged() | UnderReading() | Knows()
            | SectionIs()
        ):  # fmt: skip
            return f"whether {clause(expression, scope)}"
        case _:
            assert_never(expression)


def clause(expression: Expression, scope: Scope, *, holds: bool = True) -> str:  # noqa: C901 - one case a shape
    """Return a condition, or (`holds` False) its negation, as a clause: "its legal process is none"."""
    match expression:
        case Apply():
            return _comparison(expression, scope, holds=holds)
        case And(parts=parts) | Or(parts=parts):
            conditions = [part.condition for part in parts]
            return connected(clauses(conditions, scope, holds=holds), all_of=isinstance(expression, And) is holds)
        case Not(condition=condition):
            return clause(condition, scope, holds=not holds)
        case Quantified():
            return _quantified(expression, scope, holds=holds)
        case NoGap(length=length, records=records, since=since):
            start = "there is no gap" if holds else "there is a gap"
            acts = bare(source_words(records, scope))
            return f"{start} of more than {length} between {acts} since {phrase(since, scope)}"
        case Defined(name=name, subjects=subjects, span=span) if expression.kind is Basic.YES_NO:
            if not subjects:
                return f"{with_the(words_of(name))} {'holds' if holds else 'does not hold'}"
            term = predicate(scope.lexicon.term_as_written(name, span), holds=holds)
            return f"{before_verb(phrase(subjects[0], scope))} {_of(term, subjects[1:], scope)}"
        case Judged():
            return _judged(expression, scope, holds=holds)
        case UnderReading(law=law, dispute=dispute, reading=reading):
            verb = "is right" if holds else "is not right"
            return f"the reading “{scope.lexicon.reading_text(law, dispute, reading)}” {verb}"
        case Knows(who=who, known=known, condition=condition):
            said = f"{phrase(who, scope)} {known.value} that {clause(condition, scope.about(None))}"
            return said if holds else f"it is not so that {said}"
        case SectionIs(targets=targets, state=state, as_to=as_to):
            end = "" if as_to is None else f" as to {phrase(as_to, scope)}"
            names = joined([section_words(target, scope.lexicon) for target in targets], "or")
            return f"{names} {section_state(state, holds=holds)}{end}"
        case (
            Constant() | Variable() | Root() | RolePlayer() | Item() | BearerOf() | Field() | Aggregate()
            | ParameterOf() | LegalFactOf() | Defined()
        ):  # fmt: skip
            return f"{phrase(expression, scope)} is {'yes' if holds else 'no'}"
        case _:
            assert_never(expression)


def clauses(conditions: Sequence[Expression], scope: Scope, *, holds: bool = True) -> list[str]:
    """Return conditions as clauses to be read one after another: "it" in one means what the one before was about."""
    said = []
    for condition in conditions:
        said.append(clause(condition, scope, holds=holds))
        scope = scope.about(subject_of(condition))
    return said


def connected(said: Sequence[str], *, all_of: bool) -> str:
    """Return clauses as one: "a, b and c", or "either a or b"."""
    shorter = said_once(said, "and" if all_of else "or")
    if all_of or len(shorter) == 1:
        return joined(shorter, "and")
    return f"either {joined(shorter, 'or')}"


def subject_of(expression: Expression) -> str | None:
    """Return the variable that a clause is about, so that the next can say "its"; None where there is none."""
    match expression:
        case Variable(name=name):
            return name
        case Field(of=Variable(name=name), kind=kind) if not isinstance(kind, RecordKind):
            return name
        case Apply(operands=(first, *_)) | Defined(subjects=(first, *_)):
            return subject_of(first)
        case Not(condition=condition):
            return subject_of(condition)
        case And(parts=parts) | Or(parts=parts):
            found = {subject_of(part.condition) for part in parts}
            return found.pop() if len(found) == 1 else None
        case _:
            return None


def _is_truth(expression: Expression) -> bool:
    return isinstance(expression, Apply) and expression.kind is Basic.YES_NO


def _root(root: Root, lexicon: Lexicon) -> str:
    if isinstance(root.kind, ListKind):
        return f"the {plural(lexicon.kind_noun(root.kind))}"
    return with_the(lexicon.root_title(root.name))


def _field(field: Field, scope: Scope) -> str:
    end = "" if field.basis is None else f", as {field.basis.name.lower()},"
    return _possessed(field, scope) + end


def _possessed(field: Field, scope: Scope) -> str:
    title = scope.lexicon.field_title(field.record, field.name)
    of = field.of
    if is_day_of_event(field.record, field.name, scope.lexicon):
        return phrase(of, scope)
    if isinstance(of, Variable):
        if isinstance(field.kind, RecordKind) and scope.is_alone(of):
            return f"the {title}"
        if of.name == scope.focus:
            return f"{'the' if speaks_of_it(title) else 'its'} {title}"
    return possessive(phrase(of, scope), title)


def _of(words: str, subjects: Sequence[Expression], scope: Scope) -> str:
    return words if not subjects else f"{words} of {joined([phrase(subject, scope) for subject in subjects])}"


def _comparison(applied: Apply, scope: Scope, *, holds: bool) -> str:
    match applied:
        case Apply(operator=Operator.EXISTS, operands=(operand,)):
            return say_existence(operand, scope, holds=holds)
        case Apply(operator=Operator.IS, operands=(operand, Constant(value=bool(value)))):
            return say_yes_no(operand, scope, holds=holds is value)
        case Apply(operator=Operator.IS | Operator.IS_ONE_OF, operands=(Field() as field, *rest)) if is_copula(
            field, scope.lexicon
        ):
            return _copula(field, rest, scope, holds=holds)
        case _:
            words = [phrase(operand, scope) for operand in applied.operands]
            if applied.operator is Operator.IS and words[0].endswith(" is"):
                words.reverse()  # "the agency is the body whose policy it is"
            several = names_several(applied.operands[0], scope.lexicon)
            return say_operator(applied.operator, words, holds=holds, is_plural=several)


def say_existence(operand: Expression, scope: Scope, *, holds: bool) -> str:
    """Return that something exists, or doesn't: "its start has happened", "it has no legal process"."""
    lexicon = scope.lexicon
    verb = "have" if names_several(operand, lexicon) else "has"
    match operand:
        case Field(kind=DateKind(is_event=True)):
            return f"{phrase(operand, scope)} {verb} {'' if holds else 'not '}happened"
        case Field(kind=DateKind()):
            return f"{phrase(operand, scope)} is {'' if holds else 'not '}set"
        case Field(of=of, record=record, name=name):
            title = lexicon.field_title(record, name)
            if holds:
                return f"{phrase(operand, scope)} {'are' if verb == 'have' else 'is'} given"
            owner = "it" if isinstance(of, Variable) and of.name == scope.focus else phrase(of, scope)
            return f"{owner} has no {title}"
        case Root(name=name, kind=RecordKind(name=record)):
            is_event = record in lexicon.vocabulary.records and lexicon.vocabulary.records[record].is_event
            done = ("has taken place", "has not taken place") if is_event else ("exists", "does not exist")
            return f"{with_the(lexicon.root_title(name))} {done[0] if holds else done[1]}"
        case _:
            return f"{phrase(operand, scope)} {'exists' if holds else 'does not exist'}"


def say_yes_no(operand: Expression, scope: Scope, *, holds: bool) -> str:
    """Return a yes_no fact as a statement, from its question where that is about "it", else with its answer."""
    if not isinstance(operand, Field):
        return f"{phrase(operand, scope)} {'holds' if holds else 'does not hold'}"
    known = scope.lexicon.field_type(operand.record, operand.name)
    said = stated(known, _owner(operand, scope), holds=holds)
    if said is None and operand.basis is None:
        said = answered(known, None if isinstance(operand.of, Root) else _owner(operand, scope), holds=holds)
    return said or f"the answer on {phrase(operand, scope)} is {'yes' if holds else 'no'}"


def is_statement(operand: Expression, scope: Scope) -> bool:
    """Return whether a yes_no fact can be said as a statement of its own."""
    return (
        isinstance(operand, Field)
        and stated(scope.lexicon.field_type(operand.record, operand.name), _owner(operand, scope), holds=True)
        is not None
    )


def _owner(field: Field, scope: Scope) -> str:
    of = field.of
    return "it" if isinstance(of, Variable) and of.name == scope.focus else phrase(of, scope)


def _copula(field: Field, rest: Sequence[Expression], scope: Scope, *, holds: bool) -> str:
    owner = _owner(field, scope)
    if all(isinstance(item, Constant) and isinstance(item.value, Choice) for item in rest):
        return say_copula(owner, [phrase(item, scope) for item in rest], holds=holds)
    return say_operator(Operator.IS_ONE_OF, [_field(field, scope), *(phrase(i, scope) for i in rest)], holds=holds)


def _judged(judged: Judged, scope: Scope, *, holds: bool) -> str:
    law = scope.lexicon.laws.get(judged.law)
    judgment = None if law is None else law.judgments.get(judged.judgment)
    question = words_of(judged.judgment) if judgment is None else judgment.question
    by = "" if judgment is None or judgment.by is None else f" of {judgment.by}"
    about = "" if judged.subject is None else f" about {phrase(judged.subject, scope)}"
    return f"the answer{by} to “{question}”{about} is {'yes' if holds else 'no'}"


def source_words(source: Source, scope: Scope) -> str:
    """Return what a variable ranges over, in words."""
    match source:
        case Eventual(flow=flow):
            return f"the eventual recipients of {phrase(flow, scope)}"
        case Onward(flow=flow):
            return f"the onward flows of {phrase(flow, scope)}"
        case YearsSince(since=since):
            return f"the years since {phrase(since, scope)}"
        case PeriodsSince(length=length, since=since):
            return f"the periods of {length} since {phrase(since, scope)}"
        case Groups(of=of, record=record, by=by):
            fields = [scope.lexicon.field_title(record, name) for name in by]
            return f"the groups of {phrase(of, scope)} with the same {joined(fields)}"
        case _:
            return phrase(source, scope)


def among(sources: Sequence[Source], scope: Scope) -> str:
    """Return where the members of a quantifier come from, where that is not simply all records of their type."""
    match sources:
        case (PeriodsSince(length=length, since=since),):
            return f" of {length} since {phrase(since, scope)}"
        case (YearsSince(since=since),):
            return f" since {phrase(since, scope)}"
        case _:
            named = [source_words(source, scope) for source in sources if not isinstance(source, Root)]
            return f" among {joined(named)}" if named else ""


def quantifier_words(quantified: Quantified, scope: Scope, *, holds: bool = True) -> str:
    """Return how many of what a quantifier asks for: "there is a report", "there are at most 2 searches"."""
    noun = scope.noun_of(quantified.variable, quantified.sources)
    where = among(quantified.sources, scope)
    if quantified.quantifier is Quantifier.EVERY:
        return f"for every {noun}{where}" if holds else f"there is {with_a(noun)}{where}"
    return _how_many(quantified, noun, holds=holds) + where


def _quantified(quantified: Quantified, scope: Scope, *, holds: bool) -> str:
    variable = quantified.variable
    inner = scope.binding(variable, quantified.sources)
    noun = scope.noun_of(variable, quantified.sources)
    where = among(quantified.sources, scope)
    given = [item for item in (quantified.where, quantified.has) if item is not None]
    if quantified.quantifier is Quantifier.EVERY and holds:
        limit = "" if quantified.where is None else f" for which {clause(quantified.where, inner.about(variable.name))}"
        said = "all is well" if quantified.has is None else clause(quantified.has, inner.about(None))
        return f"for every {noun}{where}{limit}, {said}"
    if quantified.quantifier is Quantifier.EVERY:
        parts = [*given[:-1], *(Not(condition=item, span=item.span) for item in given[-1:])]
        said = joined(clauses(parts, inner.about(variable.name)))
        return f"there is {with_a(noun)}{where} such that {said}"
    start = _how_many(quantified, noun, holds=holds)
    conditions = joined(said_once(clauses(given, inner.about(variable.name)), "and"))
    return f"{start}{where}" + (f" such that {conditions}" if conditions else "")


def _how_many(quantified: Quantified, noun: str, *, holds: bool) -> str:
    number = quantified.threshold
    match quantified.quantifier:
        case Quantifier.SOME | Quantifier.NO | Quantifier.EVERY:
            is_some = (quantified.quantifier is Quantifier.SOME) is holds
            return f"there is {with_a(noun) if is_some else f'no {noun}'}"
        case Quantifier.AT_LEAST if number == 1:
            return f"there is {'at least one' if holds else 'no'} {noun}"
        case Quantifier.AT_LEAST:
            return f"there are {'at least' if holds else 'fewer than'} {number} {plural(noun)}"
        case Quantifier.AT_MOST:
            return f"there are {'at most' if holds else 'more than'} {number} {plural(noun)}"
        case Quantifier.MORE_THAN:
            return f"there are {'more than' if holds else 'at most'} {number} {plural(noun)}"
        case _:
            assert_never(quantified.quantifier)


def _aggregate(aggregate: Aggregate, scope: Scope) -> str:
    variable = aggregate.variable
    inner = scope.binding(variable, aggregate.sources).about(variable.name)
    things = plural(scope.noun_of(variable, aggregate.sources)) + among(aggregate.sources, scope)
    where = "" if aggregate.where is None else f" such that {clause(aggregate.where, inner)}"
    value = "" if aggregate.value is None else bare(phrase(aggregate.value, inner)).removeprefix("its ")
    match aggregate.measure:
        case Measure.NUMBER:
            return f"the number of {things}{where}"
        case Measure.DIFFERENT:
            return f"the number of different values of {value} of {things}{where}"
        case Measure.TOTAL:
            return f"the total of {value} of {things}{where}"
        case Measure.SHARE:
            return f"the share of {things}{where}"
        case _:
            assert_never(aggregate.measure)

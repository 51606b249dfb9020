"""A condition as nested lines, for reading a whole rule back: one line a part, alternatives with their letters."""

from __future__ import annotations

from dataclasses import dataclass

from whereas.english.clauses import clause, quantifier_words
from whereas.english.nouns import sentence, words_of
from whereas.english.rules import duty_sentence, exception_clause, exception_words, force_words
from whereas.english.scope import Scope
from whereas.model.expression import And, Expression, Not, Or, Part, Quantified, Quantifier
from whereas.model.law import Duty


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A line, and the lines that stand under it."""

    text: str
    label: str | None = None
    children: tuple[Outline, ...] = ()


def outline_of(expression: Expression, scope: Scope, *, holds: bool = True) -> Outline:
    """Return a condition with its parts under each other, down to the single facts."""
    match expression:
        case And(parts=parts) | Or(parts=parts):
            heading = "all of these" if isinstance(expression, And) is holds else "at least one of these"
            return Outline(text=f"{heading}:", children=tuple(_part(part, scope, holds=holds) for part in parts))
        case Not(condition=condition):
            return outline_of(condition, scope, holds=not holds)
        case Quantified() if _is_compound(expression):
            return _outline_of_quantified(expression, scope, holds=holds)
        case _:
            return Outline(text=clause(expression, scope, holds=holds))


def _is_compound(quantified: Quantified) -> bool:
    """Return whether what a quantifier asks of its members has parts of its own, which one line would run together."""
    given = [item for item in (quantified.where, quantified.has) if item is not None]
    inner = [part.condition for item in given if isinstance(item, And) for part in item.parts]
    return any(isinstance(item, Or | Not | Quantified) for item in (*given, *inner))


def _outline_of_quantified(quantified: Quantified, scope: Scope, *, holds: bool) -> Outline:
    inner = scope.binding(quantified.variable, quantified.sources).about(quantified.variable.name)
    start = quantifier_words(quantified, scope, holds=holds)
    given = [item for item in (quantified.where, quantified.has) if item is not None]
    has = () if quantified.has is None else (outline_of(quantified.has, inner, holds=holds),)
    if quantified.quantifier is Quantifier.EVERY and holds:
        where = "" if quantified.where is None else f" for which {clause(quantified.where, inner)}"
        return Outline(text=f"{start}{where}, this holds:", children=has)
    if quantified.quantifier is Quantifier.EVERY:
        said = (*(() if quantified.where is None else (outline_of(quantified.where, inner),)), *has)
    else:
        parts = [part for item in given for part in (item.parts if isinstance(item, And) else (Part(condition=item),))]
        said = tuple(_part(part, inner, holds=True) for part in parts)
    return Outline(text=f"{start} such that{' all of these' if len(said) > 1 else ''}:", children=said)


def _part(part: Part, scope: Scope, *, holds: bool) -> Outline:
    inner = outline_of(part.condition, scope, holds=holds)
    if part.label is None:
        return Outline(text=inner.text, label=part.letter, children=inner.children)
    return Outline(text=f"{part.label}:", label=part.letter, children=(inner,))


def outline_of_duty(duty: Duty, scope: Scope) -> Outline:
    """Return a duty read back from the rule: its sentence, what it requires, its exceptions and what they bring."""
    inner = scope.binding_all(duty.bindings)
    children = []
    force = force_words(duty.force, inner)
    if force is not None:
        children.append(Outline(text=sentence(force)))
    if duty.requirement is not None:
        required = outline_of(duty.requirement, inner)
        children.append(Outline(text="It is met if", children=(required,)))
    else:
        children.append(Outline(text="It is broken wherever it applies."))
    for exception in duty.exceptions:
        said = exception_clause(exception, inner, duty.section.law)
        brought = tuple(outline_of_duty(attached, inner) for attached in exception.attached)
        children.append(Outline(text=f"Unless {exception_words(exception)}: {said}", children=brought))
    label = None if duty.name is None else words_of(duty.name)
    return Outline(text=duty_sentence(duty, scope), label=label, children=tuple(children))

"""A duty as a sentence: for whom, of what, when, unless what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from whereas.english.clauses import among, clause, clauses, phrase
from whereas.english.days import say_day
from whereas.english.nouns import capitalised, joined, lowered, sentence, words_of
from whereas.english.scope import Scope
from whereas.english.sections import section_words
from whereas.model.expression import SectionRef
from whereas.model.law import Bearer, BearerKind, Binding, Duty, Exception_, InForce, Modality
from whereas.model.numbering import stands_under

_MODAL = {Modality.MUST: "must", Modality.MUST_NOT: "must not", Modality.MAY: "may"}


def duty_sentence(duty: Duty, scope: Scope) -> str:
    """Return a duty as one sentence, without its exceptions: "For each flow, the recipient must hold a warrant"."""
    inner = scope.binding_all(duty.bindings)
    start = "".join(f"{binding_words(item, inner)}, " for item in duty.bindings)
    when = f"when {joined(clauses(duty.when, inner))}, " if duty.when else ""
    return sentence(capitalised(f"{start}{when}{bearer_words(duty.bearer, inner)} {duty_words(duty)}"))


def act_words(duty: Duty, scope: Scope) -> str:
    """Return what is to be done and by whom, without the things and conditions: "The agency must report each year"."""
    return capitalised(f"{bearer_words(duty.bearer, scope)} {duty_words(duty)}")


def duty_words(duty: Duty) -> str:
    """Return what the bearer must, must not or may do, as the law's author put it: "must hold a warrant"."""
    if duty.bearer.kind is BearerKind.NO_PERSON:
        return f"may {duty.what}"
    return f"{_MODAL[duty.modality]} {duty.what}"


def requirement_clause(duty: Duty, scope: Scope) -> str | None:
    """Return what must be true for a duty to be met, or None for a bare prohibition."""
    if duty.requirement is None:
        return None
    return clause(duty.requirement, scope)


def bearer_words(bearer: Bearer, scope: Scope) -> str:
    """Return who is bound, in words: "the recipient", "the agency", "any person"."""
    match bearer.kind:
        case BearerKind.EXPRESSION:
            return bearer.text if bearer.expression is None else phrase(bearer.expression, scope)
        case BearerKind.ROLE:
            return f"the {words_of(bearer.role or bearer.text.removeprefix('the '))}"
        case BearerKind.ANY_PERSON:
            return "any person"
        case BearerKind.NO_PERSON:
            return "no person"
        case _:
            assert_never(bearer.kind)


def binding_words(binding: Binding, scope: Scope) -> str:
    """Return what a section is about: "for each flow for which its data includes video"."""
    noun = f"{scope.noun_of(binding.variable, binding.sources)}{among(binding.sources, scope)}"
    where = ""
    if binding.where is not None:
        where = f" for which {clause(binding.where, scope.about(binding.variable.name))}"
    return f"for each {noun}{where}"


def exception_words(exception: Exception_) -> str:
    """Return what an exception is called: its name in words, with its number where it has one."""
    name, label = words_of(exception.name), exception.label
    if label is None:
        return name
    return f"{name} {label}" if label.startswith("(") else f"{name} ({lowered(label)})"


def exception_clause(exception: Exception_, scope: Scope, home: str) -> str:
    """Return when an exception holds, with what takes it away again."""
    if exception.condition is not None:
        said = clause(exception.condition, scope)
    else:
        names = [section_words(item, scope.lexicon, home) for item in exception.prevails]
        said = f"{joined(names, 'or')} prevails"
    own = [f"{words_of(item.name)}: {exception_clause(item, scope, home)}" for item in exception.unless]
    return said + (f", but not if ({joined(own, 'or')})" if own else "")


def prevailing_words(ref: SectionRef, scope: Scope, home: str) -> str:
    """Return when a section prevails over a duty (semantics 7): "section 4(b) permits it for the same"."""
    law = scope.lexicon.laws.get(ref.law)
    duties = [
        duty
        for section in (() if law is None else law.sections)
        if stands_under(section.number, ref.section)
        for duty in section.duties
        if ref.duty in (None, duty.name)
    ]
    name = section_words(ref, scope.lexicon, home)
    if duties and all(duty.modality is Modality.MAY for duty in duties):
        return f"{name} permits it for the same"
    return f"{name} applies to the same, and no exception to it holds"


def force_words(force: Sequence[InForce], scope: Scope) -> str | None:
    """Return from when until when something is in force, or None where nothing is said of it."""
    said = []
    for item in force:
        words = "" if item.first is None else f"from {say_day(item.first)}"
        words += "" if item.last is None else f" until {say_day(item.last)}"
        words += "" if item.condition is None else f" only if {clause(item.condition, scope)}"
        said.append(words.strip())
    said = [words for words in said if words]
    return f"in force {joined(said)}" if said else None

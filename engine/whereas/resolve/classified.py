"""Defined terms said of something: `f is home_video`, `p is a public_agency`, `i is a cover of t`.

Promised: a term is only ever said of what it is defined for.
"""

from __future__ import annotations

from whereas.model.expression import Defined, Expression
from whereas.model.kinds import Basic, EnumerationKind, RecordKind, RecordsKind
from whereas.model.law import Definition
from whereas.resolve.kinds import fits, kind_of, words_of
from whereas.resolve.meanings import bare_word
from whereas.resolve.names import LawNames
from whereas.resolve.problems import UnknownName, did_you_mean
from whereas.resolve.problems_kinds import NotACondition, WrongSubject
from whereas.resolve.scope import Scope
from whereas.syntax import tree as t
from whereas.text import Span


def law_of_predicate(node: t.Expression, subject: Expression, scope: Scope) -> LawNames | None:
    """Return the law that defines the term, if `SUBJECT is WORD` says a defined term of one thing; else None."""
    word, kind = bare_word(node), kind_of(subject)
    if word is None or word.text in scope.variables or not isinstance(kind, RecordKind | RecordsKind | EnumerationKind):
        return None
    law = _law_defining(word.text, scope)
    if law is None or len(law.definitions[word.text][0].define.subjects) != 1:
        return None
    if isinstance(kind, EnumerationKind) and word.text in scope.vocabulary.enumerations[kind.name].members:
        return None
    return law


def read_predicate(word: t.Word, law: LawNames, subject: Expression, span: Span, scope: Scope) -> Expression | None:
    """Return `SUBJECT is TERM`."""
    definition = scope.reader.definition(law.id, word.text)
    if definition is None or not _is_said_of(word, definition, (subject,), scope):
        return None
    return Defined(law=law.id, name=word.text, subjects=(subject,), kind=definition.kind, span=span)


def read_classified(node: t.Classified, scope: Scope) -> Expression | None:
    """Return `X is a TERM` or `X is a TERM of Y`, not yet negated."""
    subject = scope.reader.value(node.subject, scope)
    second = None if node.of is None else scope.reader.value(node.of, scope)
    law = _law_defining(node.name.text, scope)
    if law is None:
        known = [name for law in scope.visible_laws() for name in law.definitions]
        hint = did_you_mean(node.name.text, known)
        scope.report(UnknownName(span=node.name.span, name=node.name.text, sort="defined term", hint=hint))
        return None
    definition = scope.reader.definition(law.id, node.name.text)
    if definition is None or subject is None or (node.of is not None and second is None):
        return None
    subjects = (subject,) if second is None else (subject, second)
    if not _is_said_of(node.name, definition, subjects, scope):
        return None
    return Defined(law=law.id, name=node.name.text, subjects=subjects, kind=definition.kind, span=node.span)


def read_applied(node: t.Applied, law: LawNames, scope: Scope) -> Expression | None:
    """Return `the TERM of X`, where a definition of one thing yields a value."""
    subject = scope.reader.value(node.argument, scope)
    definition = scope.reader.definition(law.id, node.name.text)
    if definition is None or subject is None or not _is_said_of(node.name, definition, (subject,), scope, value=True):
        return None
    return Defined(law=law.id, name=node.name.text, subjects=(subject,), kind=definition.kind, span=node.span)


def _law_defining(name: str, scope: Scope) -> LawNames | None:
    return next((law for law in scope.visible_laws() if name in law.definitions), None)


def _is_said_of(
    word: t.Word, definition: Definition, subjects: tuple[Expression, ...], scope: Scope, *, value: bool = False
) -> bool:
    """Return whether the term may be said of these subjects; if not, that is reported."""
    vocabulary = scope.vocabulary
    if definition.kind is not Basic.YES_NO and not value:
        scope.report(NotACondition(span=word.span, found=words_of(definition.kind, vocabulary)))
        return False
    if len(subjects) != len(definition.parameters):
        expected = " and ".join(words_of(variable.kind, vocabulary) for variable in definition.parameters) or "nothing"
        found = f"{len(subjects)} of them"
        scope.report(WrongSubject(span=word.span, name=word.text, expected=expected, found=found))
        return False
    for subject, variable in zip(subjects, definition.parameters, strict=True):
        if not fits(kind_of(subject), variable.kind):
            expected, found = words_of(variable.kind, vocabulary), words_of(kind_of(subject), vocabulary)
            scope.report(WrongSubject(span=subject.span, name=word.text, expected=expected, found=found))
            return False
    return True

"""What a bare name means: a variable, a term of the law, a list or record of the deal, a role.

Promised: a variable comes before a term of the law itself, that before one of a law it imports, that before the
vocabulary; and nothing can be hidden without a diagnostic, for variables may not take a name that means something.
"""

from __future__ import annotations

from collections.abc import Sequence

from whereas.model.expression import BearerOf, Defined, Expression, LegalFactOf, ParameterOf, RolePlayer, Root
from whereas.model.kinds import EnumerationKind, Kind, ListKind, RecordKind
from whereas.model.vocabulary import Role, Vocabulary
from whereas.resolve.kinds import BASIC_NAMES, words_of
from whereas.resolve.names import LawNames
from whereas.resolve.problems import (
    AmbiguousName,
    BearerOutOfPlace,
    DuplicateName,
    HiddenName,
    UnknownName,
    did_you_mean,
)
from whereas.resolve.problems_kinds import WrongKind, WrongSubject
from whereas.resolve.scope import Scope
from whereas.syntax import tree as t
from whereas.text import Label, Span

BEARER = "bearer"


def role_kind(role: Role, vocabulary: Vocabulary) -> RecordKind:
    """Return the kind of the parties that take a role."""
    return RecordKind(vocabulary.lists[role.among].record)


def party_kinds(vocabulary: Vocabulary) -> tuple[RecordKind, ...]:
    """Return the kinds of those that can be bound: records that take roles; all records where there are no roles."""
    taken = dict.fromkeys(role_kind(role, vocabulary) for role in vocabulary.roles.values())
    return tuple(taken) or tuple(RecordKind(name) for name in vocabulary.records)


def law_of_term(name: str, scope: Scope) -> LawNames | None:
    """Return the law, this one or an imported one, that declares the term."""
    return next((law for law in scope.visible_laws() if name in law.terms), None)


def find_list(node: t.Expression, scope: Scope) -> t.ListDefinition | None:
    """Return the list of a law that a bare name stands for, or None if it is not one."""
    if not isinstance(node, t.Path) or node.steps or not isinstance(node.root, t.Word):
        return None
    name = node.root.text
    law = None if name in scope.variables else law_of_term(name, scope)
    return None if law is None else law.lists.get(name)


def bare_word(node: t.Expression) -> t.Word | None:
    """Return the word of a name that stands alone, or None."""
    if isinstance(node, t.Path) and not node.steps and isinstance(node.root, t.Word):
        return node.root
    return None


def means_something(name: str, scope: Scope) -> bool:
    """Return whether a bare name means something other than a value of a kind."""
    vocabulary = scope.vocabulary
    return (
        name in scope.variables
        or law_of_term(name, scope) is not None
        or name in vocabulary.lists
        or name in vocabulary.singles
        or name in vocabulary.roles
    )


def known_names(scope: Scope) -> tuple[str, ...]:
    """Return every name that may stand at the root of a path."""
    vocabulary = scope.vocabulary
    terms = (name for law in scope.visible_laws() for name in law.terms)
    return (*scope.variables, *terms, *vocabulary.lists, *vocabulary.singles, *vocabulary.roles)


def read_name(word: t.Word, scope: Scope) -> Expression | None:
    """Return what a bare name that means something stands for."""
    name, span, vocabulary = word.text, word.span, scope.vocabulary
    if name in scope.variables:
        variable = scope.variables[name]
        return type(variable)(name=name, kind=variable.kind, span=span)
    law = law_of_term(name, scope)
    if law is not None:
        return read_term(word, law, scope)
    if name in vocabulary.lists:
        return Root(name=name, kind=ListKind(RecordKind(vocabulary.lists[name].record)), span=span)
    if name in vocabulary.singles:
        return Root(name=name, kind=RecordKind(vocabulary.singles[name].record), span=span)
    if name in vocabulary.roles:
        return RolePlayer(role=name, kind=role_kind(vocabulary.roles[name], vocabulary), span=span)
    if name in scope.unshared:
        hint = f"section {scope.unshared[name]}, which is qualified here too, has no `{name}`"
    else:
        hint = did_you_mean(name, known_names(scope))
    scope.report(UnknownName(span=span, name=name, sort="thing here", hint=hint))
    return None


def read_role(role: t.RoleName, scope: Scope) -> Expression | None:
    """Return what `the NAME` stands for: the bearer, a role, or else whatever the bare name means."""
    name, vocabulary = role.name.text, scope.vocabulary
    if name == BEARER:
        parties = party_kinds(vocabulary)
        if not scope.has_bearer or len(parties) == 0:
            scope.report(BearerOutOfPlace(span=role.span))
            return None
        return BearerOf(kind=parties[0], span=role.span)
    if name in vocabulary.roles:
        return RolePlayer(role=name, kind=role_kind(vocabulary.roles[name], vocabulary), span=role.span)
    if means_something(name, scope):
        return read_name(role.name, scope)
    hint = did_you_mean(name, (*vocabulary.roles, BEARER, *known_names(scope)))
    scope.report(UnknownName(span=role.name.span, name=name, sort="role", hint=hint))
    return None


def read_term(word: t.Word, law: LawNames, scope: Scope) -> Expression | None:
    """Return a term of a law that is used by its bare name."""
    name, span = word.text, word.span
    if name in law.parameters:
        parameter = scope.reader.parameter(law.id, name)
        if parameter is None:
            return None
        if parameter.variable is not None:
            _report_no_subject(word, parameter.variable.kind, scope)
            return None
        return ParameterOf(law=law.id, name=name, subject=None, kind=parameter.kind, span=span)
    if name in law.legal_facts:
        fact = scope.reader.legal_fact(law.id, name)
        return None if fact is None else LegalFactOf(law=law.id, name=name, kind=fact.kind, span=span)
    if name in law.lists:
        scope.report(WrongKind(span=span, expected="one value", found="a list of this law"))
        return None
    definition = scope.reader.definition(law.id, name)
    if definition is None:
        return None
    if definition.parameters:
        _report_no_subject(word, definition.parameters[0].kind, scope)
        return None
    return Defined(law=law.id, name=name, subjects=(), kind=definition.kind, span=span)


def _report_no_subject(word: t.Word, kind: Kind, scope: Scope) -> None:
    expected = words_of(kind, scope.vocabulary)
    scope.report(WrongSubject(span=word.span, name=word.text, expected=expected, found="said of nothing"))


def kind_named(name: str, vocabulary: Vocabulary) -> Kind | None:
    """Return the kind of that name: a record, a kind of values or a basic kind."""
    if name in vocabulary.records:
        return RecordKind(name)
    if name in vocabulary.enumerations:
        return EnumerationKind(name)
    return BASIC_NAMES.get(name)


def read_subject_kind(word: t.Word, scope: Scope) -> Kind | None:
    """Return the kind that `of party p` names: a record, a kind of values or a basic kind."""
    name, vocabulary = word.text, scope.vocabulary
    kind = kind_named(name, vocabulary)
    if kind is None:
        known = (*vocabulary.records, *vocabulary.enumerations, *BASIC_NAMES)
        scope.report(UnknownName(span=word.span, name=name, sort="record or kind", hint=did_you_mean(name, known)))
    return kind


def report_duplicates(words: Sequence[t.Word], sort: str, scope: Scope) -> None:
    """Report each name that stands more than once among `words`."""
    first: dict[str, Span] = {}
    for word in words:
        if word.text in first:
            labels = (Label(first[word.text], "the first one"),)
            scope.report(DuplicateName(span=word.span, labels=labels, name=word.text, sort=sort))
        first.setdefault(word.text, word.span)


def check_variable_name(word: t.Word, scope: Scope) -> None:
    """Report a variable that takes a name which is bound already or means something."""
    name, vocabulary = word.text, scope.vocabulary
    if name in scope.variables:
        scope.report(DuplicateName(span=word.span, name=name, sort="variable"))
        return
    law = law_of_term(name, scope)
    hidden = None
    if law is not None:
        hidden = "the term of the law"
    elif name in vocabulary.lists:
        hidden = "the list of the deal"
    elif name in vocabulary.singles:
        hidden = "the record of the deal"
    elif name in vocabulary.roles:
        hidden = "the role"
    if hidden is not None:
        scope.report(HiddenName(span=word.span, name=name, hidden=hidden))


def report_ambiguous(word: t.Word, kind: EnumerationKind, scope: Scope, at: Span) -> None:
    """Report a word that is a value of the kind that is expected, and a name of that kind as well."""
    first = f"the value of `{kind.name}`"
    second = "the variable" if word.text in scope.variables else "the term or record"
    scope.report(AmbiguousName(span=at, name=word.text, first=first, second=f"{second} of that name"))

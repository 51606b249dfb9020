"""Paths to facts: `f.recipient.kind`, `request_log.public`, `the agency`, `d.retention as contracted`, `warrant`.

What comes in: a path of the tree. What goes out: fields of records, each with its kind; a bare word that is a value
of the kind that is expected becomes a constant.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from whereas.model.basis import Basis
from whereas.model.expression import Constant, Expression, Field, Item, Root, Variable
from whereas.model.kinds import (
    Basic,
    DateKind,
    EnumerationKind,
    GroupKind,
    Kind,
    ListKind,
    PeriodKind,
    RecordKind,
    RecordsKind,
    ScalarKind,
)
from whereas.resolve.kinds import TERM_DAY, fits, kind_of, words_of
from whereas.resolve.meanings import bare_word, known_names, means_something, read_name, read_role, report_ambiguous
from whereas.resolve.problems import UnknownName, did_you_mean
from whereas.resolve.problems_kinds import FieldNotShared, NoSuchStep
from whereas.resolve.scope import Scope
from whereas.syntax import tree as t
from whereas.text import Span
from whereas.values.scalars import Choice

CELL_STATES = ("filled", "empty", "masked", "withheld", "not_exported")
"""The states of a cell of an exported log (semantics 13)."""
PERIOD = "period"
"""`Field.record` of a field of a period that a law makes."""
_PERIOD_FIELDS = ("starts_on", "ends_on")
_DATE_PARTS: Mapping[str, ScalarKind] = {"day": TERM_DAY, "year": Basic.YEAR}


def written(path: t.Path) -> str:
    """Return a path as the law writes it."""
    text = path.root.text if isinstance(path.root, t.Word) else f"the {path.root.name.text}"
    for step in path.steps:
        match step:
            case t.FieldStep(name=name):
                text += f".{name.text}"
            case t.KeyStep(key=key):
                text += f"[{key.text}]"
            case t.BasisStep(basis=basis):
                text += f" as {basis.value}"
    return text


def read_path(
    path: t.Path, scope: Scope, expected: Kind | None = None, *, as_column: bool = False
) -> Expression | None:
    """Return what a path leads to.

    Args:
        path: the path.
        scope: what names mean here.
        expected: the kind that is needed, by which a bare word may be a value of a kind.
        as_column: whether a field of a list may stand for the list of that field's values.
    """
    word = bare_word(path)
    if word is not None and (constant := _read_value_word(word, scope, expected)) is not None:
        return constant
    if word is not None and not means_something(word.text, scope) and expected is not None:
        _report_unknown_value(word, scope, expected)
        return None
    current = read_name(path.root, scope) if isinstance(path.root, t.Word) else read_role(path.root, scope)
    for step in path.steps:
        if current is None:
            return None
        current = _follow(current, step, scope, as_column=as_column)
    return current


def _read_value_word(word: t.Word, scope: Scope, expected: Kind | None) -> Constant | None:
    """Return the constant, if a bare word is a value of the kind that is expected."""
    if expected is Basic.CELL_STATE and word.text in CELL_STATES:
        return Constant(value=Choice(word.text), kind=expected, span=word.span)
    if not isinstance(expected, EnumerationKind):
        return None
    if word.text not in scope.vocabulary.enumerations[expected.name].members:
        return None
    if _means_the_same_kind(word, scope, expected):
        report_ambiguous(word, expected, scope, word.span)
    return Constant(value=Choice(word.text), kind=expected, span=word.span)


def _means_the_same_kind(word: t.Word, scope: Scope, expected: Kind) -> bool:
    """Return whether the word is also the name of a variable or term of the kind that is expected."""
    if word.text in scope.variables:
        return fits(scope.variables[word.text].kind, expected)
    for law in scope.visible_laws():
        if word.text in law.parameters:
            parameter = scope.reader.parameter(law.id, word.text)
            return parameter is not None and fits(parameter.kind, expected)
        if word.text in law.definitions:
            if any(each.define.subjects for each in law.definitions[word.text]):
                return False  # it is said of something, and is no value; it may be the one that is being read
            definition = scope.reader.definition(law.id, word.text)
            return definition is not None and fits(definition.kind, expected)
        if word.text in law.lists:
            return True
    return False


def _report_unknown_value(word: t.Word, scope: Scope, expected: Kind) -> None:
    name, vocabulary = word.text, scope.vocabulary
    sort, known = "thing here", known_names(scope)
    if isinstance(expected, EnumerationKind):
        enumeration = vocabulary.enumerations[expected.name]
        sort, known = f"value of `{expected.name}`", (*enumeration.members, *enumeration.groups)
    elif expected is Basic.CELL_STATE:
        sort, known = "state of a cell", CELL_STATES
    scope.report(UnknownName(span=word.span, name=name, sort=sort, hint=did_you_mean(name, known)))


def _follow(current: Expression, step: t.PathStep, scope: Scope, *, as_column: bool) -> Expression | None:
    match step:
        case t.FieldStep(name=name):
            return _read_field(current, name, scope, as_column=as_column)
        case t.KeyStep(key=key):
            if isinstance(current, Root) and isinstance(current.kind, ListKind):
                span = current.span.to(step.span)
                return Item(list=current.name, key=key.text, kind=current.kind.member, span=span)
        case t.BasisStep(basis=basis):
            if isinstance(current, Field) and current.basis is None:
                return replace(current, basis=Basis[basis.name], span=current.span.to(step.span))
    scope.report(NoSuchStep(span=step.span, found=words_of(kind_of(current), scope.vocabulary)))
    return None


def _read_field(current: Expression, name: t.Word, scope: Scope, *, as_column: bool) -> Expression | None:
    span = current.span.to(name.span)
    match kind_of(current):
        case RecordKind(name=record):
            return _field_of(current, (record,), name, span, scope)
        case RecordsKind(names=records):
            return _field_of(current, records, name, span, scope)
        case PeriodKind():
            return _period_field(current, name, span, scope)
        case GroupKind() as group:
            return _group_field(current, group, name, span, scope)
        case ListKind(member=RecordKind(name=record)) if as_column:
            found = _field_of(current, (record,), name, span, scope)
            if found is None or isinstance(found.kind, ListKind):
                return found
            return replace(found, kind=ListKind(found.kind))
        case kind:
            scope.report(NoSuchStep(span=name.span, found=words_of(kind, scope.vocabulary)))
            return None


def _field_of(current: Expression, records: tuple[str, ...], name: t.Word, span: Span, scope: Scope) -> Field | None:
    first = scope.vocabulary.records[records[0]]
    field = first.fields.get(name.text)
    if field is None:
        hint = did_you_mean(name.text, first.fields)
        scope.report(UnknownName(span=name.span, name=name.text, sort=f"field of {first.name}", hint=hint))
        return None
    for other in records[1:]:
        theirs = scope.vocabulary.records[other].fields.get(name.text)
        if theirs is None or theirs.kind != field.kind:
            scope.report(FieldNotShared(span=name.span, name=name.text, without=f"`{other}`"))
            return None
    return Field(of=current, record=first.name, name=name.text, kind=field.kind, basis=None, span=span)


def _period_field(current: Expression, name: t.Word, span: Span, scope: Scope) -> Field | None:
    if name.text not in _PERIOD_FIELDS:
        hint = did_you_mean(name.text, _PERIOD_FIELDS)
        scope.report(UnknownName(span=name.span, name=name.text, sort="field of a period", hint=hint))
        return None
    return Field(of=current, record=PERIOD, name=name.text, kind=TERM_DAY, basis=None, span=span)


def _group_field(current: Expression, group: GroupKind, name: t.Word, span: Span, scope: Scope) -> Field | None:
    fields = scope.vocabulary.records[group.record].fields
    known: dict[str, ScalarKind] = {}
    for key in group.by:
        kind = fields[key].kind if key in fields else _DATE_PARTS.get(key)
        if kind is not None and not isinstance(kind, ListKind):
            known[key] = kind
    if name.text not in known:
        hint = did_you_mean(name.text, known)
        scope.report(UnknownName(span=name.span, name=name.text, sort="field of this group", hint=hint))
        return None
    return Field(of=current, record=group.record, name=name.text, kind=known[name.text], basis=None, span=span)


def is_date(kind: Kind) -> bool:
    """Return whether values of the kind are dates or moments."""
    return isinstance(kind, DateKind)


def variable_of(word: t.Word, kind: Kind) -> Variable:
    """Return the variable that a word binds."""
    return Variable(name=word.text, kind=kind, span=word.span)

"""What the words of a field are like: several things or one, a kind of its record, a question that states something."""

from __future__ import annotations

import re

from whereas.english.lexicon import Lexicon
from whereas.english.nouns import is_plural, negated, statement_of, third_person
from whereas.model.expression import Expression, Field, Root
from whereas.model.kinds import EnumerationKind, ListKind
from whereas.model.vocabulary import FieldType

_DOES = re.compile(r"^(\S.*? )does (?!not\b)([a-z]+)")


def names_several(operand: Expression, lexicon: Lexicon) -> bool:
    """Return whether an operand's words are a plural, so that its verb must be one too."""
    match operand:
        case Field(record=record, name=name):
            return is_plural(lexicon.field_title(record, name))
        case Root(kind=ListKind()):
            return True
        case _:
            return False


def is_copula(field: Field, lexicon: Lexicon) -> bool:
    """Return whether a fact says what its record is, so that "the recipient is a police department" reads better."""
    return isinstance(field.kind, EnumerationKind) and lexicon.field_title(field.record, field.name) == "kind"


def stated(known: FieldType | None, owner: str, *, holds: bool) -> str | None:
    """Return a yes_no fact as a statement about its owner, or None where its question is no statement turned round."""
    said = None if known is None or known.ask is None else statement_of(known.ask, owner)
    if said is None:
        return None
    return _DOES.sub(lambda match: match[1] + third_person(match[2]), said, count=1) if holds else negated(said)


def answered(known: FieldType | None, owner: str | None, *, holds: bool) -> str | None:
    """Return a yes_no fact as the answer to its question, or None where it has none.

    Args:
        known: the fact, as the vocabulary has it.
        owner: what it is a fact of; None where that goes without saying.
        holds: whether the answer is yes.
    """
    if known is None or known.ask is None:
        return None
    return f"“{known.ask}” is answered {'yes' if holds else 'no'}" + ("" if owner is None else f" for {owner}")

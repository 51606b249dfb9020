"""A rule's condition as single conditions joined by and, or and not: what a decision table is made from.

What comes in: an expression of a rule. What goes out: a formula whose leaves are single conditions, each in words.
Promised: conditions that say the same are one, however often they stand in a rule; nothing is judged.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, TypeAlias, assert_never

from whereas.english import Scope, clause
from whereas.model.expression import And, Apply, Constant, Expression, Not, Or, Part
from whereas.model.operators import Operator
from whereas.text import Span


@dataclass(frozen=True, slots=True)
class Condition:
    """A single condition. `key` is the same for conditions that say the same."""

    key: Hashable
    text: str


@dataclass(frozen=True, slots=True)
class Always:
    """What is settled without looking."""

    is_so: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Several formulas, all of which (`needs_all`) or one of which must hold; `names` are those the law gives them."""

    parts: tuple[Formula, ...]
    needs_all: bool
    names: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Opposite:
    """What holds where the formula does not."""

    of: Formula


Formula: TypeAlias = Condition | Always | Joined | Opposite


def formula_of(expression: Expression, scope: Scope) -> Formula:
    """Return a condition as a formula."""
    match expression:
        case And(parts=parts) | Or(parts=parts):
            return Joined(
                parts=tuple(formula_of(part.condition, scope) for part in parts),
                needs_all=isinstance(expression, And),
                names=tuple(_name(part) for part in parts),
            )
        case Not(condition=condition):
            return Opposite(formula_of(condition, scope))
        case Apply(operator=Operator.IS, operands=(Constant(value=first), Constant(value=second))):
            return Always(first == second)
        case _:
            return Condition(shape_of(expression), clause(expression, scope.about(None)))


def _name(part: Part) -> str | None:
    letter = None if part.letter is None else f"({part.letter})"
    return part.label if letter is None or part.label is None else f"{letter} {part.label}"


def shape_of(node: Any) -> Hashable:  # noqa: ANN401 - any part of a rule
    """Return what two parts of a rule have in common exactly where they say the same: all but where they stand."""
    if isinstance(node, Span):
        return None
    if is_dataclass(node) and not isinstance(node, type):
        own = ((item.name, shape_of(getattr(node, item.name))) for item in fields(node))
        return (type(node).__name__, *own)
    if isinstance(node, tuple):
        return tuple(shape_of(item) for item in node)
    return (type(node).__name__, node)


def conditions_in(formula: Formula) -> Iterator[Condition]:
    """Yield the single conditions of a formula in the order of the rule, each as often as it stands there."""
    match formula:
        case Condition():
            yield formula
        case Always():
            return
        case Joined(parts=parts):
            for part in parts:
                yield from conditions_in(part)
        case Opposite(of=inner):
            yield from conditions_in(inner)
        case _:
            assert_never(formula)


def number_of_conditions(formula: Formula) -> int:
    """Return how many different conditions a formula has."""
    return len({condition.key for condition in conditions_in(formula)})


def given(formula: Formula, key: Hashable, *, holds: bool) -> Formula:
    """Return the formula once a single condition has come out, as short as that makes it."""
    match formula:
        case Condition():
            return Always(holds) if formula.key == key else formula
        case Always():
            return formula
        case Opposite(of=inner):
            return opposite(given(inner, key, holds=holds))
        case Joined(parts=parts, needs_all=needs_all):
            return joined_of([given(part, key, holds=holds) for part in parts], needs_all=needs_all)
        case _:
            assert_never(formula)


def opposite(formula: Formula) -> Formula:
    """Return what holds where the formula does not."""
    return Always(not formula.is_so) if isinstance(formula, Always) else Opposite(formula)


def joined_of(parts: list[Formula], *, needs_all: bool) -> Formula:
    """Return formulas as one, without those that are settled."""
    if Always(not needs_all) in parts:
        return Always(not needs_all)
    rest = tuple(part for part in parts if part != Always(needs_all))
    if not rest:
        return Always(needs_all)
    return rest[0] if len(rest) == 1 else Joined(parts=rest, needs_all=needs_all)

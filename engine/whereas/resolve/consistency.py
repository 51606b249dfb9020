"""Whether conditions can hold together, as far as their plain comparisons tell.

What comes in: conditions that would all have to hold. What goes out: whether they contradict one another. Promised:
"yes" is certain; "no" means only that nothing here shows it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field

from whereas.model.expression import And, Apply, Constant, Expression, Not
from whereas.model.operators import Operator
from whereas.resolve.shape import shape_of
from whereas.values.scalars import Choice, Value


def are_contradictory(conditions: Iterable[Expression]) -> bool:
    """Return whether the conditions can't all hold."""
    known: dict[Hashable, _Known] = {}
    held: set[Hashable] = set()
    failed: set[Hashable] = set()
    for atom, is_true in _atoms(conditions):
        (held if is_true else failed).add(shape_of(atom))
        if isinstance(atom, Apply):
            _learn(atom, known, is_true=is_true)
    return bool(held & failed) or any(fact.is_impossible for fact in known.values())


@dataclass(slots=True)
class _Known:
    """What conditions say of one value: what it may be, what it may not be, whether it exists."""

    allowed: frozenset[Value] | None = None
    excluded: set[Value] = field(default_factory=set)
    exists: bool = False
    is_none: bool = False

    @property
    def is_impossible(self) -> bool:
        return (self.exists and self.is_none) or (self.allowed is not None and not self.allowed - self.excluded)


def _atoms(conditions: Iterable[Expression]) -> Iterator[tuple[Expression, bool]]:
    """Yield what must hold (True) or must not (False), conjunctions taken apart."""
    stack = list(conditions)
    while stack:
        condition = stack.pop()
        match condition:
            case And(parts=parts):
                stack.extend(part.condition for part in parts)
            case Not(condition=inner):
                yield inner, False
            case _:
                yield condition, True


def _learn(atom: Apply, known: dict[Hashable, _Known], *, is_true: bool) -> None:
    fact = known.setdefault(shape_of(atom.operands[0]), _Known())
    if atom.operator is Operator.EXISTS:
        if is_true:
            fact.exists = True
        else:
            fact.is_none = True
        return
    if is_true and atom.operator in _SINGLE:
        fact.exists = True
    if atom.operator not in (Operator.IS, Operator.IS_ONE_OF):
        return
    choices = atom.operands[1:]
    values = frozenset(
        choice.value
        for choice in choices
        if isinstance(choice, Constant) and isinstance(choice.value, bool | str | Choice)
    )
    if not is_true:
        fact.excluded |= values
    elif len(values) == len(choices):
        fact.allowed = values if fact.allowed is None else fact.allowed & values


_SINGLE = frozenset(
    {
        Operator.IS,
        Operator.IS_ONE_OF,
        Operator.INCLUDES,
        Operator.MENTIONS,
    }
)
"""Comparisons that are false on none, so that what they compare exists; the order of amounts is not among them."""

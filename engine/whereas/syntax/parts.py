"""What rules of the grammar hand to each other while a tree is built, and how a rule picks its own out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar, cast, get_args

from whereas.syntax.problems_parts import StatedTwice
from whereas.syntax.tree import Expression, RangeSource, Reference
from whereas.text import Diagnostic, Label, Source, Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of a clause that is no node of its own: what it is, and what it holds."""

    kind: str
    value: object
    span: Span


@dataclass(slots=True, kw_only=True)
class Building:
    """What a builder may look at and add to.

    Attributes:
        source: the text that is read.
        reserved: the words that a name can't be, by what the name is for.
        problems: what was found wrong so far.
    """

    source: Source
    reserved: Mapping[str, frozenset[str]]
    problems: list[Diagnostic] = field(default_factory=list)


Parts: TypeAlias = Sequence[object]
Build: TypeAlias = Callable[[Building, Parts, Span], object]


def _classes(union: object) -> Iterator[type]:
    for member in get_args(union):
        if isinstance(member, type):
            yield member
        else:
            yield from _classes(member)


EXPRESSIONS = tuple(dict.fromkeys(_classes(Expression)))
RANGES = tuple(_classes(RangeSource))
REFERENCES = tuple(_classes(Reference))


def one(parts: Parts, kind: type[T]) -> T:
    """Return the first part of a kind; the grammar sees to it that there is one."""
    return next(part for part in parts if isinstance(part, kind))


def maybe(parts: Parts, kind: type[T]) -> T | None:
    """Return the first part of a kind, or None."""
    return next((part for part in parts if isinstance(part, kind)), None)


def many(parts: Parts, kind: type[T]) -> tuple[T, ...]:
    """Return all parts of a kind, in their order."""
    return tuple(part for part in parts if isinstance(part, kind))


def marked(parts: Parts, mark: str, kind: type[T]) -> T | None:
    """Return what the first mark of that name holds, or None."""
    return next((as_kind(part.value, kind) for part in parts if isinstance(part, Mark) and part.kind == mark), None)


def all_marked(parts: Parts, mark: str, kind: type[T]) -> tuple[T, ...]:
    """Return what the marks of that name hold, in their order."""
    return tuple(as_kind(part.value, kind) for part in parts if isinstance(part, Mark) and part.kind == mark)


def once(building: Building, parts: Parts, mark: str, what: str) -> Mark | None:
    """Return the first mark of that name, and report every further one as said twice."""
    first: Mark | None = None
    for part in parts:
        if isinstance(part, Mark) and part.kind == mark:
            if first is None:
                first = part
            else:
                label = Label(first.span, "stated first here")
                building.problems.append(StatedTwice(span=part.span, labels=(label,), what=what))
    return first


def as_kind(part: object, kind: type[T]) -> T:
    """Return `part`, which the grammar knows to be of that kind."""
    # Invariant: each rule of the grammar makes one kind of part; every rule is read in the tests.
    assert isinstance(part, kind), f"{part!r} is no {kind.__name__}"  # noqa: S101
    return part


def as_expression(part: object) -> Expression:
    """Return `part`, which the grammar knows to be a condition or a value."""
    assert isinstance(part, EXPRESSIONS), f"{part!r} is no expression"  # noqa: S101
    return cast("Expression", part)


def expressions(parts: Parts) -> tuple[Expression, ...]:
    """Return all conditions and values among the parts."""
    return tuple(cast("Expression", part) for part in parts if isinstance(part, EXPRESSIONS))


def as_range(part: object) -> RangeSource:
    """Return `part`, which the grammar knows to be something that can be ranged over."""
    assert isinstance(part, RANGES), f"{part!r} is no range"  # noqa: S101
    return cast("RangeSource", part)


def as_reference(part: object) -> Reference:
    """Return `part`, which the grammar knows to be a reference to sections or to a law."""
    assert isinstance(part, REFERENCES), f"{part!r} is no reference"  # noqa: S101
    return cast("Reference", part)


def mark_as(kind: str) -> Build:
    """Return a builder that marks the only part of a rule, or None where it has none."""

    def build(_: Building, parts: Parts, span: Span) -> Mark:
        return Mark(kind, parts[0] if parts else None, span)

    return build

"""A duty as a decision table: each column a condition, each row one combination, the last column the verdict.

What comes in: the conditions of a duty as formulas. What goes out: tables. Promised: in each table exactly one row fits
any combination of its conditions, and the verdict of that row is the one of the rule (semantics 2); a table that would
be too wide is split, and names the tables that it is split into. Nothing is judged: a row says what a combination of
answers comes to where every answer is known and nothing more can happen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from whereas.explain.formula import (
    Always,
    Condition,
    Formula,
    Joined,
    Opposite,
    conditions_in,
    given,
    joined_of,
    number_of_conditions,
    opposite,
)

MOST_COLUMNS = 6
"""How many conditions stand side by side."""

MOST_ROWS = 14
"""How many rows a table has before its parts get tables of their own."""

_MOST_TRIED = 2 * MOST_COLUMNS
"""With more conditions than these a table is split without being tried whole: its rows may double with each."""

Answer: TypeAlias = Literal["yes", "no", "any"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a row comes to: a verdict, or for a part of a rule `yes` or `no`; `by` names the exceptions that excuse."""

    name: Literal["satisfied", "violated", "excused", "inapplicable", "yes", "no"]
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way out of the duty: an exception, under its name; `burdened` if it brings duties of its own."""

    name: str
    holds: Formula
    burdened: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a duty turns on.

    Attributes:
        applies: whether it applies.
        requirement: whether what it asks is so; never, for a bare `must not`.
        ways: its exceptions, in the order in which one is named.
        is_permission: it permits: what does not come under it is inapplicable.
    """

    applies: Formula
    requirement: Formula
    ways: tuple[Way, ...]
    is_permission: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A condition. `table`: the title of the table that says when it holds, where it has one."""

    condition: Condition
    table: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A combination of answers, one for each column, and what it comes to."""

    answers: tuple[Answer, ...]
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table. `title` is None for the table of the duty itself."""

    title: str | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


Path: TypeAlias = tuple[tuple[Condition, bool], ...]
State: TypeAlias = tuple[Formula, ...]
Read: TypeAlias = Callable[[State], "Outcome | Condition"]
"""Says what a state comes to, or which condition to look at next."""


def tables_of(decision: Decision) -> tuple[Table, ...]:
    """Return the table of a duty, followed by those that it is split into."""
    conditions = {condition for formula in _state(decision) for condition in conditions_in(formula)}
    if len(conditions) <= _MOST_TRIED:
        whole = _table(None, _state(decision), _verdict(decision), {})
        if _fits(whole):
            return (whole,)
    parts = _Parts()
    applies = parts.grouped("it applies", decision.applies)
    requirement = parts.grouped("what it asks is so", decision.requirement)
    ways = tuple(replace(way, holds=parts.grouped(f"exception: {way.name}", way.holds)) for way in decision.ways)
    split = replace(decision, applies=applies, requirement=requirement, ways=parts.few(ways))
    main = _table(None, _state(split), _verdict(split), parts.titles)
    return (main, *parts.tables)


def table_of_condition(title: str, condition: Formula) -> tuple[Table, ...]:
    """Return the table of a single condition, yes or no, followed by those that it is split into."""
    parts = _Parts()
    parts.add(title, condition)
    return tuple(parts.tables)


# ---------------------------------------------------------------------- what a state comes to
def _state(decision: Decision) -> State:
    return (decision.applies, decision.requirement, *(way.holds for way in decision.ways))


def _verdict(decision: Decision) -> Read:
    names = [way.name for way in decision.ways]
    burdened = [way.burdened for way in decision.ways]

    def read(state: State) -> Outcome | Condition:
        applies, requirement, *ways = state
        if not isinstance(applies, Always):
            return _first(applies)
        if not applies.is_so:
            return Outcome("inapplicable")
        if not isinstance(requirement, Always):
            return _first(requirement)
        if decision.is_permission:
            return _permitted(requirement, ways)
        if requirement.is_so:
            return Outcome("satisfied")
        return _excused(ways, names, burdened)

    return read


def _permitted(requirement: Always, ways: Sequence[Formula]) -> Outcome | Condition:
    if not requirement.is_so:
        return Outcome("inapplicable")
    for way in ways:
        if not isinstance(way, Always):
            return _first(way)
        if way.is_so:
            return Outcome("inapplicable")
    return Outcome("satisfied")


def _excused(ways: Sequence[Formula], names: Sequence[str], burdened: Sequence[bool]) -> Outcome | Condition:
    """Return the exception that is named: one without a burden first; of several with one, whichever turns out best."""
    held: list[str] = []
    for way, name, is_burdened in zip(ways, names, burdened, strict=True):
        if not isinstance(way, Always):
            return _first(way)
        if way.is_so and not is_burdened:
            return Outcome("excused", (name,))
        held += [name] if way.is_so else []
    return Outcome("excused", tuple(held)) if held else Outcome("violated")


def _yes_or_no(state: State) -> Outcome | Condition:
    (formula,) = state
    return Outcome("yes" if formula.is_so else "no") if isinstance(formula, Always) else _first(formula)


def _named(names: Sequence[str]) -> Read:
    def read(state: State) -> Outcome | Condition:
        found = _excused(state, names, [False] * len(names))
        return Outcome("no") if found == Outcome("violated") else found

    return read


def _first(formula: Formula) -> Condition:
    return next(conditions_in(formula))


# ---------------------------------------------------------------------- rows
def _table(title: str | None, state: State, read: Read, titles: dict[Condition, str]) -> Table:
    paths = _paths(state, read)
    conditions = tuple(dict.fromkeys(item for path, _ in paths for item, _ in path))
    rows = tuple(
        Row(answers=tuple(_answer(item, dict(path)) for item in conditions), outcome=end) for path, end in paths
    )
    return Table(
        title=title, columns=tuple(Column(condition=item, table=titles.get(item)) for item in conditions), rows=rows
    )


def _answer(condition: Condition, path: dict[Condition, bool]) -> Answer:
    if condition not in path:
        return "any"
    return "yes" if path[condition] else "no"


def _paths(state: State, read: Read) -> tuple[tuple[Path, Outcome], ...]:
    """Return each way through the conditions with what it comes to; one on which nothing turns is left out."""
    found = read(state)
    if isinstance(found, Outcome):
        return (((), found),)
    yes, no = (
        _paths(tuple(given(formula, found.key, holds=holds) for formula in state), read) for holds in (True, False)
    )
    if yes == no:
        return yes
    return tuple(
        (((found, holds), *path), outcome) for holds, own in ((True, yes), (False, no)) for path, outcome in own
    )


def _fits(table: Table) -> bool:
    return len(table.columns) <= MOST_COLUMNS and len(table.rows) <= MOST_ROWS


# ---------------------------------------------------------------------- splitting
@dataclass(slots=True)
class _Parts:
    """The tables that a table is split into, as they are found."""

    tables: list[Table]
    titles: dict[Condition, str]

    def __init__(self) -> None:
        self.tables = []
        self.titles = {}

    def grouped(self, title: str, formula: Formula) -> Formula:
        """Return a formula as one condition that has a table of its own, unless it is a single one already."""
        if number_of_conditions(formula) <= 1:
            return formula
        own = self._free(title)
        condition = Condition(("table", own), own)
        self.add(own, formula)
        self.titles[condition] = own
        return condition

    def add(self, title: str, formula: Formula) -> None:
        """Add the table of a formula, followed by those that it is split into."""
        at = len(self.tables)
        if number_of_conditions(formula) > _MOST_TRIED or not _fits(_yes_no_table(title, formula, self.titles)):
            formula = self._parted(title, formula)
        self.tables.insert(at, _yes_no_table(title, formula, self.titles))

    def few(self, ways: tuple[Way, ...]) -> tuple[Way, ...]:
        """Return the exceptions, as groups that have a table of their own where there are too many."""
        free = [way for way in ways if not way.burdened]
        if len(ways) <= MOST_COLUMNS - 2:
            return ways
        found: list[Way] = []
        for start in range(0, len(free), MOST_COLUMNS):
            group = free[start : start + MOST_COLUMNS]
            title = self._free(f"one of the exceptions {start + 1} to {start + len(group)} holds")
            condition = Condition(("table", title), title)
            names = [way.name for way in group]
            self.tables.append(_table(title, tuple(way.holds for way in group), _named(names), self.titles))
            self.titles[condition] = title
            found.append(Way(name=title, holds=condition))
        return (*found, *(way for way in ways if way.burdened))

    def _parted(self, title: str, formula: Formula) -> Formula:
        """Return a formula whose parts with several conditions have tables of their own, few enough to fit."""
        match formula:
            case Opposite(of=inner):
                return opposite(self._parted(title, inner))
            case Joined(parts=parts, needs_all=needs_all, names=names):
                own = [
                    self.grouped(f"{title}, {_called(names, number)}", part)
                    for number, part in enumerate(parts, start=1)
                ]
                chunks = [own[at : at + MOST_COLUMNS] for at in range(0, len(own), MOST_COLUMNS)]
                if len(chunks) == 1:
                    return joined_of(own, needs_all=needs_all)
                quantity = "all" if needs_all else "one"
                grouped: list[Formula] = []
                for at, chunk in enumerate(chunks):
                    first = at * MOST_COLUMNS + 1
                    name = f"{title}, {quantity} of parts {first} to {first + len(chunk) - 1}"
                    grouped.append(self.grouped(name, joined_of(chunk, needs_all=needs_all)))
                return joined_of(grouped, needs_all=needs_all)
            case Condition() | Always():
                return formula

    def _free(self, title: str) -> str:
        taken = {table.title for table in self.tables} | set(self.titles.values())
        number = 1
        while (title if number == 1 else f"{title} ({number})") in taken:
            number += 1
        return title if number == 1 else f"{title} ({number})"


def _called(names: tuple[str | None, ...], number: int) -> str:
    name = names[number - 1] if number <= len(names) else None
    return name or f"part {number}"


def _yes_no_table(title: str, formula: Formula, titles: dict[Condition, str]) -> Table:
    return _table(title, (formula,), _yes_or_no, titles)

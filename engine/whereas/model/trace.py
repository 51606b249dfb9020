"""The trace of a verdict: what was read and how each part came out, before any word is chosen for it.

What is promised: a trace is complete without the evaluator: it holds the clause (an expression of a law), the truth as
far as known, and the facts read, so that a reason in sentences can be made by reading it alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from whereas.model.expression import Expression
from whereas.text import Span
from whereas.values.scalars import Value


class Outcome(Enum):
    """How a part came out, with what is known now."""

    TRUE = "true"
    FALSE = "false"
    IDLE = "idle"
    UNKNOWN = "unknown"
    NOT_READ = "not read"


class Role(Enum):
    """What a node of the trace is to the duty."""

    DUTY = "duty"
    FORCE = "in force"
    REACH = "reach"
    WHERE = "where"
    WHEN = "when"
    GRANDFATHERED = "grandfathered"
    DISPLACED = "displaced"
    REQUIREMENT = "requirement"
    EXCEPTION = "exception"
    PART = "part"
    ITEM = "item"
    DEFINITION = "definition"


@dataclass(frozen=True, slots=True, kw_only=True)
class Operand:
    """An operand as it was read: its words, its value where there is one, and the path of the fact, if it is one.

    `value` is None where it is unknown; `path` is None for a constant.
    """

    expression: Expression
    value: Value | tuple[Value, ...] | None
    path: str | None
    title: str
    shown: str


STILL_RUNS = "the time for it still runs"
"""The note of a condition that would hold if the time of a deadline in it were over (semantics 1)."""

NOTHING = "nothing that it could be about"
"""The note of a quantifier that ranges over nothing: `every` over nothing is true (semantics 8)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One part of the reason.

    Attributes:
        expression: the clause, or None where the node is about the duty as a whole.
        label: the name of an exception, the letter or label of an alternative, the item of a quantifier.
        operands: for a comparison, its operands as read.
        note: a short reason that no clause gives ("not in force before 2026-07-01", "bearer outside the reach").
    """

    role: Role
    expression: Expression | None
    outcome: Outcome
    span: Span | None
    label: str | None = None
    operands: tuple[Operand, ...] = ()
    children: tuple[Trace, ...] = ()
    note: str | None = None

"""The nouns of coverage: the clauses of a law, what scenarios must show of each, and what they have shown.

What comes in: nothing. What goes out: immutable types. What is promised: a clause is known by the place where the law
writes it, so that what a definition holds is one clause, wherever it is used.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from whereas.text import Span


class ClauseKind(Enum):
    """What sort of clause it is."""

    DUTY = "duty"
    CONDITION = "condition"
    NUMBER = "number"
    EXCEPTION = "exception"


class Shown(Enum):
    """What a scenario can show of a clause: of a duty a verdict, of the others how they came out where it mattered."""

    SATISFIED = "satisfied"
    EXCUSED = "excused"
    INAPPLICABLE = "inapplicable"
    VIOLATED = "violated"
    UNDETERMINED = "undetermined"
    TRUE = "true"
    FALSE = "false"
    BELOW = "just below"
    AT = "at"
    ABOVE = "just above"
    APPLIES = "applies"
    FAILS = "fails"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something that a scenario showed of a clause.

    Attributes:
        name: of an exception or a duty; empty for a condition or a number.
    """

    kind: ClauseKind
    span: Span
    name: str
    shown: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause of a law, and what scenarios must show of it.

    Attributes:
        section: the section whose duty reads it first; of a definition, the section that states it, if any.
        name: of an exception or a duty; empty for a condition or a number.
        wanted: what must be shown, in the order in which it is told.
    """

    kind: ClauseKind
    section: str
    name: str
    span: Span
    wanted: tuple[Shown, ...]

    def marks(self) -> tuple[Mark, ...]:
        """Return what scenarios must show, as it is noted."""
        return tuple(Mark(kind=self.kind, span=self.span, name=self.name, shown=shown) for shown in self.wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """A clause with what no scenario has shown of it yet."""

    clause: Clause
    missing: tuple[Shown, ...]

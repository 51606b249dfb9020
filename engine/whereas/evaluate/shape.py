"""Static questions about expressions, definitions followed: does it compare events, does a deadline run in it?"""

from __future__ import annotations

from collections.abc import Callable

from whereas.evaluate.case import Case
from whereas.model.expression import Apply, Constant, Defined, Expression, Field, SectionIs, Variable
from whereas.model.kinds import DateKind
from whereas.model.law import Exception_
from whereas.model.operators import ROWS
from whereas.model.walk import subexpressions


class Shapes:
    """Answers that are worked out once for each expression."""

    def __init__(self, case: Case) -> None:
        """Start with nothing worked out."""
        self._case = case
        self._known: dict[tuple[str, int], bool] = {}

    def _any(self, name: str, expression: Expression, test: Callable[[Expression], bool]) -> bool:
        key = (name, id(expression))
        known = self._known.get(key)
        if known is None:
            self._known[key] = False
            known = self._known[key] = any(
                test(part) or (isinstance(part, Defined) and self._in_bodies(name, part, test))
                for part in subexpressions(expression)
            )
        return known

    def _in_bodies(self, name: str, defined: Defined, test: Callable[[Expression], bool]) -> bool:
        definition = self._case.definition(defined.law, defined.name)
        return any(self._any(name, body.body, test) for body in definition.bodies if body.body is not None)

    def mentions_event(self, expression: Expression) -> bool:
        """Return whether an event is read in the expression."""
        return self._any("event", expression, _is_event)

    def compares_events(self, expression: Expression) -> bool:
        """Return whether the expression holds a comparison of dates of which at least one side is an event."""
        return self._any("compares", expression, self._is_event_comparison)

    def _is_event_comparison(self, part: Expression) -> bool:
        return (
            isinstance(part, Apply)
            and ROWS[part.operator].compares_dates
            and any(self.mentions_event(operand) for operand in part.operands)
        )

    def is_running(self, expression: Expression) -> bool:
        """Return whether the expression holds a deadline that may still run."""
        return self._any(
            "running",
            expression,
            lambda part: self._is_event_comparison(part) and isinstance(part, Apply) and ROWS[part.operator].is_running,
        )

    def refers(self, expression: Expression) -> bool:
        """Return whether the expression asks about a section."""
        return self._any("refers", expression, lambda part: isinstance(part, SectionIs))

    def exception_is_running(self, exception: Exception_) -> bool:
        """Return whether a deadline may still run in the exception or in an exception to it."""
        own = exception.condition is not None and self.is_running(exception.condition)
        return own or any(self.exception_is_running(inner) for inner in exception.unless)


def _is_event(part: Expression) -> bool:
    match part:
        case Field(kind=DateKind(is_event=True)):
            return True
        case Variable() | Constant():
            return False
        case _:
            return False

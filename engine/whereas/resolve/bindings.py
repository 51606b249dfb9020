"""What a section or a goal is about: its `for each`, each with its `where`."""

from __future__ import annotations

from whereas.model.law import Binding
from whereas.resolve.ranges import bind
from whereas.resolve.scope import Scope
from whereas.syntax import tree as t


def read_loops(loops: tuple[t.ForEach, ...], scope: Scope) -> tuple[tuple[Binding, ...], Scope] | None:
    """Return the variables that are bound, and the scope in which they are; None where one is wrong."""
    found: list[Binding] = []
    inner = scope
    is_whole = True
    for loop in loops:
        bound = bind(loop.variable, loop.sources, inner)
        if bound is None:
            return None  # what follows would only be told that its variable is unknown
        variable, sources, inner = bound
        where = None if loop.where is None else scope.reader.condition(loop.where, inner)
        is_whole = is_whole and (where is not None or loop.where is None)
        found.append(Binding(variable=variable, sources=sources, where=where, span=loop.span))
    return (tuple(found), inner) if is_whole else None

"""In which order the terms of a law are read: each after those that it rests on.

What comes in: the names of a law. What goes out: its definitions and parameters. Promised: in time that grows with
the text; where terms rest on one another in a circle, their order among themselves is that of the text.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from whereas.resolve.names import LawNames
from whereas.syntax import tree as t


def terms_in_order(law: LawNames) -> tuple[str, ...]:
    """Return the names of definitions and parameters, each after those whose names stand in it."""
    rests_on = {
        name: tuple(word for word in words_in(nodes) if word in law.definitions or word in law.parameters)
        for name, nodes in _nodes(law)
    }
    done: dict[str, None] = {}
    entered: set[str] = set()
    for start in rests_on:
        stack = [start]
        while stack:
            name = stack[-1]
            waiting = [other for other in rests_on[name] if other not in entered]
            if name not in entered:
                entered.add(name)
                waiting = [other for other in waiting if other != name]
            if waiting:
                stack.append(waiting[0])
                continue
            stack.pop()
            done[name] = None
    return tuple(done)


def _nodes(law: LawNames) -> Iterator[tuple[str, tuple[object, ...]]]:
    for name, defines in law.definitions.items():
        yield name, tuple(defining.define.body for defining in defines)
    for name, parameter in law.parameters.items():
        yield name, parameter.lines


def words_in(nodes: tuple[object, ...]) -> Iterator[str]:
    """Yield every word that stands in the nodes."""
    stack = list(nodes)
    while stack:
        node = stack.pop()
        match node:
            case t.Word(text=text):
                yield text
            case tuple():
                stack.extend(node)
            case _ if dataclasses.is_dataclass(node):
                stack.extend(getattr(node, field.name) for field in dataclasses.fields(node))
            case _:
                pass

"""The shape of a tree or of an expression: what it says, apart from where it stands.

Promised: two nodes have one shape exactly if they differ in nothing but spans.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable

_PLACES = frozenset({"span", "written"})


def shape_of(node: object) -> Hashable:
    """Return a key that is equal for nodes that say the same."""
    if isinstance(node, tuple):
        return tuple(shape_of(member) for member in node)
    if dataclasses.is_dataclass(node) and not isinstance(node, type):
        fields = (field.name for field in dataclasses.fields(node))
        return (type(node).__name__, *(shape_of(getattr(node, name)) for name in fields if name not in _PLACES))
    return repr(node) if isinstance(node, dict | list | set) else node

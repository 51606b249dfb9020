"""Handing on a name when it is first asked for, so that who wants one part of a room does not load all of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def handing_on(package: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """Return what a package has as its `__getattr__` (PEP 562).

    Args:
        package: its name.
        homes: for each name that it hands on, the module in which it stands; no module of the package may have that
            name, for a module that is loaded hides it.
    """

    def hand_on(name: str) -> Any:  # noqa: ANN401 - what is handed on has its own type where it stands
        if name not in homes:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message)
        return getattr(import_module(homes[name]), name)

    return hand_on

"""Every diagnostic in one tuple, by code: for the reference pages, `whereas explain CODE`, and rules in exports.

Comes in: nothing. Goes out: the classes. Promise: none is missing (a test compares with the rooms), no code is twice.
"""

from __future__ import annotations

from whereas.text.diagnostic import Diagnostic

DIAGNOSTICS: tuple[type[Diagnostic], ...] = ()


def diagnostic_named(code: str) -> type[Diagnostic] | None:
    """Return the diagnostic with this code, in capitals or not; None if there is none."""
    return next((kind for kind in DIAGNOSTICS if kind.code == code.upper()), None)

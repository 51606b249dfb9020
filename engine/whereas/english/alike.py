"""Clauses that say the same of several things, said once: "its contents include a, b and c".

What comes in: clauses. What goes out: fewer, neighbours that begin alike as one. Promised: nothing else is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from whereas.english.nouns import joined

_INCLUDES = re.compile(r"((?:[^,;]+? )?includes? )([^,;]+)")


def said_once(clauses: Sequence[str], word: str) -> list[str]:
    """Return the clauses, neighbours that name members of one list as one.

    Args:
        clauses: they are to be read one after another.
        word: "and" or "or", whichever stands between them.
    """
    found: list[str] = []
    for start, group in groupby(clauses, key=_start):
        own = list(group)
        found += own if start is None else [start + joined([item.removeprefix(start) for item in own], word)]
    return found


def _start(clause: str) -> str | None:
    match = _INCLUDES.fullmatch(clause)
    return None if match is None or " and " in match[0] or " or " in match[0] else match[1]

"""Clauses that say the same of several things, said once: "it is not stated whether it includes audio or video"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from whereas.english.nouns import joined

_OPEN = "it is not stated whether "
_INCLUDES = re.compile(rf"({_OPEN}.+? includes? )(.+)")


def merged(clauses: Sequence[str]) -> list[str]:
    """Return the clauses, neighbours that begin alike as one."""
    shorter: list[str] = []
    for start, group in groupby(clauses, key=_start):
        own = list(group)
        if start is None:
            shorter.extend(own)
        else:
            shorter.append(start + joined([item.removeprefix(start) for item in own], "or"))
    found: list[str] = []
    for is_open, group in groupby(shorter, key=lambda item: item.startswith(_OPEN)):
        own = list(group)
        if is_open:
            own = ["it is not stated " + joined([f"whether {item.removeprefix(_OPEN)}" for item in own], "or")]
        found.extend(own)
    return found


def _start(clause: str) -> str | None:
    match = _INCLUDES.fullmatch(clause)
    return None if match is None else match[1]

"""The noun for a list that a law names once and uses by its name."""

from __future__ import annotations

from dataclasses import dataclass

from whereas.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedList:
    """A list under a name of its own. Where a rule uses it, its members are written out; here is what it is called.

    Attributes:
        items: its members as the law writes them: names of the vocabulary, or (`are_texts`) words.
        cited: where the law itself has the list.
    """

    law: str
    name: str
    title: str | None
    items: tuple[str, ...]
    are_texts: bool
    cited: str | None
    span: Span

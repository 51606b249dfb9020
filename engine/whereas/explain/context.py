"""What an explanation may look up: the words, the facts that one instance read, and whether it really happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from whereas.english import Lexicon, Scope
from whereas.model.verdict import FactRead


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is at hand.

    Attributes:
        facts: those that the instance read, by path.
        is_hypothetical: the deal is only proposed, or was cancelled: verdicts are said with "would".
        whom: what a sentence is told for, where that is not its instance alone; empty: nothing is said of it.
    """

    lexicon: Lexicon
    scope: Scope
    facts: Mapping[str, FactRead] = field(default_factory=dict)
    is_hypothetical: bool = False
    whom: str | None = None

    def within(self, scope: Scope) -> Context:
        """Return the context in another scope."""
        return replace(self, scope=scope)

    def on(self, facts: Iterable[FactRead], whom: str | None = None) -> Context:
        """Return the context of one instance, told for `whom`."""
        return replace(self, facts={fact.path: fact for fact in facts}, whom=whom)

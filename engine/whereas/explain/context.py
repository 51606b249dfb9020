"""What an explanation may look up: the words, the facts that one instance read, and whether it really happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from whereas.english import Lexicon, Scope
from whereas.model.verdict import FactRead


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is at hand.

    Attributes:
        facts: those that the instance read, by path.
        is_hypothetical: the deal is only proposed, or was cancelled: verdicts are said with "would".
    """

    lexicon: Lexicon
    scope: Scope
    facts: Mapping[str, FactRead] = field(default_factory=dict)
    is_hypothetical: bool = False

    def within(self, scope: Scope) -> Context:
        """Return the context in another scope."""
        return Context(lexicon=self.lexicon, scope=scope, facts=self.facts, is_hypothetical=self.is_hypothetical)

"""What is known while one deal is read: vocabulary, sources, the keys of its records, and what is wrong so far."""

from __future__ import annotations

from collections.abc import Iterable

from whereas.facts.nodes import Text
from whereas.facts.problems_names import UnknownItem, hint_for, shown
from whereas.model.facts import Source
from whereas.model.vocabulary import Vocabulary
from whereas.text import Diagnostic, Span
from whereas.values.scalars import Ref

MOST_PROBLEMS = 100
"""So many diagnostics of one deal are shown."""


class Reading:
    """The reading of one deal; diagnostics gather in `problems`, in any order."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index the vocabulary by record type."""
        self.vocabulary = vocabulary
        self.problems: list[Diagnostic] = []
        self.sources: dict[str, Source] = {}
        self.keys: dict[str, dict[str, Span]] = {}
        self.lists_of: dict[str, tuple[str, ...]] = {}
        for root in vocabulary.lists.values():
            self.lists_of[root.record] = (*self.lists_of.get(root.record, ()), root.name)

    def report(self, problem: Diagnostic) -> None:
        """Keep what is wrong."""
        self.problems.append(problem)

    def hint(self, name: str, known: Iterable[str]) -> str:
        """Return which known name may be meant; nothing once more is wrong than is shown, for it takes time."""
        return hint_for(name, known) if len(self.problems) <= MOST_PROBLEMS else ""

    def is_listed(self, record: str) -> bool:
        """Return whether records of that type stand in lists, so that other records refer to them by key."""
        return record in self.lists_of

    def find_item(self, text: Text, record: str) -> Ref | None:
        """Return the reference to an item, named `ring` or `parties[ring]`; None, reported, where there is none."""
        lists = self.lists_of.get(record, ())
        for name in lists:
            key = text.value
            if key.startswith(f"{name}[") and key.endswith("]"):
                key = key[len(name) + 1 : -1]
            if key in self.keys.get(name, {}):
                return Ref(name, key)
        known = [key for name in lists for key in self.keys.get(name, {})]
        wanted = " and ".join(f"`{name}`" for name in lists) or "records"
        hint = self.hint(text.value, known)
        self.report(UnknownItem(span=text.span, name=shown(text.value), wanted=wanted, hint=hint))
        return None

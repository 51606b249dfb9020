"""The nearest known name to a misspelt one.

Comes in: a word and the names that would have been right. Goes out: one of these, or None where none is near.
Promise: the same answer in every run, whatever the order of the names.
"""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST_WORD = 64  # no name of ours is longer, and a hostile one would cost its length squared


def nearest_name(word: str, known: Iterable[str]) -> str | None:
    """Return the name in `known` that the writer of `word` most likely meant, or None if no name is close.

    Close is: the same but for capitals, hyphens and underscores; the same parts in another order; or at most one edit
    in three characters (a swap of neighbours is one edit). Of equally close names the first in alphabetical order that
    begins with the same letter is preferred.
    """
    if not word or len(word) > _LONGEST_WORD:
        return None
    folded = _fold(word)
    limit = max(1, len(folded) // 3)
    best: tuple[int, bool, str] | None = None
    for name in known:
        distance = _distance_between(folded, _fold(name), limit)
        if name == word or distance is None:
            continue
        candidate = (distance, _fold(name)[:1] != folded[:1], name)
        best = candidate if best is None else min(best, candidate)
    return None if best is None else best[2]


def _fold(word: str) -> str:
    return word.casefold().replace("-", "_")


def _distance_between(left: str, right: str, limit: int) -> int | None:
    if left == right:
        return 0
    if sorted(left.split("_")) == sorted(right.split("_")):
        return 1
    if abs(len(left) - len(right)) > limit or len(right) > _LONGEST_WORD:
        return None
    distance = _edit_distance(left, right)
    # Invariant: at least one character is kept, or any two one-letter names would be neighbours.
    return distance if distance <= limit and distance < max(len(left), len(right)) else None


def _edit_distance(left: str, right: str) -> int:
    """Return the number of insertions, deletions, replacements and swaps of neighbours from `left` to `right`.

    Source: optimal string alignment, L. Boytsov, "Indexing methods for approximate dictionary searching" (2011), 2.1.
    """
    before_last: list[int] = []
    last = list(range(len(right) + 1))
    for row, a in enumerate(left, start=1):
        current = [row]
        for column, b in enumerate(right, start=1):
            cost = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (a != b))
            if row > 1 and column > 1 and a == right[column - 2] and b == left[row - 2]:
                cost = min(cost, before_last[column - 2] + 1)
            current.append(cost)
        before_last, last = last, current
    return last[-1]

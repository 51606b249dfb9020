"""A key for what is remembered of a noun that can't be a key itself, being made of mappings."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")


class Same(Generic[T]):
    """Equal only to another that holds the same object, which it keeps alive so that its identity stays its own."""

    __slots__ = ("noun",)

    def __init__(self, noun: T) -> None:
        """Hold the noun."""
        self.noun = noun

    def __hash__(self) -> int:
        """Return the identity of the noun."""
        return id(self.noun)

    def __eq__(self, other: object) -> bool:
        """Return whether the other holds the same object."""
        return isinstance(other, Same) and self.noun is other.noun

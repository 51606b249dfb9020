"""What a deal file is made of, before anybody asks what it says: names, values, lists, each with its place.

Comes in: nothing. Goes out: three frozen shapes. Promise: every scalar is kept as it is written; nothing is typed here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from whereas.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A scalar as it is written. `is_plain`: without quotation marks, so that `none` means none."""

    value: str
    is_plain: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """A name with its value."""

    key: Text
    value: Node

    @property
    def span(self) -> Span:
        """Return the place of the name and its value together."""
        return self.key.span.to(self.value.span)


@dataclass(frozen=True, slots=True)
class Block:
    """Names with their values, in the order of the text; no name is there twice."""

    entries: tuple[Entry, ...]
    span: Span

    def get(self, name: str) -> Entry | None:
        """Return the entry of that name, or None."""
        return next((entry for entry in self.entries if entry.key.value == name), None)


@dataclass(frozen=True, slots=True)
class Series:
    """Values without names, in the order of the text."""

    items: tuple[Node, ...]
    span: Span


Node: TypeAlias = Text | Block | Series


def is_empty(node: Node) -> bool:
    """Return whether nothing is written there."""
    return isinstance(node, Text) and node.is_plain and not node.value


def is_word(node: Node, word: str) -> bool:
    """Return whether that word alone is written there, without quotation marks."""
    return isinstance(node, Text) and node.is_plain and node.value == word


def is_unknown(node: Node) -> bool:
    """Return whether the value is left open: nothing is written, or `unknown`."""
    return is_empty(node) or is_word(node, "unknown")

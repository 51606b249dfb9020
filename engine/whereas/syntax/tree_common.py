"""The smallest pieces of every tree: names and texts, each with its own span.

All nodes are frozen. `span` covers exactly the words that the node was read from; parentheses around an expression
belong to the span of what encloses it, never to the expression's own.
"""

from __future__ import annotations

from dataclasses import dataclass

from whereas.syntax.tree_operator import ProofLevel
from whereas.text import Span


@dataclass(frozen=True, slots=True)
class Word:
    """A name, a dotted identifier (`us.ca.sb34`) or another single word that was chosen by the author."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text in quotation marks.

    Attributes:
        value: what it says, escapes resolved; a text in three quotation marks is dedented and stripped at both ends.
        long: whether it stood in three quotation marks.
    """

    value: str
    long: bool = False
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionNumber:
    """A number as the law prints it: `1798.90.55(b)`, `"Saf-C 7204.01"`, `15(a)#publish`.

    Attributes:
        text: the number without its quotation marks and without the duty.
        duty: the name after `#`, where one duty of the section is meant.
        quoted: whether it stood in quotation marks.
    """

    text: str
    duty: Word | None = None
    quoted: bool = False
    span: Span


@dataclass(frozen=True, slots=True)
class Floor:
    """`resting on the contract or better`."""

    level: ProofLevel
    span: Span

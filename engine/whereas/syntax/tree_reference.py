"""The trees of what points elsewhere: paths to facts, references to sections and laws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from whereas.syntax.tree_common import SectionNumber, Word
from whereas.syntax.tree_operator import Basis
from whereas.text import Span


@dataclass(frozen=True, slots=True)
class FieldStep:
    """`.recipient` in a path. The span covers the dot and the name."""

    name: Word
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyStep:
    """`[front-door]` in a path: the item with that key. `quoted` tells whether the key stood in quotation marks."""

    key: Word
    quoted: bool = False
    span: Span


@dataclass(frozen=True, slots=True)
class BasisStep:
    """`as contracted` at the end of a path: the value on that basis."""

    basis: Basis
    span: Span


@dataclass(frozen=True, slots=True)
class RoleName:
    """`the agency`, `the operator`, or `the bearer`: what `the NAME` means at the root of a path."""

    name: Word
    span: Span


PathStep: TypeAlias = FieldStep | KeyStep | BasisStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A name, alone or with steps: `f.recipient.kind`, `flows[front-door].data`, `the agency`, `police`.

    The tree does not know whether a bare name is a variable, a list of records, a parameter, a named list, a
    definition, a legal fact or a value of a kind: names are resolved later.
    """

    root: Word | RoleName
    steps: tuple[PathStep, ...] = ()
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRange:
    """One section, or `4(a) to 4(c)`; `last` is None for one."""

    first: SectionNumber
    last: SectionNumber | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionReference:
    """`section 4(a)`, `sections 4(a) to 4(c), 7 of us.ca.sb34`. `law` is None within the same law."""

    sections: tuple[SectionRange, ...]
    law: Word | None
    span: Span


@dataclass(frozen=True, slots=True)
class LawReference:
    """`law us.ca.sb34`."""

    law: Word
    span: Span


Reference: TypeAlias = SectionReference | LawReference

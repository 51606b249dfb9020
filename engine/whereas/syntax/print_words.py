"""Prints the smallest pieces of a tree: texts, numbers, references, paths.

Comes in: a node. Goes out: its canonical text, which is read as an equal node again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from whereas.syntax.tree import (
    BasisStep,
    DurationLiteral,
    FieldStep,
    Floor,
    KeyStep,
    LawReference,
    Path,
    PathStep,
    Reference,
    RoleName,
    SectionNumber,
    SectionRange,
    SectionReference,
    Text,
    Word,
)

INDENT = "  "


def indented(lines: Iterable[str]) -> list[str]:
    """Return the lines, each one step further to the right; an empty one stays empty."""
    return [INDENT + line if line else line for line in lines]


def print_text(text: Text) -> str:
    """Return a text in quotation marks, on one line."""
    return quoted(text.value)


def quoted(value: str) -> str:
    """Return a text in straight quotation marks, with a backslash where one is needed."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def print_texts(texts: Iterable[Text]) -> str:
    """Return texts with commas between them."""
    return ", ".join(print_text(text) for text in texts)


def print_long_text(text: Text) -> list[str]:
    """Return the lines of a text in three quotation marks.

    The marks stand on lines of their own, so that the indentation that all lines share is that of the clause. Where
    the text ends with a quotation mark itself they follow it at once, for reading ends with the last three of a row.
    """
    if not text.value:
        return ['""""""']
    lines = text.value.split("\n")
    return ['"""', *lines[:-1], f'{lines[-1]}"""'] if text.value.endswith('"') else ['"""', *lines, '"""']


def print_section_number(number: SectionNumber) -> str:
    """Return the number of a section, with the duty that is meant."""
    written = number.text if number.duty is None else f"{number.text}#{number.duty.text}"
    return quoted(written) if number.quoted else written


def _print_range(sections: SectionRange) -> str:
    first = print_section_number(sections.first)
    return first if sections.last is None else f"{first} to {print_section_number(sections.last)}"


def print_reference(reference: Reference) -> str:
    """Return a reference to sections or to a law."""
    match reference:
        case LawReference():
            return f"law {reference.law.text}"
        case SectionReference():
            is_single = len(reference.sections) == 1 and reference.sections[0].last is None
            numbers = ", ".join(_print_range(sections) for sections in reference.sections)
            return f"{'section' if is_single else 'sections'} {numbers}{print_of_law(reference.law)}"
        case _:
            assert_never(reference)


def print_of_law(law: Word | None) -> str:
    """Return `of LAW`, or nothing."""
    return "" if law is None else f" of {law.text}"


def print_path(path: Path) -> str:
    """Return a path."""
    root = f"the {path.root.name.text}" if isinstance(path.root, RoleName) else path.root.text
    return root + "".join(_print_step(step) for step in path.steps)


def _print_step(step: PathStep) -> str:
    match step:
        case FieldStep():
            return f".{step.name.text}"
        case KeyStep():
            return f"[{quoted(step.key.text) if step.quoted else step.key.text}]"
        case BasisStep():
            return f" as {step.basis.value}"
        case _:
            assert_never(step)


def print_duration(duration: DurationLiteral) -> str:
    """Return a length of time."""
    kind = "" if duration.day_kind is None else f"{duration.day_kind.value} "
    plural = "" if duration.count.value == 1 else "s"
    return f"{duration.count.written} {kind}{duration.unit.value}{plural}"


def print_floor(floor: Floor) -> str:
    """Return the weakest thing that a verdict may rest on."""
    return f"resting on the {floor.level.value} or better"

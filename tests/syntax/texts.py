"""Every text in the project that the language can read: what ships, and what stands in the golden cases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache

from tests.cases.engine import whole_law
from tests.cases.reader import case_from
from tests.house.tree import ROOT
from whereas.text import Span

CASES = ROOT / "tests" / "cases"


@cache
def shipped() -> dict[str, str]:
    """Return the laws, vocabularies and files of scenarios that ship, by their place in the project."""
    paths = sorted((ROOT / "policies").rglob("*.whereas"))
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def case_files() -> tuple[str, ...]:
    """Return the golden cases, by their place below tests/cases."""
    return tuple(sorted(path.relative_to(CASES).as_posix() for path in CASES.glob("*/**/*.md")))


def texts_in(case_file: str) -> Iterator[tuple[str, str]]:
    """Yield the laws and vocabularies of a golden case, each with the place where it begins."""
    markdown = (CASES / case_file).read_text(encoding="utf-8")
    for block in case_from(markdown, case_file, may_expect_nothing=True).blocks:
        if block.kind == "whereas":
            yield f"{case_file}:{block.line}", whole_law(block.text)
        elif block.kind == "vocabulary":
            yield f"{case_file}:{block.line}", block.text


def bare(node: object) -> object:
    """Return a tree without the places of its words, to be compared with another."""
    if isinstance(node, Span):
        return None
    if isinstance(node, tuple):
        return tuple(bare(part) for part in node)
    if is_dataclass(node):
        return (type(node).__name__, *(bare(getattr(node, field.name)) for field in fields(node)))
    return node

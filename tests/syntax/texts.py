"""Every text in the project that the language can read: what ships, and what stands in the golden cases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache

from tests.cases.engine import whole_law
from tests.cases.reader import case_from
from tests.house.tree import ROOT
from whereas.text import Span


@cache
def shipped() -> dict[str, str]:
    """Return the laws, vocabularies and files of scenarios that ship, by their place in the project."""
    paths = sorted((ROOT / "policies").rglob("*.whereas"))
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}


@cache
def in_cases() -> dict[str, str]:
    """Return the laws and vocabularies of the golden cases, by the place where they begin."""
    folder = ROOT / "tests" / "cases"
    return {place: text for path in sorted(folder.glob("*/**/*.md")) for place, text in _texts_in(path.as_posix())}


def _texts_in(name: str) -> Iterator[tuple[str, str]]:
    path = ROOT / name
    place = path.relative_to(ROOT / "tests" / "cases").as_posix()
    for block in case_from(path.read_text(encoding="utf-8"), place, may_expect_nothing=True).blocks:
        if block.kind == "whereas":
            yield f"{place}:{block.line}", whole_law(block.text)
        elif block.kind == "vocabulary":
            yield f"{place}:{block.line}", block.text


def bare(node: object) -> object:
    """Return a tree without the places of its words, to be compared with another."""
    if isinstance(node, Span):
        return None
    if isinstance(node, tuple):
        return tuple(bare(part) for part in node)
    if is_dataclass(node):
        return (type(node).__name__, *(bare(getattr(node, field.name)) for field in fields(node)))
    return node

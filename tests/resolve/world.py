"""Laws as texts, read and resolved with the vocabulary that ships."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tests.house.tree import ROOT
from whereas.model.law import Law
from whereas.model.vocabulary import Vocabulary
from whereas.resolve import resolve_laws
from whereas.resolve.vocabulary import resolve_vocabulary
from whereas.syntax import parse_file
from whereas.syntax import tree as t
from whereas.text import Diagnostic, Source

HEAD = 'policy case.law "Case" jurisdiction "model" citation "Case" uses surveillance in force from 2020-01-01 '
"""The head of a law that is written without one; it moves no line."""

LAW_FILES = sorted(
    path
    for folder in ("law", "model")
    for path in (ROOT / "policies" / folder).rglob("*.whereas")
    if not path.name.endswith(".scenarios.whereas")
)


@cache
def vocabulary() -> Vocabulary:
    path = ROOT / "policies" / "vocabulary" / "surveillance.whereas"
    tree, problems = parse_file(Source(path.name, path.read_text(encoding="utf-8")))
    assert isinstance(tree, t.Vocabulary), problems
    found, wrong = resolve_vocabulary(tree)
    assert found is not None, wrong
    return found


def tree_of(source: Source) -> tuple[t.Law | None, tuple[Diagnostic, ...]]:
    tree, problems = parse_file(source)
    assert tree is None or isinstance(tree, t.Law), "a law was expected"
    return tree, tuple(problems)


def with_head(text: str) -> str:
    first = text.split(maxsplit=1)[0]
    return text if first in {kind.value for kind in t.LawKind} else HEAD + text


def resolved(*texts: str) -> tuple[Mapping[str, Law], tuple[Diagnostic, ...], tuple[Source, ...]]:
    """Return the laws that the texts state, everything found wrong, and the texts as they were read."""
    sources = tuple(Source(f"law{number}.whereas", with_head(text)) for number, text in enumerate(texts))
    trees: dict[str, t.Law] = {}
    problems: list[Diagnostic] = []
    for source in sources:
        tree, found = tree_of(source)
        problems += found
        if tree is not None:
            trees[tree.id.text] = tree
    laws, found = resolve_laws(trees, {vocabulary().name: vocabulary()})
    return laws, (*problems, *found), sources


def laws_of(*texts: str) -> Mapping[str, Law]:
    """Return the laws that the texts state; nothing may be wrong with them."""
    laws, problems, _ = resolved(*texts)
    assert not problems, [problem.message for problem in problems]
    return laws


def law_of(text: str) -> Law:
    """Return the one law that a text states; nothing may be wrong with it."""
    (law,) = laws_of(text).values()
    return law


def shipped() -> tuple[Mapping[str, Law], tuple[Diagnostic, ...]]:
    """Return the laws that ship, resolved together."""
    trees: dict[str, t.Law] = {}
    for path in LAW_FILES:
        tree, problems = tree_of(Source(path.name, path.read_text(encoding="utf-8")))
        assert tree is not None, problems
        trees[tree.id.text] = tree
    return resolve_laws(trees, {vocabulary().name: vocabulary()})

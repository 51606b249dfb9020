"""Texts made into nouns, remembered by their content for as long as the process lives, and never longer.

Comes in: sources. Goes out: trees, vocabularies, deals, typed laws, with what is wrong. Promise: the key is the whole
text, so that a file that was changed is read anew; nothing is written anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache

from whereas.evaluate import Settings, assess
from whereas.facts import read_deal
from whereas.library.problems import WrongSort
from whereas.model.facts import Deal
from whereas.model.law import Law
from whereas.model.verdict import Assessment
from whereas.model.vocabulary import Vocabulary
from whereas.resolve import link, resolve_laws, resolve_vocabulary
from whereas.syntax import parse_file
from whereas.syntax import tree as t
from whereas.text import Diagnostic, Source
from whereas.values.same import Same

Problems = tuple[Diagnostic, ...]


@lru_cache(maxsize=256)
def tree_in(source: Source) -> tuple[t.File | None, Problems]:
    """Return the tree of a text, or None, and what is wrong with it."""
    return parse_file(source)


@lru_cache(maxsize=256)
def law_in(source: Source) -> tuple[t.Law | None, Problems]:
    """Return the tree of a law, or None, and what is wrong with it."""
    tree, problems = tree_in(source)
    if tree is None or isinstance(tree, t.Law):
        return tree, problems
    return None, (WrongSort(span=tree.span, found=sort_of(tree), wanted="a law"),)


@lru_cache(maxsize=8)
def vocabulary_in(source: Source) -> tuple[Vocabulary | None, Problems]:
    """Return the vocabulary that a text states, or None, and what is wrong with it."""
    tree, problems = tree_in(source)
    if tree is None:
        return None, problems
    if not isinstance(tree, t.Vocabulary):
        return None, (WrongSort(span=tree.span, found=sort_of(tree), wanted="a vocabulary"),)
    return resolve_vocabulary(tree)


@lru_cache(maxsize=64)
def deal_in(source: Source, vocabulary: Source) -> tuple[Deal | None, Problems]:
    """Return the deal that a text states in the words of a vocabulary that is sound, or None, and what is wrong."""
    words, problems = vocabulary_in(vocabulary)
    return (None, problems) if words is None else read_deal(source, words)


@lru_cache(maxsize=16)
def laws_in(laws: tuple[Source, ...], vocabularies: tuple[Source, ...]) -> tuple[Mapping[str, Law], Problems]:
    """Return the laws that the texts state, typed, and what is wrong with them.

    Args:
        laws: texts that have a tree.
        vocabularies: texts of sound vocabularies.
    """
    trees = [tree for source in laws if (tree := law_in(source)[0]) is not None]
    words = [found for source in vocabularies if (found := vocabulary_in(source)[0]) is not None]
    return resolve_laws({tree.id.text: tree for tree in trees}, {each.name: each for each in words})


@lru_cache(maxsize=16)
def linked_in(
    laws: tuple[Source, ...], vocabularies: tuple[Source, ...], selected: tuple[str, ...]
) -> Mapping[str, Law]:
    """Return the laws that the texts state, each with what the selected ones and their imports write about it."""
    return link(laws_in(laws, vocabularies)[0], selected)


def assessed(
    deal: Deal, laws: Mapping[str, Law], selected: tuple[str, ...], vocabulary: Vocabulary, settings: Settings
) -> Assessment:
    """Return what `assess` says of the same; what it said before, where nothing was read anew since."""
    return _assessed(Same(deal), Same(laws), selected, Same(vocabulary), settings)


@lru_cache(maxsize=64)
def _assessed(
    deal: Same[Deal],
    laws: Same[Mapping[str, Law]],
    selected: tuple[str, ...],
    vocabulary: Same[Vocabulary],
    settings: Settings,
) -> Assessment:
    # What is remembered above is one object for one text.
    return assess(deal.noun, laws.noun, selected, vocabulary.noun, settings)


@lru_cache(maxsize=256)
def laws_named_in(source: Source) -> tuple[str, ...]:
    """Return the identifiers of the laws that a law imports or refers to, or a file of scenarios asks about."""
    tree, _ = tree_in(source)
    found = dict.fromkeys(word.text for word in tree.imports) if isinstance(tree, t.Law) else {}
    if isinstance(tree, t.Scenarios):
        found[tree.law.text] = None
    found.update(dict.fromkeys(_references(tree)))
    return tuple(found)


def _references(tree: object) -> Iterator[str]:
    waiting: list[object] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, tuple):
            waiting.extend(node)
        elif isinstance(node, (t.SectionReference, t.LawReference)):
            if node.law is not None:
                yield node.law.text
        elif is_dataclass(node) and not isinstance(node, type):
            waiting.extend(getattr(node, part.name) for part in fields(node))


def sort_of(tree: t.File) -> str:
    """Return what a file holds, in words."""
    match tree:
        case t.Law():
            return "a law"
        case t.Vocabulary():
            return "a vocabulary"
        case t.Scenarios():
            return "a file of scenarios"

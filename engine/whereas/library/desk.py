"""What is read in one run: deals, vocabularies and laws, each text once, with all that is wrong with them.

Comes in: names as a user or a law writes them. Goes out: nouns. Promise: every text that was read stands in `texts`,
with the hash of its bytes; nothing is reported twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from whereas.facts import decode_deal, vocabulary_of
from whereas.library import memory
from whereas.library.find import Found, Library, not_in_library
from whereas.library.problems import LawUnderOtherName, TwoOfOneName
from whereas.library.read import TextFile, read_bytes, read_text
from whereas.model.facts import Deal
from whereas.model.law import Law
from whereas.model.vocabulary import Vocabulary
from whereas.text import Diagnostic, Severity, Source

VOCABULARY = "surveillance"
"""The vocabulary of a deal that names none."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Laws:
    """Laws that were read together: the typed ones by their identifiers, and the texts that all of them came from."""

    typed: Mapping[str, Law]
    texts: tuple[Source, ...]
    vocabularies: tuple[Source, ...]

    def linked(self, selected: tuple[str, ...]) -> Mapping[str, Law]:
        """Return the laws, each with what the selected ones and their imports write about it."""
        return memory.linked_in(self.texts, self.vocabularies, selected)


@dataclass(slots=True)
class Desk:
    """What was read in one run."""

    library: Library = field(default_factory=Library)
    texts: dict[str, TextFile] = field(default_factory=dict)
    problems: dict[Diagnostic, None] = field(default_factory=dict)

    def report(self, problems: Iterable[Diagnostic]) -> None:
        """Keep what is wrong, each thing once."""
        self.problems.update(dict.fromkeys(problems))

    def kept(self, made: tuple[T, tuple[Diagnostic, ...]]) -> T:
        """Keep what is wrong and hand on the rest."""
        self.report(made[1])
        return made[0]

    @property
    def is_clean(self) -> bool:
        """Whether nothing is wrong, warnings apart."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)

    @property
    def sources(self) -> dict[str, Source]:
        """The texts by their names."""
        return {name: text.source for name, text in self.texts.items()}

    @property
    def sorted_problems(self) -> tuple[Diagnostic, ...]:
        """What is wrong, in the order of files and places."""
        return tuple(sorted(self.problems, key=_place))

    def text(self, found: Found) -> Source | None:
        """Return the text of a file, or None where it can't be read."""
        known = self.texts.get(found.name) or self.kept(read_text(found.file, found.name))
        if known is None:
            return None
        self.texts[found.name] = known
        return known.source


def _place(problem: Diagnostic) -> tuple[str, int, str, str]:
    span = problem.span
    source, start = ("", 0) if span is None else (span.source, span.start)
    return source, start, problem.severity.value, problem.code


# ---------------------------------------------------------------------- deals and vocabularies
def load_deal(desk: Desk, found: Found) -> tuple[Deal, Vocabulary] | None:
    """Return a deal with its vocabulary, or None where something is wrong with either."""
    data, problems = read_bytes(found.file, found.name)
    desk.report(problems)
    source = None if problems else desk.kept(decode_deal(data, found.name))
    if source is None:
        return None
    desk.texts[found.name] = TextFile(source, hashlib.sha256(data).hexdigest())
    words = vocabulary_text(desk, vocabulary_of(source) or VOCABULARY)
    vocabulary = None if words is None else desk.kept(memory.vocabulary_in(words))
    if words is None or vocabulary is None:
        return None
    deal = desk.kept(memory.deal_in(source, words))
    return None if deal is None else (deal, vocabulary)


def vocabulary_text(desk: Desk, name: str) -> Source | None:
    """Return the text of a vocabulary; of one that the library does not have, that of the usual one.

    What names the vocabulary is then told of the mistake at its own place.
    """
    held = desk.library.vocabularies
    found = held.get(name) or held.get(VOCABULARY)
    if found is None:
        desk.report((not_in_library(name, "vocabulary", held),))
        return None
    return desk.text(found)


def load_vocabulary(desk: Desk, name: str) -> Vocabulary | None:
    """Return a vocabulary of the library, or None where something is wrong with it."""
    source = vocabulary_text(desk, name)
    return None if source is None else desk.kept(memory.vocabulary_in(source))


# ---------------------------------------------------------------------- laws
def load_trees(desk: Desk, found: Iterable[Found]) -> dict[str, Source]:
    """Return the texts of laws that have a tree, by the identifiers that they give themselves, in order."""
    texts: dict[str, Source] = {}
    for item in found:
        source = desk.text(item)
        tree = None if source is None else desk.kept(memory.law_in(source))
        if source is None or tree is None:
            continue
        name = tree.id.text
        if item.id not in (None, name):
            desk.report((LawUnderOtherName(span=tree.id.span, written=name, place=str(item.id)),))
        first = texts.setdefault(name, source)
        if first.name != source.name:
            desk.report((TwoOfOneName(span=tree.id.span, sort="law", name=name, first=first.name),))
    return texts


def load_laws(desk: Desk, chosen: Mapping[str, Source], *, beside: Iterable[Source] = ()) -> Laws:
    """Return the chosen laws and those that they name, typed.

    Args:
        desk: keeps what is read.
        chosen: the texts of the laws that are asked for, by their identifiers.
        beside: other texts, such as scenarios, that may name laws as well.
    """
    texts = dict(chosen)
    waiting = [*chosen.values(), *beside]
    while waiting:
        for name in memory.laws_named_in(waiting.pop()):
            found = desk.library.laws.get(name)
            if name not in texts and found is not None:
                more = load_trees(desk, (found,))
                texts.update(more)
                waiting.extend(more.values())
    trees = [tree for source in texts.values() if (tree := memory.law_in(source)[0]) is not None]
    names = sorted({tree.uses.text for tree in trees if tree.uses is not None} & set(desk.library.vocabularies))
    words = tuple(source for name in names if (source := _sound_vocabulary(desk, name)) is not None)
    laws = tuple(texts.values())
    return Laws(desk.kept(memory.laws_in(laws, words)), laws, words)


def _sound_vocabulary(desk: Desk, name: str) -> Source | None:
    source = vocabulary_text(desk, name)
    return None if source is None or desk.kept(memory.vocabulary_in(source)) is None else source

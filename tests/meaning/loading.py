"""Texts into what the engine and the oracle judge: through the parser, the resolver and the reader of deals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.meaning.making import TODAY
from whereas.evaluate import Settings, assess
from whereas.facts import read_deal
from whereas.model.facts import Deal
from whereas.model.law import Law
from whereas.model.verdict import Assessment
from whereas.model.vocabulary import Vocabulary
from whereas.resolve import link, resolve_laws, resolve_vocabulary
from whereas.syntax import parse_file
from whereas.syntax import tree as t
from whereas.text import Diagnostic, Severity, Source

FORESEEN = ("UnreachableException",)


@dataclass(frozen=True, slots=True)
class Case:
    """A vocabulary, laws and a deal, as texts."""

    vocabulary: str
    laws: tuple[str, ...]
    deal: str

    def __repr__(self) -> str:
        """Return the texts as they are written."""
        return "\n---\n".join(("", *self.laws, self.deal, self.vocabulary))


@dataclass(frozen=True, slots=True)
class Loaded:
    """The same, resolved and linked."""

    vocabulary: Vocabulary
    laws: Mapping[str, Law]
    deal: Deal


class Refused(Exception):  # noqa: N818 - no error of the tests: a law that says too little to be let in
    """Raised where a law is refused for what no generator can foresee, such as an exception that is never reached."""


def load(case: Case) -> Loaded:
    """Return the case as the engine reads it.

    Raises:
        Refused: if an exception can never be reached, or two conditions contradict each other.
        AssertionError: if something else in it is refused: what is generated is meant to be right.
    """
    problems: list[Diagnostic] = []
    tree, found = parse_file(Source("vocabulary", case.vocabulary))
    problems += found
    assert isinstance(tree, t.Vocabulary), found
    vocabulary, found = resolve_vocabulary(tree)
    problems += found
    trees: dict[str, t.Law] = {}
    for index, text in enumerate(case.laws):
        tree, found = parse_file(Source(f"law{index}", text))
        problems += found
        assert isinstance(tree, t.Law), (found, text)
        trees[tree.id.text] = tree
    assert vocabulary is not None, problems
    laws, found = resolve_laws(trees, {vocabulary.name: vocabulary})
    problems += found
    deal, found = read_deal(Source("deal", case.deal), vocabulary)
    problems += found
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors and all(type(problem).__name__ in FORESEEN for problem in errors):
        raise Refused
    assert not errors, (errors, case)
    assert deal is not None
    return Loaded(vocabulary, link(laws, tuple(laws)), deal)


def judged(loaded: Loaded) -> Assessment:
    """Return what the engine says."""
    return assess(loaded.deal, loaded.laws, tuple(loaded.laws), loaded.vocabulary, Settings(as_of=TODAY))

"""The one place where golden cases meet the engine: two calls, both through its public entry points."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from tests.cases.expectation import Problem, Question
from tests.cases.reader import Block, Case
from whereas.evaluate import Settings, assess
from whereas.facts import check_people, read_deal
from whereas.library import Library
from whereas.model.basis import Basis
from whereas.model.facts import Deal, ReadingChoice
from whereas.model.law import Law
from whereas.model.vocabulary import Vocabulary
from whereas.pipeline import VOCABULARY, Desk, Outcome, load_vocabulary
from whereas.report.build import build
from whereas.report.formats import json_
from whereas.report.inputs import Inputs
from whereas.resolve import link, resolve_laws, resolve_vocabulary
from whereas.syntax import parse_file
from whereas.syntax import tree as t
from whereas.text import Diagnostic, Source

# What a case leaves out. Both stand where they move no line: the first before the text, the second after it.
LAW_HEADER = 'policy case.law "Case" jurisdiction "model" citation "Case" uses surveillance in force from 2020-01-01 '
DEAL_FOOTER = "\ndeal: case\ntitle: Case\nvocabulary: surveillance\nstage: live\n"  # `uses` may be a list of the deal
LAW_KINDS = ("statute", "ordinance", "regulation", "directive", "policy", "contract", "vocabulary", "scenarios")
BASES = {"statement": 0, "promise": 1, "contract": 2, "configuration": 3, "observation": 4}


class Loaded:
    """A case as the engine reads it: its laws, and what is wrong with each of its blocks."""

    def __init__(self, case: Case) -> None:
        """Read the vocabulary, the laws together, and each deal."""
        self.case = case
        self.problems: list[Diagnostic] = []
        self.sources: dict[str, Source] = {}
        self.vocabulary = self._vocabulary()
        self.laws = self._laws()
        self.deals: dict[str, Deal] = {}
        for index, item in enumerate(case.deals):
            self._deal(f"deal{index}", item.deal)

    def _keep(self, problems: Iterable[Diagnostic]) -> None:
        self.problems.extend(problem for problem in problems if problem not in self.problems)

    def _source(self, name: str, text: str) -> Source:
        source = self.sources[name] = Source(name, text)
        return source

    def _vocabulary(self) -> Vocabulary | None:
        if self.case.vocabulary is None:
            return load_vocabulary(Desk(), VOCABULARY)
        tree, problems = parse_file(self._source("vocabulary", self.case.vocabulary.text))
        self._keep(problems)
        if not isinstance(tree, t.Vocabulary):
            return None
        vocabulary, problems = resolve_vocabulary(tree)
        self._keep(problems)
        return vocabulary

    def _laws(self) -> Mapping[str, Law]:
        trees: dict[str, t.Law] = {}
        for index, block in enumerate(self.case.laws):
            tree, problems = parse_file(self._source(f"law{index}", whole_law(block.text)))
            self._keep(problems)
            if isinstance(tree, t.Law):
                trees[tree.id.text] = tree
        if self.vocabulary is None:
            return {}
        laws, problems = resolve_laws(trees, {self.vocabulary.name: self.vocabulary, VOCABULARY: self.vocabulary})
        self._keep(problems)
        return laws

    def _deal(self, name: str, block: Block) -> None:
        if self.vocabulary is None:
            return
        deal, problems = read_deal(self._source(name, whole_deal(block.text)), self.vocabulary)
        self._keep(problems)
        if deal is not None:
            self._keep(check_people(deal, self.laws, tuple(Library().laws)))
            self.deals[name] = deal


def whole_law(text: str) -> str:
    """Return a law with the head that a case may leave out."""
    words = next((line.split() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")), [])
    return text if words and words[0] in LAW_KINDS else LAW_HEADER + text


def whole_deal(text: str) -> str:
    """Return a deal with the head that a case may leave out."""
    return text if any(line.startswith("deal:") for line in text.splitlines()) else text + DEAL_FOOTER


def problems_of(case: Case) -> tuple[tuple[Problem, ...], ...]:
    """Return the diagnostics found in each of `case.blocks`, in the order of these."""
    loaded = Loaded(case)
    names = [] if case.vocabulary is None else ["vocabulary"]
    names += [f"law{index}" for index in range(len(case.laws))]
    names += [f"deal{index}" for index in range(len(case.deals))]
    return tuple(
        tuple(
            _problem(problem, loaded.sources[name])
            for problem in loaded.problems
            if problem.span is not None and problem.span.source == name
        )
        for name in names
    )


def _problem(problem: Diagnostic, source: Source) -> Problem:
    assert problem.span is not None
    line, _ = source.position(problem.span.start)
    words = " ".join(source.text[problem.span.start : problem.span.end].split())
    return Problem(line=line, code=problem.code, words=words or None)


def report_on(case: Case, deal: Block, question: Question) -> Mapping[str, Any]:
    """Return the report of the case's laws on `deal`, as the JSON object that `check --format json` prints.

    Beside it, under `exit`, stands the exit status that the command would give for each value of `--fail-on`.
    """
    loaded = Loaded(case)
    index = next(number for number, item in enumerate(case.deals) if item.deal is deal)
    assert loaded.vocabulary is not None
    selected = tuple(loaded.laws)
    linked = link(loaded.laws, selected)
    readings = tuple(
        ReadingChoice(law=law.id, dispute=name.rpartition(".")[2], reading=reading, because=None, span=None)
        for name, reading in question.readings
        for law in linked.values()
        if name.rpartition(".")[2] in law.disputes
    )
    settings = Settings(
        as_of=question.as_of,
        place=question.jurisdiction,
        readings=readings,
        floor=None if question.resting_on is None else Basis(BASES[question.resting_on]),
    )
    made = assess(loaded.deals[f"deal{index}"], linked, selected, loaded.vocabulary, settings)
    inputs = Inputs(
        engine_version="0",
        language_version="0",
        as_of=question.as_of,
        vocabularies={loaded.vocabulary.name: loaded.vocabulary},
        laws=linked,
        sources=loaded.sources,
    )
    built = build((made,), inputs)
    outcome = Outcome(report=built, assessments=(made,), diagnostics=(), sources=loaded.sources)
    violated = outcome.has_violations()
    status = {"violated": int(violated), "undetermined": int(violated or outcome.has_open_verdicts())}
    return {**json.loads(json_.render(built)), "exit": status}

"""Scenarios of laws, run: what a drafter expects, compared with what the engine says.

    scenarios --parse_file--> trees --read_scenario--> changes and expectations --run_scenario--> what became of each

What comes in: which laws, or files of scenarios. What goes out: for each law, its scenarios with what came out, and the
duties that none of them reached. Promised: nothing is judged here; bad input is told, and the sound rest is run.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from whereas.analysis import Setting, clauses_of, read_scenario, run_scenario
from whereas.library import Desk, Found, Laws, load_deal, load_laws, load_trees
from whereas.library.find import not_in_library
from whereas.library.memory import tree_in
from whereas.model.coverage import Covered
from whereas.model.expression import SectionRef
from whereas.model.facts import Deal
from whereas.model.law import Exception_, Law
from whereas.model.scenario import Ran
from whereas.model.vocabulary import Vocabulary
from whereas.syntax import tree as t
from whereas.text import Diagnostic, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """The scenarios of one law, run.

    Attributes:
        unreached: its duties that are not more than inapplicable in any scenario that expects something of them.
        clauses: its clauses, in the order of the text, each with what no scenario shows of it.
    """

    law: str
    ran: tuple[Ran, ...]
    unreached: tuple[SectionRef, ...]
    clauses: tuple[Covered, ...]

    @property
    def is_met(self) -> bool:
        """Whether every expectation is met."""
        return all(outcome.is_met for ran in self.ran for outcome in ran.outcomes)

    @property
    def is_covered(self) -> bool:
        """Whether the scenarios show all that they must of every clause."""
        return not any(each.missing for each in self.clauses)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsed:
    """What became of all that was asked for."""

    laws: tuple[Rehearsal, ...]
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]
    is_sound: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Script:
    """Scenarios that stand in one text, for one law; `beside` are files whose deals they may name."""

    law: str
    source: Source
    scenarios: tuple[t.Scenario, ...]
    beside: tuple[Found, ...]


def rehearse(names: Iterable[str], as_of: dt.date | dt.datetime) -> Rehearsed:
    """Return what became of the scenarios of laws.

    Args:
        names: laws (identifiers, folders of them, files) or files of scenarios; none for all of the library.
        as_of: the assessment date of scenarios that name none.
    """
    desk = Desk()
    laws, scripts = _scripts(desk, tuple(names))
    loaded = load_laws(desk, laws, beside=[script.source for script in scripts])
    found = []
    for name in dict.fromkeys(script.law for script in scripts):
        law = loaded.typed.get(name)
        if law is not None:
            theirs = [script for script in scripts if script.law == name]
            found.append(_rehearsal(law, _Run(desk, loaded.linked((name,)), loaded, as_of), theirs))
    return Rehearsed(laws=tuple(found), diagnostics=desk.sorted_problems, sources=desk.sources, is_sound=desk.is_clean)


# ---------------------------------------------------------------------- what is asked for
def _scripts(desk: Desk, names: tuple[str, ...]) -> tuple[dict[str, Source], list[_Script]]:
    """Return the laws that are asked for, and the scenarios that stand in them and beside them."""
    library = desk.library
    asked = [item for name in names for item in desk.kept(library.find_laws(name))] or (
        [] if names else [item for name, item in library.laws.items()]
    )
    laws: dict[str, Source] = {}
    scripts: list[_Script] = []
    for item in {item.name: item for item in asked}.values():
        source = desk.text(item)
        tree = None if source is None else desk.kept(tree_in(source))
        if source is not None and isinstance(tree, t.Scenarios):
            scripts.append(
                _Script(law=tree.law.text, source=source, scenarios=tree.scenarios, beside=item.deals_beside)
            )
        elif source is not None:
            laws.update(load_trees(desk, (item,)))
            if isinstance(tree, t.Law):
                scripts.extend(_of_law(desk, tree, source, item))
    return laws, scripts


def _of_law(desk: Desk, tree: t.Law, source: Source, item: Found) -> Iterator[_Script]:
    """Yield the scenarios in a law, and those in the file beside it; of a copy that has none, those of the library."""
    own = tuple(each for each in tree.items if isinstance(each, t.Scenario))
    if item.id is None and not own and not item.scenarios_beside:
        item = desk.library.laws.get(tree.id.text, item)
    yield _Script(law=tree.id.text, source=source, scenarios=own, beside=item.deals_beside)
    for other in item.scenarios_beside:
        text = desk.text(other)
        found = None if text is None else desk.kept(tree_in(text))
        if text is not None and isinstance(found, t.Scenarios) and found.law.text == tree.id.text:
            yield _Script(law=tree.id.text, source=text, scenarios=found.scenarios, beside=item.deals_beside)


# ---------------------------------------------------------------------- running
@dataclass(frozen=True, slots=True)
class _Run:
    """What all scenarios of a law share."""

    desk: Desk
    linked: Mapping[str, Law]
    loaded: Laws
    as_of: dt.date | dt.datetime


def _rehearsal(law: Law, run: _Run, scripts: Iterable[_Script]) -> Rehearsal:
    ran = tuple(
        done
        for script in scripts
        for node in script.scenarios
        if (done := _one(run.linked.get(law.id, law), run, script, node)) is not None
    )
    reached = frozenset(ref for each in ran for ref in each.reached)
    return Rehearsal(
        law=law.id,
        ran=ran,
        unreached=tuple(ref for ref in _duties(law) if ref not in reached),
        clauses=_covered(run.linked.get(law.id, law), run.linked, ran),
    )


def _covered(law: Law, laws: Mapping[str, Law], ran: Iterable[Ran]) -> tuple[Covered, ...]:
    """Return the clauses of a law, each with what no scenario shows of it."""
    marks = frozenset(mark for each in ran for mark in each.marks)
    return tuple(
        Covered(clause=clause, missing=tuple(mark.shown for mark in clause.marks() if mark not in marks))
        for clause in clauses_of(law, laws)
    )


def _one(law: Law, run: _Run, script: _Script, node: t.Scenario) -> Ran | None:
    made = _deal(run.desk, node.deal, script)
    if made is None:
        return None
    deal, vocabulary = made
    setting = Setting(
        law=law,
        laws=run.linked,
        known=tuple(run.desk.library.laws),
        deal=deal,
        vocabulary=vocabulary,
        source=script.source,
        as_of=run.as_of,
    )
    scenario = run.desk.kept(read_scenario(node, setting))
    if scenario is None:
        return None
    return run.desk.kept(run_scenario(scenario, deal, run.linked, vocabulary, run.as_of))


def _deal(desk: Desk, name: t.Text, script: _Script) -> tuple[Deal, Vocabulary] | None:
    """Return the deal of a scenario: one of the library, or one that stands beside the law; never a path."""
    held = desk.library.deals.get(name.value)
    if held is not None:
        return load_deal(desk, held)
    known = list(desk.library.deals)
    for found in script.beside:
        made = load_deal(desk, found)
        if made is not None:
            if made[0].id == name.value:
                return made
            known.append(made[0].id)
    desk.report((not_in_library(name.value, "deal", known, name.span),))
    return None


def _duties(law: Law) -> Iterator[SectionRef]:
    for section in law.sections:
        for duty in section.duties:
            yield SectionRef(law.id, section.number, duty.name)
            for exception in duty.exceptions:
                yield from _attached(law.id, section.number, exception)


def _attached(law: str, number: str, exception: Exception_) -> Iterator[SectionRef]:
    for duty in exception.attached:
        yield SectionRef(law, number, duty.name)

"""Laws in their typed form, from trees.

What comes in: the trees of all laws that are selected, imported or referred to, and the vocabularies. What goes out:
the laws in which nothing is wrong, and everything that was found wrong in the others. Promised: what `invariants.py`
checks holds of every law that is returned without an error.
"""

from __future__ import annotations

from collections.abc import Mapping

from whereas.model.expression import SectionRef
from whereas.model.law import ExternalDisplacement, ExternalException, Goal, Law, Section
from whereas.model.named_list import NamedList
from whereas.model.vocabulary import Vocabulary
from whereas.resolve.authorities import read_dispute, read_judgment
from whereas.resolve.bindings import read_loops
from whereas.resolve.checks import check_law, unreachable_from_elsewhere
from whereas.resolve.circles import find_circles
from whereas.resolve.displacements import read_overrides, read_preemptions
from whereas.resolve.head import kind_of_law, read_head
from whereas.resolve.names import LawNames, declare
from whereas.resolve.order import terms_in_order, words_in
from whereas.resolve.outside import read_notwithstanding, read_outside
from whereas.resolve.paths import written
from whereas.resolve.problems import UnknownLaw, did_you_mean
from whereas.resolve.problems_more import MissingHead
from whereas.resolve.reader import LawReader
from whereas.resolve.scope import Problems, Scope
from whereas.resolve.sections import read_section
from whereas.syntax import tree as t
from whereas.text import Diagnostic, Severity, Span


def resolve_laws(
    trees: Mapping[str, t.Law], vocabularies: Mapping[str, Vocabulary]
) -> tuple[Mapping[str, Law], tuple[Diagnostic, ...]]:
    """Return the laws by their ids, and what is wrong with them, in the order of the texts.

    A law with an error is left out, and so is one that names it.

    Args:
        trees: every law that is selected, imported or referred to, by its id.
        vocabularies: the vocabularies at hand, by their names.
    """
    problems = Problems()
    declared = _declare_all(trees, vocabularies, problems)
    reader = LawReader(declared, problems)
    found: dict[str, Law] = {}
    for name, names in declared.items():
        found[name] = _read_law(names, reader)
        check_law(found[name], reader.scope_of(names))
    for problem in (*unreachable_from_elsewhere(found), *find_circles(found)):
        problems.add(problem)
    return _sound(found, declared, problems), tuple(sorted(problems.all(), key=_place_of))


def _place_of(problem: Diagnostic) -> Span:
    return problem.span or Span("", 0, 0)


def _sound(laws: Mapping[str, Law], declared: Mapping[str, LawNames], problems: Problems) -> dict[str, Law]:
    """Return the laws in which no error was found, and which name no law in which one was."""
    wrong = {problem.span.source for problem in problems.all() if problem.severity is Severity.ERROR and problem.span}
    sound = {name: law for name, law in laws.items() if law.span.source not in wrong}
    named = {name: set(words_in((declared[name].tree,))) & set(laws) for name in sound}
    while left_out := [name for name in sound if not named[name] <= set(sound)]:
        for name in left_out:
            del sound[name]
    return sound


def _declare_all(
    trees: Mapping[str, t.Law], vocabularies: Mapping[str, Vocabulary], problems: Problems
) -> dict[str, LawNames]:
    """Return the names of each law that uses a vocabulary which is at hand."""
    declared: dict[str, LawNames] = {}
    for name, tree in trees.items():
        if tree.uses is None:
            what = "which vocabulary it uses"
            problems.add(MissingHead(span=tree.id.span, what=what, example="uses surveillance"))
            continue
        vocabulary = vocabularies.get(tree.uses.text)
        if vocabulary is None:
            hint = did_you_mean(tree.uses.text, vocabularies)
            problems.add(UnknownLaw(span=tree.uses.span, name=tree.uses.text, sort="vocabulary", hint=hint))
            continue
        declared[name], found = declare(tree, vocabulary)
        for problem in found:
            problems.add(problem)
    return declared


def _read_law(names: LawNames, reader: LawReader) -> Law:
    """Return a law, with as much of it as could be read."""
    tree, scope = names.tree, reader.scope_of(names)
    head = read_head(tree, scope)
    _read_terms(names, reader)
    of_law = read_preemptions(tree.displacements, scope.with_bearer())
    sections = tuple(read_section(node, of_law, scope) for node in names.sections.values())
    rules = tree.time_rules
    definitions = {name: reader.definition(names.id, name) for name in names.definitions}
    parameters = {name: reader.parameter(names.id, name) for name in names.parameters}
    legal_facts = {name: reader.legal_fact(names.id, name) for name in names.legal_facts}
    judgments = {name: read_judgment(node, scope) for name, node in names.judgments.items()}
    return Law(
        id=names.id,
        kind=kind_of_law(tree),
        title=tree.title.value,
        jurisdiction=head.jurisdiction,
        citation=None if tree.citation is None else tree.citation.value,
        vocabulary=names.vocabulary.name,
        imports=head.imports,
        encoding=head.encoding,
        waivable_by=tuple(text.value for text in tree.waivable_by),
        reaches=tuple(text.value for text in tree.reaches),
        roll=None if rules.days_off_run_on_by is None else rules.days_off_run_on_by.text,
        month_ends_up=rules.month_ends is t.MonthEnds.UP,
        court_days=None if rules.court_days is None else rules.court_days.text,
        business_days=None if rules.business_days is None else rules.business_days.text,
        time_zone=head.time_zone,
        force=head.force,
        sunset=head.sunset,
        recitals=tuple(item.text.value for item in tree.items if isinstance(item, t.Recital)),
        sections=sections,
        definitions={name: item for name, item in definitions.items() if item is not None},
        parameters={name: item for name, item in parameters.items() if item is not None},
        judgments={name: item for name, item in judgments.items() if item is not None},
        disputes={name: read_dispute(node, scope) for name, node in names.disputes.items()},
        legal_facts={name: item for name, item in legal_facts.items() if item is not None},
        external_exceptions=_read_external_exceptions(names, scope),
        goals=_read_goals(names, scope),
        span=tree.span,
        external_displacements=_read_external_displacements(names, sections, scope),
        lists=tuple(_read_list(node, names.id) for node in names.lists.values()),
    )


def _read_list(node: t.ListDefinition, law: str) -> NamedList:
    """Return a list as the law writes it; that its members are what a rule needs is checked where it is used."""
    texts = tuple(item.text.value for item in node.items if isinstance(item, t.TextLiteral))
    return NamedList(
        law=law,
        name=node.name.text,
        title=None if node.title is None else node.title.value,
        items=texts or tuple(written(item) for item in node.items if isinstance(item, t.Path)),
        are_texts=bool(texts),
        cited=None if node.cited is None else node.cited.value,
        span=node.span,
    )


def _read_terms(names: LawNames, reader: LawReader) -> None:
    """Read each term after those that it rests on, so that no chain of terms is followed in one breath."""
    for name in terms_in_order(names):
        if name in names.definitions:
            reader.definition(names.id, name)
        elif name in names.parameters:
            reader.parameter(names.id, name)


def _read_external_exceptions(names: LawNames, scope: Scope) -> tuple[ExternalException, ...]:
    outside = [read_outside(node, scope) for node in names.outside_exceptions()]
    edges = [found for node in names.sections.values() for found in read_notwithstanding(node, scope)]
    return (*(found for found in outside if found is not None), *edges)


def _read_external_displacements(
    names: LawNames, sections: tuple[Section, ...], scope: Scope
) -> tuple[ExternalDisplacement, ...]:
    with_duty = tuple(SectionRef(names.id, section.number) for section in sections if section.duties)
    found = list(read_overrides(names.tree.displacements, with_duty, scope))
    for number, node in names.sections.items():
        found.extend(read_overrides(node.displacements, (SectionRef(names.id, number),), scope))
    return tuple(found)


def _read_goals(names: LawNames, scope: Scope) -> tuple[Goal, ...]:
    found: list[Goal] = []
    for node in names.goals.values():
        loops = read_loops(node.loops, scope)
        if loops is None:
            continue
        bindings, inner = loops
        condition = scope.reader.condition(node.condition, inner)
        if condition is not None:
            found.append(
                Goal(
                    law=names.id,
                    name=node.name.text,
                    text=node.title.value,
                    bindings=bindings,
                    condition=condition,
                    can_hold=node.mode is t.GoalMode.CAN_HOLD,
                    span=node.span,
                )
            )
    return tuple(found)

"""What a law declares, by name, before anything in it is resolved.

What comes in: the tree of a law. What goes out: its names, and a diagnostic for each that is taken twice. Promised:
the first of several things with one name is the one that is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from whereas.model.numbering import stands_under
from whereas.model.vocabulary import Vocabulary
from whereas.resolve.problems import DuplicateName, DuplicateSection
from whereas.syntax import tree as t
from whereas.text import Diagnostic, Label, Span

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Defining:
    """A `define`, and the section in which it stands."""

    define: t.Define
    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LawNames:
    """The names that a law declares. `readings` maps the name of a reading to that of its dispute."""

    id: str
    tree: t.Law
    vocabulary: Vocabulary
    sections: Mapping[str, t.Section]
    definitions: Mapping[str, tuple[Defining, ...]]
    parameters: Mapping[str, t.Parameter]
    lists: Mapping[str, t.ListDefinition]
    legal_facts: Mapping[str, t.LegalFact]
    judgments: Mapping[str, t.Judgment]
    disputes: Mapping[str, t.Dispute]
    readings: Mapping[str, str]
    goals: Mapping[str, t.Goal]

    @property
    def terms(self) -> tuple[str, ...]:
        """The names that may stand in an expression."""
        return (*self.definitions, *self.parameters, *self.lists, *self.legal_facts)

    def under(self, number: str) -> tuple[str, ...]:
        """Return the numbers of the section and of all that stand under it, in the order of the text."""
        return tuple(other for other in self.sections if stands_under(other, number))

    def outside_exceptions(self) -> Iterator[t.OutsideException]:
        """Yield the exceptions that this law writes to other sections."""
        for item in self.tree.items:
            if isinstance(item, t.OutsideException):
                yield item


def declare(tree: t.Law, vocabulary: Vocabulary) -> tuple[LawNames, tuple[Diagnostic, ...]]:
    """Return the names that a law declares, and what is wrong with them."""
    problems: list[Diagnostic] = []
    sections = _first_of_each(
        ((item.number.text, item, item.number.span) for item in tree.items if isinstance(item, t.Section)),
        "section",
        problems,
    )
    named: dict[type, dict[str, t.LawItem]] = {}
    for sort, words in _SORTS.items():
        items = [item for item in tree.items if isinstance(item, sort)]
        named[sort] = _first_of_each(((item.name.text, item, item.name.span) for item in items), words, problems)
    definitions = _definitions(sections)
    problems.extend(_terms_taken_twice(definitions, named))
    names = LawNames(
        id=tree.id.text,
        tree=tree,
        vocabulary=vocabulary,
        sections=sections,
        definitions=definitions,
        parameters=_only(named[t.Parameter], t.Parameter),
        lists=_only(named[t.ListDefinition], t.ListDefinition),
        legal_facts=_only(named[t.LegalFact], t.LegalFact),
        judgments=_only(named[t.Judgment], t.Judgment),
        disputes=_only(named[t.Dispute], t.Dispute),
        readings=_readings(_only(named[t.Dispute], t.Dispute), problems),
        goals=_only(named[t.Goal], t.Goal),
    )
    return names, tuple(problems)


_Named = t.Parameter | t.ListDefinition | t.LegalFact | t.Judgment | t.Dispute | t.Goal
_SORTS: Mapping[type[_Named], str] = {
    t.Parameter: "parameter",
    t.ListDefinition: "list",
    t.LegalFact: "legal fact",
    t.Judgment: "judgment",
    t.Dispute: "dispute",
    t.Goal: "goal",
}


def _only(items: Mapping[str, t.LawItem], sort: type[Item]) -> dict[str, Item]:
    return {name: item for name, item in items.items() if isinstance(item, sort)}


def _first_of_each(items: Iterable[tuple[str, Item, Span]], sort: str, problems: list[Diagnostic]) -> dict[str, Item]:
    """Return the first item of each name; the others are reported."""
    found: dict[str, Item] = {}
    places: dict[str, Span] = {}
    for name, item, span in items:
        if name in found:
            labels = (Label(places[name], "the first one"),)
            if sort == "section":
                problems.append(DuplicateSection(span=span, labels=labels, number=name))
            else:
                problems.append(DuplicateName(span=span, labels=labels, name=name, sort=sort))
            continue
        found[name] = item
        places[name] = span
    return found


def _definitions(sections: Mapping[str, t.Section]) -> dict[str, tuple[Defining, ...]]:
    found: dict[str, list[Defining]] = {}
    for number, section in sections.items():
        for define in section.definitions:
            found.setdefault(define.name.text, []).append(Defining(define, number))
    return {name: tuple(defines) for name, defines in found.items()}


def _terms_taken_twice(
    definitions: Mapping[str, tuple[Defining, ...]], named: Mapping[type, Mapping[str, t.LawItem]]
) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each name that two sorts of terms share: they stand in the same places."""
    places: dict[str, tuple[Span, str]] = {
        name: (defines[0].define.name.span, "definition") for name, defines in definitions.items()
    }
    terms: tuple[type[t.Parameter | t.ListDefinition | t.LegalFact], ...] = (t.Parameter, t.ListDefinition, t.LegalFact)
    for sort in terms:
        for name, item in _only(named[sort], sort).items():
            if name in places:
                first, words = places[name]
                yield DuplicateName(
                    span=item.name.span, labels=(Label(first, f"a {words}"),), name=name, sort="term of this law"
                )
            places.setdefault(name, (item.name.span, _SORTS[sort]))


def _readings(disputes: Mapping[str, t.Dispute], problems: list[Diagnostic]) -> dict[str, str]:
    """Return the dispute of each reading; `under reading NAME` names no dispute, so that a name stands for one."""
    pairs = ((reading.name, dispute) for name, dispute in disputes.items() for reading in dispute.readings)
    return _first_of_each(((word.text, dispute.name.text, word.span) for word, dispute in pairs), "reading", problems)

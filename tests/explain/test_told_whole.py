"""Nothing in the typed form of any law that ships is left untold by `whereas explain`.

The typed law is walked, node by node. What a node holds as words, days, numbers or values must stand in what is told of
its section, or of the law. What need not stand there is listed below, with its reason, so that a field which is added
to the model fails here until it is told.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum

import pytest

from tests.explain.shipped import shipped
from whereas.english import Lexicon, say_value
from whereas.english.days import say_day
from whereas.english.fields import is_copula
from whereas.english.nouns import words_of
from whereas.english.values import is_day_of_event
from whereas.model.expression import Apply, Constant, Field, SectionRef
from whereas.model.law import Law
from whereas.model.operators import Operator
from whereas.model.vocabulary import FieldType
from whereas.report.explaining import explain_law
from whereas.report.formats.explained import render
from whereas.text import Span
from whereas.values.scalars import Duration, Money, Percent

pytestmark = pytest.mark.xdist_group("shipped law")  # one worker reads all law that ships, once

UNTOLD = {
    # names by which the engine finds things: what they name is told
    *(
        "Field.name",
        "Apply.operator",
        "Aggregate.measure",
        "Defined.law",
        "Defined.name",
        "Field.record",
        "Judged.judgment",
    ),
    *("Judged.law", "LegalFactOf.law", "LegalFactOf.name", "ParameterOf.law", "ParameterOf.name"),
    *("UnderReading.law", "UnderReading.dispute", "UnderReading.reading", "Variable.name", "Root.name"),
    *("NoGap.record", "NoGap.field", "Groups.record", "Groups.by", "Quantified.quantifier", "Knows.known"),
    *("SectionIs.state", "SectionRef.law", "SectionRef.section", "SectionRef.duty", "DefinitionBody.dispute"),
    *("Definition.law", "Parameter.law", "Judgment.law", "Dispute.law", "LegalFact.law", "NamedList.law", "Goal.law"),
    *("Section.law", "Law.vocabulary", "Goal.name", "NamedList.name", "NamedList.items", "LegalFact.name"),
    *("Parameter.name", "ExternalException.to_exception", "ExternalException.written_in"),
    *("Law.roll", "Law.court_days", "Law.business_days"),  # the calendar is told by its title
    # told in other words
    *("Bearer.text", "Bearer.role", "Bearer.kind", "Duty.modality", "Duty.floor", "Encoding.grade", "Holder.kind"),
    *("Section.definitions", "Law.kind", "Item.list", "Item.key"),
    *("Part.letter", "RolePlayer.role"),
}


def told_of(law: Law, lexicon: Lexicon) -> tuple[str, dict[str, str]]:
    """Return all that is told of a law, and what is told of each section."""
    explained = explain_law(law, law.sections, lexicon, None)
    whole = flat(render(explained, "text"))
    sections = {
        item.section: flat(render(explained.model_copy(update={"sections": (item,)}), "text"))
        for item in explained.sections
    }
    return whole, sections


def flat(text: str) -> str:
    lines = (re.sub(r"^\s*\| ", "", line).strip() for line in text.splitlines())
    return " ".join(" ".join(lines).split()).casefold()


def leaves(node: object, at: str) -> Iterator[tuple[str, object]]:  # noqa: C901 - one case a shape
    """Yield what a node holds, with the class and the field where it stands."""
    match node:
        case None | bool() | Span():
            return
        case Constant() | Duration() | Money() | Percent() | SectionRef():
            yield at, node
        case Enum():
            yield at, node
        case str() | dt.date() | int():
            yield at, node
        case tuple() | list():
            for item in node:
                yield from leaves(item, at)
        case dict():
            for item in node.values():
                yield from leaves(item, at)
        case _ if is_dataclass(node):
            if isinstance(node, Field):
                yield "Field", node
            if isinstance(node, Apply) and node.operator is Operator.DATE_OF:
                node = node.operands[0]  # the rest is a month and a day, told as such
            for item in fields(node):
                if item.name not in ("span", "kind") or isinstance(node, Law):
                    yield from leaves(getattr(node, item.name), f"{type(node).__name__}.{item.name}")
        case _:
            return


def words(at: str, value: object, lexicon: Lexicon) -> list[str]:
    """Return the ways in which a value may be told; one of them must be there."""
    match value:
        case Constant(value=bool()):
            return []
        case Constant(value=inner, kind=kind):
            said = say_value(inner, kind, lexicon)
            return [said, said.strip("“”"), words_of(str(getattr(inner, "name", said)))]
        case Field() if is_copula(value, lexicon) or is_day_of_event(value.record, value.name, lexicon):
            return []  # "the recipient is a vendor", "the council's approval": the record's own words say it
        case Field(record=record, name=name):
            known = lexicon.field_type(record, name)
            return field_words(lexicon.field_title(record, name), known)
        case SectionRef(section=section):
            return [section]
        case str():
            return [value, words_of(value)] if at != "Section.text" else value.splitlines()
        case dt.date():
            return [say_day(value)]
        case int():
            return [str(value)]
        case Duration() | Money() | Percent():
            return [str(value)]
        case _:
            return [str(getattr(value, "value", value))]


def field_words(title: str, known: FieldType | None) -> list[str]:
    """Return the ways in which a fact may be told: by its title, its question, or the statement made of that."""
    found = [title, *title.split(" that it ")]
    if known is not None and known.ask is not None:
        question = known.ask.rstrip("?")
        found += [known.ask, *question.split(" ", 2)[2:], *question.split(" ", 3)[3:]]
    return found


@pytest.fixture(scope="module", name="told")
def _told() -> dict[str, tuple[str, dict[str, str]]]:
    linked, lexicon = shipped()
    return {name: told_of(law, lexicon) for name, law in linked.items()}


LAWS = sorted(shipped()[0])


def untold(law: Law, whole: str, sections: dict[str, str], lexicon: Lexicon) -> list[tuple[str, object]]:
    """Return what a law holds and what is told of it leaves out, with the place in the model where it stands."""
    missing = [
        (at, value)
        for item in fields(law)
        if item.name not in ("span", "sections", "imports")
        for at, value in leaves(getattr(law, item.name), f"Law.{item.name}")
        if at not in UNTOLD and not is_told(at, value, whole, lexicon)
    ]
    for section in law.sections:
        missing += [
            (f"section {section.number}: {at}", value)
            for at, value in leaves(section, "Section")
            if at not in UNTOLD and not is_told(at, value, sections[section.number], lexicon)
        ]
    return missing


@pytest.mark.parametrize("name", LAWS)
def test_all_that_a_law_holds_is_told(name: str, told: dict[str, tuple[str, dict[str, str]]]) -> None:
    linked, lexicon = shipped()
    whole, sections = told[name]
    missing = untold(linked[name], whole, sections, lexicon)
    assert not missing, missing[:5]


def test_what_is_left_out_would_be_found(told: dict[str, tuple[str, dict[str, str]]]) -> None:
    linked, lexicon = shipped()
    law = linked["us.ca.sb34"]
    first, *rest = law.sections
    more = replace(law, sections=(replace(first, notes=(*first.notes, "A note that nobody told.")), *rest))
    whole, sections = told[law.id]
    assert [at for at, _ in untold(more, whole, sections, lexicon)] == [f"section {first.number}: Section.notes"]


def pattern_of(title: str) -> str:
    """Return a pattern of a title in which its record may stand for "it" and "its"."""
    return r".{1,90}?".join(re.escape(part) for part in re.split(r"\bits?\b", " ".join(title.casefold().split())))


def is_told(at: str, value: object, text: str, lexicon: Lexicon) -> bool:
    found = words(at, value, lexicon)
    if isinstance(value, Field) and any(re.search(pattern_of(word), text) for word in found if word.strip()):
        return True
    wanted = [" ".join(word.split()).casefold() for word in found if word.strip()]
    if at == "Section.text":
        return all(word in text for word in wanted)
    return not wanted or any(word in text for word in wanted)

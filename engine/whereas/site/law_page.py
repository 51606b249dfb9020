"""The page of a law: its text, its rule and plain English side by side, its scenarios, how each real deal fares."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from whereas.library.memory import law_in
from whereas.model.law import Law, Section
from whereas.report.explained import Section as ExplainedSection
from whereas.report.explaining import explain_law
from whereas.report.formats.explained import (
    answer_words,
    column_words,
    duty_name,
    exception_name,
    holder_words,
    judgment_words,
    met_words,
    outcome_words,
    reading_words,
)
from whereas.report.formats.facts import day_words
from whereas.report.formats.outline import LABELS
from whereas.report.formats.plain import paragraphs
from whereas.site.markup import anchor, page
from whereas.site.places import place_words
from whereas.site.shelf import Shelf
from whereas.site.verdicts import Duty
from whereas.syntax import tree as t

_TEXT = re.compile(r'\n?[ \t]*"""(?:.|\n)*?"""(?!")')
RULE_WORDS: Mapping[str, Callable[..., str]] = {
    "answer_words": answer_words,
    "column_words": column_words,
    "duty_name": duty_name,
    "exception_name": exception_name,
    "holder_words": holder_words,
    "judgment_words": judgment_words,
    "met_words": met_words,
    "outcome_words": outcome_words,
    "reading_words": reading_words,
}
_THE = ("United States", "European Union")
_GRAVE = ("violated", "pending", "satisfied", "excused", "needs_judgment")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A section as the page shows it."""

    number: str
    title: str
    anchor: str
    text: tuple[str, ...]
    told: ExplainedSection
    rule: str
    judged: tuple[tuple[Duty, str, str], ...]


def law_page(law: Law, shelf: Shelf) -> str:
    """Return the page of a law as Markdown."""
    explained = explain_law(law, law.sections, shelf.lexicon, None)
    return page(
        "law.md.j2",
        law=law,
        summary=_kind(law),
        explained=explained,
        head=[line for line in explained.head if line.label != "Recital"],
        **RULE_WORDS,
        recitals=law.recitals,
        fares=[(deal, shelf.pair(deal.id, law.id)) for deal in shelf.deals.values()],
        fares_line=_fares_line(law, shelf),
        judged_note=judged_note(shelf),
        stated=_stated(law, shelf),
        text_label="The text, as told here",
        sections=tuple(
            _part(section, told, law, shelf) for section, told in zip(law.sections, explained.sections, strict=True)
        ),
        scenarios=shelf.scenarios.get(law.id, ()),
    )


def _kind(law: Law) -> str:
    """Return what sort of text it is, and of which place."""
    if law.jurisdiction == "model":
        return "Model text, to be adapted and enacted"
    place = place_words(law.jurisdiction)
    return f"{law.kind.value.capitalize()} of {'the ' if place in _THE else ''}{place}"


def _fares_line(law: Law, shelf: Shelf) -> str:
    """Return how many deals have which verdict under the law as a whole, in words."""
    found = [shelf.pair(deal, law.id) for deal in shelf.deals]
    known = Counter(pair.verdict for pair in found if pair is not None and pair.verdict is not None)
    words = [f"{known[name]} {label.lower()}" for name, label in LABELS.items() if known[name]]
    missing = len(found) - known.total()
    return ", ".join([*words, f"{missing} not computed"] if missing else words)


def judged_note(shelf: Shelf) -> str:
    """Return on what day and how the verdicts of a page were made, and how many of them by an earlier engine."""
    count = len(shelf.verdicts.pairs)
    old = shelf.verdicts.made_by_another_engine(shelf.engine)
    age = (
        f" An earlier state of the engine or the vocabulary judged {old} of the {count} pairs on this site."
        if old
        else ""
    )
    return (
        f"Each law by itself, as of {day_words(shelf.verdicts.as_of)}, on what is publicly known of each deal. "
        "No score: a deal of which little is published is undetermined, and that is no clean bill. "
        "“Not computed” says that the law or the deal has changed since, or that judging took too long here; "
        f"the command “whereas check” gives the verdict with its reasons.{age}"
    )


def _stated(law: Law, shelf: Shelf) -> str:
    """Return what stands beside the sections: parameters, lists, judgments, disputes, legal facts, goals."""
    tree = law_in(shelf.sources[law.span.source])[0]
    items = () if tree is None else tree.items
    shown = [item for item in items if not isinstance(item, (t.Section, t.Scenario, t.Recital))]
    return "\n\n".join(_dedented(shelf.words(item.span)) for item in shown)


def _part(section: Section, told: ExplainedSection, law: Law, shelf: Shelf) -> Part:
    rule = _TEXT.sub("", shelf.words(section.span), count=1) if section.text is not None else shelf.words(section.span)
    return Part(
        number=section.number,
        title=section.title,
        anchor=f"section-{anchor(section.number)}",
        text=paragraphs(section.text or ""),
        told=told,
        rule=_dedented(rule),
        judged=tuple(_judged(section, law, shelf)),
    )


def _judged(section: Section, law: Law, shelf: Shelf) -> Iterator[tuple[Duty, str, str]]:
    """Yield what came of a section's duties, the gravest first, where it is more than that facts are missing."""
    found = [
        (duty, deal.id, deal.title)
        for deal in shelf.deals.values()
        if (pair := shelf.pair(deal.id, law.id)) is not None
        for duty in pair.duties
        if duty.section == section.number and (duty.verdict in _GRAVE or duty.note == "unless shown")
    ]
    order = {name: place for place, name in enumerate(("violated", "undetermined", *_GRAVE[1:]))}
    yield from sorted(found, key=lambda item: (order[item[0].verdict], item[2]))


def _dedented(text: str) -> str:
    lines = text.splitlines()
    rest = [line for line in lines[1:] if line.strip()]
    depth = min((len(line) - len(line.lstrip()) for line in rest), default=0)
    return "\n".join([lines[0], *(f"  {line[depth:]}" if line.strip() else "" for line in lines[1:])]) if lines else ""


def anchors(sections: Iterable[Section]) -> dict[str, str]:
    """Return the place of each section on its law's page, by its number."""
    return {section.number: f"section-{anchor(section.number)}" for section in sections}

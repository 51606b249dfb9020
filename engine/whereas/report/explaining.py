"""A law told from its typed form: its head, what it declares, its sections.

What comes in: a law that is linked, and the words to tell it by. What goes out: what `whereas explain` publishes.
Promised: all that the typed law holds is told, and nothing that is not in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from whereas.english import Lexicon, Scope, clause
from whereas.english.days import say_day
from whereas.english.nouns import joined, words_of
from whereas.english.rules import binding_words, exception_clause, exception_words
from whereas.english.sections import sections_words
from whereas.english.terms import legal_fact_words, list_words, parameter_words, value_words
from whereas.explain.ruling import relied_on_in
from whereas.explain.used import Used, used_by
from whereas.model.law import Goal, Law, Section, Sunset
from whereas.report import explained as e
from whereas.report.explaining_lines import encoding_lines, in_force_words
from whereas.report.explaining_sections import Telling, section_told, term_told
from whereas.report.values import moment_name

NOTICE = (
    "Made from the typed rule when it was asked for, so that whoever knows the law can see what it says; the "
    "words beside it are this library's account of the law, not its text. A table and a sentence suppose that every "
    "fact is known and nothing more can happen: where what is asked can still be done in time, “violated” "
    "reads “pending”, and where a fact is not known, “undetermined”. This is not legal advice."
)


def explain_law(law: Law, sections: Sequence[Section], lexicon: Lexicon, asked: str | None) -> e.Explained:
    """Return a law, or some sections of it, as it is published.

    Args:
        law: linked, so that its duties carry what other sections write to them.
        sections: those that are told.
        lexicon: the words, over all laws at hand, linked.
        asked: the section that was asked for, or None for the whole law.
    """
    telling = Telling(law=law, lexicon=lexicon, relied_on=relied_on_in(lexicon.laws.values()))
    used = used_by(sections, lexicon.laws)
    if asked is None:
        _all_of(law, used)
    return e.Explained(
        policy=law.id,
        title=law.title,
        kind=law.kind.value,
        asked=asked,
        notice=NOTICE,
        head=tuple(_head(law, lexicon)),
        disputes=tuple(_dispute(*name, lexicon) for name in used.disputes),
        judgments=tuple(_judgment(*name, lexicon) for name in used.judgments),
        numbers=tuple(_number(*name, lexicon) for name in used.parameters),
        lists=tuple(_lists(law, sections, lexicon, whole=asked is None)),
        legal_facts=tuple(_legal_fact(*name, lexicon) for name in used.legal_facts),
        terms=tuple(_terms(sections, used, telling)),
        sections=tuple(section_told(section, telling) for section in sections),
        goals=tuple(_goal(goal, lexicon) for goal in law.goals) if asked is None else (),
    )


def _all_of(law: Law, used: Used) -> None:
    """Add what a law declares and no section uses."""
    used.definitions |= {(law.id, name): None for name in law.definitions}
    used.parameters |= {(law.id, name): None for name in law.parameters}
    used.judgments |= {(law.id, name): None for name in law.judgments}
    used.disputes |= {(law.id, name): None for name in law.disputes}
    used.legal_facts |= {(law.id, name): None for name in law.legal_facts}


# ---------------------------------------------------------------------- the head
def _head(law: Law, lexicon: Lexicon) -> Iterator[e.Line]:
    scope = Scope(lexicon=lexicon)
    yield e.Line(label="Citation", text=law.citation or "none is given")
    place = "model law, which binds everybody" if law.jurisdiction == "model" else law.jurisdiction
    yield e.Line(label="Place", text=place)
    yield e.Line(label="Identifier", text=law.id)
    yield e.Line(label="In force", text=in_force_words(law.force, scope) or "no day is given")
    if law.sunset is not None:
        yield e.Line(label="Sunset", text=_sunset(law.sunset))
    yield e.Line(label="Binds", text=_reach(law))
    yield from (e.Line(label="Counts time", text=text) for text in _time(law, lexicon))
    yield from encoding_lines(law.encoding)
    yield from (e.Line(label="Recital", text=text) for text in law.recitals)
    if law.waivable_by:
        yield e.Line(label="May be waived by", text=joined(list(law.waivable_by), "or"))
    for name in law.imports:
        yield e.Line(label="Builds on", text=f"{lexicon.law_title(name)} ({name})")
    yield from _written_elsewhere(law, lexicon)
    unstated = [item for item in law.sections if item.not_encoded is not None]
    if unstated:
        text = f"{len(unstated)} of {len(law.sections)} sections; each says why"
        children = tuple(e.Line(text=f"section {item.number} ({item.title}): {item.not_encoded}") for item in unstated)
        yield e.Line(label="Not stated as rules", text=text, children=children)


def _sunset(sunset: Sunset) -> str:
    said = f"no longer in force from {say_day(sunset.on)}"
    if sunset.repealed_on is not None:
        by = "" if sunset.repealed_by is None else f" by {sunset.repealed_by}"
        said += (
            f"; this clause was itself repealed on {say_day(sunset.repealed_on)}{by}, so that it says nothing any more"
        )
    return said


def _reach(law: Law) -> str:
    if law.jurisdiction == "model" and not law.reaches:
        return "everybody"
    places = list(law.reaches) or [law.jurisdiction]
    return f"those whose place lies under {joined(places, 'or')}"


def _time(law: Law, lexicon: Lexicon) -> Iterator[str]:
    calendars = lexicon.vocabulary.calendars
    if law.time_zone is not None:
        yield f"by the clock of {law.time_zone}"
    for name, what in (
        (law.roll, "a period that ends on a day off runs on to the next working day, by the calendar of"),
        (law.court_days, "court days by the calendar of"),
        (law.business_days, "business days by the calendar of"),
    ):
        if name is not None:
            known = calendars.get(name)
            days = "" if known is None else f", known from {say_day(known.first)} to {say_day(known.last)}"
            yield f"{what} {words_of(name) if known is None else known.title}{days}"
    if law.month_ends_up:
        yield "a period of months that would end on a day which the month lacks ends on the first of the next"


def _written_elsewhere(law: Law, lexicon: Lexicon) -> Iterator[e.Line]:
    """Yield what the law writes to sections: exceptions that stand outside them, and what it overrides."""
    scope = Scope(lexicon=lexicon)
    for item in law.external_exceptions:
        to = sections_words(item.targets, lexicon, law.id)
        inner = "" if item.to_exception is None else f"the exception {words_of(item.to_exception)} of "
        said = exception_clause(item.exception, scope, law.id)
        text = f"{exception_words(item.exception)}, to {inner}{to}: {said}"
        yield e.Line(label="Writes an exception", text=text)
    for displaced in law.external_displacements:
        targets = sections_words(displaced.targets, lexicon, law.id)
        by = sections_words(displaced.displacement.by, lexicon, law.id)
        where = displaced.displacement.where
        yield e.Line(
            label="Overrides", text=f"{targets}, by {by}" + ("" if where is None else f", where {clause(where, scope)}")
        )


# ---------------------------------------------------------------------- what is declared
def _dispute(law: str, name: str, lexicon: Lexicon) -> e.Dispute:
    known = lexicon.laws[law].disputes[name]
    readings = tuple(
        e.Reading(
            name=item.name,
            text=item.text,
            first=moment_name(item.first),
            held_by=tuple(
                e.Holder(kind=one.kind.value, name=one.name, is_binding=one.is_binding) for one in item.holders
            ),
        )
        for item in known.readings
    )
    return e.Dispute(law=law, name=name, question=known.question, readings=readings)


def _judgment(law: str, name: str, lexicon: Lexicon) -> e.Judgment:
    known = lexicon.laws[law].judgments[name]
    return e.Judgment(
        law=law,
        name=name,
        question=known.question,
        about=None if known.subject is None else lexicon.kind_noun(known.subject.kind),
        answered_by=known.by,
        decided=tuple(
            e.Case(name=item.name, year=item.year, answer=item.answer, facts=item.facts) for item in known.decided
        ),
    )


def _number(law: str, name: str, lexicon: Lexicon) -> e.Number:
    known = lexicon.laws[law].parameters[name]
    values = tuple(
        e.Value(
            text=value_words(known, line, lexicon),
            first=moment_name(line.first),
            last=moment_name(line.last),
            cited=line.cited,
        )
        for line in known.lines
    )
    return e.Number(law=law, name=name, title=parameter_words(known, lexicon), values=values)


def _lists(law: Law, sections: Iterable[Section], lexicon: Lexicon, *, whole: bool) -> Iterator[e.NamedList]:
    """Yield the lists that a law names; of some sections, those whose name stands in their text."""
    source = lexicon.sources.get(law.span.source)
    texts = [] if source is None else [source.text[item.span.start : item.span.end] for item in sections]
    for item in law.lists:
        if whole or any(re.search(rf"\b{re.escape(item.name)}\b", text) for text in texts):
            members = list_words(item, lexicon)
            yield e.NamedList(law=item.law, name=item.name, title=item.title, members=members, cited=item.cited)


def _legal_fact(law: str, name: str, lexicon: Lexicon) -> e.LegalFact:
    known = lexicon.laws[law].legal_facts[name]
    lines = tuple(legal_fact_words(line, lexicon) for line in known.lines)
    return e.LegalFact(law=law, name=name, text=known.text, lines=lines)


def _terms(sections: Iterable[Section], used: Used, telling: Telling) -> Iterator[e.Term]:
    """Yield the terms that the sections use and do not define themselves."""
    told = {(section.law, name) for section in sections for name in section.definitions}
    for law, name in used.definitions:
        known = telling.lexicon.definition(law, name)
        if known is not None and (law, name) not in told:
            yield term_told(known, telling)


def _goal(goal: Goal, lexicon: Lexicon) -> e.Line:
    scope = Scope(lexicon=lexicon).binding_all(goal.bindings)
    about = "".join(f"{binding_words(item, scope)}, " for item in goal.bindings)
    holds = "it must be possible, in a deal that obeys, that" if goal.can_hold else "in every deal that obeys,"
    return e.Line(label=goal.text, text=f"{holds} {about}{clause(goal.condition, scope)}")

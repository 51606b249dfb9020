"""Builds the head of a law: whence its encoding, when it is in force, how it counts time."""

from __future__ import annotations

from whereas.syntax.build_values import phrase, where_of
from whereas.syntax.parts import (
    Build,
    Building,
    Parts,
    as_expression,
    as_kind,
    as_reference,
    many,
    mark_as,
    marked,
    maybe,
    once,
    one,
)
from whereas.syntax.tree import (
    Confidence,
    DateLiteral,
    Displacement,
    DisplacementKind,
    Encoding,
    Force,
    InForce,
    InForceOnlyIf,
    LawKind,
    MonthEnds,
    SourceGrade,
    Sunset,
    Text,
    TimeRules,
    Word,
)
from whereas.text import Span


def build_encoded(building: Building, parts: Parts, span: Span) -> Encoding:
    """Return what an encoding was made from, and how sure it is."""
    content = once(building, parts, "content_certainty", "confidence")
    pinpoint = once(building, parts, "pinpoint_certainty", "pinpoint confidence")
    return Encoding(
        source=one(parts, Text),
        grade=maybe(parts, SourceGrade),
        by=marked(parts, "written_by", Text),
        checked=one(parts, DateLiteral),
        confidence=None if content is None else as_kind(content.value, Confidence),
        pinpoint_confidence=None if pinpoint is None else as_kind(pinpoint.value, Confidence),
        span=span,
    )


def build_in_force(_: Building, parts: Parts, span: Span) -> InForce:
    """Return from when and until when."""
    return InForce(start=marked(parts, "since", DateLiteral), until=marked(parts, "until", DateLiteral), span=span)


def build_sunset(_: Building, parts: Parts, span: Span) -> Sunset:
    """Return the day on which a law ends, and the repeal of that."""
    dates = many(parts, DateLiteral)
    return Sunset(
        on=dates[0], repealed_on=dates[1] if len(dates) > 1 else None, repealed_by=maybe(parts, Text), span=span
    )


def force_of(parts: Parts) -> tuple[Force, ...]:
    """Return all that is said on when a law or a section is in force."""
    return tuple(part for part in parts if isinstance(part, InForce | InForceOnlyIf | Sunset))


def _displacement(kind: DisplacementKind) -> Build:
    def build(_: Building, parts: Parts, span: Span) -> Displacement:
        where = as_expression(parts[1]) if len(parts) > 1 else where_of(parts)
        return Displacement(kind=kind, target=as_reference(parts[0]), where=where, span=span)

    return build


def build_time_rules(building: Building, parts: Parts) -> TimeRules:
    """Return how a law counts time, from among the parts of its head."""

    def calendar(mark: str, what: str) -> Word | None:
        found = once(building, parts, mark, what)
        return None if found is None else as_kind(found.value, Word)

    zone = once(building, parts, "time_zone", "time zone")
    month_ends = once(building, parts, "month_ends", "rounds month ends")
    return TimeRules(
        zone=None if zone is None else as_kind(zone.value, Text),
        days_off_run_on_by=calendar("days_off", "periods that end on a day off"),
        court_days=calendar("court_days", "counts court days"),
        business_days=calendar("business_days", "counts business days"),
        month_ends=None if month_ends is None else as_kind(month_ends.value, MonthEnds),
    )


def build_source_grade(_: Building, parts: Parts, __: Span) -> SourceGrade:
    """Return from what sort of text an encoding was made."""
    return SourceGrade(phrase(parts))


HEADS: dict[str, Build] = {
    "law_kind": lambda _, parts, __: LawKind(phrase(parts)),
    "jurisdiction": mark_as("jurisdiction"),
    "citation": mark_as("citation"),
    "uses": mark_as("uses"),
    "imports": mark_as("imports"),
    "waivable": mark_as("waivable"),
    "reaches": mark_as("reaches"),
    "time_zone": mark_as("time_zone"),
    "days_off": mark_as("days_off"),
    "month_ends": mark_as("month_ends"),
    "up_or_down": lambda _, parts, __: MonthEnds(phrase(parts)),
    "court_days": mark_as("court_days"),
    "business_days": mark_as("business_days"),
    "encoded": build_encoded,
    "source_grade": build_source_grade,
    "written_by": mark_as("written_by"),
    "content_certainty": mark_as("content_certainty"),
    "pinpoint_certainty": mark_as("pinpoint_certainty"),
    "in_force": build_in_force,
    "in_force_only_if": lambda _, parts, span: InForceOnlyIf(as_expression(parts[0]), span),
    "sunset": build_sunset,
    "since": mark_as("since"),
    "until": mark_as("until"),
    "overrides": _displacement(DisplacementKind.OVERRIDES),
    "preempted": _displacement(DisplacementKind.PREEMPTED_BY),
}

"""Builds scenarios."""

from __future__ import annotations

from typing import cast

from whereas.syntax.build_values import phrase
from whereas.syntax.parts import (
    Build,
    Building,
    Mark,
    Parts,
    all_marked,
    as_kind,
    as_reference,
    many,
    mark_as,
    marked,
    once,
    one,
)
from whereas.syntax.tree import (
    AllegedValue,
    Answer,
    AssumedLegalFact,
    AssumedReading,
    DateLiteral,
    DisputedValue,
    Expectation,
    Floor,
    GoalExpectation,
    GoalResult,
    ListSetting,
    ListValue,
    MomentLiteral,
    NarrowedValue,
    NarrowingKind,
    Path,
    Scenario,
    Scenarios,
    Setting,
    SettingValue,
    Text,
    UnknownValue,
    Verdict,
    Word,
    YesNoLiteral,
)
from whereas.text import Span


def _value(part: object) -> SettingValue:
    return cast("SettingValue", part)


def _narrowed(kind: NarrowingKind) -> Build:
    return lambda _, parts, span: NarrowedValue(kind=kind, value=_value(parts[0]), span=span)


def build_setting_list(_: Building, parts: Parts, span: Span) -> ListValue:
    """Return a list of values for a fact."""
    return ListValue(items=tuple(_value(part) for part in parts), complete=None, span=span)


def _list_value(*, complete: bool) -> Build:
    def build(_: Building, parts: Parts, span: Span) -> ListValue:
        return ListValue(items=as_kind(parts[0], ListValue).items, complete=complete, span=span)

    return build


def _list_setting(*, complete: bool) -> Build:
    return lambda _, parts, span: ListSetting(path=one(parts, Path), complete=complete, span=span)


def build_setting(_: Building, parts: Parts, span: Span) -> Setting:
    """Return one changed fact."""
    return Setting(path=as_kind(parts[0], Path), value=_value(parts[1]), span=span)


def build_answering(_: Building, parts: Parts, span: Span) -> Answer:
    """Return the answer to a judgment."""
    return Answer(
        judgment=one(parts, Word),
        law=marked(parts, "of_law", Word),
        subject=marked(parts, "about", Path),
        answer=one(parts, YesNoLiteral),
        span=span,
    )


def build_expect(building: Building, parts: Parts, span: Span) -> Expectation:
    """Return the verdict that is expected, with what else is expected of it."""

    def verdict(mark: str, what: str) -> Verdict | None:
        found = once(building, parts, mark, what)
        return None if found is None else as_kind(found.value, Verdict)

    by = once(building, parts, "expected_exception", "by")
    subjects = once(building, parts, "expected_subjects", "for")
    until = once(building, parts, "expected_until", "until")
    possible = once(building, parts, "expected_possible", "possible")
    return Expectation(
        reference=as_reference(parts[0]),
        verdict=one(parts, Verdict),
        exception=None if by is None else as_kind(by.value, Word),
        subjects=() if subjects is None else many(as_kind(subjects.value, tuple), Path),
        until=None if until is None else cast("DateLiteral | MomentLiteral | Path", until.value),
        possible=None if possible is None else many(as_kind(possible.value, tuple), Verdict),
        as_planned=verdict("expected_planned", "planned"),
        as_stated=verdict("expected_stated", "stated"),
        span=span,
    )


def build_expect_goal(_: Building, parts: Parts, span: Span) -> GoalExpectation:
    """Return what is expected of a goal."""
    return GoalExpectation(one(parts, Word), one(parts, GoalResult), span)


def build_scenario(building: Building, parts: Parts, span: Span) -> Scenario:
    """Return a scenario."""
    title, deal = many(parts, Text)
    as_of = marked(parts, "as_of", object)
    place = once(building, parts, "assuming_place", "assuming place")
    floor = once(building, parts, "floor", "resting on")
    settings = tuple(s for group in all_marked(parts, "with_settings", tuple) for s in group)
    return Scenario(
        title=title,
        deal=deal,
        as_of=cast("DateLiteral | MomentLiteral | None", as_of),
        place=None if place is None else as_kind(place.value, Text),
        resting_on=None if floor is None else as_kind(floor.value, Floor),
        settings=tuple(s for s in settings if isinstance(s, Setting | ListSetting)),
        readings=many(parts, AssumedReading),
        legal_facts=many(parts, AssumedLegalFact),
        answers=many(parts, Answer),
        expectations=tuple(p for p in parts if isinstance(p, Expectation | GoalExpectation)),
        span=span,
    )


def build_assuming_reading(_: Building, parts: Parts, span: Span) -> AssumedReading:
    """Return the reading under which a scenario is judged."""
    return AssumedReading(one(parts, Word), marked(parts, "of_law", Word), span)


def build_assuming_legal_fact(_: Building, parts: Parts, span: Span) -> AssumedLegalFact:
    """Return what a scenario supposes of the law itself."""
    value = parts[-1] if isinstance(parts[-1], YesNoLiteral | DateLiteral) else None
    return AssumedLegalFact(name=one(parts, Word), law=marked(parts, "of_law", Word), value=value, span=span)


def _all_as(mark: str) -> Build:
    return lambda _, parts, span: Mark(mark, tuple(parts), span)


SCENARIOS: dict[str, Build] = {
    "scenarios": lambda _, parts, span: Scenarios(one(parts, Word), many(parts, Scenario), span),
    "scenario": build_scenario,
    "as_of": mark_as("as_of"),
    "with_settings": _all_as("with_settings"),
    "assuming_reading": build_assuming_reading,
    "assuming_legal_fact": build_assuming_legal_fact,
    "assuming_place": mark_as("assuming_place"),
    "answering": build_answering,
    "about": mark_as("about"),
    "verdict": lambda _, parts, __: Verdict(phrase(parts)),
    "goal_result": lambda _, parts, __: GoalResult(phrase(parts)),
    "expect": build_expect,
    "expect_goal": build_expect_goal,
    "expected_exception": mark_as("expected_exception"),
    "expected_subjects": _all_as("expected_subjects"),
    "expected_until": mark_as("expected_until"),
    "expected_possible": _all_as("expected_possible"),
    "expected_planned": mark_as("expected_planned"),
    "expected_stated": mark_as("expected_stated"),
    "setting": build_setting,
    "list_complete": _list_setting(complete=True),
    "list_open": _list_setting(complete=False),
    "setting_list": build_setting_list,
    "complete_list": _list_value(complete=True),
    "open_list": _list_value(complete=False),
    "unknown_value": lambda _, __, span: UnknownValue(span),
    "narrowed_not": _narrowed(NarrowingKind.NOT),
    "narrowed_one_of": _narrowed(NarrowingKind.ONE_OF),
    "narrowed_at_least": _narrowed(NarrowingKind.AT_LEAST),
    "narrowed_at_most": _narrowed(NarrowingKind.AT_MOST),
    "narrowed_includes": _narrowed(NarrowingKind.INCLUDES),
    "narrowed_lacks": _narrowed(NarrowingKind.LACKS_SOME_OF),
    "disputed": lambda _, parts, span: DisputedValue(as_kind(parts[0], ListValue).items, span),
    "alleged": lambda _, parts, span: AllegedValue(_value(parts[0]), span),
}

"""Prints scenarios, as lines."""

from __future__ import annotations

from typing import assert_never

from whereas.syntax.print_expression import print_literal, print_value
from whereas.syntax.print_words import (
    indented,
    print_floor,
    print_of_law,
    print_path,
    print_reference,
    print_text,
)
from whereas.syntax.tree import (
    AllegedValue,
    Answer,
    AssumedLegalFact,
    DateLiteral,
    DisputedValue,
    Expectation,
    GoalExpectation,
    ListSetting,
    ListValue,
    MomentLiteral,
    NarrowedValue,
    PartialDateLiteral,
    Path,
    Scenario,
    Scenarios,
    Setting,
    SettingValue,
    UnknownValue,
    YesNoLiteral,
)


def print_scenarios(scenarios: Scenarios) -> list[str]:
    """Return the lines of a file of scenarios."""
    lines = [f"scenarios for {scenarios.law.text}"]
    for scenario in scenarios.scenarios:
        lines += ["", *print_scenario(scenario)]
    return lines


def print_scenario(scenario: Scenario) -> list[str]:
    """Return the lines of a scenario."""
    as_of = "" if scenario.as_of is None else f" as of {scenario.as_of.written}"
    lines = [f"deal {print_text(scenario.deal)}{as_of}"]
    lines += [f"with {_print_setting(setting)}" for setting in scenario.settings]
    lines += [f"assuming reading {r.reading.text}{print_of_law(r.law)}" for r in scenario.readings]
    lines += [f"assuming legal fact {_print_legal_fact(fact)}" for fact in scenario.legal_facts]
    lines += [] if scenario.place is None else [f"assuming place {print_text(scenario.place)}"]
    lines += [_print_answer(answer) for answer in scenario.answers]
    lines += [] if scenario.resting_on is None else [print_floor(scenario.resting_on)]
    lines += [_print_expectation(expectation) for expectation in scenario.expectations]
    return [f"scenario {print_text(scenario.title)}", *indented(lines)]


def print_legal_value(value: YesNoLiteral | DateLiteral | None) -> str:
    """Return what a fact about the law itself is; None is `unknown`."""
    match value:
        case None:
            return "unknown"
        case YesNoLiteral():
            return print_value(value)
        case DateLiteral():
            return value.written
        case _:
            assert_never(value)


def _print_legal_fact(fact: AssumedLegalFact) -> str:
    return f"{fact.name.text}{print_of_law(fact.law)} {print_legal_value(fact.value)}"


def _print_setting(setting: Setting | ListSetting) -> str:
    match setting:
        case Setting():
            return f"{print_path(setting.path)} = {_print_value(setting.value)}"
        case ListSetting():
            return f"{print_path(setting.path)} {'complete' if setting.complete else 'open'}"
        case _:
            assert_never(setting)


def _print_value(value: SettingValue) -> str:
    match value:
        case Path():
            return print_path(value)
        case PartialDateLiteral():
            return value.written
        case UnknownValue():
            return "unknown"
        case ListValue():
            return _print_list(value.items) + {None: "", True: " complete", False: " open"}[value.complete]
        case NarrowedValue():
            return f"{value.kind.value} {_print_value(value.value)}"
        case DisputedValue():
            return f"disputed {_print_list(value.versions)}"
        case AllegedValue():
            return f"alleged {_print_value(value.value)}"
        case _:
            return print_literal(value)


def _print_list(values: tuple[SettingValue, ...]) -> str:
    return f"[{', '.join(_print_value(value) for value in values)}]"


def _print_answer(answer: Answer) -> str:
    subject = "" if answer.subject is None else f" for {print_path(answer.subject)}"
    said = print_literal(answer.answer)
    return f"answering {answer.judgment.text}{print_of_law(answer.law)}{subject} {said}"


def _print_expectation(expectation: Expectation | GoalExpectation) -> str:
    match expectation:
        case GoalExpectation():
            return f"expect goal {expectation.goal.text} {expectation.result.value}"
        case Expectation():
            return _print_expected_verdict(expectation)
        case _:
            assert_never(expectation)


def _print_expected_verdict(expectation: Expectation) -> str:
    words = [f"expect {print_reference(expectation.reference)} {expectation.verdict.value}"]
    if expectation.exception is not None:
        words.append(f"by {expectation.exception.text}")
    if expectation.subjects:
        words.append(f"for {' and '.join(print_path(subject) for subject in expectation.subjects)}")
    if expectation.until is not None:
        words.append(f"until {_print_until(expectation.until)}")
    if expectation.possible is not None:
        words.append(f"possible [{', '.join(verdict.value for verdict in expectation.possible)}]")
    if expectation.as_planned is not None:
        words.append(f"planned {expectation.as_planned.value}")
    if expectation.as_stated is not None:
        words.append(f"stated {expectation.as_stated.value}")
    return " ".join(words)


def _print_until(until: DateLiteral | MomentLiteral | Path) -> str:
    match until:
        case Path():
            return print_path(until)
        case DateLiteral() | MomentLiteral():
            return until.written
        case _:
            assert_never(until)

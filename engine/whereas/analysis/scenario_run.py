"""A scenario run: its deal changed, judged by the one evaluator, and each expectation compared with what came out.

Comes in: a scenario, its deal, linked laws. Goes out: what became of each expectation. Promise: nothing is judged here;
a goal is put to the evaluator as a duty that binds nobody.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from whereas.analysis.shown import Reader
from whereas.evaluate import Settings, assess
from whereas.evaluate.case import counting_of
from whereas.evaluate.combine import combined, reported, union
from whereas.facts import apply_changes
from whereas.model.coverage import ClauseKind, Mark, Shown
from whereas.model.expression import SectionRef
from whereas.model.facts import Answer, Deal
from whereas.model.law import Bearer, BearerKind, Duty, Goal, Law, LegalFactLine, Modality, Section
from whereas.model.scenario import Expected, ExpectedGoal, ExpectedVerdict, LegalFactChoice, Outcome, Ran, Scenario
from whereas.model.verdict import Assessment, Finding, Instance, PendingUntil, Verdict
from whereas.model.vocabulary import Vocabulary
from whereas.text import Diagnostic

_GOAL = "goal "
_NOTHING = "nothing of the kind"
_VERDICTS: Mapping[Verdict, Shown] = {
    Verdict.SATISFIED: Shown.SATISFIED,
    Verdict.EXCUSED: Shown.EXCUSED,
    Verdict.INAPPLICABLE: Shown.INAPPLICABLE,
    Verdict.VIOLATED: Shown.VIOLATED,
    Verdict.UNDETERMINED: Shown.UNDETERMINED,
    Verdict.NEEDS_JUDGMENT: Shown.UNDETERMINED,
}


def run_scenario(
    scenario: Scenario, deal: Deal, laws: Mapping[str, Law], vocabulary: Vocabulary, as_of: dt.date | dt.datetime
) -> tuple[Ran | None, tuple[Diagnostic, ...]]:
    """Return what became of a scenario, or None and what is wrong with its changes.

    Args:
        scenario: the scenario.
        deal: the deal that it starts from.
        laws: every law at hand, linked, by its id.
        vocabulary: the vocabulary of the deal.
        as_of: the assessment date of a scenario that names none.
    """
    laws = _supposed(laws, scenario.legal_facts, as_of)
    changed, problems = apply_changes(deal, scenario.changes, vocabulary)
    if problems:
        return None, problems
    changed = replace(changed, answers=(*scenario.answers, *_others(changed, scenario)))
    asked = tuple(dict.fromkeys(_law_of(each) for each in scenario.expected)) or (scenario.law,)
    settings = Settings(
        as_of=scenario.as_of or as_of, place=scenario.place, readings=scenario.readings, floor=scenario.floor
    )
    made = assess(
        changed,
        _with_goals(laws, scenario.expected),
        asked,
        vocabulary,
        settings,
        sections=_sections_of(scenario.expected),
    )
    outcomes = tuple(_outcome(each, made) for each in scenario.expected)
    return (
        Ran(
            scenario=scenario,
            outcomes=outcomes,
            reached=frozenset(_reached(made.findings)),
            marks=frozenset(_marks(outcomes, made, laws, vocabulary)),
        ),
        (),
    )


def _supposed(
    laws: Mapping[str, Law], facts: Iterable[LegalFactChoice], as_of: dt.date | dt.datetime
) -> Mapping[str, Law]:
    """Return the laws, of which what is supposed of them themselves holds on every day."""
    found = dict(laws)
    checked = as_of.date() if isinstance(as_of, dt.datetime) else as_of
    for each in facts:
        law = found[each.law]
        line = LegalFactLine(value=each.value, first=None, checked=checked, source=None, span=each.span)
        known = {**law.legal_facts, each.name: replace(law.legal_facts[each.name], lines=(line,))}
        found[each.law] = replace(law, legal_facts=known)
    return found


def _others(deal: Deal, scenario: Scenario) -> Iterable[Answer]:
    """Return the deal's own answers to judgments that the scenario does not answer."""
    taken = {(answer.law, answer.judgment, answer.subject) for answer in scenario.answers}
    return (answer for answer in deal.answers if (answer.law, answer.judgment, answer.subject) not in taken)


def _law_of(expected: Expected) -> str:
    return expected.law if isinstance(expected, ExpectedGoal) else expected.of.law


def _sections_of(every: Iterable[Expected]) -> frozenset[tuple[str, str]] | None:
    """Return the sections of which something is expected, for nothing else needs to be judged; None for all."""
    found = frozenset(
        (each.law, _GOAL + each.goal) if isinstance(each, ExpectedGoal) else (each.of.law, each.of.section)
        for each in every
    )
    return None if any(not section for _, section in found) else found


def _reached(findings: Iterable[Finding]) -> Iterable[SectionRef]:
    for finding in findings:
        if finding.verdict is not Verdict.INAPPLICABLE:
            section = finding.duty.section
            yield SectionRef(section.law, section.section, finding.duty.name)


# ---------------------------------------------------------------------- what is shown of clauses
def _marks(
    outcomes: Iterable[Outcome], made: Assessment, laws: Mapping[str, Law], vocabulary: Vocabulary
) -> Iterator[Mark]:
    """Yield what the expectations that are met show: what nobody expects anything of is shown by nothing."""
    for outcome in outcomes:
        expected = outcome.expected
        if isinstance(expected, ExpectedVerdict) and outcome.is_met:
            counting = counting_of(laws[expected.of.law], vocabulary)
            reader = Reader(laws=laws, counting=counting, as_of=made.as_of)
            for finding in _findings(expected.of, made):
                yield from _of_finding(expected, finding, reader)


def _of_finding(expected: ExpectedVerdict, finding: Finding, reader: Reader) -> Iterator[Mark]:
    instances = _instances(expected, (finding,))
    verdicts = {finding.verdict}
    if expected.subjects:
        verdicts = {verdict for verdict, _ in _parts(expected, (finding,), instances)}
    shown = _VERDICTS.get(expected.verdict)
    if shown is not None and expected.verdict in verdicts:
        duty = finding.duty
        yield Mark(kind=ClauseKind.DUTY, span=duty.span, name=duty.name or "", shown=shown)
    for instance in instances:
        yield from reader.marks(finding.duty, instance)


# ---------------------------------------------------------------------- goals
def _with_goals(laws: Mapping[str, Law], expected: Iterable[Expected]) -> Mapping[str, Law]:
    """Return the laws, in which each goal that is asked for stands as a section."""
    found = dict(laws)
    for each in expected:
        if isinstance(each, ExpectedGoal):
            law = found[each.law]
            goal = next(goal for goal in law.goals if goal.name == each.goal)
            if all(section.number != _GOAL + goal.name for section in law.sections):
                found[each.law] = replace(law, sections=(*law.sections, _as_section(goal)))
    return found


def _as_section(goal: Goal) -> Section:
    number = _GOAL + goal.name
    duty = Duty(
        section=SectionRef(goal.law, number),
        name=None,
        modality=Modality.MUST,
        what=goal.text,
        bearer=Bearer(kind=BearerKind.NO_PERSON, expression=None, role=None, text="", span=goal.span),
        bindings=goal.bindings,
        when=(),
        requirement=goal.condition,
        exceptions=(),
        displacements=(),
        grandfathered=(),
        force=(),
        anchor=None,
        floor=None,
        severity=None,
        remedy=None,
        span=goal.span,
    )
    return Section(
        law=goal.law,
        number=number,
        title=goal.text,
        text=None,
        duties=(duty,),
        definitions=(),
        not_encoded=None,
        force=(),
        formerly=(),
        suits=(),
        penalty=(),
        enforced_by=(),
        evidence=(),
        notes=(),
        confidence=None,
        sources=(),
        without_prejudice=(),
        span=goal.span,
    )


def _goal_holds(expected: ExpectedGoal, made: Assessment) -> str:
    finding = next(each for each in made.findings if each.duty.section.section == _GOAL + expected.goal)
    law = next(law for law in made.laws if law.id == expected.law)
    goal = next(goal for goal in law.goals if goal.name == expected.goal)
    verdict = finding.verdict
    if goal.can_hold:
        verdict = Verdict.SATISFIED if any(i.verdict is Verdict.SATISFIED for i in finding.instances) else verdict
    return {Verdict.SATISFIED: "holds", Verdict.INAPPLICABLE: "holds", Verdict.VIOLATED: "fails"}.get(
        verdict, f"is {verdict.value}"
    )


# ---------------------------------------------------------------------- what came out
def _outcome(expected: Expected, made: Assessment) -> Outcome:
    if isinstance(expected, ExpectedGoal):
        holds = _goal_holds(expected, made)
        return Outcome(expected=expected, found=holds, is_met=holds == ("holds" if expected.holds else "fails"))
    pairs = tuple(_compared(expected, made))
    return Outcome(
        expected=expected,
        found=" ".join(found for _, found in pairs),
        is_met=all(wanted == found for wanted, found in pairs),
    )


def _compared(expected: ExpectedVerdict, made: Assessment) -> Iterable[tuple[str, str]]:
    """Yield each part of an expectation, in words, beside what was found."""
    findings = _findings(expected.of, made)
    instances = _instances(expected, findings)
    verdict, possible = _verdict(expected, made, findings, instances)
    yield expected.verdict.value, _NOTHING if verdict is None else verdict.value
    matching = [item for item in instances if item.verdict is verdict]
    if expected.exception is not None:
        named = sorted({item.exception or "no exception" for item in matching})
        yield f"by {expected.exception}", f"by {' and '.join(named) or 'no exception'}"
    if expected.until is not None:
        yield f"until {expected.until}", f"until {_until(item.pending_until for item in matching)}"
    if expected.possible is not None:
        yield f"possible [{_listed(expected.possible)}]", f"possible [{_listed(possible)}]"
    if expected.as_planned is not None:
        found = {finding.as_planned for finding in findings}
        yield f"as planned {expected.as_planned.value}", f"as planned {_one(found)}"
    if expected.as_stated is not None:
        found = {finding.stated_only or finding.verdict for finding in findings}
        yield f"as stated {expected.as_stated.value}", f"as stated {_one(found)}"


def _findings(of: SectionRef, made: Assessment) -> list[Finding]:
    """Return the findings that are meant; of a section with a duty of its own and attached ones, the first alone."""
    found = [
        finding
        for finding in made.findings
        if finding.law == of.law
        and (not of.section or finding.duty.section.section == of.section)
        and of.duty in (None, finding.duty.name)
    ]
    own = [finding for finding in found if finding.duty.name is None]
    return own if own and of.section else found


def _instances(expected: ExpectedVerdict, findings: Iterable[Finding]) -> list[Instance]:
    wanted = set(expected.subjects)
    return [
        item
        for finding in findings
        for item in finding.instances
        if not wanted or wanted <= {item.subject, item.bearer, *item.subjects.values()}
    ]


def _verdict(
    expected: ExpectedVerdict, made: Assessment, findings: list[Finding], instances: list[Instance]
) -> tuple[Verdict | None, frozenset[Verdict]]:
    if expected.subjects:
        return _greatest(tuple(_parts(expected, findings, instances)))
    if expected.of.duty is None:
        for row in made.combined:
            if (row.law, row.section) == (expected.of.law, expected.of.section or None):
                return row.verdict, row.possible
    if len(findings) == 1:
        return findings[0].verdict, findings[0].possible
    return None, frozenset()


def _parts(
    expected: ExpectedVerdict, findings: Iterable[Finding], instances: list[Instance]
) -> Iterator[tuple[Verdict, frozenset[Verdict]]]:
    """Yield the verdict on each subject that is meant; where only some of its instances are, on each of these."""
    wanted = set(expected.subjects)
    for finding in findings:
        for subject in finding.subjects:
            own = [finding.instances[place] for place in subject.instances]
            if wanted <= {subject.path, *subject.subjects.values()}:
                yield subject.verdict, subject.possible
            else:
                yield from ((item.verdict, item.possible) for item in own if item in instances)


def _greatest(parts: tuple[tuple[Verdict, frozenset[Verdict]], ...]) -> tuple[Verdict | None, frozenset[Verdict]]:
    """Return the greatest verdict of parts in each world, and those that are possible (semantics 4)."""
    if len(parts) <= 1:
        return parts[0] if parts else (None, frozenset())
    whole = combined(frozenset({possible}) for _, possible in parts)
    verdict = reported(whole)
    by_judgment = verdict is Verdict.UNDETERMINED and all(each is not Verdict.UNDETERMINED for each, _ in parts)
    return (Verdict.NEEDS_JUDGMENT if by_judgment else verdict), union(whole)


def _until(untils: Iterable[PendingUntil | None]) -> str:
    found = [until for until in untils if until is not None]
    days = sorted(until.day for until in found if until.day is not None)
    if days:
        return days[0].isoformat()
    return min((until.event for until in found if until.event is not None), default="no day")


def _listed(verdicts: Iterable[Verdict]) -> str:
    return ", ".join(sorted(verdict.value for verdict in verdicts))


def _one(verdicts: set[Verdict | None]) -> str:
    return " and ".join(sorted("nothing" if verdict is None else verdict.value for verdict in verdicts)) or "nothing"

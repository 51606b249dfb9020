"""Scenarios, read against their deal and their laws.

Comes in: the tree of a scenario, its deal, the laws at hand. Goes out: the scenario, and what is wrong with it.
Promise: every name in it is one of the deal, the vocabulary or a law; an expectation that nothing could meet is told.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from whereas.analysis.scenario_settings import SettingReader
from whereas.facts.nodes import Text
from whereas.facts.supposed import find_subject
from whereas.model.basis import Basis
from whereas.model.expression import SectionRef
from whereas.model.facts import Answer, Deal, ReadingChoice
from whereas.model.kinds import Basic
from whereas.model.law import Duty, Exception_, Law, Section
from whereas.model.numbering import stands_under
from whereas.model.scenario import Expected, ExpectedGoal, ExpectedVerdict, LegalFactChoice, Scenario
from whereas.model.verdict import Verdict
from whereas.model.vocabulary import Vocabulary
from whereas.resolve.kinds import TERM_DAY, words_of
from whereas.resolve.problems import (
    ImpossibleExpectation,
    UnknownDuty,
    UnknownException,
    UnknownLaw,
    UnknownName,
    UnknownSection,
    did_you_mean,
)
from whereas.resolve.problems_kinds import WrongKind
from whereas.syntax import tree as t
from whereas.syntax.problems_parts import StatedTwice
from whereas.text import Diagnostic, Label, Source, Span

_FLOORS = {
    t.ProofLevel.PROMISE: Basis.PROMISED,
    t.ProofLevel.CONTRACT: Basis.CONTRACTED,
    t.ProofLevel.SETTINGS: Basis.CONFIGURED,
    t.ProofLevel.LOGS: Basis.OBSERVED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a scenario is read against.

    Attributes:
        law: the law that it stands in or is for.
        known: the ids of all laws that there are.
        as_of: the assessment date of a scenario that names none.
    """

    law: Law
    laws: Mapping[str, Law]
    known: Collection[str]
    deal: Deal
    vocabulary: Vocabulary
    source: Source
    as_of: dt.date | dt.datetime


def read_scenario(node: t.Scenario, setting: Setting) -> tuple[Scenario | None, tuple[Diagnostic, ...]]:
    """Return a scenario, or None, and what is wrong with it."""
    reader = _Reader(setting)
    found = reader.read(node)
    return (None if reader.problems else found), tuple(reader.problems)


@dataclass(slots=True)
class _Reader:
    """The reading of one scenario."""

    setting: Setting
    problems: list[Diagnostic] = field(default_factory=list)

    def read(self, node: t.Scenario) -> Scenario:
        as_of = self.setting.as_of if node.as_of is None else node.as_of.value
        settings = SettingReader(self.setting.deal, self.setting.vocabulary, self.setting.source)
        changes = tuple(change for item in node.settings if (change := settings.read(item)) is not None)
        self.problems.extend(settings.problems)
        answers = tuple(answer for item in node.answers if (answer := self._answer(item, as_of)) is not None)
        return Scenario(
            law=self.setting.law.id,
            title=node.title.value,
            as_of=None if node.as_of is None else node.as_of.value,
            place=None if node.place is None else node.place.value,
            floor=None if node.resting_on is None else _FLOORS.get(node.resting_on.level),
            changes=changes,
            readings=tuple(choice for item in node.readings for choice in self._reading(item)),
            legal_facts=tuple(self._legal_facts(node.legal_facts)),
            answers=answers,
            expected=tuple(found for item in node.expectations for found in self._expected(item)),
            span=node.title.span,
        )

    def _law(self, word: t.Word | None) -> Law | None:
        if word is None:
            return self.setting.law
        law = self.setting.laws.get(word.text)
        if law is None:
            hint = did_you_mean(word.text, self.setting.known)
            self.problems.append(UnknownLaw(span=word.span, name=word.text, sort="law", hint=hint))
        return law

    def _unknown(self, word: t.Word, sort: str, known: Collection[str]) -> None:
        self.problems.append(
            UnknownName(span=word.span, name=word.text, sort=sort, hint=did_you_mean(word.text, known))
        )

    def _words(self, span: Span) -> str:
        return self.setting.source.text[span.start : span.end]

    # ------------------------------------------------------------------ what people decided
    def _answer(self, node: t.Answer, as_of: dt.date | dt.datetime) -> Answer | None:
        law = self._law(node.law)
        if law is None:
            return None
        subject = None
        if node.subject is not None:
            text = Text(value=self._words(node.subject.span), is_plain=True, span=node.subject.span)
            subject, problems = find_subject(text, self.setting.deal, self.setting.vocabulary)
            self.problems.extend(problems)
        answer = Answer(
            law=law.id,
            judgment=node.judgment.text,
            subject=subject,
            answer=node.answer.value,
            by="the scenario",
            on=as_of.date() if isinstance(as_of, dt.datetime) else as_of,
            because=None,
            span=node.span,
            named=node.judgment.span,
        )
        if node.judgment.text not in law.judgments:
            self._unknown(node.judgment, f"judgment of `{law.id}`", law.judgments)
        return answer

    def _reading(self, node: t.AssumedReading) -> Iterator[ReadingChoice]:
        law = self._law(node.law)
        if law is None:
            return
        names = {reading.name: dispute for dispute in law.disputes.values() for reading in dispute.readings}
        dispute = names.get(node.reading.text)
        if dispute is None:
            self._unknown(node.reading, f"reading of `{law.id}`", names)
            return
        yield ReadingChoice(law=law.id, dispute=dispute.name, reading=node.reading.text, because=None, span=node.span)

    def _legal_facts(self, nodes: Iterable[t.AssumedLegalFact]) -> Iterator[LegalFactChoice]:
        """Yield what is supposed of laws themselves, and report what is supposed of one fact a second time."""
        first: dict[tuple[str, str], Span] = {}
        for node in nodes:
            choice = self._legal_fact(node)
            if choice is None:
                continue
            before = first.setdefault((choice.law, choice.name), node.span)
            if before is node.span:
                yield choice
            else:
                what = f"assuming legal fact {choice.name}"
                self.problems.append(
                    StatedTwice(span=node.span, labels=(Label(before, "stated first here"),), what=what)
                )

    def _legal_fact(self, node: t.AssumedLegalFact) -> LegalFactChoice | None:
        law = self._law(node.law)
        if law is None:
            return None
        fact = law.legal_facts.get(node.name.text)
        if fact is None:
            self._unknown(node.name, f"legal fact of `{law.id}`", law.legal_facts)
            return None
        if node.value is not None and (fact.kind is Basic.YES_NO) is not isinstance(node.value, t.YesNoLiteral):
            kinds = (fact.kind, Basic.YES_NO if fact.kind is not Basic.YES_NO else TERM_DAY)
            expected, found = (words_of(kind, self.setting.vocabulary) for kind in kinds)
            self.problems.append(WrongKind(span=node.value.span, expected=expected, found=found))
        value = None if node.value is None else node.value.value
        return LegalFactChoice(law=law.id, name=fact.name, value=value, span=node.span)

    # ------------------------------------------------------------------ expectations
    def _expected(self, node: t.Expectation | t.GoalExpectation) -> Iterator[Expected]:
        if isinstance(node, t.GoalExpectation):
            goals = {goal.name for goal in self.setting.law.goals}
            if node.goal.text not in goals:
                self._unknown(node.goal, f"goal of `{self.setting.law.id}`", goals)
            holds = node.result is t.GoalResult.HOLDS
            yield ExpectedGoal(law=self.setting.law.id, goal=node.goal.text, holds=holds, span=node.span)
            return
        self._check_possible(node)
        for ref in self._sections(node.reference):
            self._check_exception(node, ref)
            yield ExpectedVerdict(
                of=ref,
                subjects=tuple(self._subject(path) for path in node.subjects),
                verdict=Verdict(node.verdict.value),
                exception=None if node.exception is None else node.exception.text,
                until=None if node.until is None else self._until(node.until),
                possible=None if node.possible is None else frozenset(Verdict(each.value) for each in node.possible),
                as_planned=None if node.as_planned is None else Verdict(node.as_planned.value),
                as_stated=None if node.as_stated is None else Verdict(node.as_stated.value),
                span=node.span,
            )

    def _check_possible(self, node: t.Expectation) -> None:
        is_open = node.verdict in (t.Verdict.UNDETERMINED, t.Verdict.NEEDS_JUDGMENT)
        if node.exception is not None and node.verdict is not t.Verdict.EXCUSED:
            self._impossible(node, "an exception is named, and the verdict is not excused")
        if node.until is not None and node.verdict is not t.Verdict.PENDING:
            self._impossible(node, "a last day is named, and the verdict is not pending")
        if node.possible is not None and not is_open and node.verdict not in node.possible:
            self._impossible(node, "the verdict is not among those that are possible")

    def _impossible(self, node: t.Expectation, why: str) -> None:
        self.problems.append(ImpossibleExpectation(span=node.span, why=why))

    def _subject(self, path: t.Path) -> str:
        """Return a path as reports write it: `flows[clip]` is `flows.clip`."""
        return self._words(path.span).replace('["', ".").replace('"]', "").replace("[", ".").replace("]", "")

    def _until(self, until: t.DateLiteral | t.MomentLiteral | t.Path) -> str:
        match until:
            case t.Path():
                return self._subject(until)
            case _:
                return until.value.isoformat()

    def _sections(self, reference: t.Reference) -> Iterator[SectionRef]:
        law = self._law(reference.law)
        if law is None:
            return
        if isinstance(reference, t.LawReference):
            yield SectionRef(law.id, "")
            return
        for each in reference.sections:
            yield from self._section(each, law)

    def _section(self, each: t.SectionRange, law: Law) -> Iterator[SectionRef]:
        numbers = [section.number for section in law.sections]
        ends = [each.first] if each.last is None else [each.first, each.last]
        for end in ends:
            if end.text not in numbers:
                self._unknown_section(end, numbers, law)
        if any(end.text not in numbers for end in ends):
            return
        for number in numbers[numbers.index(ends[0].text) : numbers.index(ends[-1].text) + 1]:
            section = law.sections[numbers.index(number)]
            duty = each.first.duty
            if duty is not None and duty.text not in duty_names(section):
                hint = did_you_mean(duty.text, duty_names(section))
                self.problems.append(UnknownDuty(span=duty.span, name=duty.text, section=number, hint=hint))
                continue
            yield SectionRef(law.id, number, None if duty is None else duty.text)

    def _unknown_section(self, number: t.SectionNumber, numbers: list[str], law: Law) -> None:
        under = [other for other in numbers if stands_under(other, number.text)]
        hint = f"it is divided: {', '.join(under[:4])}" if under else did_you_mean(number.text, numbers)
        self.problems.append(UnknownSection(span=number.span, number=number.text, law=law.id, hint=hint))

    def _check_exception(self, node: t.Expectation, ref: SectionRef) -> None:
        if node.exception is None or not ref.section:
            return
        law = self.setting.laws.get(ref.law, self.setting.law)
        sections = [section for section in law.sections if section.number == ref.section]
        names = {item.name for section in sections for duty in section.duties for item in _exceptions(duty.exceptions)}
        if node.exception.text not in names:
            hint = did_you_mean(node.exception.text, names)
            self.problems.append(
                UnknownException(span=node.exception.span, name=node.exception.text, section=ref.section, hint=hint)
            )


def duty_names(section: Section) -> tuple[str, ...]:
    """Return the names of the duties of a section, with those that its exceptions bring."""
    return tuple(dict.fromkeys(duty.name for duty in _duties(section.duties) if duty.name is not None))


def _duties(duties: tuple[Duty, ...]) -> Iterator[Duty]:
    for duty in duties:
        yield duty
        for exception in _exceptions(duty.exceptions):
            yield from _duties(exception.attached)


def _exceptions(exceptions: tuple[Exception_, ...]) -> Iterator[Exception_]:
    for exception in exceptions:
        yield exception
        yield from _exceptions(exception.unless)

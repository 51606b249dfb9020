"""Findings in their published form: the verdict on each duty, its reason, the facts behind it, what is missing.

What comes in: a finding and what explains it. What goes out: the report's own types. Promised: no verdict is made here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from whereas.english import Lexicon, act_words, duty_sentence
from whereas.english.values import question_of_path, say_path
from whereas.explain import explain_finding
from whereas.explain.finding import bearer_of
from whereas.explain.subject import is_unnamed, scope_of
from whereas.model.facts import Citation as StatedAt
from whereas.model.facts import Deal as DealModel
from whereas.model.facts import Waiver as WaiverModel
from whereas.model.law import Law, Section
from whereas.model.reason import InstanceReason, Reason, SubjectReason
from whereas.model.verdict import ByReading, FactRead, Status, Verdict
from whereas.model.verdict import Finding as FindingModel
from whereas.model.verdict import Instance as InstanceModel
from whereas.model.verdict import Question as QuestionModel
from whereas.report.decided import DecidedCase
from whereas.report.grading import section_note
from whereas.report.inputs import Inputs
from whereas.report.limits import limits_of
from whereas.report.model import (
    Citation,
    Fact,
    Finding,
    Instance,
    Question,
    Reading,
    Subject,
    Trace,
    Waiver,
)
from whereas.report.places import line_of, place_of
from whereas.report.ruled import rule_sentences
from whereas.report.values import (
    basis_name,
    fact_value,
    maybe_verdict_name,
    moment_name,
    possible_names,
    until_name,
    verdict_name,
)

_OPEN = (Verdict.UNDETERMINED, Verdict.NEEDS_JUDGMENT)
_UNNAMED = ".*"  # how a path ends that stands for the items that a list does not name


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishing:
    """What publishing the findings of one deal needs.

    Attributes:
        known: facts that were published before, by path, for most are read by many instances.
    """

    deal: DealModel
    inputs: Inputs
    lexicon: Lexicon
    known: dict[str, tuple[FactRead, Fact]] = field(default_factory=dict)


def published_finding(finding: FindingModel, publishing: Publishing) -> Finding:
    """Return a finding as it is published."""
    duty = finding.duty
    lexicon = publishing.lexicon
    explanation = explain_finding(finding, publishing.deal, lexicon)
    law = lexicon.laws.get(finding.law)
    section = section_of(law, duty.section.section)
    pairs = zip(finding.instances, explanation.instances, strict=True)
    return Finding(
        deal=publishing.deal.id,
        policy=finding.law,
        section=duty.section.section,
        duty=duty.name,
        title=duty.what if section is None else section.title,
        citation=citation_of(law, duty.section.section),
        modality=duty.modality.value,
        bearer=bearer_of(duty, lexicon),
        requirement=duty_sentence(duty, scope_of(duty, lexicon)),
        act=act_words(duty, scope_of(duty, lexicon)),
        limits=limits_of(duty, scope_of(duty, lexicon)),
        text=None if section is None else section.text,
        place=place_of(duty.span, publishing.inputs),
        verdict=verdict_name(finding.verdict),
        possible=possible_names(finding.possible),
        by_reading=tuple(_reading(item, lexicon) for item in finding.by_reading),
        as_planned=maybe_verdict_name(finding.as_planned),
        stated_only=maybe_verdict_name(finding.stated_only),
        only_open_list=finding.only_open_list,
        is_vacuous=finding.is_vacuous,
        pending_until=until_name(finding.pending_until),
        exact=finding.exact,
        why_inexact=finding.why_inexact,
        severity=duty.severity,
        explanation=explanation.sentences,
        remedy=duty.remedy,
        instances=tuple(_instance(item, why, publishing) for item, why in pairs),
        basis=basis_name(finding.basis),
        waiver=None if finding.waiver is None else _waiver(finding.waiver),
        depends_on=finding.depends_on,
        assumptions=finding.assumptions,
        questions=_questions(finding, lexicon),
        subjects=tuple(_subject(item) for item in explanation.subjects),
        unless_shown=unless_shown(finding),
        encoding=section_note(section, law),
        rule=rule_sentences(duty, scope_of(duty, lexicon)),
    )


def unless_shown(finding: FindingModel) -> tuple[str, ...]:
    """Return the exceptions that alone keep a breach by what is named from being certain."""
    if finding.verdict is not Verdict.UNDETERMINED:
        return ()
    named = (item for item in finding.instances if not is_unnamed(item))
    return tuple(dict.fromkeys(name for item in named for name in item.unless_shown))


def section_of(law: Law | None, number: str) -> Section | None:
    """Return the section of a law with this number, or None."""
    return None if law is None else next((item for item in law.sections if item.number == number), None)


def citation_of(law: Law | None, number: str) -> str:
    """Return how a section is cited: its number, after what the law is cited as."""
    start = "" if law is None else f"{law.citation or law.title}, "
    return f"{start}section {number}"


def _questions(finding: FindingModel, lexicon: Lexicon) -> tuple[Question, ...]:
    """Return what to ask, once each: what the evaluator asks, and what is missing from the instances left open."""
    asked = [_question(item, lexicon) for item in finding.questions]
    if finding.verdict in _OPEN:
        asked += [found for path in _missing_paths(finding) for found in _missing(path, lexicon)]
        asked = asked or [found for path in _unknown_paths(finding) for found in _missing(path, lexicon)]
    once = {(item.path, item.ask): item for item in asked}
    # A record that is asked for field by field is not asked for as a whole beside it; a list is, for it may hold more.
    wholes = {path.partition(".")[0] for path, _ in once if "." in path} & set(lexicon.vocabulary.singles)
    return tuple(item for item in once.values() if item.path not in wholes)


def _question(asked: QuestionModel, lexicon: Lexicon) -> Question:
    subject = asked.path.partition(" of ")[2] or asked.path  # a judgment is about its subject, not about its name
    path = asked.path if asked.answered_by is not None else asked.path.removesuffix(_UNNAMED)
    about = say_path(subject if asked.answered_by is not None else path, lexicon)
    decided = tuple(
        DecidedCase(name=case.name, year=case.year, answer=case.answer, facts=case.facts) for case in asked.decided
    )
    return Question(path=path, ask=asked.ask, about=about, answered_by=asked.answered_by, decided=decided)


def _missing_paths(finding: FindingModel) -> Iterator[str]:
    """Yield what is missing from the named instances left open; where none is, the lists that may hold another."""
    open_ = [item for item in finding.instances if item.verdict is finding.verdict]
    named = [item for item in open_ if not is_unnamed(item)]
    for item in named or open_:
        if item in named:
            yield from (path for path in item.missing if not path.endswith(_UNNAMED))
        else:
            yield from (path for path in item.subjects.values() if path.endswith(_UNNAMED))


def _unknown_paths(finding: FindingModel) -> Iterator[str]:
    """Yield what else an open finding may wait for: lists that it read, and facts that it read and nobody stated."""
    open_ = [item for item in finding.instances if item.verdict in _OPEN]
    read = (fact.path for item in open_ for fact in item.facts if fact.status is Status.UNKNOWN)
    for path in (*(path for item in open_ for path in item.missing), *read):
        if "*" not in path.removesuffix(_UNNAMED):
            yield path


def _missing(path: str, lexicon: Lexicon) -> Iterator[Question]:
    """Yield the vocabulary's question on what is missing: of a value in a list, and of items not named, on the list."""
    stem = path.partition("[")[0].removesuffix(_UNNAMED)
    ask = question_of_path(stem, lexicon)
    if ask is not None:
        yield Question(path=stem, ask=ask, about=say_path(stem, lexicon), answered_by=None)


def _instance(instance: InstanceModel, why: InstanceReason, publishing: Publishing) -> Instance:
    return Instance(
        subject=instance.subject,
        subjects=dict(instance.subjects),
        title=why.subject,
        is_named=instance.is_named,
        bearer=instance.bearer,
        anchor=moment_name(instance.anchor),
        verdict=verdict_name(instance.verdict),
        possible=possible_names(instance.possible),
        reason=instance.reason,
        exception=instance.exception,
        unless_shown=instance.unless_shown,
        pending_until=until_name(instance.pending_until),
        sentences=(why.headline, *why.more),
        trace=_trace(why.reason, publishing),
        facts=tuple(_fact(item, publishing) for item in instance.facts),
        missing=tuple(dict.fromkeys(path.partition("[")[0] for path in instance.missing)),  # of a list: the list
        waiver=None if instance.waiver is None else _waiver(instance.waiver),
        attached_to=instance.attached_to,
        is_certain=instance.is_certain,
    )


def _subject(told: SubjectReason) -> Subject:
    return Subject(
        path=told.path,
        title=told.title,
        is_named=told.is_named,
        verdict=verdict_name(told.verdict),
        possible=possible_names(told.possible),
        sentences=told.sentences,
        instances=told.instances,
        chosen=told.chosen,
    )


def _trace(reason: Reason, publishing: Publishing) -> Trace:
    return Trace(
        role=reason.role.value,
        text=reason.text,
        outcome=reason.outcome.value,
        label=reason.label,
        place=place_of(reason.span, publishing.inputs),
        paths=reason.paths,
        children=tuple(_trace(child, publishing) for child in reason.children),
    )


def _fact(fact: FactRead, publishing: Publishing) -> Fact:
    before = publishing.known.get(fact.path)
    if before is not None and before[0] == fact:
        return before[1]
    made = _published_fact(fact, publishing)
    publishing.known[fact.path] = (fact, made)
    return made


def _published_fact(fact: FactRead, publishing: Publishing) -> Fact:
    return Fact(
        path=fact.path,
        title=fact.title,
        about=say_path(fact.path, publishing.lexicon),
        value=fact_value(fact, publishing.lexicon),
        shown=fact.shown,
        status=fact.status.value,
        basis=basis_name(fact.basis),
        attested_by=None if fact.attestor is None else fact.attestor.value,
        line=line_of(fact.span, publishing.inputs),
        sources=_citations(fact.citations),
        ask=fact.ask,
        by_default=fact.by_default,
    )


def _citations(citations: tuple[StatedAt, ...]) -> tuple[Citation, ...]:
    return tuple(Citation(source=item.source, at=item.at, quote=item.quote) for item in citations)


def _waiver(waiver: WaiverModel) -> Waiver:
    return Waiver(
        authority=waiver.authority,
        instrument=waiver.instrument,
        reason=waiver.reason,
        granted_on=waiver.granted_on.isoformat(),
        expires_at=waiver.expires_at.isoformat(),
        acts_from=moment_name(waiver.acts_from),
        instances=tuple(str(item) for item in waiver.instances),
        sources=_citations(waiver.citations),
    )


def _reading(item: ByReading, lexicon: Lexicon) -> Reading:
    law = lexicon.laws.get(item.law)
    dispute = None if law is None else law.disputes.get(item.dispute)
    return Reading(
        policy=item.law,
        dispute=item.dispute,
        question=item.dispute.replace("_", " ") if dispute is None else dispute.question,
        reading=item.reading,
        text=lexicon.reading_text(item.law, item.dispute, item.reading),
        held_by=tuple(holder.name for holder in item.held_by),
        verdict=verdict_name(item.verdict),
    )

"""Assessments become a report: the one place where what is said inside turns into what is published.

What comes in: assessments made on one date, and what `Inputs` hands in. What goes out: a `Report`. Promised: the same
inputs give the same report; nothing is judged here, only put in order and into words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial

from whereas.english import Lexicon
from whereas.english.values import question_of_path, say_path
from whereas.model.facts import Deal as DealModel
from whereas.model.facts import Source
from whereas.model.law import Law
from whereas.model.verdict import Assessment
from whereas.report.asked import Text
from whereas.report.calendar import calendar_of
from whereas.report.conclusion import conclusion, headline, particulars, weighed
from whereas.report.due import Due
from whereas.report.findings import Publishing, published_finding, section_of
from whereas.report.flows import may_have_more_flows, published_flows
from whereas.report.inputs import Inputs
from whereas.report.links import is_link
from whereas.report.model import (
    Combined,
    Deal,
    DiagnosticNote,
    Document,
    EncodingNote,
    Finding,
    NotChecked,
    Observation,
    OpenQuestion,
    Policy,
    Report,
    Silence,
    Summary,
)
from whereas.report.part import TextSort
from whereas.report.places import place_of
from whereas.report.values import moment_name, possible_names, verdict_name
from whereas.report.wording import NOTICE, encoding_warnings, observation_words, observed_thing, silence_words
from whereas.text import Diagnostic
from whereas.values.same import Same


def build(assessments: Sequence[Assessment], inputs: Inputs) -> Report:
    """Return the report on deals, in the order given.

    Args:
        assessments: what was found, one for each deal, all on the date of `inputs`.
        inputs: what else a report says: versions, hashes, diagnostics, and the texts that places point into.
    """
    made = [(item, _lexicon(item, inputs)) for item in assessments]
    findings = tuple(finding for item, lexicon in made for finding in _findings(item, lexicon, inputs))
    laws = _each_once(law for item in assessments for law in item.laws)
    return Report(
        engine=inputs.engine,
        as_of=inputs.as_of.isoformat(),
        asked=inputs.asked,
        texts=tuple(_texts(assessments, inputs)),
        notice=NOTICE,
        deals=tuple(_deal(item, lexicon, inputs) for item, lexicon in made),
        policies=tuple(_policy(law, inputs) for law in laws),
        summary=_summary(findings),
        findings=findings,
        verdicts=tuple(verdict for item in assessments for verdict in _verdicts(item)),
        questions=tuple(_open_questions(findings)),
        not_checked=tuple(dict.fromkeys(_not_checked(assessments, inputs))),
        silent_on=tuple(dict.fromkeys(path for item in assessments for path in item.silent_on)),
        silences=tuple(_silences(made)),
        observations=tuple(_observations(made)),
        calendar=tuple(_calendar(made, findings, inputs)),
        diagnostics=tuple(_diagnostic(item, inputs) for item in inputs.diagnostics),
        flows=tuple(flow for item, lexicon in made for flow in published_flows(item.deal, lexicon, inputs)),
    )


def _findings(assessment: Assessment, lexicon: Lexicon, inputs: Inputs) -> tuple[Finding, ...]:
    publishing = Publishing(deal=assessment.deal, inputs=inputs, lexicon=lexicon)
    return _published(_Asked(Same(assessment), Same(inputs.laws), publishing))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is published: the texts that places point into are those of the same assessment and laws."""

    assessment: Same[Assessment]
    laws: Same[Mapping[str, Law]]
    publishing: Publishing = field(compare=False)


@lru_cache(maxsize=64)
def _published(asked: _Asked) -> tuple[Finding, ...]:
    return tuple(published_finding(finding, asked.publishing) for finding in asked.assessment.noun.findings)


def _lexicon(assessment: Assessment, inputs: Inputs) -> Lexicon:
    laws = {**{law.id: law for law in assessment.laws}, **inputs.laws}
    vocabulary = inputs.vocabularies[assessment.deal.vocabulary]
    return Lexicon(vocabulary=vocabulary, laws=laws, deal=assessment.deal, sources=inputs.sources)


def _calendar(made: Iterable[tuple[Assessment, Lexicon]], findings: Sequence[Finding], inputs: Inputs) -> Iterator[Due]:
    for assessment, lexicon in made:
        own = [finding for finding in findings if finding.deal == assessment.deal.id]
        yield from calendar_of(own, inputs.as_of, partial(say_path, lexicon=lexicon))


def _texts(assessments: Iterable[Assessment], inputs: Inputs) -> Iterator[Text]:
    """Yield each text that was read, with what it holds; what is neither a deal nor a law is a vocabulary."""
    sorts: dict[str, TextSort] = {item.deal.span.source: "deal" for item in assessments}
    sorts |= dict.fromkeys((law.span.source for law in inputs.laws.values()), "law")
    for name in sorted(inputs.sources):
        yield Text(file=name, sort=sorts.get(name, "vocabulary"), sha256=inputs.hashes.get(name))


def _each_once(laws: Iterable[Law]) -> tuple[Law, ...]:
    return tuple({law.id: law for law in laws}.values())


def _deal(assessment: Assessment, lexicon: Lexicon, inputs: Inputs) -> Deal:
    deal: DealModel = assessment.deal
    duties = weighed(assessment)
    return Deal(
        id=deal.id,
        title=deal.title,
        stage=deal.stage.value,
        announced_on=deal.as_written.get("announced_on", moment_name(deal.announced_on)),
        cancelled_on=deal.as_written.get("cancelled_on", moment_name(deal.cancelled_on)),
        file=deal.span.source,
        sha256=inputs.hashes.get(deal.span.source),
        conclusion=conclusion(deal, duties, lexicon),
        sources=tuple(_document(source) for source in deal.sources.values()),
        silent_on=assessment.silent_on,
        headline=headline(deal, duties, lexicon),
        particulars=particulars(deal, duties, lexicon),
        may_have_more_flows=may_have_more_flows(deal, lexicon),
    )


def _document(source: Source) -> Document:
    return Document(
        id=source.id,
        title=source.title,
        address=source.url,
        url=source.url if is_link(source.url) else None,
        published_on=source.published_on,
        author=source.author,
        version=source.version,
        sha256=source.sha256,
    )


def _policy(law: Law, inputs: Inputs) -> Policy:
    encoding = law.encoding
    return Policy(
        id=law.id,
        title=law.title,
        citation=law.citation,
        jurisdiction=law.jurisdiction,
        kind=law.kind.value,
        file=law.span.source,
        sha256=inputs.hashes.get(law.span.source),
        encoding=EncodingNote(
            made_from=None if encoding is None else encoding.made_from,
            made_by=None if encoding is None else encoding.made_by,
            is_primary=None if encoding is None else encoding.is_primary,
            checked=None if encoding is None else moment_name(encoding.checked),
            confidence=None if encoding is None else encoding.confidence,
            warnings=tuple(encoding_warnings(encoding, inputs.as_of)),
            grade=None if encoding is None else encoding.grade,
            pinpoint_confidence=None if encoding is None else encoding.pinpoint_confidence,
        ),
    )


def _summary(findings: Iterable[Finding]) -> Summary:
    counts = dict.fromkeys(Summary.model_fields, 0)
    for finding in findings:
        counts[finding.verdict] += 1
    return Summary(**counts)


def _verdicts(assessment: Assessment) -> Iterator[Combined]:
    for item in assessment.combined:
        yield Combined(
            deal=assessment.deal.id,
            policy=item.law,
            section=item.section,
            verdict=verdict_name(item.verdict),
            possible=possible_names(item.possible),
        )


def _open_questions(findings: Iterable[Finding]) -> Iterator[OpenQuestion]:
    """Yield each question once: first what a breach turns on, then what most findings wait for, lists alone last."""
    waiting: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        for asked in finding.questions:
            waiting.setdefault((finding.deal, asked.path, asked.ask), []).append(finding)
    for (deal, path, ask), own in sorted(waiting.items(), key=lambda entry: _weight(entry[1])):
        asked = next(item for item in own[0].questions if (item.path, item.ask) == (path, ask))
        yield OpenQuestion(
            deal=deal,
            path=path,
            ask=ask,
            about=asked.about,
            answered_by=asked.answered_by,
            findings=len(own),
            policies=tuple(dict.fromkeys(item.policy for item in own)),
            decided=asked.decided,
        )


def _weight(findings: Sequence[Finding]) -> tuple[int, int, int]:
    turning = sum(bool(item.unless_shown) for item in findings)
    return -turning, -sum(not item.only_open_list for item in findings), -len(findings)


def _not_checked(assessments: Iterable[Assessment], inputs: Inputs) -> Iterator[NotChecked]:
    for assessment in assessments:
        laws = {**{law.id: law for law in assessment.laws}, **inputs.laws}
        for item in assessment.not_checked:
            section = section_of(laws.get(item.law), item.section)
            title = None if section is None else section.title
            yield NotChecked(policy=item.law, section=item.section, title=title, why=item.why)


def _observations(made: Iterable[tuple[Assessment, Lexicon]]) -> Iterator[Observation]:
    for assessment, lexicon in made:
        for item in assessment.observations:
            yield Observation(
                deal=assessment.deal.id,
                kind=item.kind,
                path=item.path,
                values=item.values,
                text=observation_words(item, lexicon),
                about=observed_thing(item, lexicon),
            )


def _silences(made: Iterable[tuple[Assessment, Lexicon]]) -> Iterator[Silence]:
    for assessment, lexicon in made:
        for path in assessment.silent_on:
            what, owner = silence_words(path, lexicon)
            yield Silence(
                deal=assessment.deal.id,
                path=path,
                about=say_path(path, lexicon),
                ask=question_of_path(path, lexicon),
                of=owner,
                what=what,
            )


def _diagnostic(diagnostic: Diagnostic, inputs: Inputs) -> DiagnosticNote:
    place = place_of(diagnostic.span, inputs)
    return DiagnosticNote(
        code=diagnostic.code,
        severity=diagnostic.severity.value,
        message=diagnostic.message,
        file=None if diagnostic.span is None else diagnostic.span.source,
        line=None if place is None else place.line,
        column=None if place is None else place.column,
        help=diagnostic.help or None,
    )

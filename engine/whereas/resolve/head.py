"""The head of a law: whence its encoding, when it is in force, how it counts time, whom it reaches."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo, available_timezones

from whereas.model.law import Encoding, InForce, LawKind, Sunset
from whereas.resolve.periods import read_force
from whereas.resolve.problems import UnknownLaw, UnknownName, UnusedImport, did_you_mean
from whereas.resolve.problems_more import MissingHead, OtherVocabulary
from whereas.resolve.problems_time import UnknownTimeZone
from whereas.resolve.scope import Scope
from whereas.syntax import tree as t
from whereas.text.suggest import nearest_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the head of a law says, where it takes reading."""

    jurisdiction: str
    encoding: Encoding | None
    force: tuple[InForce, ...]
    sunset: Sunset | None
    time_zone: str | None
    imports: tuple[str, ...]


def read_head(node: t.Law, scope: Scope) -> Head:
    """Return the head of a law; what is wrong in it is reported."""
    force, sunset = read_force(node.force, scope)
    if node.jurisdiction is None:
        what = "of which place it is the law"
        scope.report(MissingHead(span=node.id.span, what=what, example='jurisdiction "us/ca"'))
    _check_calendars(node.time_rules, scope)
    return Head(
        jurisdiction="" if node.jurisdiction is None else node.jurisdiction.value,
        encoding=None if node.encoding is None else read_encoding(node.encoding),
        force=force,
        sunset=sunset,
        time_zone=_read_zone(node.time_rules.zone, scope),
        imports=_read_imports(node, scope),
    )


def kind_of_law(node: t.Law) -> LawKind:
    """Return what sort of text a law is."""
    return LawKind(node.kind.value)


def read_encoding(node: t.Encoding) -> Encoding:
    """Return who made an encoding from what, and how sure it is."""
    return Encoding(
        made_from=node.source.value,
        made_by=None if node.by is None else node.by.value,
        is_primary=None if node.grade is None else node.grade is t.SourceGrade.PRIMARY,
        checked=node.checked.value,
        confidence=None if node.confidence is None else node.confidence.value,
        span=node.span,
        grade=None if node.grade is None else node.grade.value,
        pinpoint_confidence=None if node.pinpoint_confidence is None else node.pinpoint_confidence.value,
    )


def _read_zone(node: t.Text | None, scope: Scope) -> str | None:
    if node is None:
        return None
    try:
        ZoneInfo(node.value)
    except (KeyError, ValueError, OSError):
        near = nearest_name(node.value, available_timezones())
        hint = "" if near is None else f"did you mean `{near}`?"
        scope.report(UnknownTimeZone(span=node.span, name=node.value, hint=hint))
        return None
    return node.value


def _check_calendars(rules: t.TimeRules, scope: Scope) -> None:
    known = scope.vocabulary.calendars
    for word in (rules.days_off_run_on_by, rules.court_days, rules.business_days):
        if word is not None and word.text not in known:
            hint = did_you_mean(word.text, known)
            scope.report(UnknownName(span=word.span, name=word.text, sort="calendar", hint=hint))


def _read_imports(node: t.Law, scope: Scope) -> tuple[str, ...]:
    """Return the laws that are imported, each once; a law that is not at hand is reported."""
    found: dict[str, None] = {}
    for word in node.imports:
        name = word.text
        if name == node.id.text or name in found:
            scope.report(UnusedImport(span=word.span, name=name))
            continue
        if name not in scope.laws:
            scope.report(UnknownLaw(span=word.span, name=name, sort="law", hint=did_you_mean(name, scope.laws)))
            continue
        theirs = scope.laws[name].vocabulary.name
        if theirs != scope.vocabulary.name:
            scope.report(OtherVocabulary(span=word.span, name=name, theirs=theirs))
        found[name] = None
    return tuple(found)

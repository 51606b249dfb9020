"""The instances of a finding by what they are about: each subject once, and years that may be none of it together.

What comes in: a finding, and the reason for each of its instances. What goes out: what is told of each subject.
Promised: every instance belongs to exactly one; an act that lasts is one subject, however often the law changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whereas.english import Lexicon
from whereas.english.days import say_day
from whereas.english.nouns import joined, sentence, words_of
from whereas.english.values import say_path
from whereas.explain.context import Context
from whereas.explain.headline import OPEN, be, named, together
from whereas.explain.spans import SPANS, spans_together
from whereas.explain.subject import is_unnamed, subject_words
from whereas.explain.words import WORDS
from whereas.model.reason import InstanceReason, SubjectReason
from whereas.model.verdict import Finding, Instance, Subject, Verdict


def subject_reasons(finding: Finding, reasons: Sequence[InstanceReason], context: Context) -> tuple[SubjectReason, ...]:
    """Return what is told of each subject of a finding, in the order of the instances."""
    found: list[SubjectReason] = []
    doubtful: dict[tuple[object, ...], list[Subject]] = {}
    for subject in finding.subjects or _each_instance(finding.instances):
        if _may_be_none(subject, finding):
            beside = tuple(subject.subjects.values())[:-1]
            doubtful.setdefault((subject.possible, *beside), []).append(subject)
        else:
            found.append(_told(subject, finding, reasons, context))
    found.extend(spans_together(group, finding, context) for group in doubtful.values())
    return tuple(found)


def _each_instance(instances: Sequence[Instance]) -> Iterator[Subject]:
    """Yield the instances of a finding that was made without subjects, each as one."""
    for place, item in enumerate(instances):
        yield Subject(
            path=item.subject,
            subjects=item.subjects,
            is_named=item.is_named,
            verdict=item.verdict,
            possible=item.possible,
            instances=(place,),
        )


def _may_be_none(subject: Subject, finding: Finding) -> bool:
    """Return whether a subject is a year or a period that the duty may not be about, for its start is not known."""
    root, _, _ = (subject.path or "").partition(".")
    return root in SPANS and not all(finding.instances[place].is_certain for place in subject.instances)


def _told(subject: Subject, finding: Finding, reasons: Sequence[InstanceReason], context: Context) -> SubjectReason:
    chosen = _deciding(subject, finding)
    reason = reasons[chosen]
    differing = _differing(subject, finding, context.lexicon)
    first = _only_together(subject, finding, context) or reason.headline
    return SubjectReason(
        path=subject.path,
        title=reason.subject,
        is_named=subject.is_named and not is_unnamed(finding.instances[chosen]),
        verdict=subject.verdict,
        possible=subject.possible,
        sentences=tuple(dict.fromkeys((first, *reason.more, *differing))),
        instances=subject.instances,
        chosen=chosen,
    )


def _deciding(subject: Subject, finding: Finding) -> int:
    """Return the instance that tells most of a subject: the first that came out as it did, else the gravest."""
    own = [place for place in subject.instances if finding.instances[place].verdict is subject.verdict]
    gravity = list(WORDS)
    return own[0] if own else min(subject.instances, key=lambda place: gravity.index(finding.instances[place].verdict))


def _differing(subject: Subject, finding: Finding, lexicon: Lexicon) -> Iterator[str]:
    """Yield what came of each instance, where they differ: on which day, or for which party that is bound."""
    items = [finding.instances[place] for place in subject.instances]
    asking = [item for item in items if item.verdict is not Verdict.INAPPLICABLE]
    if len({item.verdict for item in asking}) < 2:  # noqa: PLR2004 - one verdict is no difference
        return
    several_bound = len({item.bearer for item in asking}) > 1
    several_days = len({item.anchor for item in asking}) > 1
    said = []
    for item in asking:
        who = f" for {say_path(item.bearer, lexicon)}" if several_bound and item.bearer is not None else ""
        when = f" on {say_day(item.anchor)}" if several_days and item.anchor is not None else ""
        said.append(f"{WORDS[item.verdict]}{who}{when}")
    yield sentence(f"it is judged {_HOW_OFTEN[several_bound, several_days]}: {joined(said)}")


_HOW_OFTEN = {
    (False, False): "several times",
    (False, True): "at its start and on each day on which the law changed",
    (True, False): "for each of those whom it binds",
    (True, True): "for each of those whom it binds, at its start and on each day on which the law changed",
}


def _only_together(subject: Subject, finding: Finding, context: Context) -> str | None:
    """Return what holds of all who are bound together, where it holds of none of them for sure; else None."""
    own = [finding.instances[place] for place in subject.instances]
    if subject.verdict in OPEN or any(item.verdict is subject.verdict for item in own):
        return None
    bound = dict.fromkeys(say_path(item.bearer, context.lexicon) for item in own if item.bearer is not None)
    if len(bound) > 1:
        return together(subject.verdict, list(bound), own, finding, context)
    whom = subject_words(own[0], context.lexicon)
    start = f"{named(finding.duty, own[0])} {be(context)} {WORDS[subject.verdict]}{f' for {whom}' if whom else ''}"
    excuses = {item.exception for item in own if Verdict.EXCUSED in item.possible}
    by = [words_of(name) for name in excuses if name is not None] if subject.verdict is Verdict.EXCUSED else []
    said = f" by the exception for {by[0]}" if len(excuses) == 1 and by else ""
    return sentence(f"{start}{said}, on whichever of the days on which it may have to be judged")

"""Years and periods of which it is not known whether a duty is about them, told together.

What comes in: the years before and after an unknown start, that come out alike where the duty is about them. What goes
out: one reason for all of them. Promised: no year is told as a breach that may be none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from whereas.english import phrase
from whereas.english.nouns import joined, lowered, sentence
from whereas.english.values import say_path
from whereas.explain.context import Context
from whereas.explain.headline import headline, named
from whereas.explain.subject import span_words
from whereas.model.expression import PeriodsSince, YearsSince
from whereas.model.reason import SubjectReason
from whereas.model.verdict import Finding, Instance, Subject, Verdict

YEARS = "years"
SPANS = (YEARS, "periods")


def spans_together(group: Sequence[Subject], finding: Finding, context: Context) -> SubjectReason:
    """Return what is told of spans of time that may be none of those meant, and come out alike where they are.

    Args:
        group: the spans, the earliest first.
        finding: the finding that they belong to.
        context: the words of its duty.
    """
    last = group[-1]
    root, _, key = (last.path or "").partition(".")
    chosen = last.instances[0]
    title = span_words(root, key)
    if len(group) > 1:
        title = f"any year up to {key}" if root == YEARS else f"any period up to {span_words(root, key)}"
    instance = finding.instances[chosen]
    beside = [path for path in last.subjects.values() if path != last.path]
    if beside:
        title = f"{joined([say_path(path, context.lexicon) for path in beside])}, for {title}"
    return SubjectReason(
        path=last.path if len(group) == 1 else f"{root}.*",
        title=title,
        is_named=False,
        verdict=last.verdict,
        possible=last.possible,
        sentences=tuple(sentence(item) for item in _sentences(instance, title, finding, context)),
        instances=tuple(place for subject in group for place in subject.instances),
        chosen=chosen,
    )


def _sentences(instance: Instance, title: str, finding: Finding, context: Context) -> Iterator[str]:
    where_meant = instance.possible - {Verdict.INAPPLICABLE}
    own = context.on(instance.facts, whom="")
    if not where_meant:
        yield headline(replace(instance, verdict=Verdict.INAPPLICABLE), finding.duty, own)
        return
    start = _start(finding, own)
    since = "" if start is None else f", for {start} is not stated"
    spans = "years" if YEARS in (instance.subject or "") else "periods"
    yield f"it is not known of which {spans} {named(finding.duty, None)} asks this{since}"
    if len(where_meant) == 1:
        told = replace(instance, verdict=next(iter(where_meant)))
        yield f"for {title}, if it is one of them: {lowered(headline(told, finding.duty, own))}"


def _start(finding: Finding, context: Context) -> str | None:
    """Return what the spans run from, in words."""
    for binding in finding.duty.bindings:
        for source in binding.sources:
            match source:
                case YearsSince(since=since) | PeriodsSince(since=since):
                    return phrase(since, context.scope)
                case _:
                    continue
    return None

"""The subjects of a finding told together: those that decided it in full, the others by name.

What comes in: a finding, and the reason for each of its subjects. What goes out: sentences, the one that says the most
first. Promised: every named subject is told or named; what a list may hold beside is told only where the verdict turns
on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from whereas.english import Lexicon
from whereas.english.nouns import joined, number_word, plural, sentence
from whereas.explain.context import Context
from whereas.explain.headline import OPEN, be, headline, named, together
from whereas.explain.spans import SPANS
from whereas.explain.subject import is_unnamed, scope_of
from whereas.explain.words import WORDS
from whereas.model.reason import SubjectReason
from whereas.model.verdict import Finding, Verdict

_OTHERS: Mapping[Verdict, str] = {
    Verdict.VIOLATED: "it {be} violated for {whom}",
    Verdict.NEEDS_JUDGMENT: "for {whom} it turns on a judgment that only a person can make",
    Verdict.UNDETERMINED: "how it comes out for {whom} is not known",
    Verdict.PENDING: "for {whom} it can still be met",
    Verdict.EXCUSED: "it {be} excused for {whom}",
    Verdict.SATISFIED: "it {be} satisfied for {whom}",
    Verdict.INAPPLICABLE: "it {be} inapplicable to {whom}",
}
_IN_FULL = 3
_BOTH = 2


def several(finding: Finding, told: Sequence[SubjectReason], context: Context) -> Iterator[str]:
    """Yield the sentences on the subjects of a finding."""
    if not told:
        yield sentence(f"{named(finding.duty, None)} has nothing here that it could be about")
        return
    listed = [item for item in told if item.is_named]
    if finding.only_open_list:
        yield sentence(open_list_words(finding, context.lexicon))
        yield from _others([item for item in listed if item.title is not None], context)
        return
    deciding = [item for item in listed if item.verdict is finding.verdict]
    chosen = deciding or [item for item in told if item.verdict is finding.verdict] or told
    if finding.why_inexact is not None and all(item.verdict is not finding.verdict for item in told):
        yield sentence(f"how {named(finding.duty, None)} comes out was not found out, for {finding.why_inexact}")
    if finding.verdict not in OPEN and all(item.verdict is not finding.verdict for item in told):
        open_ = [item for item in told if item.verdict in OPEN]
        own = [finding.instances[item.chosen] for item in open_]
        yield together(finding.verdict, [item.title or "this deal" for item in open_], own, finding, context)
        yield from _others([item for item in listed if item not in open_], context)
        return
    chosen = sorted(chosen, key=lambda item: not finding.instances[item.chosen].unless_shown)
    groups = _alike(finding, chosen, context)
    among = _among(finding, len(deciding), len(listed), context) if len(deciding) > 1 else None
    is_unless = bool(finding.instances[chosen[0].chosen].unless_shown)
    if among is not None and len(groups) > 1 and not is_unless:
        yield sentence(f"{named(finding.duty, None)} {be(context)} {WORDS[finding.verdict]} for {among}")
    yield from _in_full(finding, groups, context, among)
    yield from _others([item for item in listed if item not in chosen], context)
    if finding.verdict in OPEN and deciding and _may_be_more(told) and not _is_span(finding):
        yield sentence(f"there may be more {plural(_noun(finding, context.lexicon))} than those named")


def _may_be_more(told: Sequence[SubjectReason]) -> bool:
    return any(not item.is_named for item in told)


def _alike(finding: Finding, chosen: Sequence[SubjectReason], context: Context) -> list[list[SubjectReason]]:
    """Return the subjects, those together whose reason is the same."""
    alike: dict[tuple[str, ...], list[SubjectReason]] = {}
    for item in chosen:
        alike.setdefault(_without_name(item, finding, context), []).append(item)
    return list(alike.values())


def _in_full(
    finding: Finding, groups: Sequence[Sequence[SubjectReason]], context: Context, among: str | None
) -> Iterator[str]:
    """Yield the reasons of subjects; one that all share says of how many of those named it is told."""
    for group in groups[:_IN_FULL]:
        if len(group) == 1:
            yield from group[0].sentences
        else:
            instance = finding.instances[group[0].chosen]
            whom = f"{among} ({_names(group)})" if among is not None and len(groups) == 1 else _names(group)
            yield headline(instance, finding.duty, context.on(instance.facts, whom=whom))
            yield from group[0].sentences[1:]
    rest = [item for group in groups[_IN_FULL:] for item in group]
    if rest:
        yield sentence(f"the same holds for {_names(rest)}")


def _without_name(item: SubjectReason, finding: Finding, context: Context) -> tuple[str, ...]:
    """Return what is told of a subject without saying of which: what two that share their reason have in common."""
    instance = finding.instances[item.chosen]
    if not item.is_named or item.title is None:
        return item.sentences
    return (headline(instance, finding.duty, context.on(instance.facts, whom="")), *item.sentences[1:])


def _among(finding: Finding, count: int, of: int, context: Context) -> str:
    """Return of how many of those named it is told: "both flows named", "two of three years"."""
    things = plural(_noun(finding, context.lexicon))
    every = f"both {things}" if of == _BOTH else f"all {number_word(of)} {things}"
    among = every if count == of else f"{number_word(count)} of {number_word(of)} {things}"
    return among if _is_span(finding) else f"{among} named"


def _is_span(finding: Finding) -> bool:
    return any((item.subject or "").partition(".")[0] in SPANS for item in finding.instances)


def _others(told: Sequence[SubjectReason], context: Context) -> Iterator[str]:
    """Yield a short sentence for each verdict that subjects beside the decisive ones have."""
    for verdict in WORDS:
        own = [item for item in told if item.verdict is verdict]
        if own:
            yield sentence(_OTHERS[verdict].format(be=be(context), whom=_names(own)))


def _names(told: Sequence[SubjectReason]) -> str:
    names = list(dict.fromkeys(item.title or "this deal" for item in told))
    if len(names) > _IN_FULL and all(item.path and item.path.startswith("years.") for item in told):
        return f"the years {told[0].path.partition('.')[2]} to {told[-1].path.partition('.')[2]}"  # type: ignore[union-attr]
    shown = names[:_IN_FULL]
    if len(names) > _IN_FULL:
        count = len(names) - _IN_FULL
        shown.append(f"{number_word(count)} other{'s' if count > 1 else ''}")
    return joined(shown)


def _noun(finding: Finding, lexicon: Lexicon) -> str:
    """Return what one thing is called that a finding has an instance for."""
    bindings = finding.duty.bindings
    if bindings:
        return scope_of(finding.duty, lexicon).noun_of(bindings[-1].variable, bindings[-1].sources)
    # The duty that an exception brings binds nothing itself: it is about what its section is about.
    roots = {(item.subject or "").partition(".")[0] for item in finding.instances}
    known = lexicon.vocabulary.lists.get(roots.pop()) if len(roots) == 1 else None
    return "case" if known is None else lexicon.record_noun(known.record)


def open_list_words(finding: Finding, lexicon: Lexicon) -> str:
    """Return what holds among the items named: "no breach among the three flows named; ..."."""
    count = len({tuple(item.subjects.values()) for item in finding.instances if not is_unnamed(item)})
    noun = _noun(finding, lexicon)
    if count == 0:
        return f"no {noun} is named that this could be about; the list may not be complete"
    things = f"in the one {noun}" if count == 1 else f"among the {number_word(count)} {plural(noun)}"
    if all(item.subject is None for item in finding.instances):
        things = "among what is"
    if finding.stated_only is Verdict.PENDING:
        return f"nothing is overdue {things} named; the list may not be complete"
    return f"no breach {things} named; the list may not be complete"

"""The instances of a finding told together: those that decided it in full, the others by name.

What comes in: a finding, and the reason for each of its instances. What goes out: sentences, the one that says the most
first. Promised: every named instance is told or named; what a list may hold beside is told only where the verdict turns
on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from whereas.english import Lexicon
from whereas.english.nouns import joined, number_word, plural, sentence
from whereas.explain.context import Context
from whereas.explain.headline import be, named
from whereas.explain.subject import is_unnamed, scope_of
from whereas.model.reason import InstanceReason
from whereas.model.verdict import Finding, Instance, Verdict

WORDS: Mapping[Verdict, str] = {
    Verdict.VIOLATED: "violated",
    Verdict.NEEDS_JUDGMENT: "a matter for judgment",
    Verdict.UNDETERMINED: "undetermined",
    Verdict.PENDING: "pending",
    Verdict.EXCUSED: "excused",
    Verdict.SATISFIED: "satisfied",
    Verdict.INAPPLICABLE: "inapplicable",
}
"""What is said of a verdict, the gravest first."""

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
Told = tuple[Instance, InstanceReason]


def several(finding: Finding, reasons: Sequence[InstanceReason], context: Context) -> Iterator[str]:
    """Yield the sentences on the instances of a finding."""
    told = list(zip(finding.instances, reasons, strict=True))
    if not told:
        yield sentence(f"{named(finding.duty, None)} has nothing here that it could be about")
        return
    listed = [item for item in told if not is_unnamed(item[0])]
    if finding.only_open_list:
        yield sentence(open_list_words(finding, context.lexicon))
        yield from _others(listed, context)
        return
    deciding = [item for item in listed if item[0].verdict is finding.verdict]
    chosen = deciding or [item for item in told if item[0].verdict is finding.verdict] or told
    if len(deciding) > 1:
        yield sentence(_lead(finding, len(deciding), len(listed), context))
    for _, reason in chosen[:_IN_FULL]:
        yield reason.headline
        yield from reason.more
    if len(chosen) > _IN_FULL:
        yield sentence(f"the same holds for {_names(chosen[_IN_FULL:])}")
    yield from _others([item for item in listed if item not in chosen], context)
    if finding.verdict in (Verdict.UNDETERMINED, Verdict.NEEDS_JUDGMENT) and deciding and len(listed) < len(told):
        yield sentence(f"there may be more {plural(_noun(finding, context.lexicon))} than those named")


def _lead(finding: Finding, count: int, of: int, context: Context) -> str:
    things = plural(_noun(finding, context.lexicon))
    every = f"both {things}" if of == _BOTH else f"all {number_word(of)} {things}"
    among = every if count == of else f"{number_word(count)} of {number_word(of)} {things}"
    return f"{named(finding.duty, None)} {be(context)} {WORDS[finding.verdict]} for {among} named"


def _others(told: Sequence[Told], context: Context) -> Iterator[str]:
    """Yield a short sentence for each verdict that instances beside the decisive ones have."""
    for verdict in WORDS:
        own = [item for item in told if item[0].verdict is verdict]
        if own:
            yield sentence(_OTHERS[verdict].format(be=be(context), whom=_names(own)))


def _names(told: Sequence[Told]) -> str:
    names = list(dict.fromkeys(reason.subject or "this deal" for _, reason in told))
    shown = names[:_IN_FULL]
    if len(names) > _IN_FULL:
        count = len(names) - _IN_FULL
        shown.append(f"{number_word(count)} other{'s' if count > 1 else ''}")
    return joined(shown)


def _noun(finding: Finding, lexicon: Lexicon) -> str:
    """Return what one thing is called that a finding has an instance for."""
    bindings = finding.duty.bindings
    return scope_of(finding.duty, lexicon).noun_of(bindings[-1].variable, bindings[-1].sources) if bindings else "case"


def open_list_words(finding: Finding, lexicon: Lexicon) -> str:
    """Return what holds among the items named: "no breach among the three flows named; ..."."""
    count = sum(not is_unnamed(item) for item in finding.instances)
    noun = _noun(finding, lexicon)
    if count == 0:
        return f"no {noun} is named that this could be about; the list may not be complete"
    things = f"in the one {noun}" if count == 1 else f"among the {number_word(count)} {plural(noun)}"
    if finding.stated_only is Verdict.PENDING:
        return f"nothing is overdue {things} named; the list may not be complete"
    return f"no breach {things} named; the list may not be complete"

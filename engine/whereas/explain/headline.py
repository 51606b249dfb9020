"""The one sentence on an instance: its verdict and the parts that decided it.

What comes in: an instance with its trace, its duty, the words. What goes out: a sentence. Promised: it is read from the
trace alone, and names every fact that decided, none that didn't.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from whereas.english import Lexicon, section_words
from whereas.english.clauses import subject_of
from whereas.english.days import say_day
from whereas.english.nouns import joined, number_word, sentence, words_of
from whereas.english.rules import bearer_words, duty_words
from whereas.english.values import say_path
from whereas.explain.context import Context
from whereas.explain.decisive import (
    Placed,
    body_of,
    condition_of,
    decisive,
    exceptions_of,
    is_disputed,
    scope_of_definition,
)
from whereas.explain.displacing import displacing
from whereas.explain.merged import merged
from whereas.explain.subject import subject_words
from whereas.explain.told import told
from whereas.explain.words import WORDS
from whereas.model.expression import Defined
from whereas.model.law import Duty, Modality
from whereas.model.reasons import DISPLACED
from whereas.model.trace import STILL_RUNS, Outcome, Role, Trace
from whereas.model.verdict import Finding, Instance, PendingUntil, Verdict

_APPLIES = (Role.FORCE, Role.REACH, Role.WHERE, Role.WHEN, Role.GRANDFATHERED, Role.DISPLACED)
_TWO = 2
OPEN = (Verdict.UNDETERMINED, Verdict.NEEDS_JUDGMENT)
"""The verdicts that leave something open."""


def headline(instance: Instance, duty: Duty, context: Context) -> str:
    """Return the verdict on an instance, and why, in one sentence."""
    return sentence(_HEADLINES[instance.verdict](instance, duty, context))


def named(duty: Duty, instance: Instance | None) -> str:
    """Return what the duty is called in a sentence: "section 4(a)", "section 15(a) (publish)"."""
    ref = duty.section
    name = section_words(ref) if duty.name is None else f"section {ref.section} ({words_of(duty.name)})"
    if instance is not None and instance.attached_to is not None:
        name = f"the duty that {words_of(instance.attached_to)} brings under section {ref.section}"
    return name


def _for(instance: Instance, context: Context) -> str:
    words = subject_words(instance, context.lexicon) if context.whom is None else context.whom
    return f" for {words}" if words else ""


def be(context: Context) -> str:
    """Return "is", or "would be" where the deal never came about or has not yet."""
    return "would be" if context.is_hypothetical else "is"


def _nodes(instance: Instance, *roles: Role) -> tuple[Trace, ...]:
    return tuple(child for child in instance.trace.children if child.role in roles)


def _leaves(nodes: tuple[Trace, ...], context: Context, *outcomes: Outcome) -> list[Placed]:
    return [leaf for node in nodes if node.outcome in outcomes for leaf in decisive(node, context.scope)]


def said_of(leaves: Sequence[Placed], context: Context) -> list[str]:
    """Return leaves as clauses to be read one after another, each once; "its" first means the instance's subject."""
    said: list[str] = []
    names = tuple(context.scope.names)
    focus = names[0] if len(names) == 1 else None
    for trace, scope in leaves:
        own = scope.about(focus) if focus in scope.names and scope.focus is None else scope
        said.append(told(trace, context.within(own)))
        focus = None if trace.expression is None else _subject(trace)
    return merged(list(dict.fromkeys(said)))


def _subject(trace: Trace) -> str | None:
    return None if trace.expression is None else subject_of(trace.expression)


def _applying(instance: Instance, context: Context) -> list[Placed]:
    return _leaves(_nodes(instance, Role.WHERE, Role.WHEN), context, Outcome.TRUE)


_UNMET = (Outcome.FALSE, Outcome.IDLE, Outcome.UNKNOWN)


def _requirement(instance: Instance, context: Context, *outcomes: Outcome) -> list[Placed]:
    return _leaves(_nodes(instance, Role.REQUIREMENT), context, *outcomes)


def _breach(instance: Instance, duty: Duty, context: Context) -> list[str]:
    """Return what makes it a breach: that the section is about this, and what was found of the requirement."""
    unmet = _requirement(instance, context, *_UNMET)
    found = said_of([*_applying(instance, context), *unmet], context)
    found[-1:] = [item + _because(unmet, context) for item in found[-1:]]
    if duty.requirement is None and duty.modality is Modality.MUST_NOT:
        found.append(f"{bearer_words(duty.bearer, context.scope)} {duty_words(duty)}")
    return found


def _because(unmet: Sequence[Placed], context: Context) -> str:
    """Return why a defined term does not hold that alone makes the breach, where a few words say it."""
    if len(unmet) != 1:
        return ""
    trace, scope = unmet[0]
    expression = trace.expression
    if not isinstance(expression, Defined):
        return ""
    if is_disputed(trace):
        return ", however the law is read"
    inner = scope_of_definition(expression, scope)
    said = said_of([leaf for part in body_of(trace) for leaf in decisive(part, inner)], context)
    return f", for {joined(said)}" if 0 < len(said) <= _TWO else ""


def _exceptions_failed(instance: Instance, context: Context) -> str:
    """Return that no exception applies, and what each lacks."""
    failed = exceptions_of(instance.trace)
    if not failed:
        return ""
    lacking = [_exception_reason(item, context, named_too=len(failed) > _TWO) for item in failed]
    names = [words_of(item.label or "this") for item in failed]
    if len(failed) == 1:
        start = f"the exception for {names[0]} does not apply"
    elif len(failed) == _TWO:
        start = f"neither the exception for {names[0]} nor the one for {names[1]} applies"
    else:
        start = f"none of the {number_word(len(failed))} exceptions applies"
    reasons = [reason for reason in lacking if reason]
    return start + (f": {'; '.join(reasons)}" if reasons else "")


def _exception_reason(exception: Trace, context: Context, *, named_too: bool) -> str:
    if any(item.outcome is Outcome.TRUE for item in exceptions_of(exception)):
        own = next(item for item in exceptions_of(exception) if item.outcome is Outcome.TRUE)
        leaves = decisive(condition_of(own), context.scope)
    else:
        leaves = decisive(condition_of(exception), context.scope)
    said = joined(said_of(leaves, context))
    return f"{words_of(exception.label or '')}: {said}" if named_too and said and exception.label else said


def _violated(instance: Instance, duty: Duty, context: Context) -> str:
    found = _breach(instance, duty, context)
    failed = _exceptions_failed(instance, context)
    start = f"{named(duty, instance)} {be(context)} violated{_for(instance, context)}"
    if not failed:
        return _with_reasons(start, found)
    # A comma before "and", for the last part is long; the parts before it stay a list.
    return f"{start}: {', '.join(found)}, and {failed}" if found else f"{start}, and {failed}"


def _with_reasons(start: str, reasons: Sequence[str]) -> str:
    return f"{start}: {joined(reasons)}" if reasons else start


def _satisfied(instance: Instance, duty: Duty, context: Context) -> str:
    start = f"{named(duty, instance)} {be(context)} satisfied{_for(instance, context)}"
    if duty.modality is Modality.MAY:
        verb = "would permit" if context.is_hypothetical else "permits"
        who = bearer_words(duty.bearer, context.scope)
        start = f"{named(duty, instance)} {verb} {who} to {duty.what}{_for(instance, context)}"
    return _with_reasons(start, said_of(_requirement(instance, context, Outcome.TRUE), context))


def _excused(instance: Instance, duty: Duty, context: Context) -> str:
    start = f"{named(duty, instance)} {be(context)} excused{_for(instance, context)}"
    holding = [item for item in exceptions_of(instance.trace) if item.outcome is Outcome.TRUE]
    chosen = [item for item in holding if item.label == instance.exception] or holding
    if instance.exception is not None:
        start += f" by the exception for {words_of(instance.exception)}"
    leaves = [leaf for item in chosen[:1] for leaf in decisive(condition_of(item), context.scope)]
    return _with_reasons(start, said_of(leaves, context))


def _pending(instance: Instance, duty: Duty, context: Context) -> str:
    start = f"{named(duty, instance)} {be(context)} pending{_for(instance, context)}"
    found = said_of(_requirement(instance, context, *_UNMET), context)
    return f"{_with_reasons(start, found)}; {until_words(instance.pending_until, context.lexicon)}"


def until_words(until: PendingUntil | None, lexicon: Lexicon) -> str:
    """Return until when a duty can still be met."""
    if until is not None and until.day is not None:
        return f"it can still be met until {say_day(until.day)}"
    if until is not None and until.event is not None:
        return f"it can still be met, before this happens: {say_path(until.event, lexicon)}"
    return "it can still be met"


def _open(instance: Instance, context: Context) -> list[str]:
    """Return what is not known of the parts that matter: all that came out unknown."""
    nodes = _nodes(instance, *_APPLIES, Role.REQUIREMENT)
    return said_of([*_leaves(nodes, context, Outcome.UNKNOWN), *_unknown_of_exceptions(instance, context)], context)


def _open_exceptions(instance: Instance, context: Context) -> list[str]:
    """Return what is not known of the exceptions alone."""
    return said_of(_unknown_of_exceptions(instance, context), context)


def _unknown_of_exceptions(instance: Instance, context: Context) -> list[Placed]:
    return [
        leaf
        for item in exceptions_of(instance.trace)
        if item.outcome is Outcome.UNKNOWN
        for leaf in decisive(condition_of(item), context.scope)
        if leaf[0].outcome is Outcome.UNKNOWN
    ]


def _undetermined(instance: Instance, duty: Duty, context: Context) -> str:
    name = named(duty, instance)
    if instance.unless_shown:
        shown = joined([words_of(item) for item in instance.unless_shown], "or")
        who = bearer_words(duty.bearer, context.scope)
        start = f"{name} {be(context)} violated{_for(instance, context)} unless {shown} is shown; {who} must show it"
        missing = joined(_open_exceptions(instance, context))
        end = f"; what is missing for {shown}: {missing}" if missing else ""
        return _with_reasons(start, _breach(instance, duty, context)) + end
    worst = Verdict.VIOLATED in instance.possible
    what = f"whether {name} {be(context)} violated" if worst else f"how {name} comes out"
    return _with_reasons(f"it is not known {what}{_for(instance, context)}", _open(instance, context))


def together(
    verdict: Verdict, whom: Sequence[str], instances: Sequence[Instance], finding: Finding, context: Context
) -> str:
    """Return that a verdict holds for one of several, whatever is not known, which decides for which of them."""
    start = f"{named(finding.duty, instances[0])} {be(context)} {WORDS[verdict]}"
    for_whom = f" for {joined(list(whom), 'or')}" if whom else ""
    lacking = [item for instance in instances for item in _open(instance, context.on(instance.facts))]
    return sentence(
        _with_reasons(f"{start}{for_whom}, and it is not known for which of them", list(dict.fromkeys(lacking)))
    )


def _needs_judgment(instance: Instance, duty: Duty, context: Context) -> str:
    start = f"{named(duty, instance)} turns on a judgment that only a person can make{_for(instance, context)}"
    return _with_reasons(start, _open(instance, context))


def _inapplicable(instance: Instance, duty: Duty, context: Context) -> str:
    name = named(duty, instance)
    if duty.modality is Modality.MAY:
        start = f"{name} permits nothing here{_for(instance, context)}"
    else:
        verb = "would not apply" if context.is_hypothetical else "does not apply"
        start = f"{name} {verb}{_for(instance, context).replace(' for ', ' to ', 1)}"
    conditions = _nodes(instance, Role.WHERE, Role.WHEN)
    against = said_of(_leaves(conditions, context, Outcome.FALSE, Outcome.IDLE), context)
    against += [STILL_RUNS for node in conditions if node.note is STILL_RUNS]
    if not against:
        nodes = _nodes(instance, Role.FORCE, Role.REACH, Role.GRANDFATHERED, Role.DISPLACED)
        against = [node.note for node in nodes if node.note is not None]
    if not against and instance.reason == DISPLACED and duty.displacements:
        against = [displacing(duty, context.lexicon)]
    if not against and instance.reason is not None:
        against = [instance.reason]
    return _with_reasons(start, against)


_HEADLINES: Mapping[Verdict, Callable[[Instance, Duty, Context], str]] = {
    Verdict.VIOLATED: _violated,
    Verdict.SATISFIED: _satisfied,
    Verdict.EXCUSED: _excused,
    Verdict.PENDING: _pending,
    Verdict.UNDETERMINED: _undetermined,
    Verdict.NEEDS_JUDGMENT: _needs_judgment,
    Verdict.INAPPLICABLE: _inapplicable,
}

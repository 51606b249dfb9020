"""Why a finding came out as it did: a sentence on each instance, and what else must be said with the verdict."""

from __future__ import annotations

from collections.abc import Iterator

from whereas.english import Lexicon
from whereas.english.days import say_day
from whereas.english.nouns import joined, sentence, words_of
from whereas.english.rules import bearer_words
from whereas.english.sections import section_words
from whereas.english.values import say_assumptions
from whereas.explain.context import Context
from whereas.explain.headline import OPEN, be, headline, named
from whereas.explain.several import several
from whereas.explain.subject import scope_of, subject_words
from whereas.explain.subjects import subject_reasons
from whereas.explain.tree import reason_of
from whereas.explain.words import WORDS
from whereas.model.basis import Basis
from whereas.model.facts import Deal, Stage
from whereas.model.law import Duty
from whereas.model.reason import Explanation, InstanceReason
from whereas.model.verdict import ByReading, Finding, Instance, Verdict


def is_hypothetical(deal: Deal) -> bool:
    """Return whether verdicts on a deal are said with "would" (semantics 2)."""
    return deal.stage in (Stage.PROPOSED, Stage.CANCELLED)


def explain_finding(finding: Finding, deal: Deal, lexicon: Lexicon) -> Explanation:
    """Return why a finding came out as it did."""
    context = Context(lexicon=lexicon, scope=scope_of(finding.duty, lexicon), is_hypothetical=is_hypothetical(deal))
    instances = tuple(_explain_instance(item, finding.duty, context) for item in finding.instances)
    subjects = subject_reasons(finding, instances, context)
    sentences = (*several(finding, subjects, context), *(sentence(item) for item in _further(finding, context)))
    return Explanation(sentences=tuple(dict.fromkeys(sentences)), instances=instances, subjects=subjects)


def _explain_instance(instance: Instance, duty: Duty, context: Context) -> InstanceReason:
    own = context.on(instance.facts)
    return InstanceReason(
        subject=subject_words(instance, context.lexicon),
        headline=headline(instance, duty, own),
        more=tuple(sentence(item) for item in _on_instance(instance, context)),
        reason=reason_of(instance.trace, own),
    )


def _on_instance(instance: Instance, context: Context) -> Iterator[str]:
    waiver = instance.waiver
    if waiver is not None:
        yield (
            f"{waiver.authority} waived this by {waiver.instrument} of {say_day(waiver.granted_on)}, "
            f"until {say_day(waiver.expires_at.date())}; the verdict stands beside the waiver"
        )
    yield from say_assumptions(_defaults(instance), context.lexicon)


def _defaults(instance: Instance) -> Iterator[str]:
    """Yield what the facts of an instance rest on that nobody stated; an open verdict rests on none of it."""
    if instance.verdict not in OPEN:
        yield from (fact.by_default for fact in instance.facts if fact.by_default is not None)


def _further(finding: Finding, context: Context) -> Iterator[str]:
    if finding.is_vacuous:
        yield "nothing is named that it could be about, so that it holds of everything there is"
    if finding.as_planned is not None and finding.as_planned is not finding.verdict:
        # It is judged as of the last planned day, with what was not due before: said of the section, not of a subject.
        yield (
            f"once every plan is carried out, if nothing else has happened by then, {named(finding.duty, None)} "
            f"will be {WORDS[finding.as_planned]}"
        )
    yield from _by_reading(finding.by_reading, context)
    promised = finding.basis in (Basis.STATED, Basis.PROMISED)
    if promised and finding.verdict in (Verdict.SATISFIED, Verdict.EXCUSED):
        yield (
            "this verdict rests on a promise alone"
            if finding.basis is Basis.PROMISED
            else ("this verdict rests on bare statements, with no contract, setting or record behind them")
        )
    # An open verdict rests on no default that a reader would have to know of to trust it.
    if finding.verdict not in OPEN:
        told = {default for item in finding.instances for default in _defaults(item)}
        yield from say_assumptions((item for item in finding.assumptions if item not in told), context.lexicon)
    if not finding.exact:
        reason = "" if finding.why_inexact is None else f": {finding.why_inexact}"
        yield f"the possible verdicts may be fewer than those shown{reason}"


def _by_reading(readings: tuple[ByReading, ...], context: Context) -> Iterator[str]:
    """Yield what each disputed reading makes of the finding, where they make different things of it."""
    disputes = dict.fromkeys((item.law, item.dispute) for item in readings)
    for law, dispute in disputes:
        own = [item for item in readings if (item.law, item.dispute) == (law, dispute)]
        if len({item.verdict for item in own}) < len(own) or len(own) > 1:
            if len({item.verdict for item in own}) == 1:
                continue
            said = [_reading_words(item, context) for item in own]
            yield f"it depends on how the law is read: {'; '.join(said)}"


def _reading_words(item: ByReading, context: Context) -> str:
    text = context.lexicon.reading_text(item.law, item.dispute, item.reading)
    holders = joined([holder.name for holder in item.held_by])
    held = f" (held by {holders})" if holders else ""
    return f"on the reading “{text}”{held}, it {be(context)} {WORDS[item.verdict]}"


def bearer_of(duty: Duty, lexicon: Lexicon) -> str:
    """Return who bears a duty, in words."""
    return bearer_words(duty.bearer, scope_of(duty, lexicon))


def name_of(duty: Duty) -> str:
    """Return what a duty is called: its section, and its own name where the section has several."""
    end = "" if duty.name is None else f" ({words_of(duty.name)})"
    return section_words(duty.section) + end

"""The sentences that belong to a report as a whole: what it is not, what a deal comes to, what else is to be known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from whereas.english import Lexicon
from whereas.english.nouns import joined, number_word, sentence, words_of
from whereas.english.values import say_day, say_path
from whereas.explain.finding import is_hypothetical
from whereas.model.law import Encoding, Modality
from whereas.model.verdict import Assessment, Finding, Observation, Verdict

NOTICE = (
    "This report is not legal advice. It says what follows from an encoding of each law, made from the source that is "
    "named with it, for the facts as the named sources state them."
)
_OPEN = (Verdict.UNDETERMINED, Verdict.NEEDS_JUDGMENT)
_MONTHS_FRESH = 12


def conclusion(assessment: Assessment) -> str:
    """Return what the verdicts on a deal come to, in one or two sentences; no number here is a score."""
    duties = [item for item in assessment.findings if item.duty.modality is not Modality.MAY]
    would = is_hypothetical(assessment.deal)
    broken = [item for item in duties if item.verdict is Verdict.VIOLATED]
    unknown = [item for item in duties if item.verdict in _OPEN and not item.only_open_list]
    listed = [item for item in duties if item.verdict in _OPEN and item.only_open_list]
    pending = [item for item in duties if item.verdict is Verdict.PENDING]
    first = _first(broken, duties, would=would)
    further = [*_open_words(unknown, would=would), *_listed_words(listed), *_pending_words(pending)]
    if not broken and not further:
        applies = [item for item in duties if item.verdict is not Verdict.INAPPLICABLE]
        return _all_closed(len(applies), would=would) if duties else "Nothing was checked."
    return " ".join(sentence(item) for item in (first, *further))


def _first(broken: Sequence[Finding], duties: Sequence[Finding], *, would: bool) -> str:
    verb = "would violate" if would else "violates"
    if not broken:
        one = len(duties) == 1
        return (
            "the one duty checked was not found violated"
            if one
            else f"none of the {_duties(len(duties))} checked was found violated"
        )
    laws = len({item.law for item in broken})
    waived = sum(item.waiver is not None for item in broken)
    end = f", {number_word(waived)} of them waived" if waived else ""
    return f"this deal, as described, {verb} {_duties(len(broken))} under {_count(laws, 'law')}{end}"


def _all_closed(applying: int, *, would: bool) -> str:
    if not applying:
        return "None of the duties checked applies to this deal, as described."
    verb = "would meet" if would else "meets"
    which = "the one duty that applies to it" if applying == 1 else f"each of the {_duties(applying)} that apply to it"
    return f"This deal, as described, {verb}, or is excused from, {which}."


def _open_words(unknown: Sequence[Finding], *, would: bool) -> Iterator[str]:
    if unknown:
        be = "would be met" if would else "are met"
        be = be if len(unknown) > 1 or would else "is met"
        yield f"whether {_duties(len(unknown))} {be} can't be said yet, for facts or judgments are missing"


def _listed_words(listed: Sequence[Finding]) -> Iterator[str]:
    if listed:
        yield (
            f"on {_count(len(listed), 'other duty', 'other duties')}, no breach was found among what is named, "
            "but nobody says that the lists are complete"
        )


def _pending_words(pending: Sequence[Finding]) -> Iterator[str]:
    if pending:
        yield f"{_count(len(pending), 'duty', 'duties')} can still be met in time"


def _duties(count: int) -> str:
    return _count(count, "duty", "duties")


def _count(count: int, one: str, many: str | None = None) -> str:
    return f"{number_word(count)} {one if count == 1 else many or one + 's'}"


def encoding_warnings(encoding: Encoding | None, as_of: dt.date) -> Iterator[str]:
    """Yield what a reader must know of an encoding before trusting it."""
    if encoding is None:
        yield "Nobody says from what this law was encoded, by whom, or when it was last checked."
        return
    if encoding.is_primary is False:
        yield "This law was encoded from a secondary source, not from its own text."
    elif encoding.is_primary is None:
        yield "Nobody says whether this law was encoded from its own text or from a secondary source."
    if encoding.checked is None:
        yield "Nobody says when this encoding was last checked against the law."
    elif _months_later(encoding.checked) < as_of:
        yield (
            f"This encoding was last checked on {say_day(encoding.checked)}, more than {_MONTHS_FRESH} months before "
            "the assessment date; the law may have changed since."
        )


def _months_later(day: dt.date) -> dt.date:
    """Return the same day a year later; the last of February where that day does not exist."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def observation_words(observation: Observation, lexicon: Lexicon) -> str:
    """Return an observation as a sentence."""
    law, _, section = observation.path.partition(" ")
    if law in lexicon.laws:
        about = lexicon.law_title(law) + (f", {section}" if section else "")
    else:
        about = say_path(observation.path, lexicon)
    said = joined([value.removeprefix(f"{observation.kind}: ") for value in observation.values])
    template = _OBSERVATIONS.get(observation.kind)
    if template is None:
        return sentence(f"{words_of(observation.kind)}: {about}" + (f": {said}" if said else ""))
    return sentence(template.format(about=about, said=said))


_OBSERVATIONS = {
    "alleged": "{about} is only alleged, and counts for nothing until it is shown: {said}",
    "bases_disagree": "what is said of {about} differs with the basis on which it rests: {said}",
    "default": "{about} is {said}",
    "expired": "what was stated on {about} was for another time: {said}",
    "expired_waiver": "a waiver has run out, of {about}: {said}",
    "invalid_waiver": "a waiver does not count, of {about}: {said}",
    "not_in_force": "{about} was in force at no time that matters here, so that it says nothing of this deal",
}

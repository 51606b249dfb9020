"""The sentences that belong to a report as a whole: what it is not, what a deal comes to, what else is to be known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from whereas.english import Lexicon
from whereas.english.days import say_day
from whereas.english.nouns import joined, sentence, words_of
from whereas.english.values import say_path
from whereas.model.law import Encoding
from whereas.model.verdict import Observation

NOTICE = (
    "This report is not legal advice. It says what follows from an encoding of each law, made from the source that is "
    "named with it, for the facts as the named sources state them."
)
_MONTHS_FRESH = 12


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
    elif _months_later(encoding.checked) < _day_of(as_of):
        yield (
            f"This encoding was last checked on {say_day(encoding.checked)}, more than {_MONTHS_FRESH} months before "
            "the assessment date; the law may have changed since."
        )


def _day_of(as_of: dt.date) -> dt.date:
    return as_of.date() if isinstance(as_of, dt.datetime) else as_of


def _months_later(day: dt.date) -> dt.date:
    """Return the same day a year later; the last of February where that day does not exist."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def observed_thing(observation: Observation, lexicon: Lexicon) -> str:
    """Return what an observation is about, in words."""
    law, _, section = observation.path.partition(" ")
    if law in lexicon.laws:
        return lexicon.law_title(law) + (f", {section}" if section else "")
    return say_path(observation.path, lexicon)


def silence_words(path: str, lexicon: Lexicon) -> tuple[str, str | None]:
    """Return what is not mentioned, and the item of a list that it belongs to, or None where it belongs to none."""
    about = say_path(path, lexicon)
    root, _, rest = path.partition(".")
    key, _, fields = rest.partition(".")
    if root not in lexicon.vocabulary.lists or not fields:
        return about, None
    owner = say_path(f"{root}.{key}", lexicon)
    what = about.removesuffix(f" of {owner}")
    return (what, owner) if what != about else (about.replace(owner, "it"), owner)


def observation_words(observation: Observation, lexicon: Lexicon) -> str:
    """Return an observation as a sentence."""
    about = observed_thing(observation, lexicon)
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

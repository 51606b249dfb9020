"""What an instance is about, in words: “clip to agency”, any flow that is not named, the year 2026."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from whereas.english import Lexicon, Scope
from whereas.english.days import say_day
from whereas.english.nouns import joined
from whereas.english.values import say_path
from whereas.model.law import Duty
from whereas.model.verdict import Instance

_UNNAMED = "*"


def subject_words(instance: Instance, lexicon: Lexicon) -> str | None:
    """Return what an instance is about, or None for a duty about nothing in particular."""
    paths = tuple(instance.subjects.values()) or ((instance.subject,) if instance.subject is not None else ())
    said = list(dict.fromkeys(_item_words(path, lexicon) for path in paths))
    return joined(said) if said else None


def _item_words(path: str, lexicon: Lexicon) -> str:
    root, _, key = path.partition(".")
    return span_words(root, key) if root in ("years", "periods") and key else say_path(path, lexicon)


def span_words(root: str, key: str) -> str:
    """Return a year or a period in words: "the year 2026", "the time from 1 July 2026 to 1 October 2026"."""
    if root == "years":
        return f"the year {key}"
    first, _, last = key.partition("/")
    return f"the time from {say_day(dt.date.fromisoformat(first))} to {say_day(dt.date.fromisoformat(last))}"


def is_unnamed(instance: Instance) -> bool:
    """Return whether an instance stands for what a list may hold beside the items that are named."""
    return not instance.is_named or any(path.endswith(_UNNAMED) for path in instance.subjects.values())


def scope_of(duty: Duty, lexicon: Lexicon) -> Scope:
    """Return the scope in which the words of a duty are chosen."""
    return Scope(lexicon=lexicon).binding_all(duty.bindings)


def focus_of(duty: Duty) -> Iterator[str]:
    """Yield the variables of a duty, the first of which a sentence may call "it"."""
    for binding in duty.bindings:
        yield binding.variable.name

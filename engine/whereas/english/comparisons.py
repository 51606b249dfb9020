"""A comparison in words, from the words of its operands: one row of `operators.ROWS`, bent to its subject."""

from __future__ import annotations

import re
from collections.abc import Sequence

from whereas.english.nouns import joined, with_a
from whereas.model.operators import ROWS, Operator

_PLURAL_VERBS = {
    "is": "are",
    "includes": "include",
    "has": "have",
    "does": "do",
    "mentions": "mention",
    "falls": "fall",
}
_QUALITY = re.compile(r"[a-z]+(?:nual|terly)")  # "annual": how often, and no thing of which there is one
_VERB = re.compile(r"^\{0\} (is|includes|has|does|mentions|falls)\b")


def say_operator(operator: Operator, words: Sequence[str], *, holds: bool = True, is_plural: bool = False) -> str:
    """Return a comparison, or a value made from values, in words.

    Args:
        operator: which.
        words: its operands in words, in order.
        holds: whether it is said to be so; otherwise its negation is said.
        is_plural: whether the first operand names several things.
    """
    row = ROWS[operator]
    template = row.words if holds or not row.negated else row.negated
    if is_plural:
        template = _VERB.sub(lambda match: "{0} " + _PLURAL_VERBS[match[1]], template)
    return template.format(*words, rest=joined(words[1:], "or"), all=joined(words))


def say_copula(owner: str, names: Sequence[str], *, holds: bool) -> str:
    """Return what somebody is, or is not, of what kind."""
    said = [
        "of another kind" if name == "other" else name if _QUALITY.fullmatch(name) else with_a(name) for name in names
    ]
    return f"{owner} is {'' if holds else 'not '}{joined(said, 'or')}"

"""The sign of each verdict, its words, and what a key says of it: one table for all that draws verdicts as signs.

Promised: no two things that a reader must tell apart have one sign, and none is told by its colour alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from whereas.english.nouns import joined
from whereas.report.formats.outline import LABELS, MEANINGS
from whereas.report.model import Finding
from whereas.report.part import VerdictName

SYMBOLS: Mapping[VerdictName, str] = {
    "violated": "✕",
    "needs_judgment": "◇",
    "undetermined": "?",
    "pending": "…",
    "excused": "○",
    "satisfied": "✓",
    "inapplicable": "-",
}
"""One sign for each verdict, so that a table can be read without colour."""

UNLESS = f"{SYMBOLS['undetermined']}{SYMBOLS['violated']}"
"""The sign of what is violated unless an exception is shown."""

LISTED = f"({SYMBOLS['undetermined']})"
"""The sign of what is open only because a list may hold more than the items named."""

_UNLESS_WORDS = "violated unless an exception is shown"
_LISTED_WORDS = "no breach among what is named, but the lists may not be complete"


class Judged(Protocol):
    """What has a verdict, and what a reader must know beside it: a cell of a table, a span of a timeline."""

    @property
    def verdict(self) -> VerdictName: ...  # noqa: D102 - as of a cell
    @property
    def only_open_list(self) -> bool: ...  # noqa: D102
    @property
    def unless_shown(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def is_waived(self) -> bool: ...  # noqa: D102


def verdict_sign(cell: Judged) -> str:
    """Return the sign of a cell: that of its verdict, or of what a reader must know beside it."""
    return sign_of(cell.verdict, is_unless=bool(cell.unless_shown), is_listed=cell.only_open_list)


def sign_of(verdict: VerdictName, *, is_unless: bool, is_listed: bool) -> str:
    """Return the sign of a verdict.

    Args:
        verdict: the verdict.
        is_unless: an undetermined one is a breach unless an exception is shown.
        is_listed: an open one is so only because a list may hold more than is named.
    """
    if verdict == "undetermined" and is_unless:
        return UNLESS
    return LISTED if is_listed else SYMBOLS[verdict]


def verdict_words(cell: Judged) -> str:
    """Return the verdict of a cell with what a reader must know beside it."""
    words, sign = LABELS[cell.verdict].lower(), verdict_sign(cell)
    if sign == UNLESS:
        return f"{words}: {_UNLESS_WORDS}"
    if sign == LISTED:
        return _LISTED_WORDS
    return f"{words}, and waived" if cell.verdict == "violated" and cell.is_waived else words


def beside_words(finding: Finding) -> str:
    """Return what a reader must know beside the verdict of a finding, or nothing where the verdict says all."""
    if finding.verdict == "undetermined" and finding.unless_shown:
        return f"violated unless {joined([word.replace('_', ' ') for word in finding.unless_shown], 'or')} is shown"
    return _LISTED_WORDS if finding.only_open_list else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What a sign means: `verdict` colours it, `label` and `meaning` say it; `words` is both, for one line of text."""

    sign: str
    verdict: VerdictName
    label: str
    meaning: str
    words: str

    @property
    def is_unless(self) -> bool:
        """Whether it is the sign of a breach unless an exception is shown."""
        return self.sign == UNLESS


_BESIDE: tuple[Key, ...] = (
    Key(
        sign=UNLESS,
        verdict="undetermined",
        label=_UNLESS_WORDS.capitalize(),
        meaning="and nobody has shown it",
        words=_UNLESS_WORDS,
    ),
    Key(
        sign=LISTED,
        verdict="undetermined",
        label="No breach among what is named",
        meaning="it is open only because a list may hold more than the items named",
        words=_LISTED_WORDS,
    ),
)

KEYS: tuple[Key, ...] = tuple(
    key
    for verdict, label in LABELS.items()
    for key in (
        Key(sign=SYMBOLS[verdict], verdict=verdict, label=label, meaning=MEANINGS[verdict], words=label.lower()),
        *(_BESIDE if verdict == "undetermined" else ()),
    )
)
"""Each sign with its meaning, the gravest verdict first."""


def key_line() -> str:
    """Return what the signs mean, in one line of text."""
    return "; ".join(f"{key.sign} {key.words}" for key in KEYS)

"""Where the engine and the oracle differ on a case, if they do, and where choices for a case come from."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import TypeVar

from hypothesis import strategies as st

from tests.meaning.drafting import PROFILES, case
from tests.meaning.loading import Case, Loaded, judged
from tests.meaning.making import TODAY
from tests.meaning.reference import Oracle, reported
from whereas.model.verdict import Finding, Verdict

T = TypeVar("T")
Said = tuple[Verdict, frozenset[Verdict]]
MOST = 400
"""How many worlds and futures the oracle goes through before a case counts as too large."""


class Drawn:
    """Choices drawn by hypothesis."""

    def __init__(self, draw: st.DrawFn) -> None:
        """Draw by `draw`."""
        self.draw = draw

    def of(self, options: Sequence[T]) -> T:
        """Return one of the options."""
        return self.draw(st.sampled_from(options))


class Seeded:
    """The same choices for the same number."""

    def __init__(self, number: int) -> None:
        """Choose by `number`."""
        self.random = random.Random(number)  # noqa: S311 - nothing is secret here

    def of(self, options: Sequence[T]) -> T:
        """Return one of the options."""
        return options[self.random.randrange(len(options))]


def cases(profile: str) -> st.SearchStrategy[Case]:
    """Return a strategy for the cases of a profile."""

    @st.composite
    def drawn(draw: st.DrawFn) -> Case:
        return case(Drawn(draw), PROFILES[profile])

    return drawn()


def numbered(profile: str, number: int) -> Case:
    """Return the case of a profile that has this number."""
    return case(Seeded(number), PROFILES[profile])


def oracle_says(loaded: Loaded, findings: Sequence[Finding], most: int = MOST) -> list[Said]:
    """Return the verdict of the oracle on the duty of each finding, and the possible ones.

    Raises:
        TooMany: if that would take too long.
    """
    oracle = Oracle(loaded.deal, loaded.laws, loaded.vocabulary, TODAY, most=most)
    found = []
    for finding in findings:
        sets = oracle.possible(finding.duty)
        found.append((reported(sets), frozenset[Verdict]().union(*sets)))
    return found


def differences(findings: Sequence[Finding], said: Sequence[Said]) -> Iterator[str]:
    """Yield where the engine says else than the oracle; of an inexact finding it may say that more is possible."""
    for finding, (verdict, possible) in zip(findings, said, strict=True):
        agrees = (finding.verdict, finding.possible) == (verdict, possible)
        if not agrees and (finding.exact or not finding.possible >= possible):
            shown = [", ".join(sorted(v.value for v in some)) for some in (finding.possible, possible)]
            yield f"{finding.duty.section.section}: engine {finding.verdict.value} ({shown[0]}), oracle ({shown[1]})"


def disagreements(loaded: Loaded) -> list[str]:
    """Return where both differ on a case.

    Raises:
        TooMany: if the oracle would take too long.
    """
    findings = judged(loaded).findings
    return list(differences(findings, oracle_says(loaded, findings)))

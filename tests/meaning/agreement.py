"""Where the engine and the oracle differ on a case, if they do, and where choices for a case come from."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.meaning.drafting import PROFILES, case
from tests.meaning.loading import Case, Loaded, judged, load
from tests.meaning.making import TODAY
from tests.meaning.reference import Oracle, reported
from whereas.model.verdict import Finding, Verdict

T = TypeVar("T")
Said = tuple[Verdict, frozenset[Verdict]]
MOST = 400
"""How many worlds and futures the oracle goes through before a case counts as too large."""


class Seeded:
    """The same choices for the same number."""

    def __init__(self, number: int) -> None:
        """Choose by `number`."""
        self.random = random.Random(number)  # noqa: S311 - nothing is secret here

    def of(self, options: Sequence[T]) -> T:
        """Return one of the options."""
        return options[self.random.randrange(len(options))]


def examine(profile: str, examples: int, test: Callable[[Case], None]) -> None:
    """Test so many cases of a profile, always the same; one that fails is not made smaller, which takes long."""
    run = settings(
        derandomize=True,
        deadline=None,
        database=None,
        max_examples=examples,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    run(given(st.integers(0, 10**6).map(partial(numbered, profile)))(test))()


def numbered(profile: str, number: int) -> Case:
    """Return the case of a profile that has this number."""
    return case(Seeded(number), PROFILES[profile])


def oracle_says(loaded: Loaded, most: int = MOST) -> dict[int, Said]:
    """Return the verdict of the oracle on each duty (by its `id`), and the possible ones.

    Raises:
        TooMany: if that would take too long.
    """
    oracle = Oracle(loaded.deal, loaded.laws, loaded.vocabulary, TODAY, most=most)
    found = {}
    for duty in oracle.duties():
        sets = oracle.possible(duty)
        found[id(duty)] = (reported(sets), frozenset[Verdict]().union(*sets))
    return found


def differences(findings: Sequence[Finding], said: Mapping[int, Said]) -> Iterator[str]:
    """Yield where the engine says else than the oracle; of an inexact finding it may say that more is possible."""
    for finding in findings:
        verdict, possible = said[id(finding.duty)]
        agrees = (finding.verdict, finding.possible) == (verdict, possible)
        if not agrees and (finding.exact or not finding.possible >= possible):
            shown = [", ".join(sorted(v.value for v in some)) for some in (finding.possible, possible)]
            yield f"{finding.duty.section.section}: engine {finding.verdict.value} ({shown[0]}), oracle ({shown[1]})"


def examined(case: Case) -> tuple[tuple[Finding, ...], list[str]]:
    """Return what the engine finds of a case, and where the oracle says else.

    Raises:
        Refused: if the law is refused for what no generator foresees.
        TooMany: if the oracle would take too long.
    """
    loaded = load(case)
    said = oracle_says(loaded)
    findings = judged(loaded).findings
    assert {id(finding.duty) for finding in findings} == set(said)
    return findings, list(differences(findings, said))

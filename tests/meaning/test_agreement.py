"""The engine says what the naive oracle says, on small vocabularies, laws and deals that are made up."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, given, reject, settings

from tests.meaning.agreement import cases, disagreements, judged, numbered
from tests.meaning.drafting import PROFILES
from tests.meaning.loading import Case, Refused, load
from tests.meaning.reference import TooMany
from whereas.model.verdict import Verdict

EXAMPLES = 12
MANY = 400


def agree(case: Case) -> None:
    """Assert that both say the same of a case that is neither refused nor too large."""
    try:
        found = disagreements(load(case))
    except (Refused, TooMany):
        reject()
    assert not found


def tried(profile: str, examples: int) -> None:
    """Try so many cases of a profile, always the same ones."""
    run = settings(
        derandomize=True, deadline=None, database=None, max_examples=examples, suppress_health_check=list(HealthCheck)
    )
    run(given(cases(profile))(agree))()


@pytest.mark.parametrize("profile", PROFILES)
def test_the_engine_agrees_with_the_oracle(profile: str) -> None:
    tried(profile, EXAMPLES)


@pytest.mark.long
@pytest.mark.parametrize("profile", PROFILES)
def test_the_engine_agrees_with_the_oracle_on_many(profile: str) -> None:
    tried(profile, MANY)


def test_all_seven_verdicts_occur_often() -> None:
    """What is made up is no heap of inapplicable duties."""
    verdicts: Counter[Verdict] = Counter()

    def count(case: Case) -> None:
        try:
            loaded = load(case)
        except Refused:
            reject()
        verdicts.update(finding.verdict for finding in judged(loaded).findings)

    for profile in PROFILES:
        run = settings(
            derandomize=True,
            deadline=None,
            database=None,
            max_examples=25,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        run(given(cases(profile))(count))()
    assert {verdict for verdict, times in verdicts.items() if times >= OFTEN} == set(Verdict), verdicts


OFTEN = 5


def test_what_is_made_up_is_small_enough() -> None:
    """At most a third of the numbered cases is too large for the oracle, and nearly all findings are exact."""
    too_large, exact = 0, Counter[bool]()
    numbers = [(profile, number) for profile in PROFILES for number in range(6)]
    for profile, number in numbers:
        try:
            loaded = load(numbered(profile, number))
            findings = judged(loaded).findings
            exact.update(finding.exact for finding in findings)
            disagreements(loaded)
        except Refused:
            continue
        except TooMany:
            too_large += 1
    assert too_large * 3 <= len(numbers)
    assert exact[True] >= 9 * exact[False]

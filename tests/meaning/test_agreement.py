"""The engine says what the naive oracle says, on small vocabularies, laws and deals that are made up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest
from hypothesis import reject

from tests.meaning.agreement import examine, examined
from tests.meaning.drafting import PROFILES
from tests.meaning.loading import Case, Refused
from tests.meaning.reference import TooMany
from whereas.model.verdict import Finding, Verdict

pytestmark = pytest.mark.xdist_group("agreement")  # the sample is made once, by one worker

FEW, MANY, OFTEN = 5, 400, 5
MORE = {"dates": 4, "judgments": 5, "exceptions": 2, "attached": 2}
"""How many times as many cases of a profile are tried, for it alone has what is rare."""


@dataclass
class Tried:
    """What came of the cases of one profile."""

    findings: list[Finding] = field(default_factory=list)
    differences: list[tuple[Case, str]] = field(default_factory=list)
    too_large: int = 0


def try_cases(profile: str, examples: int, tried: Tried) -> None:
    """Try cases of a profile, always the same ones."""

    def look(case: Case) -> None:
        try:
            findings, differences = examined(case)
        except Refused:
            reject()
        except TooMany:
            tried.too_large += 1
            return
        tried.findings += findings
        tried.differences += [(case, difference) for difference in differences]

    examine(profile, examples, look)


@pytest.fixture(scope="module")
def sample() -> Mapping[str, Tried]:
    """Return what came of a few cases of every profile."""
    found: Mapping[str, Tried] = defaultdict(Tried)
    for profile in PROFILES:
        try_cases(profile, FEW * MORE.get(profile, 1), found[profile])
    return found


@pytest.mark.parametrize("profile", PROFILES)
def test_the_engine_agrees_with_the_oracle(profile: str, sample: Mapping[str, Tried]) -> None:
    assert not sample[profile].differences
    assert sample[profile].findings


@pytest.mark.long
@pytest.mark.parametrize("profile", PROFILES)
def test_the_engine_agrees_with_the_oracle_on_many(profile: str) -> None:
    tried = Tried()
    try_cases(profile, MANY, tried)
    assert not tried.differences


def test_all_seven_verdicts_occur_often(sample: Mapping[str, Tried]) -> None:
    """What is made up is no heap of duties that do not apply."""
    verdicts = Counter(finding.verdict for tried in sample.values() for finding in tried.findings)
    assert {verdict for verdict, times in verdicts.items() if times >= OFTEN} == set(Verdict), verdicts


def test_what_is_made_up_is_small_enough(sample: Mapping[str, Tried]) -> None:
    """At most half of the cases are too large for the oracle, and nearly all findings are exact."""
    tried = FEW * (len(PROFILES) + sum(times - 1 for times in MORE.values()))
    assert sum(each.too_large for each in sample.values()) * 2 <= tried
    exact = Counter(finding.exact for tried in sample.values() for finding in tried.findings)
    assert exact[True] >= OFTEN * exact[False]

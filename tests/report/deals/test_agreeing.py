"""What a report says of a deal under a law agrees with itself: each deal of the library, each law. It is `long`.

What is held is that of a reader who trusts no sentence: a case that is violated for certain, and a duty that is told as
open, may not stand side by side.
"""

from __future__ import annotations

import datetime as dt

import pytest

from whereas.library import Library
from whereas.pipeline import check
from whereas.report.model import Finding

LIBRARY = Library()
AS_OF = dt.date(2026, 11, 1)
OPEN = ("undetermined", "needs_judgment")

pytestmark = pytest.mark.long


@pytest.mark.parametrize("law", LIBRARY.laws)
@pytest.mark.parametrize("deal", LIBRARY.deals)
def test_a_report_agrees_with_itself(deal: str, law: str) -> None:
    report = check(deal, policies=law, as_of=AS_OF)
    assert [wrong for finding in report.findings for wrong in _contradictions(finding)] == []


def _contradictions(finding: Finding) -> list[str]:
    """Return what one finding says against itself, in words."""
    found = []
    for case in finding.instances:
        what = f"{finding.policy} {finding.section} for {case.title}"
        if case.verdict == "violated" and case.is_certain and finding.verdict != "violated":
            found.append(f"{what}: violated for certain, yet the duty is {finding.verdict}")
        if case.verdict not in (*OPEN, *case.possible):
            found.append(f"{what}: {case.verdict}, which is not among the possible {case.possible}")
    if finding.verdict not in (*OPEN, *finding.possible):
        found.append(f"{finding.section}: {finding.verdict}, which is not among the possible {finding.possible}")
    if finding.verdict == "violated" and not any("violated" in case.possible for case in finding.instances):
        found.append(f"{finding.section}: violated, yet no case of it can be")
    if finding.verdict in ("satisfied", "inapplicable") and any(
        case.verdict in ("violated", "pending") and case.is_certain for case in finding.instances
    ):
        found.append(f"{finding.section}: {finding.verdict}, yet a case of it is broken or still waits")
    return found

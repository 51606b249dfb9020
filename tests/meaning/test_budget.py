"""Where the work is too much, nothing is decided: undetermined, every closed verdict possible, and not exact.

Only a breach that is certain elsewhere decides all the same: none of what was not looked at can mend it.
"""

from __future__ import annotations

import datetime as dt

import pytest

from tests.cases.engine import Loaded
from tests.cases.reader import case_from
from whereas.evaluate import Settings, assess
from whereas.model.verdict import CLOSED, Finding, Verdict
from whereas.resolve import link

CASE = """# Three facts that are not stated, and one that decides

```whereas
section 1 "All alike" for each d in datasets
  d.custodian must "keep all alike": (d.searchable and d.encrypted and d.identity_linked)
    or (not d.searchable and not d.encrypted and not d.identity_linked)
```

```deal
parties: {p: {name: P, kind: police}}
datasets: {complete: yes, items: {open: {custodian: p}}}
```
"""


BROKEN = CASE.replace("items: {", "items: {plain: {custodian: p, searchable: yes, encrypted: no}, ")


def finding(budget: int, case: str = CASE) -> Finding:
    loaded = Loaded(case_from(case, "case.md", may_expect_nothing=True))
    assert loaded.vocabulary is not None
    settings = Settings(as_of=dt.date(2026, 7, 1), leaf_budget=budget)
    selected = tuple(loaded.laws)
    laws = link(loaded.laws, selected)
    (found,) = assess(loaded.deals["deal0"], laws, selected, loaded.vocabulary, settings).findings
    return found


def test_within_the_budget_the_answer_is_exact() -> None:
    found = finding(1_000)
    assert found.exact
    assert found.possible == {Verdict.SATISFIED, Verdict.VIOLATED}


@pytest.mark.parametrize("budget", [1, 2, 3])
def test_beyond_the_budget_nothing_is_decided(budget: int) -> None:
    found = finding(budget)
    assert not found.exact
    assert found.why_inexact
    assert found.verdict is Verdict.UNDETERMINED
    assert found.possible == set(CLOSED)


@pytest.mark.parametrize("budget", [1, 2, 3, 1_000])
def test_a_breach_that_is_certain_is_told_whatever_else_was_too_much(budget: int) -> None:
    found = finding(budget, BROKEN)
    assert found.verdict is Verdict.VIOLATED
    assert found.possible == {Verdict.VIOLATED}
    assert found.exact
    verdicts = {instance.subject: instance.verdict for instance in found.instances}
    assert verdicts == {"datasets.plain": Verdict.VIOLATED, "datasets.open": Verdict.UNDETERMINED}

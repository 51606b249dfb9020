"""The one place where golden cases meet the engine: two calls, both through its public entry points."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.cases.expectation import Problem, Question
from tests.cases.reader import Block, Case

pipeline = pytest.importorskip("whereas.pipeline", reason="the pipeline is not built yet")

# What a case leaves out. Both stand where they move no line: the first before the text, the second after it.
LAW_HEADER = 'policy case.law "Case" jurisdiction "model" citation "Case" uses surveillance in force from 2020-01-01 '
DEAL_FOOTER = "\ndeal: case\ntitle: Case\nvocabulary: surveillance\nstage: live\n"  # `uses` may be a list of the deal


def problems_of(case: Case) -> tuple[tuple[Problem, ...], ...]:
    """Return the diagnostics found in each of `case.blocks`, in the order of these."""
    raise NotImplementedError


def report_on(case: Case, deal: Block, question: Question) -> Mapping[str, Any]:
    """Return the report of the case's laws on `deal`, as the JSON object that `check --format json` prints."""
    raise NotImplementedError

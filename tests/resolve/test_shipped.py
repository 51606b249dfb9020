"""The laws that ship: nothing is wrong with them, and every promise on a typed law holds of them."""

from __future__ import annotations

import pytest

from tests.resolve.world import LAW_FILES, shipped, vocabulary
from whereas.model.law import Law
from whereas.resolve import link
from whereas.resolve.invariants import broken, duties_of

LAWS, PROBLEMS = shipped()


def test_nothing_is_wrong() -> None:
    assert [(problem.span, problem.message) for problem in PROBLEMS] == []
    assert len(LAWS) == len(LAW_FILES)


@pytest.mark.parametrize("law", LAWS.values(), ids=lambda law: law.id)
def test_promises_hold(law: Law) -> None:
    assert list(broken(law, LAWS, vocabulary())) == []


@pytest.mark.parametrize("law", link(LAWS, tuple(LAWS)).values(), ids=lambda law: law.id)
def test_promises_hold_of_linked_laws(law: Law) -> None:
    assert list(broken(law, LAWS, vocabulary())) == []


@pytest.mark.parametrize("law", LAWS.values(), ids=lambda law: law.id)
def test_every_section_is_accounted_for(law: Law) -> None:
    for section in law.sections:
        says = section.duties or section.definitions or section.not_encoded or section.suits or section.penalty
        assert says or section.enforced_by, section.number


@pytest.mark.parametrize("law", LAWS.values(), ids=lambda law: law.id)
def test_a_law_has_duties(law: Law) -> None:
    assert any(duties_of(law))

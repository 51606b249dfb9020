"""Every fault that is planted in the evaluator is caught: the properties have teeth."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.meaning.planting import Fault, faults, known, planted

AT_LEAST, BOUND = 30, 150


def test_there_are_enough_faults_and_each_is_another() -> None:
    found = faults()
    assert len(found) >= AT_LEAST
    assert len({(fault.module, fault.right, fault.wrong) for fault in found}) == len(found)
    assert len({fault.breaks for fault in found}) == len(found)


@pytest.mark.parametrize("fault", faults(), ids=lambda fault: fault.breaks.replace(" ", "_"))
def test_the_case_that_is_known_to_catch_a_fault_does(fault: Fault) -> None:
    """And without the fault the engine is right about that case."""
    case = known(fault.profile, fault.number)
    assert case is not None
    assert fault.number < BOUND
    assert not case.is_caught()
    with planted(fault):
        assert case.is_caught()
    assert not case.is_caught()


def catching(fault: Fault) -> Iterator[int]:
    """Yield the numbers of the first cases of the fault's profile that catch it."""
    for number in range(BOUND):
        case = known(fault.profile, number)
        if case is not None and not case.is_caught():
            with planted(fault):
                if case.is_caught():
                    yield number


@pytest.mark.long
@pytest.mark.parametrize("fault", faults(), ids=lambda fault: fault.breaks.replace(" ", "_"))
def test_a_fault_is_caught_within_a_bounded_number_of_cases(fault: Fault) -> None:
    """So that a change of what is made up says which case to name in the table."""
    assert next(catching(fault), None) is not None

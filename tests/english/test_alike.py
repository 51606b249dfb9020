"""What clauses share is said once."""

from __future__ import annotations

import pytest

from whereas.english.alike import said_once
from whereas.english.nouns import joined, possessive


@pytest.mark.parametrize(
    ("clauses", "said"),
    [
        (("its contents include a", "its contents include b"), ["its contents include a and b"]),
        (("its data includes a", "it is annual", "its data includes b"), None),
        (("its data includes a", "the flow's data includes a"), None),
        (("its terms include a and b", "its terms include c"), None),
        (("it is annual",), None),
    ],
)
def test_neighbours_that_name_members_of_one_list_are_said_once(
    clauses: tuple[str, ...], said: list[str] | None
) -> None:
    assert said_once(clauses, "and") == (said or list(clauses))


@pytest.mark.parametrize(
    ("owner", "title", "said"),
    [
        ("the flow", "consent", "the flow's consent"),
        ("the log of requests", "publicity", "the publicity of the log of requests"),
        ("whoever is bound", "safeguards", "the safeguards of whoever is bound"),
    ],
)
def test_a_long_owner_stands_after_of(owner: str, title: str, said: str) -> None:
    assert possessive(owner, title) == said


def test_a_comma_in_a_quotation_sets_nothing_apart() -> None:
    assert joined(["“one, two”", "“three”"]) == "“one, two” and “three”"
    assert joined(["one, two", "three"]) == "one, two; and three"

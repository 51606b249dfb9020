"""Every question of judgment in the shipped laws names who answers it; those on a court's test show decided cases."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest

from tests.house.test_requirements import LAWS, POLICIES
from whereas.syntax import parse_file
from whereas.syntax import tree as t
from whereas.text import Source

TESTS_OF_COURTS = (
    # mosaic theory, and what a person may expect to keep private
    "us.fourth_amendment whole_of_movements",
    "us.fourth_amendment dense_network",
    "us.fourth_amendment expected_privacy",
    "us.ma.art_14 retraces",
    "us.ma.art_14 aimed_at_home",
    # exceptions to the warrant, and good faith
    "us.fourth_amendment exigent_flow",
    "us.fourth_amendment exigent_use",
    "us.fourth_amendment agent_of_government",
    "us.fourth_amendment handed_over",
    "us.fourth_amendment good_faith",
    "us.ut.uc_77_23c warrant_exception",
    "us.mn.ms_13_824 exigent",
    # probable cause
    "us.co.crs_24_18_301 cause_for_use",
    # exemptions weighed under a public-records act
    "us.wa.rcw_42_56 highly_offensive",
    "us.wa.rcw_42_56 no_public_concern",
    "us.wa.rcw_42_56 essential",
    # proportionality and strict necessity
    "eu.ai_act_art5 strictly_necessary",
    "eu.ai_act_art5 weighed",
    "eu.led strictly_necessary",
    "eu.led kept_as_needed",
    "eu.gdpr limited_to_need",
    "eu.gdpr kept_as_needed",
    "eu.gdpr needed",
    "eu.gdpr interests_prevail",
    "eu.gdpr purely_personal",
    # what a statute's open words cover
    "us.va.vac_2_2_3800 built_in_link",
    "us.il.ilcs_740_14 profits",
)
_CITED = re.compile(r".+ v\. .+|.+, C-\d+/\d\d \(CJEU\)")
_FOUND_BY = re.compile(r"\d+ [A-Z][\w. ]*\d*[a-z]? \d+|nos?\. \d+|No\. \d+|C-\d+/\d+|\[\d{4}\] \w+|\(E\.D\. Va\.\)")


@cache
def judgments() -> dict[str, t.Judgment]:
    found: dict[str, t.Judgment] = {}
    for path in LAWS:
        tree, problems = parse_file(Source(path.name, path.read_text(encoding="utf-8")))
        assert isinstance(tree, t.Law), problems
        name = ".".join(path.relative_to(POLICIES / "law").with_suffix("").parts)
        found |= {f"{name} {item.name.text}": item for item in tree.items if isinstance(item, t.Judgment)}
    return found


def decided() -> list[tuple[str, t.DecidedCase]]:
    return [(name, case) for name, judgment in judgments().items() for case in judgment.decided]


def test_each_judgment_names_who_answers_it() -> None:
    assert {name for name, judgment in judgments().items() if not judgment.by} == set()


@pytest.mark.parametrize("name", TESTS_OF_COURTS)
def test_a_question_on_a_test_of_courts_shows_decided_cases(name: str) -> None:
    assert judgments()[name].decided


def test_what_shows_decided_cases_is_listed_here() -> None:
    assert {name for name, _ in decided()} == set(TESTS_OF_COURTS)


def test_each_case_can_be_found_and_says_what_mattered() -> None:
    for name, case in decided():
        assert _CITED.fullmatch(case.name.value), (name, case.name.value)
        assert _FOUND_BY.search(case.name.value), (name, case.name.value)
        assert 1950 < case.year < 2027
        assert len(case.facts.value) > 20, (name, case.name.value)


def test_a_case_is_told_once_beside_a_question_and_dated_alike_everywhere() -> None:
    again = Counter((name, case.name.value) for name, case in decided())
    assert [key for key, count in again.items() if count > 1] == []
    years: dict[str, set[int]] = {}
    for _, case in decided():
        years.setdefault(case.name.value, set()).add(case.year)
    assert {name: found for name, found in years.items() if len(found) > 1} == {}

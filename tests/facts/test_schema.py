"""The JSON Schema of deals, held by an independent validator: it takes what the reader takes."""

from __future__ import annotations

from itertools import islice
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from tests.facts.test_forms import deal_with, rows
from tests.facts.test_hostile import WHOLE, edits
from tests.facts.world import FOOTER, VOCABULARY
from whereas.facts import read_deal
from whereas.facts.schema import DIALECT, deal_schema
from whereas.model.basis import Basis
from whereas.text import Source

SCHEMA = deal_schema(VOCABULARY)


def as_editors_read(text: str) -> Any:  # noqa: ANN401 - what YAML holds
    """Return what YAML 1.2 makes of a text: dates stay texts, `yes` too."""
    yaml = YAML(typ="safe", pure=True)
    yaml.constructor.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: node.value)
    return yaml.load(text)


def mistakes(text: str) -> list[str]:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    return ["/".join(map(str, error.absolute_path)) for error in validator.iter_errors(as_editors_read(text))]


def test_only_what_may_be_a_log_takes_one() -> None:
    assert mistakes("searches: {log: searches.csv}" + FOOTER) == []
    assert mistakes("parties: {log: parties.csv}" + FOOTER) == ["parties"]


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == DIALECT


def test_it_takes_a_whole_deal() -> None:
    assert mistakes(WHOLE) == []


@pytest.mark.parametrize(("path", "written"), [row[:2] for row in rows()])
def test_it_takes_every_form(path: str, written: str) -> None:
    assert mistakes(deal_with(path, written) + FOOTER) == []


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("flowz: {}", ""),
        ("parties: {ring: {rolls: [vendor]}}", "parties"),
        ("flows: {clip: {legal_process: warant}}", "flows"),
        ("flows: {clip: {legal_process: {value: warrant, one_of: [warrant]}}}", "flows"),
        ("flows: {clip: {legal_process: {at_most: warrant}}}", "flows"),
        ("flows: {clip: {legal_process: {basis: promised}}}", "flows"),
        ("flows: {clip: {sender: none}}", "flows"),
        ("flows: {clip: {data: none}}", "flows"),
        ("flows: {clip: {revocable: true}}", "flows"),
        ("flows: {clip: {began_on: March 2}}", "flows"),
        ("flows: {log: flows.csv}", "flows"),
        ("stores: {reads: {retention: 30}}", "stores"),
        ("request_log: {public: {value: yes, basis: promise}}", "request_log"),
        ("approval: 2026-03-02", "approval"),
        ("sources: {contract: {url: x}}", "sources"),
        ("judgments: [{judgment: x, answer: yes, on: 2026-03-02}]", "judgments"),
        ("waivers: [{section: x}]", "waivers"),
    ],
)
def test_it_refuses_what_is_misspelt_or_of_another_kind(text: str, path: str) -> None:
    found = mistakes(text + FOOTER)
    assert found
    assert all(place.startswith(path) for place in found)


def test_a_deal_has_a_head() -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    messages = " ".join(error.message for error in validator.iter_errors({}))
    assert all(f"'{name}'" in messages for name in ("deal", "title", "stage"))


def test_facts_carry_their_title_and_question() -> None:
    described = SCHEMA["$defs"]["Record_flow"]["properties"]["legal_process"]
    assert (described["title"], described["description"]) == ("legal process", "What of its legal process?")


def test_each_basis_is_known() -> None:
    described = SCHEMA["$defs"]["Record_flow"]["properties"]["basis"]["anyOf"]
    words = next(one["enum"] for one in described if "enum" in one)
    assert words == [basis.name.lower() for basis in Basis]


def assert_it_takes_what_the_reader_takes(stride: int) -> int:
    """Return how many edited deals the reader took; the schema takes each of them."""
    taken = 0
    for text in islice(edits(WHOLE), 0, None, stride):
        deal, problems = read_deal(Source("case.yaml", text), VOCABULARY)
        if deal is not None and not problems:
            taken += 1
            assert mistakes(text) == [], text
    return taken


def test_it_takes_what_the_reader_takes() -> None:
    assert assert_it_takes_what_the_reader_takes(stride=17) > 5


@pytest.mark.long
def test_it_takes_all_that_the_reader_takes() -> None:
    assert assert_it_takes_what_the_reader_takes(stride=1) > 100

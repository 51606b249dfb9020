from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.english.world import SPAN
from tests.report.published import report_of, sample_report
from tests.report.sample import assessment
from tests.report.test_build import Doubtful
from whereas.report.formats.table import render

Valid = Any
SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "report.schema.json"


@pytest.fixture(scope="module", name="valid")
def _validator() -> Any:  # noqa: ANN401 - jsonschema is no dependency of the engine
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_a_report_holds_to_the_schema_that_is_checked_in(valid: Valid) -> None:
    for report in (sample_report(), report_of()):
        assert list(valid.iter_errors(json.loads(render(report, "json")))) == []


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("schema",), "whereas.report/2"),
        (("summary", "violated"), "2"),
        (("findings", 0, "verdict"), "guilty"),
        (("findings", 0, "instances", 0, "trace", "outcome"), "maybe"),
        (("findings", 0, "instances", 0, "facts", 0, "status"), "guessed"),
    ],
)
def test_the_schema_refuses_what_is_not_a_report(valid: Valid, path: tuple[str | int, ...], wrong: str) -> None:
    made = json.loads(render(sample_report(), "json"))
    inner = made
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = wrong
    assert [tuple(error.absolute_path) for error in valid.iter_errors(made)] == [path]


def test_the_schema_leaves_room_for_keys_of_a_later_engine(valid: Valid) -> None:
    made = {**json.loads(render(sample_report(), "json")), "later": 1}
    assert valid.is_valid(made)


KEYS: dict[str, str] = {
    "": """schema engine as_of deals policies summary findings verdicts not_checked silent_on observations
        diagnostics""",
    "engine": "version",
    "deals": "id title sha256",
    "policies": "id title citation jurisdiction sha256",
    "summary": "satisfied excused violated undetermined needs_judgment pending inapplicable",
    "findings": """deal policy section duty title citation modality bearer verdict possible by_reading as_planned
        stated_only exact severity explanation remedy instances basis waiver depends_on questions""",
    "findings by_reading": "dispute reading held_by verdict",
    "findings questions": "path ask",
    "findings instances": "subject verdict exception pending_until trace facts missing",
    "findings instances facts": "path value status basis attested_by line sources",
    "verdicts": "deal policy section verdict possible",
    "not_checked": "policy section why",
    "observations": "kind path values",
    "diagnostics": "code severity message file line column help",
}
"""The keys that outside programs are written against, by where they stand."""


@pytest.mark.parametrize("where", KEYS)
def test_the_keys_of_the_contract_are_there(where: str) -> None:
    report = report_of(assessment(), diagnostics=(Doubtful(span=SPAN, word="soon"),))
    parts = [json.loads(render(report, "json"))]
    for key in where.split():
        parts = [item for part in parts for item in (part[key] if isinstance(part[key], list) else [part[key]])]
    assert parts
    for part in parts:
        assert set(part) >= set(KEYS[where].split())

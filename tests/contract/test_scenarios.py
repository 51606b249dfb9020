"""`whereas test` and `whereas explain`, seen from outside."""

from __future__ import annotations

import json
from pathlib import Path

from tests.contract.test_command import LAW, refused, whereas

SCENARIOS = """scenarios for us.nh.rsa_261_75_b

scenario "The ordinary subscription"
  deal "flock-alpr-standard" as of 2026-11-01
  expect section 261:75-b#devices {verdict}
"""


def scenarios(folder: Path, verdict: str) -> str:
    path = folder / "mine.scenarios.whereas"
    path.write_text(SCENARIOS.format(verdict=verdict), encoding="utf-8")
    return str(path)


def test_scenarios_that_are_met_end_with_0(tmp_path: Path) -> None:
    done = whereas("test", scenarios(tmp_path, "violated"))
    assert done.returncode == 0, done.stderr
    assert b"1 scenario, 1 expectation, all met" in done.stdout


def test_a_scenario_that_is_not_met_ends_with_1_and_says_what_was_found(tmp_path: Path) -> None:
    done = whereas("test", scenarios(tmp_path, "satisfied"), "--format", "json")
    assert done.returncode == 1, done.stderr
    result = json.loads(done.stdout)
    assert result["schema"] == "whereas.test/1"
    (law,) = result["laws"]
    assert law["policy"] == "us.nh.rsa_261_75_b"
    (scenario,) = law["scenarios"]
    (expectation,) = scenario["expectations"]
    assert expectation == {
        "line": 5,
        "expected": "expect section 261:75-b#devices satisfied",
        "found": "violated",
        "is_met": False,
    }


def test_scenarios_with_a_mistake_end_with_2(tmp_path: Path) -> None:
    refused(whereas("test", scenarios(tmp_path, "violatd")), "WH1")
    refused(whereas("test", "us.nh.rsa_261"), "WH701")


def test_a_law_is_explained_beside_its_text() -> None:
    done = whereas("explain", LAW, "III", "--format", "json")
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["policy"] == LAW
    (section,) = result["sections"]
    assert section["section"] == "III"
    assert section["text"].startswith("Before it uses a reader")
    assert [duty["duty"] for duty in section["duties"]] == ["register", "certify"]
    told = whereas("explain", LAW, "III").stdout.decode("utf-8")
    for duty in section["duties"]:
        assert duty["sentence"] in told


def test_a_code_is_explained_by_its_page() -> None:
    done = whereas("explain", "wh701")
    assert done.returncode == 0
    assert done.stdout.startswith(b"# WH701: not in the library")


def test_what_is_not_there_is_not_explained() -> None:
    refused(whereas("explain", "WH999"), "WH701")
    refused(whereas("explain", LAW, "99"), "WH701")
    refused(whereas("explain", "us.nh.nonesuch"), "WH701")

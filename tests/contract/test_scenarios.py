"""`whereas test` and `whereas explain`, seen from outside."""

from __future__ import annotations

import json
from pathlib import Path

from tests.contract.test_command import LAW, refused, whereas

SCENARIOS = """scenarios for us.nh.rsa_261_75_b

scenario "The ordinary subscription"
  deal "flock-alpr-standard" as of 2026-11-01
  expect section "261:75-b, opening words#devices" {verdict}
"""
COVERED = """policy town.vote "Vote"
  jurisdiction "model"
  citation "Town rules"
  uses surveillance
  in force from 2026-01-01

section 1 "Vote"
  the agency must "have a vote": council_approval.on exists

scenario "a vote" deal "beside" as of 2026-07-01 expect section 1 satisfied
scenario "no vote" deal "beside" as of 2026-07-01 with council_approval.on = none expect section 1 violated
scenario "not known" deal "beside" as of 2026-07-01 with council_approval.on = unknown expect section 1 undetermined
"""
BESIDE = """deal: beside
title: Beside
uses: surveillance
stage: live
parties:
  complete: yes
  items:
    town: {name: Town Police, kind: police, level: local, place: us/ca, roles: [agency]}
council_approval: {on: 2026-06-01}
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
        "expected": 'expect section "261:75-b, opening words#devices" satisfied',
        "found": "violated",
        "is_met": False,
    }


def test_what_no_scenario_covers_is_told_at_its_place(tmp_path: Path) -> None:
    path = scenarios(tmp_path, "violated")
    told = whereas("test", path).stdout.decode("utf-8")
    assert "all met; clauses " in told.splitlines()[0]
    assert "rsa_261_75_b.whereas:" in told
    done = whereas("test", path, "--require-coverage", "--format", "json")
    assert done.returncode == 1, done.stderr
    (law,) = json.loads(done.stdout)["laws"]
    assert law["is_met"]
    assert not law["is_covered"]
    (devices,) = [each for each in law["clauses"] if each["clause"] == "261:75-b, opening words#devices"]
    assert devices["kind"] == "duty"
    assert devices["section"] == "261:75-b, opening words"
    assert devices["file"].endswith("rsa_261_75_b.whereas")
    assert devices["wanted"] == ["satisfied", "violated", "undetermined"]
    assert devices["missing"] == ["satisfied", "undetermined"]


def test_coverage_that_is_required_and_there_ends_with_0(tmp_path: Path) -> None:
    law = tmp_path / "town.whereas"
    law.write_text(COVERED, encoding="utf-8")
    (tmp_path / "beside.yaml").write_text(BESIDE, encoding="utf-8")
    done = whereas("test", str(law), "--require-coverage")
    assert done.returncode == 0, done.stdout
    assert done.stdout == b"town.vote: 3 scenarios, 3 expectations, all met; clauses 2 of 2\n"


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
    told = " ".join(whereas("explain", LAW, "III").stdout.decode("utf-8").split())
    for duty in section["duties"]:
        assert duty["sentence"] in told


def test_a_law_is_explained_in_tables_and_as_a_page(tmp_path: Path) -> None:
    told = whereas("explain", LAW, "III", "--as", "table").stdout.decode("utf-8")
    assert "| verdict" in told
    page = tmp_path / "law.html"
    done = whereas("explain", LAW, "III", "--format", "html", "--output", str(page))
    assert (done.returncode, done.stdout) == (0, b"")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert json.loads(whereas("explain", LAW, "III", "--format", "json").stdout)["schema"] == "whereas.explain/1"
    assert whereas("explain", "WH701", "--format", "html").returncode == 2


def test_a_code_is_explained_by_its_page() -> None:
    done = whereas("explain", "wh701")
    assert done.returncode == 0
    assert done.stdout.startswith(b"# WH701: not in the library")


def test_what_is_not_there_is_not_explained() -> None:
    refused(whereas("explain", "WH999"), "WH701")
    refused(whereas("explain", LAW, "99"), "WH701")
    refused(whereas("explain", "us.nh.nonesuch"), "WH701")

"""A report as SARIF, read back by a model that others made of the standard's schema, and by Microsoft's validator."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.report.published import report_of, sample_report
from tests.report.sample import FINDINGS, VIOLATED, assessment
from tests.report.test_hostile import HOSTILE, hostile_report
from whereas.report.formats.places import uri
from whereas.report.formats.table import render
from whereas.report.model import Report

PROFILES = ("sarif", "code-scanning")
KINDS = {
    "violated": "fail",
    "undetermined": "open",
    "needs_judgment": "review",
    "pending": "informational",
    "excused": "pass",
    "satisfied": "pass",
    "inapplicable": "notApplicable",
}


def read(report: Report, profile: str) -> Any:  # noqa: ANN401 - JSON
    text = render(report, profile)
    model = pytest.importorskip("pydantic_sarif.model", reason="pydantic-sarif, of the extra `dev`, is not installed")
    model.StaticAnalysisResultsFormatSarifVersion210JsonSchema.model_validate_json(text)
    (run,) = json.loads(text)["runs"]
    return run


def test_each_finding_is_a_result_of_its_kind_and_only_a_breach_has_a_level() -> None:
    report = sample_report()
    results = read(report, "sarif")["results"]
    assert [item["kind"] for item in results] == [KINDS[finding.verdict] for finding in report.findings]
    assert {item["kind"] for item in results if item["level"] != "none"} == {"fail"}
    assert {finding.verdict for finding in report.findings} == set(KINDS)


def test_a_waived_breach_is_suppressed_and_says_by_whom() -> None:
    report = sample_report()
    results = read(report, "sarif")["results"]
    waived = [item for item in results if item.get("suppressions")]
    assert len(waived) == sum(finding.waiver is not None for finding in report.findings) > 0
    assert all(item["suppressions"][0]["justification"].startswith("Waived by ") for item in waived)


def test_a_host_that_shows_alerts_is_told_of_the_breaches_alone() -> None:
    report = sample_report()
    run = read(report, "code-scanning")
    broken = [item for item in report.findings if item.verdict == "violated" and item.waiver is None]
    assert [item["properties"]["verdict"] for item in run["results"]] == ["violated"] * len(broken)
    assert 0 < len(broken) < len(report.findings)
    assert all("suppressions" not in item and item["level"] != "none" for item in run["results"])
    assert {item["ruleId"] for item in run["results"]} == {rule["id"] for rule in run["tool"]["driver"]["rules"]}


def test_a_result_stands_in_the_deal_and_names_its_place_in_the_law() -> None:
    (result,) = read(report_of(assessment(findings=(VIOLATED,))), "sarif")["results"]
    (place,) = result["locations"]
    assert place["physicalLocation"]["artifactLocation"] == {"uri": "deal.yaml"}
    assert place["physicalLocation"]["region"] == {"startLine": 2}
    law, *facts = result["relatedLocations"]
    assert law["physicalLocation"]["artifactLocation"] == {"uri": "home_video.whereas"}
    assert law["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 1}
    assert facts[0]["message"]["text"] == "the legal process of “clip to agency”: none."


def test_each_rule_says_what_the_law_asks_and_how_to_mend_a_breach() -> None:
    run = read(sample_report(), "sarif")
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules) == len(FINDINGS)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    for rule in rules:
        assert {"shortDescription", "fullDescription", "help"} <= set(rule)
        assert "emedy" in rule["help"]["text"]


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_becomes_a_link_or_a_placeholder(text: str, profile: str) -> None:
    run = read(hostile_report(text), profile)
    assert len(run["results"]) == len(read(hostile_report("calm"), profile)["results"])
    for result in run["results"]:
        said = result["message"]["text"].replace("\\\\", "")
        assert not [place for place in range(len(said)) if said[place] in "[]" and said[place - 1] != "\\"]
        assert "{" not in said.replace("{{", "")


@pytest.mark.parametrize(
    ("file", "shown"),
    [
        ("policies/deals/a.yaml", "policies/deals/a.yaml"),
        ("./my deal.yaml", "my%20deal.yaml"),
        ("/home/me/a.yaml", "file:///home/me/a.yaml"),
        ("C:\\me\\a.yaml", "file:///C:/me/a.yaml"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
        ("//host/a.yaml", "file:///host/a.yaml"),
        ("größe#1?.yaml", "gr%C3%B6%C3%9Fe%231%3F.yaml"),
    ],
)
def test_a_file_is_named_by_a_reference_that_leads_to_no_other_host(file: str, shown: str) -> None:
    assert uri(file) == shown


@pytest.mark.long
@pytest.mark.parametrize("profile", PROFILES)
def test_the_rules_for_ingestion_are_met(profile: str, tmp_path: Path) -> None:
    tool = _validator(tmp_path)
    for name, text in {"calm": "calm", **HOSTILE}.items():
        file = tmp_path / f"{name.replace(' ', '_')}.sarif"
        file.write_text(render(hostile_report(text), profile), encoding="utf-8")
        done = subprocess.run(
            [str(tool), "validate", str(file), "--rule-kind", "Sarif;Ghas"],
            env={"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1", "HOME": str(tmp_path)},
            capture_output=True,
            check=False,
            text=True,
        )
        said = [line for line in done.stdout.splitlines() if " error " in line or " warning " in line]
        # It ends with 0 whatever it finds. That nobody has named a page of the project yet is no fault of a report.
        assert [line for line in said if "SARIF2005" not in line] == []
        assert "1 files scanned" in done.stdout


def _validator(folder: Path) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm, which brings the validator, is not on PATH")
    package = "@microsoft/sarif-multitool-linux"
    subprocess.run(
        [npm, "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(folder), f"{package}@5"],
        check=True,
        capture_output=True,
    )
    tool = folder / "node_modules" / package / "Sarif.Multitool"
    tool.chmod(0o755)
    return tool

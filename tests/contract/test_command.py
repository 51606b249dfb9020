"""What users and scripts rely on, seen from outside: exit status, streams, files and the keys of the JSON report."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DEAL = "ring-flock-community-requests"
LAW = "us.nh.rsa_261_75_b"
AS_OF = "2026-02-01"
VERDICTS = {"satisfied", "excused", "violated", "undetermined", "needs_judgment", "pending", "inapplicable"}
Done = subprocess.CompletedProcess[bytes]

START = "from whereas.cli.main import main; main()"


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "engine"), "PYTHONIOENCODING": "utf-8", **(more or {})}


def whereas(*arguments: str, cwd: Path | None = None, more: Mapping[str, str] | None = None) -> Done:
    return subprocess.run(
        [sys.executable, "-c", START, *arguments],
        capture_output=True,
        check=False,
        cwd=cwd,
        env=environment(more),
        timeout=120,
    )


@cache
def checked(form: str) -> Done:
    return whereas("check", DEAL, "--policy", LAW, "--as-of", AS_OF, "--format", form)


def refused(done: Done, code: str) -> None:
    """Assert that bad input was refused: status 2, a diagnostic, nothing on standard output, no traceback."""
    told = done.stderr.decode("utf-8")
    assert done.returncode == 2, told
    assert done.stdout == b""
    assert code in told
    assert "Traceback" not in told
    assert "internal error" not in told


def test_a_report_goes_to_standard_output_and_ends_with_a_line() -> None:
    done = checked("text")
    assert done.returncode in {0, 1}
    assert done.stdout.endswith(b"\n")
    assert b"error" not in done.stderr


def test_the_status_says_what_the_report_says() -> None:
    done = checked("json")
    violated = json.loads(done.stdout)["summary"]["violated"]
    assert done.returncode == int(violated > 0)


def test_fail_on_undetermined_adds_the_open_verdicts() -> None:
    summary = json.loads(checked("json").stdout)["summary"]
    done = whereas("check", DEAL, "--policy", LAW, "--as-of", AS_OF, "--fail-on", "undetermined")
    assert summary["undetermined"] > 0
    assert done.returncode == 1


def test_fail_on_never_ends_with_0_though_verdicts_are_open() -> None:
    assert json.loads(checked("json").stdout)["summary"]["undetermined"] > 0
    assert whereas("check", DEAL, "--policy", LAW, "--as-of", AS_OF, "--fail-on", "never").returncode == 0


def test_the_json_report_has_the_keys_of_the_contract() -> None:
    report = json.loads(checked("json").stdout)
    assert report["schema"] == "whereas.report/1"
    assert report["as_of"] == AS_OF
    assert set(report) >= {
        *("schema", "engine", "as_of", "deals", "policies", "summary", "findings"),
        *("verdicts", "not_checked", "silent_on", "observations", "diagnostics"),
    }
    assert set(report["summary"]) == VERDICTS
    assert sum(report["summary"].values()) == len(report["findings"]) > 0
    for finding in report["findings"]:
        assert finding["verdict"] in VERDICTS
        assert set(finding) >= {
            *("deal", "policy", "section", "duty", "title", "citation", "modality", "bearer", "verdict", "possible"),
            *("by_reading", "as_planned", "stated_only", "exact", "severity", "explanation", "remedy", "instances"),
            *("basis", "waiver", "depends_on", "questions"),
        }


def test_the_same_input_gives_the_same_bytes() -> None:
    again = whereas(
        *("check", DEAL, "--policy", LAW, "--as-of", AS_OF, "--format", "json"), more={"PYTHONHASHSEED": "7"}
    )
    assert again.stdout == checked("json").stdout


@pytest.mark.parametrize("name", ["../x", "nonesuch", "", "/nonesuch/x", "x" * 5000, "-", "a\nb", "\u202egnp"])
def test_a_hostile_name_of_a_deal_is_refused(name: str) -> None:
    refused(whereas("check", "--policy", LAW, "--", name), "WH")


@pytest.mark.parametrize("name", ["../x", "us..nh", "", "/nonesuch", "../../etc/passwd", "x" * 5000, "us.nh.\u202e"])
def test_a_hostile_name_of_a_law_is_refused(name: str) -> None:
    refused(whereas("check", DEAL, f"--policy={name}"), "WH")


def test_a_file_with_a_nul_or_no_text_is_refused(tmp_path: Path) -> None:
    for name, data in {"nul.yaml": b"deal: a\0b\n", "bytes.yaml": b"\xff\xfe\x00", "empty.yaml": b""}.items():
        (tmp_path / name).write_bytes(data)
        refused(whereas("check", name, "--policy", LAW, cwd=tmp_path), "WH")


def test_a_folder_in_place_of_a_deal_is_refused(tmp_path: Path) -> None:
    refused(whereas("check", str(tmp_path), "--policy", LAW), "WH")


@pytest.mark.parametrize(
    "option",
    ["--format=nonesuch", "--as-of=2026-02-30", "--as-of=9999-12-31", "--as-of=2026-11-24T10:00", "--reading=x"],
)
def test_wrong_usage_is_refused(option: str) -> None:
    refused(whereas("check", DEAL, option), "WH710")


def test_output_is_written_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    done = whereas(
        *("check", DEAL, "--policy", LAW, "--as-of", AS_OF, "--format", "json", "--output", str(target)), cwd=tmp_path
    )
    assert done.stdout == b""
    assert json.loads(target.read_bytes()) == json.loads(checked("json").stdout)
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


def test_bad_input_leaves_an_older_report_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    target.write_text("older", encoding="utf-8")
    refused(whereas("check", "nonesuch", "--policy", LAW, "--output", str(target)), "WH701")
    assert target.read_text(encoding="utf-8") == "older"
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


def test_an_output_that_can_not_be_written_is_said(tmp_path: Path) -> None:
    for place in (tmp_path / "none" / "x", tmp_path):
        refused(whereas("check", DEAL, "--policy", LAW, "--output", str(place)), "WH711")


def test_what_is_no_file_is_written_into_and_a_link_stays(tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "page.txt")
    assert whereas("explain", "WH201", "--output", str(link)).returncode == 0
    assert link.is_symlink()
    assert (tmp_path / "page.txt").read_text(encoding="utf-8").startswith("# WH201")
    assert whereas("explain", "WH201", "--output", "/dev/stdout").stdout.startswith(b"# WH201")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize(
    ("asked", "ends", "told"),
    [
        ("explain WH201", "> /dev/full", "WH711"),
        ("explain WH201", ">&-", "WH711"),
        ("explain WH999", "2>&-", ""),
        ("explain WH999", "2> /dev/full", ""),
        ("check --help", "> /dev/full", "WH711"),
        ("", "2> /dev/full", ""),
    ],
)
def test_the_status_is_2_where_nothing_can_be_said(asked: str, ends: str, told: str) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -c '{START}' {asked} {ends}"],
        capture_output=True,
        check=False,
        env=environment(),
        timeout=120,
    )
    assert done.returncode == 2
    assert told in done.stderr.decode()
    assert "internal error" not in done.stderr.decode()


def test_a_pipe_gets_no_colours() -> None:
    plain = whereas("check", DEAL, "--policy", LAW, "--as-of", AS_OF, more={"NO_COLOR": "1"})
    assert b"\x1b" not in plain.stdout + plain.stderr
    assert plain.stdout == checked("text").stdout


@pytest.mark.parametrize(("fail_on", "status"), [("never", 0), ("undetermined", 1)])
def test_the_status_stands_though_the_reader_leaves_early(fail_on: str, status: int) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-c", START, "check", DEAL, "--policy", LAW, "--as-of", AS_OF, "--fail-on", fail_on],
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
            env=environment(),
            timeout=120,
        )
    finally:
        os.close(writing)
    assert done.returncode == status
    assert b"Traceback" not in done.stderr
    assert b"Broken" not in done.stderr


BREACH = """deal: breach
title: Video without a warrant
uses: surveillance
stage: live
parties: {police: {name: Police, kind: police, roles: [agency]}}
flows:
  complete: yes
  items:
    clip: {recipient: police, began_on: 2026-01-01, legal_process: none, consent: none}
"""
WARRANT = """policy town.rule "Town rule"
  jurisdiction "model"
  citation "none"
  uses surveillance
  in force from 2020-01-01
section 1 "Warrant"
  for each f in flows
  f.recipient must "hold a warrant": f.legal_process is warrant
"""


@pytest.mark.parametrize(
    ("fail_on", "status"), [("violated", 1), ("undetermined", 1), ("violated,undetermined", 1), ("never", 0)]
)
def test_a_violated_duty_ends_with_status_one_unless_nothing_is_to_fail(
    fail_on: str, status: int, tmp_path: Path
) -> None:
    (tmp_path / "breach.yaml").write_text(BREACH, encoding="utf-8")
    (tmp_path / "rule.whereas").write_text(WARRANT, encoding="utf-8")
    done = whereas(
        *("check", "breach.yaml", "--policy", "rule.whereas", "--as-of", "2026-07-01", "--format", "json"),
        *("--fail-on", fail_on),
        cwd=tmp_path,
    )
    assert done.returncode == status, done.stderr.decode()
    assert json.loads(done.stdout)["summary"]["violated"] == 1

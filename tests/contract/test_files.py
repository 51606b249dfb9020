"""Reports that are files, from outside: where they go, and what is said where they can't be written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.contract.test_command import environment, refused, whereas

CHECK = (
    "check",
    "ring-request-for-assistance",
    "--policy",
    "us.ca.sb34",
    "--as-of",
    "2026-07-01",
    "--fail-on",
    "never",
)
STARTS = {"pdf": b"%PDF-", "docx": b"PK"}
NEEDS = {"pdf": "typst", "docx": "docx"}


@pytest.mark.parametrize("form", STARTS)
def test_a_file_is_not_written_to_a_terminal(form: str) -> None:
    refused(whereas(*CHECK, "--format", form), "WH790")


@pytest.mark.parametrize("form", STARTS)
def test_a_file_goes_where_output_says_byte_by_byte(form: str, tmp_path: Path) -> None:
    pytest.importorskip(NEEDS[form])
    file = tmp_path / "report"
    assert whereas(*CHECK, "--format", form, "--output", str(file)).returncode == 0
    piped = whereas(*CHECK, "--format", form, "--output", "-").stdout
    assert piped == file.read_bytes()
    assert piped.startswith(STARTS[form])


@pytest.mark.parametrize("form", STARTS)
def test_without_its_extra_nothing_is_judged_and_nothing_is_written(form: str, tmp_path: Path) -> None:
    script = f"import sys; sys.modules[{NEEDS[form]!r}] = None\nfrom whereas.cli.main import main\nmain()"
    file = tmp_path / "report"
    done = subprocess.run(
        [sys.executable, "-c", script, *CHECK, "--format", form, "--output", str(file)],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )
    assert done.returncode == 2
    assert f"pip install 'whereas[{form}]'" in done.stderr
    assert not file.exists()

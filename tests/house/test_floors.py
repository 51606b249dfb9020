"""The floors of the house, held by import-linter; and each contract catches what it is there to catch."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT

LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LINT],
        cwd=root,
        env={"PYTHONPATH": str(root / "engine"), "PATH": "", "NO_COLOR": "1"},
        check=False,
        capture_output=True,
        text=True,
    )


def test_every_room_keeps_to_its_floor() -> None:
    run = lint(ROOT)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("text/planted.py", "import whereas.values.planted", "A room imports only from the floors below it"),
        ("attic/__init__.py", "", "A room imports only from the floors below it"),
        ("text/planted.py", "import whereas.text.second", "No circle anywhere"),
        ("values/planted.py", "import lark", "Only syntax knows that Lark"),
        ("values/planted.py", "import pydantic", "Only the border"),
        ("values/planted.py", "import pathlib", "The core reads no disk"),
        ("values/planted.py", "from time import time", "The core reads no disk"),
        ("english/planted.py", "import whereas.evaluate.planted", "What explains or reports a verdict"),
    ],
)
def test_each_contract_catches_what_breaks_it(tmp_path: Path, file: str, line: str, contract: str) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    package = tmp_path / "engine" / "whereas"
    for room in ("", "text", "values", "evaluate", "english"):
        (package / room).mkdir(parents=True)
        (package / room / "__init__.py").touch()
        (package / room / "planted.py").touch()
    (package / "text/second.py").write_text("import whereas.text.planted\n", encoding="utf-8")
    (package / file).parent.mkdir(exist_ok=True)
    (package / file).write_text(line + "\n", encoding="utf-8")
    (package / "planted.py").unlink()
    run = lint(tmp_path)
    broken = [row for row in run.stdout.splitlines() if row.endswith("BROKEN")]
    assert run.returncode == 1, run.stdout + run.stderr
    assert any(row.startswith(contract) for row in broken), run.stdout

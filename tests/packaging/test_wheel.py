"""The wheel, installed far from the checkout, does the main job: it carries the laws, the deals and the grammars."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import venv
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DEAL = "ring-flock-community-requests"
LAWS = ("model.home_video", "us.ca.sb34", "us.nh.rsa_261_75_b", "us.ca.oakland.omc_9_64")
UNREACHABLE = re.compile(r"NewConnectionError|NameResolutionError|ProxyError|ConnectTimeout|Network is unreachable")

pytestmark = [pytest.mark.installed, pytest.mark.xdist_group("wheel")]  # built once, by one worker
needs_command = pytest.mark.skipif(
    not (ROOT / "engine/whereas/cli/main.py").is_file(), reason="the command is not built yet"
)


def run(command: Sequence[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run `command` in `folder` as a stranger would: nothing of this checkout or its environment is on the path."""
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
    return subprocess.run(
        [str(word) for word in command], cwd=folder, env=environment, check=False, capture_output=True, text=True
    )


def pip(python: str | Path, *words: str | Path) -> None:
    """Run pip with the settings of this machine (its package index); skips the test where no index answers."""
    command = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet", "--retries=1", "--timeout=20"]
    done = subprocess.run([*command, *map(str, words)], check=False, capture_output=True, text=True)
    if done.returncode and UNREACHABLE.search(done.stderr):
        pytest.skip("no package index can be reached")
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip(sys.executable, "wheel", "--no-deps", "--wheel-dir", folder, ROOT)
    (built,) = folder.glob("whereas-*.whl")
    return built


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the programs of a fresh environment that holds the wheel and what it needs."""
    home = tmp_path_factory.mktemp("elsewhere")
    venv.create(home, with_pip=True, symlinks=True)
    pip(home / "bin" / "python", "install", wheel)
    return home / "bin"


def test_the_wheel_holds_the_library_and_nothing_of_the_workshop(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("grammars", "policies"):
        shipped = {path for path in (ROOT / folder).rglob("*") if path.is_file() and not path.name.startswith(".")}
        assert {f"whereas/{path.relative_to(ROOT).as_posix()}" for path in shipped} <= names
        assert shipped
    assert "whereas/py.typed" in names
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"whereas"}
    assert not [name for name in names if "test" in Path(name).name.split("_")]


def test_the_library_is_found_in_a_wheel_that_was_never_unpacked(wheel: Path, tmp_path: Path) -> None:
    script = (
        f"import sys; sys.path.insert(0, {str(wheel)!r})\n"
        "from whereas._data import shipped_folder\n"
        "print(*sorted(entry.name for entry in shipped_folder('grammars').iterdir()))"
    )
    done = run([sys.executable, "-I", "-S", "-c", script], tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == sorted(
        path.name for path in (ROOT / "grammars").iterdir() if path.name[0] not in "._"
    )


@needs_command
def test_the_main_job_runs_far_from_the_checkout(programs: Path, tmp_path: Path) -> None:
    policies = [word for law in LAWS for word in ("--policy", law)]
    done = run([programs / "whereas", "check", DEAL, *policies, "--format", "json"], tmp_path)
    assert done.returncode in {0, 1}, done.stderr
    report = json.loads(done.stdout)
    assert report["schema"] == "whereas.report/1"
    assert [row["id"] for row in report["policies"]] == list(LAWS)
    assert [row["id"] for row in report["deals"]] == [DEAL]
    assert {finding["policy"] for finding in report["findings"]} == set(LAWS)

    page = tmp_path / "report.html"
    again = run(
        [programs / "python", "-m", "whereas", "check", DEAL, *policies, "--format", "html", "--output", page], tmp_path
    )
    assert again.returncode == done.returncode, again.stderr
    assert page.read_text(encoding="utf-8").startswith("<!")


@needs_command
def test_a_bad_name_is_told_and_not_suffered(programs: Path, tmp_path: Path) -> None:
    done = run([programs / "whereas", "check", "ring-flock-comunity-requests"], tmp_path)
    assert done.returncode == 2
    assert re.search(r"error\[WH\d{3}\]", done.stderr)
    assert DEAL in done.stderr
    assert "Traceback" not in done.stderr

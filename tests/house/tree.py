"""What belongs to the project: the files that git tracks, or would if they were added."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@cache
def tree_files() -> tuple[str, ...]:
    """Return the paths of all files of the project, relative to its root; skips the test outside a git checkout."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("which files belong to the project is known only in a git checkout")
    command = [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return tuple(sorted(path for path in listed.split("\0") if path and (ROOT / path).is_file()))


def files_ending(*suffixes: str) -> tuple[str, ...]:
    """Return the paths of the files whose names end in one of `suffixes`."""
    return tuple(path for path in tree_files() if path.endswith(suffixes))

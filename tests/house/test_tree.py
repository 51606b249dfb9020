"""What may stand in the tree, and what may not be named in it."""

from __future__ import annotations

import re

from tests.house.tree import ROOT, tree_files

FOLDERS = {".ci", "docs", "engine", "grammars", "policies", "tests"}
FILES = {
    ".gitattributes",
    ".gitignore",
    ".pre-commit-hooks.yaml",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "mkdocs.yml",
    "pyproject.toml",
}
# Home and scratch folders of single machines.
MACHINE_PATH = re.compile(r"(?<![A-Za-z0-9_.<~])/(?:work|farm|root|Users)/")
# What a text says that was written about its own making, or for a place that readers can't see.
OUTSIDE = re.compile(r"shared/(?:design|samples|facts|examples|hooks)|(?:agent|AI|chat) session", re.IGNORECASE)
THIS_FILE = "tests/house/test_tree.py"  # names what no other may


def matches_of(pattern: re.Pattern[str]) -> list[str]:
    found = []
    for path in set(tree_files()) - {THIS_FILE}:
        text = (ROOT / path).read_bytes().decode("utf-8", "replace")
        for number, line in enumerate(text.splitlines(), start=1):
            if pattern.search(line):
                found.append(f"{path}:{number}: {line.strip()[:100]}")
    return found


def test_only_the_rooms_of_the_plan_stand_at_the_top() -> None:
    tops = {tuple(path.split("/", 1)) for path in tree_files()}
    assert {top[0] for top in tops if len(top) > 1} <= FOLDERS
    assert {top[0] for top in tops if len(top) == 1} <= FILES


def test_no_path_of_one_machine_is_named() -> None:
    assert matches_of(MACHINE_PATH) == []


def test_nothing_points_at_what_readers_can_not_see() -> None:
    assert matches_of(OUTSIDE) == []


def test_these_searches_find_what_they_are_for() -> None:
    for folder in ("work", "root", "farm"):  # put together here, for a path of a machine may stand nowhere
        assert MACHINE_PATH.search(f"see /{folder}/main")
        assert MACHINE_PATH.search(f'"/{folder}/x"')
    assert not MACHINE_PATH.search("https://example.org/work/x")
    assert OUTSIDE.search("see ../shared/design/x.md")

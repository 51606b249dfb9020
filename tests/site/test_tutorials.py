"""The tutorials, done as they say: the files as they are printed, the commands as they stand, the answers as shown.

A block with a title is a file. A block of commands is run; its remark says with which status it ends. A block of text
after one is what its answer holds, line after line.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.house.tree import ROOT
from whereas.cli.main import cli

FOLDER = ROOT / "docs" / "tutorials"
TUTORIALS = sorted(path.name for path in FOLDER.glob("*.md") if path.name != "index.md")
BLOCK = re.compile(r'^```(?P<kind>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<text>.*?)^```$', re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^whereas (?P<words>[^#\n]+?)\s+# status (?P<status>[\d,]+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page."""

    kind: str
    title: str | None
    text: str
    line: int


def blocks(name: str) -> Iterator[Block]:
    text = (FOLDER / name).read_text(encoding="utf-8")
    for found in BLOCK.finditer(text):
        yield Block(found["kind"], found["title"], found["text"], text.count("\n", 0, found.start()) + 1)


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", TUTORIALS)
def test_a_tutorial_goes_as_it_says(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shown, ran = "", 0
    for block in blocks(name):
        if block.title is not None:
            (tmp_path / block.title).write_text(block.text, encoding="utf-8")
        elif block.kind == "sh":
            commands = COMMAND.findall(block.text)
            assert len(commands) == len(block.text.strip().splitlines()), f"line {block.line}: no status is said"
            for command, statuses in commands:
                words, _, file = command.partition(" > ")
                done = CliRunner().invoke(cli, shlex.split(words), standalone_mode=False, prog_name="whereas")
                if file:
                    (tmp_path / file).write_text(done.stdout, encoding="utf-8")
                status = done.return_value or getattr(done.exception, "code", 0) or done.exit_code
                assert str(status) in statuses.split(","), f"line {block.line}: {status}\n{done.output}"
                shown, ran = done.output, ran + 1
        elif block.kind == "text":
            assert flat(block.text) in flat(shown), f"line {block.line}"
    assert ran >= 3


def test_there_is_one_for_each_audience() -> None:
    assert len(TUTORIALS) == 3
    index = (FOLDER / "index.md").read_text(encoding="utf-8")
    assert [name for name in TUTORIALS if f"({name})" not in index] == []

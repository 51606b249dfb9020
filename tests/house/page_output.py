"""What Whereas says of the wrong text on the page of a diagnostic, found by running it, and the page that shows it."""

from __future__ import annotations

import io
import re
import shlex
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from tests.cases.engine import Loaded, whole_deal, whole_law
from tests.cases.reader import Block, Case
from tests.house.tree import ROOT
from whereas.cli.main import main
from whereas.text import Diagnostic, Label, Source, Span
from whereas.text.render import draw, joined

_FILES = {"vocabulary": "vocabulary.whereas", "whereas": "law.whereas", "deal": "deal.yaml"}
_SAID = '```text title="Whereas says"\n{text}```\n'
_WRONG = re.compile(
    r'^```\w+ title="Wrong".*?^```\n(?:\n```text title="Whereas says"\n.*?^```\n)?', re.MULTILINE | re.DOTALL
)
_TAIL = re.compile(r'\n```text title="Whereas says"\n.*\Z', re.DOTALL)
_COMMAND = "whereas "


def said_of(case: Case) -> str:
    """Return the drawings of all that is wrong with the blocks of `case`, in the order in which it was found."""
    loaded = Loaded(case)
    blocks = _blocks(case)
    sources = {name: Source(_file(name, blocks), block.text) for name, block in blocks.items()}
    shown = {source.name: source for source in sources.values()}
    drawn = []
    for problem in loaded.problems:
        assert problem.span is not None
        block = blocks[problem.span.source]
        drawn.append(joined(draw(_moved(problem, block, sources), shown)))
    return "\n".join(drawn)


def run(commands: str, folder: Path) -> tuple[int, str]:
    """Return the status of the last command `whereas` in `commands`, and all that they wrote on standard error.

    `folder` is the current folder, and stays it. What is no command `whereas` is left to the shell, whose start costs
    little; that of Python, for each page, would cost more than all else. Commands that write below `policies` are
    meant for a checkout of the project: they get a copy of its library, and it is the one that is asked.
    """
    if "> policies/" in commands:
        shutil.copytree(ROOT / "policies", folder / "policies", dirs_exist_ok=True)
        with patch("whereas.library.find.shipped_folder", folder.joinpath):
            return _run(commands, folder)
    return _run(commands, folder)


def _run(commands: str, folder: Path) -> tuple[int, str]:
    status, said, prepared = 0, "", ""
    for line in commands.splitlines(keepends=True):
        if not line.startswith(_COMMAND):
            prepared += line
            continue
        subprocess.run(["/bin/sh", "-ec", prepared], cwd=folder, check=True)
        status, told = _whereas(*_redirected(line, folder))
        said, prepared = said + told, ""
    return status, said


def page_with_output(markdown: str, said: str) -> str:
    """Return the page with `said` after the last of its wrong blocks, in place of what stood there."""
    found = list(_WRONG.finditer(markdown))
    for match in reversed(found):
        kept = _TAIL.sub("", match[0])
        added = f"\n{_SAID.format(text=said)}" if match is found[-1] else ""
        markdown = markdown[: match.start()] + kept + added + markdown[match.end() :]
    return markdown


def only_of(code: str, said: str) -> str:
    """Return the drawings in `said` that have this code."""
    drawings = re.split(r"^(?=(?:error|warning)\[)", said, flags=re.MULTILINE)
    return "".join(drawing for drawing in drawings if f"[{code}]" in drawing)


def _redirected(line: str, folder: Path) -> tuple[list[str], Path | None]:
    """Return the words of a command, and the file that takes its result: `> FILE`."""
    words = shlex.split(line)
    return (words[:-2], folder / words[-1]) if words[-2:-1] == [">"] else (words, None)


def _whereas(words: list[str], result: Path | None) -> tuple[int, str]:
    written = io.BytesIO()
    out = io.TextIOWrapper(written, encoding="utf-8")
    told = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    status = 0
    with patch.object(sys, "argv", words), redirect_stdout(out), redirect_stderr(told):
        try:
            main()
        except SystemExit as ended:
            status = int(ended.code or 0)
    if result is not None:
        out.flush()
        result.write_bytes(written.getvalue())
    told.seek(0)
    return status, told.read()


def _blocks(case: Case) -> dict[str, Block]:
    """Return the blocks by the names that their sources have once the case is loaded."""
    named = {} if case.vocabulary is None else {"vocabulary": case.vocabulary}
    named |= {f"law{index}": block for index, block in enumerate(case.laws)}
    return named | {f"deal{index}": item.deal for index, item in enumerate(case.deals)}


def _file(name: str, blocks: dict[str, Block]) -> str:
    """Return what the drawings call a block: `law.whereas`, or with a number where there are several of its kind."""
    alike = [other for other, block in blocks.items() if block.kind == blocks[name].kind]
    stem, dot, ending = _FILES[blocks[name].kind].partition(".")
    return f"{stem}{dot}{ending}" if len(alike) == 1 else f"{stem}_{alike.index(name) + 1}{dot}{ending}"


def _moved(problem: Diagnostic, block: Block, sources: dict[str, Source]) -> Diagnostic:
    """Return `problem` as it is of the text on the page, without the head that a case leaves out."""
    whole = {"whereas": whole_law, "deal": whole_deal}.get(block.kind, str)(block.text)
    ahead = whole.index(block.text)

    def moved(span: Span) -> Span:
        if span.source not in sources:
            return span
        source = sources[span.source]
        size = len(source.text)
        return Span(source.name, min(max(span.start - ahead, 0), size), min(max(span.end - ahead, 0), size))

    assert problem.span is not None
    labels = tuple(Label(moved(label.span), label.text) for label in problem.labels)
    return replace(problem, span=moved(problem.span), labels=labels)

"""What the documents name is there: paths, make targets, commands and their options."""

from __future__ import annotations

import re
import shlex
from fnmatch import fnmatch

import pytest
from click.testing import CliRunner

from tests.house.tree import ROOT, files_ending, tree_files
from whereas.cli.main import cli

CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
TOP = re.compile(r"^(?:\.ci|docs|engine|grammars|policies|tests)/[\w./<>*-]*$")
ROOT_FILE = re.compile(r"^(?:Makefile|LICENSE|[A-Z]+\.md|mkdocs\.yml|pyproject\.toml)$")
MAKE = re.compile(r"\bmake ([a-z]+)")
WHEREAS = re.compile(r"(?:^|`)(whereas [^`|#\n]+)", re.MULTILINE)
FENCED = re.compile(r"^```(?:sh|console)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
DOCUMENTS = files_ending(".md") if (ROOT / ".git").exists() else ()


def named_paths(text: str) -> list[str]:
    """Return the paths that stand in `text` as code; `<…>` stands for any name."""
    return [code for code in CODE.findall(text) if TOP.match(code) or ROOT_FILE.match(code)]


def exists(path: str) -> bool:
    pattern = re.sub(r"<[^>]*>", "*", path).rstrip("/")
    if "*" not in pattern:
        return (ROOT / pattern).exists()
    return any(fnmatch(known, pattern) or fnmatch(known, pattern + "/*") for known in tree_files())


@pytest.mark.parametrize("document", DOCUMENTS)
def test_each_path_that_a_document_names_exists(document: str) -> None:
    paths = named_paths((ROOT / document).read_text(encoding="utf-8"))
    assert [path for path in paths if not exists(path)] == []


def test_each_make_target_that_a_document_names_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for document in DOCUMENTS:
        text = (ROOT / document).read_text(encoding="utf-8")
        code = "\n".join([*CODE.findall(text), *FENCED.findall(text)])
        assert set(MAKE.findall(code)) <= targets, document


def test_each_command_and_option_that_a_document_names_exists() -> None:
    for document in DOCUMENTS:
        text = (ROOT / document).read_text(encoding="utf-8")
        code = "\n".join([*CODE.findall(text), *(block.replace("\\\n", " ") for block in FENCED.findall(text))])
        for line in WHEREAS.findall(code):
            words = shlex.split(line)[1:]
            command = cli.commands.get(words[0])
            assert command is not None, f"{document}: {line}"
            known = {option for parameter in command.params for option in parameter.opts}
            used = {word.partition("=")[0] for word in words[1:] if word.startswith("--")}
            assert used <= known | {"--help"}, f"{document}: {line}"


def test_the_report_in_the_readme_is_a_real_one() -> None:
    """What it quotes stands in the report that the command above it gives, line after line."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (quoted,) = re.findall(r'^```text title="whereas (check [^"]*)"\n(.*?)^```$', readme, re.MULTILINE | re.DOTALL)
    command, lines = quoted
    done = CliRunner().invoke(cli, [*shlex.split(command), "--quiet"], standalone_mode=False)
    assert done.exception is None
    assert lines in done.stdout


def test_a_path_that_is_not_there_is_seen() -> None:
    assert named_paths("see `engine/whereas/nowhere.py` and `no path`, or `Makefile`") == [
        "engine/whereas/nowhere.py",
        "Makefile",
    ]
    assert not exists("engine/whereas/nowhere.py")
    assert not exists("engine/<room>/nowhere/<file>.py")
    assert exists("engine/whereas/<room>/source.py")
    assert exists("docs/")

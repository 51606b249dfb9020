"""The page on the commands names each command and each of its options, and no others."""

from __future__ import annotations

import re

import pytest

from tests.house.tree import ROOT
from whereas.cli.main import cli

PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


def sections() -> dict[str, str]:
    """Return what the page says of each command."""
    found: dict[str, str] = {}
    for part in re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]:
        head, _, text = part.partition("\n")
        for name in re.findall(r"`whereas ([a-z]+)`", head):
            found[name] = text
    return found


def test_each_command_has_its_section() -> None:
    assert set(sections()) == set(cli.commands)


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_each_option_has_its_row(name: str) -> None:
    options = {
        option for parameter in cli.commands[name].params for option in parameter.opts if option.startswith("--")
    } - {"--help"}
    rows = re.findall(r"^\| `(--[a-z-]+)` \| (.*)", sections()[name], re.MULTILINE)
    # In a section on two commands, an option of one of them alone says so.
    own = {option for option, text in rows if not (said := re.match(r"of `([a-z]+)`:", text)) or said[1] == name}
    assert own == options


def test_each_command_says_what_it_does() -> None:
    for name, command in cli.commands.items():
        assert command.help, name
        assert command.help.rstrip().endswith("."), name

"""Every block of docs/deals.md is a deal, or a part of one, in the vocabulary that ships."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

from tests.house.tree import ROOT
from whereas.facts import read_deal
from whereas.model.vocabulary import Vocabulary
from whereas.syntax.parse import parse_file
from whereas.text import Source

DOCUMENT = ROOT / "docs" / "deals.md"
EXAMPLES = sorted(
    (*(ROOT / "policies" / "deals").glob("*.yaml"), *(ROOT / "policies").glob("**/*.example.yaml")),
    key=lambda path: path.as_posix(),
)
HEAD = "deal: example\ntitle: Example\nvocabulary: surveillance\nstage: proposed\n"


def blocks() -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    resolve_vocabulary = getattr(importlib.import_module("whereas.resolve"), "resolve_vocabulary", None)
    if resolve_vocabulary is None:
        pytest.skip("vocabularies are not resolved yet")
    path = ROOT / "policies" / "vocabulary" / "surveillance.whereas"
    tree, _ = parse_file(Source(path.name, path.read_text(encoding="utf-8")))
    found, _ = resolve_vocabulary(tree)
    assert isinstance(found, Vocabulary)
    return found


def test_there_are_blocks() -> None:
    assert len(blocks()) >= 10


@pytest.mark.parametrize("block", blocks(), ids=lambda block: block.split(":")[0])
def test_block(block: str, vocabulary: Vocabulary) -> None:
    source = Source("deals.md", block if block.startswith("deal:") else HEAD + block)
    deal, problems = read_deal(source, vocabulary)
    assert [(problem.code, problem.message) for problem in problems] == []
    assert deal is not None


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_what_ships_is_read_without_a_word(path: Path, vocabulary: Vocabulary) -> None:
    deal, problems = read_deal(Source(path.name, path.read_text(encoding="utf-8")), vocabulary)
    assert [(problem.code, problem.message) for problem in problems] == []
    assert deal is not None

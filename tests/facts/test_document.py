"""Every block of docs/deals.md is a deal, or a part of one, in the vocabulary that ships."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from tests.cases.expectation import Problem
from tests.facts.test_schema import as_editors_read
from tests.house.diagnostic_page import read_page
from tests.house.tree import ROOT
from whereas.facts import read_deal
from whereas.facts.compose import compose
from whereas.facts.nodes import Block, Node, Series
from whereas.facts.schema import deal_schema
from whereas.model.vocabulary import Vocabulary
from whereas.resolve import resolve_vocabulary
from whereas.syntax.parse import parse_file
from whereas.syntax.tree_vocabulary import Vocabulary as VocabularyTree
from whereas.text import Source, Span

DOCUMENT = ROOT / "docs" / "deals.md"
EXAMPLES = sorted(
    (*(ROOT / "policies" / "deals").glob("*.yaml"), *(ROOT / "policies").glob("**/*.example.yaml")),
    key=lambda path: path.as_posix(),
)
DEAL_FORMS = frozenset(("items", "complete", "covers", "log"))
HEAD = "deal: example\ntitle: Example\nvocabulary: surveillance\nstage: proposed\n"


def blocks() -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    path = ROOT / "policies" / "vocabulary" / "surveillance.whereas"
    tree, _ = parse_file(Source(path.name, path.read_text(encoding="utf-8")))
    assert isinstance(tree, VocabularyTree)
    found, _ = resolve_vocabulary(tree)
    assert found is not None
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


def test_the_schema_takes_what_ships(vocabulary: Vocabulary) -> None:
    validator = jsonschema.Draft202012Validator(deal_schema(vocabulary))
    for path in EXAMPLES:
        found = validator.iter_errors(as_editors_read(path.read_text(encoding="utf-8")))
        assert [(path.name, list(error.absolute_path)) for error in found] == []


def names_in(node: Node, way: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Span]]:
    """Yield every name of a deal with the way to it."""
    if isinstance(node, Block):
        for entry in node.entries:
            yield (*way, entry.key.value), entry.key.span
            yield from names_in(entry.value, (*way, entry.key.value))
    elif isinstance(node, Series):
        for item in node.items:
            yield from names_in(item, (*way, "-"))


def is_author_s_own(way: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """Return whether a name is a key that the author of the deal has chosen."""
    root, *rest = way
    if root in vocabulary.lists:
        return (len(rest) == 1 and rest[0] not in DEAL_FORMS) or (len(rest) == 2 and rest[0] == "items")
    return root in {"sources", "readings"} and len(rest) == 1


def assert_misspelt_names_are_told(path: Path, vocabulary: Vocabulary, stride: int) -> None:
    source = Source(path.name, path.read_text(encoding="utf-8"))
    tree, _ = compose(source)
    assert tree is not None
    names = [(way, span) for way, span in names_in(tree) if not is_author_s_own(way, vocabulary)]
    for way, span in names[::stride]:
        text = f"{source.text[: span.end]}q{source.text[span.end :]}"
        deal, problems = read_deal(Source(path.name, text), vocabulary)
        assert deal is None, way
        assert any(problem.span == Span(path.name, span.start, span.end + 1) for problem in problems), way


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_a_misspelt_name_is_told(path: Path, vocabulary: Vocabulary) -> None:
    assert_misspelt_names_are_told(path, vocabulary, stride=23)


@pytest.mark.long
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_each_misspelt_name_is_told(path: Path, vocabulary: Vocabulary) -> None:
    assert_misspelt_names_are_told(path, vocabulary, stride=1)


def test_pages_of_diagnostics(vocabulary: Vocabulary) -> None:
    """The wrong deal of each page has its diagnostic at its words, and the mended one none."""
    for path in sorted((ROOT / "docs" / "diagnostics").glob("WH5*.md")):
        page = read_page(path)
        for block in (*page.wrong.blocks, *page.mended.blocks):
            has_head = any(line.startswith("deal:") for line in block.text.splitlines())
            source = Source(path.name, block.text if has_head else f"{block.text}\n{HEAD}")
            _, problems = read_deal(source, vocabulary)
            found = [
                Problem(
                    line=source.position(problem.span.start)[0],
                    code=problem.code,
                    words=source.text[problem.span.start : problem.span.end],
                )
                for problem in problems
                if problem.span is not None
            ]
            assert found == list(block.problems), path.name

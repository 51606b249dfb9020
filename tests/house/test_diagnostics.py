"""Every diagnostic has its page, which is its test: the wrong text gives that code alone, the mended one none."""

from __future__ import annotations

import ast
import contextlib
import importlib
import re
from dataclasses import is_dataclass
from pathlib import Path

import pytest

from tests.cases.expectation import CaseError
from tests.cases.test_cases import problem_differences
from tests.house.diagnostic_page import DiagnosticPage, page_from, page_name, read_page
from tests.house.page_output import only_of, page_with_output, run, said_of
from tests.house.tree import ROOT
from whereas.catalog import DIAGNOSTICS
from whereas.text.diagnostic import Diagnostic

PAGES = ROOT / "docs" / "diagnostics"
INDEX = (PAGES / "index.md").read_text(encoding="utf-8")
ENGINE = ROOT / "engine"

COUNTS_OTHERS = frozenset({"WH137", "WH516"})  # they say that there are more mistakes than are told of

GOOD_PAGE = """# WH201: unknown name

A name that the vocabulary does not know.

```vocabulary title="Given"
record flow
```

```whereas title="Wrong"
section 1 # WH201 "recipent"
```

```whereas title="Mended"
section 2
```
"""


def catalogue() -> tuple[type[Diagnostic], ...]:
    return tuple(DIAGNOSTICS)


def problem_files() -> list[Path]:
    """Return the files of the rooms' diagnostics: problems.py, or several that begin so, or a folder of that name."""
    files = sorted(ENGINE.rglob("*.py"))
    return [file for file in files if any(part.startswith("problems") for part in file.with_suffix("").parts[-2:])]


def diagnostics_in_rooms() -> set[type[Diagnostic]]:
    """Return every class in a `problems` module that has a code of its own."""
    found: set[type[Diagnostic]] = set()
    for file in problem_files():
        module = importlib.import_module(".".join(file.relative_to(ENGINE).with_suffix("").parts))
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, Diagnostic) and "code" in vars(value):
                found.add(value)
    return found


def test_the_catalogue_misses_no_diagnostic() -> None:
    assert diagnostics_in_rooms() == set(catalogue())


def test_diagnostics_stand_in_the_problems_of_their_room() -> None:
    for file in sorted(set(ENGINE.rglob("*.py")) - set(problem_files())):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                bases = {base.id for base in node.bases if isinstance(base, ast.Name)}
                assert "Diagnostic" not in bases, f"{file.relative_to(ROOT)}: {node.name}"


def test_codes_are_unique_and_in_order() -> None:
    codes = [kind.code for kind in catalogue()]
    assert codes == sorted(set(codes))


def test_each_diagnostic_is_described_and_worded() -> None:
    for kind in catalogue():
        assert kind.__doc__, kind
        assert is_dataclass(kind), kind
        assert kind.title == kind.title.strip(), kind
        assert kind.title, kind
        message = kind.message_template
        assert message, kind
        assert not message.endswith("."), f"{kind.code}: a message is no sentence with a period"
        assert not message[0].isupper() or message.split()[0].isupper(), f"{kind.code}: a message begins small"


def test_each_diagnostic_has_its_page_and_no_page_is_left_over() -> None:
    wanted = {page_name(kind.code, kind.title) for kind in catalogue()}
    assert {path.name for path in PAGES.glob("WH*.md")} == wanted


def test_the_index_leads_to_each_page_by_its_title() -> None:
    rows = re.findall(r"^\| \[(WH\d{3})\]\((.+)\) \| (.+) \| (\w+) \|$", INDEX, re.MULTILINE)
    assert rows == [
        (kind.code, page_name(kind.code, kind.title), kind.title, kind.severity.value) for kind in catalogue()
    ]


@pytest.mark.golden
@pytest.mark.parametrize("path", sorted(PAGES.glob("WH*.md")), ids=lambda path: path.stem)
def test_the_page_is_right(path: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    page = read_page(path)
    if page.wrong_commands:
        said = said_of_commands(page, tmp_path)
    else:
        codes = {problem.code for block in page.wrong.blocks for problem in block.problems}
        assert codes == {page.code}, "the wrong text shows this mistake and no other"
        assert problem_differences(page.wrong) == []
        assert problem_differences(page.mended) == []
        said = said_of(page.wrong)
    markdown = path.read_text(encoding="utf-8")
    shown = page_with_output(markdown, said)
    if request.config.getoption("--rewrite-golden"):
        path.write_text(shown, encoding="utf-8", newline="\n")
    else:
        assert markdown == shown, "the page shows what Whereas says of the wrong text; `make golden` writes it"


def said_of_commands(page: DiagnosticPage, folder: Path) -> str:
    """Return what the wrong commands write on standard error.

    They print the code of the page alone and end with status 2, unless it warns; the mended ones print none.
    """
    with contextlib.chdir(folder):
        status, said = run(page.wrong_commands, folder)
        mended_status, mended = run(page.mended_commands, folder)
    codes = set(re.findall(r"\[(WH\d{3})\]", said))
    assert page.code in codes, said
    assert codes == {page.code} or page.code in COUNTS_OTHERS, said
    assert (status == 2) is ("error[" in said), said
    assert mended_status in {0, 1}, mended
    assert "[WH" not in mended
    return only_of(page.code, said)


def test_a_page_is_read_as_two_cases() -> None:
    page = page_from(GOOD_PAGE, "WH201-unknown-name.md")
    assert [(problem.code, problem.words) for problem in page.wrong.laws[0].problems] == [("WH201", "recipent")]
    assert [law.text for law in page.mended.laws] == ["section 2\n"]
    assert page.wrong.vocabulary == page.mended.vocabulary
    assert page.wrong.vocabulary is not None
    assert page.wrong.laws[0].line == GOOD_PAGE.splitlines().index('section 1 # WH201 "recipent"') + 1


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("# Unknown name\n", "WH201-unknown-name.md", "begins with its code"),
        (GOOD_PAGE, "WH201-unknown.md", "is named WH201-unknown-name.md"),
        (GOOD_PAGE.replace("Mended", "Given"), "WH201-unknown-name.md", 'title="Mended"'),
    ],
)
def test_a_page_of_another_form_is_refused(text: str, name: str, words: str) -> None:
    with pytest.raises(CaseError, match=words):
        page_from(text, name)

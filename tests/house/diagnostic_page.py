"""Reads the page of a diagnostic, docs/diagnostics/CODE-name.md, as two cases: the wrong text and the mended one.

The form is described in docs/diagnostics/index.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tests.cases.expectation import CaseError
from tests.cases.reader import PROSE, Case, case_from

APOSTROPHE = "'"  # it leaves no gap in a file name
_HEADING = re.compile(r"^# (WH\d{3}): (.+)$")
_FENCE = re.compile(r'^```(?P<kind>\w+)(?: title="(?P<part>Wrong|Mended|Given)")?(?P<rest>.*)$')


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagnosticPage:
    """A page, taken apart; `wrong_commands` and `mended_commands` stand where the mistake is made at the prompt."""

    code: str
    title: str
    wrong: Case
    mended: Case
    wrong_commands: str
    mended_commands: str


def page_name(code: str, title: str) -> str:
    """Return the file name of the page of a diagnostic: `WH201-unknown-name.md`."""
    return f"{code}-{re.sub(r'[^a-z0-9]+', '-', title.lower().replace(APOSTROPHE, '')).strip('-')}.md"


def read_page(path: Path) -> DiagnosticPage:
    """Return the page in the file `path`."""
    return page_from(path.read_text(encoding="utf-8"), path.name)


def page_from(markdown: str, name: str) -> DiagnosticPage:
    """Return the page that `markdown` holds.

    Raises:
        CaseError: it has not the form of such a page.
    """
    heading = _HEADING.match(markdown.partition("\n")[0])
    if heading is None:
        raise CaseError(f"{name}: a page begins with its code and title, as in `# WH201: unknown name`")
    if name != page_name(heading[1], heading[2]):
        raise CaseError(f"{name}: with this heading the page is named {page_name(heading[1], heading[2])}")
    parts = {match["part"] for line in markdown.splitlines() if (match := _FENCE.match(line))}
    if not {"Wrong", "Mended"} <= parts:
        raise CaseError(f'{name}: a page has a block title="Wrong" and a block title="Mended"')
    return DiagnosticPage(
        code=heading[1],
        title=heading[2],
        wrong=case_from(_only(markdown, "Wrong"), name, may_expect_nothing=True),
        mended=case_from(_only(markdown, "Mended"), name, may_expect_nothing=True),
        wrong_commands=_commands(markdown, "Wrong"),
        mended_commands=_commands(markdown, "Mended"),
    )


def _only(markdown: str, part: str) -> str:
    """Return the Markdown with its lines in place, in which only the blocks of `part` and the given ones count."""
    lines = []
    for line in markdown.split("\n"):
        fence = _FENCE.match(line)
        if fence is None:
            lines.append(line)
        elif fence["part"] in {part, "Given"} and fence["kind"] not in PROSE:
            lines.append(f"```{fence['kind']}{fence['rest']}")
        else:
            lines.append("```text")
    return "\n".join(lines)


def _commands(markdown: str, part: str) -> str:
    blocks = re.findall(rf'^```sh title="{part}"\n(.*?)^```$', markdown, re.MULTILINE | re.DOTALL)
    return "".join(blocks)

"""A law and a deal as texts in, verdicts and diagnostics out: what the playground asks in the reader's browser.

Promised: the same verdicts as `whereas check` gives on the same two files, for it is the same run; nothing is asked of
any other place. A law may also be the name of one in the library.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from whereas.library.clock import today
from whereas.library.problems import BadChoice
from whereas.pipeline import run
from whereas.report.formats.html import render
from whereas.report.model import Finding, Report
from whereas.request import Request
from whereas.text import Diagnostic, Source
from whereas.values.literals import Misread, read_day

LAW, DEAL = "law.whereas", "deal.yaml"


def answer(law: str, deal: str, as_of: str | None = None) -> str:
    """Return the verdicts of a law on a deal, and what is wrong with their texts, as JSON.

    Args:
        law: the text of a law, or the name of one in the library.
        deal: the text of a deal file.
        as_of: the assessment date (`2026-11-24`); today if left out.
    """
    day = read_day(as_of) if as_of else today()
    if isinstance(day, Misread):
        wrong = BadChoice(span=None, option="as of", found=str(as_of), expected="a day such as 2026-11-24")
        return json.dumps({"diagnostics": [_diagnostic(wrong, {})], "report": None, "page": None})
    with TemporaryDirectory() as folder:
        names = {name: str(Path(folder) / name) for name in (LAW, DEAL)}
        for name, text in ((LAW, law), (DEAL, deal)):
            Path(names[name]).write_text(text, encoding="utf-8", errors="surrogatepass", newline="")
        is_name = "\n" not in law.strip() and " " not in law.strip()
        policy = law.strip() if is_name and law.strip() else names[LAW]
        outcome = run(Request(deals=(names[DEAL],), policies=(policy,), as_of=day))
        sources = {_short(name, folder): source for name, source in outcome.sources.items()}
        told = [_diagnostic(item, sources, folder) for item in outcome.diagnostics]
        report = outcome.report
    made = None if report is None else _told(report)
    page = None if report is None else render(report).replace(f"{folder}/", "")
    return json.dumps({"diagnostics": told, "report": made, "page": page})


def _short(name: str, folder: str) -> str:
    return name.removeprefix(folder).lstrip("/\\") if name.startswith(folder) else name


def _diagnostic(item: Diagnostic, sources: Mapping[str, Source], folder: str = "\0") -> dict[str, Any]:
    """Return a diagnostic with its place: its file, its line, and where it begins and ends for a script.

    A script counts characters in units of 16 bits.
    """
    told: dict[str, Any] = {
        "code": item.code,
        "title": item.title,
        "severity": item.severity.value,
        "message": item.message.replace(f"{folder}/", ""),
        "label": item.label,
        "help": item.help,
        "file": None,
        "line": None,
        "from": None,
        "to": None,
    }
    if item.span is not None and (name := _short(item.span.source, folder)) in sources:
        text = sources[name].text
        start, end = (_units(text[:place]) for place in (item.span.start, item.span.end))
        told |= {"file": name, "line": text.count("\n", 0, item.span.start) + 1, "from": start, "to": end}
    return told


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _told(report: Report) -> dict[str, Any]:
    """Return what a page shows of a report: the conclusion, how many findings have which verdict, and each of them."""
    return {
        "conclusion": report.deals[0].conclusion,
        "as_of": report.as_of,
        "summary": report.summary.model_dump(),
        "findings": [_finding(item) for item in report.findings],
        "questions": [{"ask": item.ask, "about": item.about, "findings": item.findings} for item in report.questions],
        "notice": report.notice,
    }


def _finding(item: Finding) -> dict[str, Any]:
    return {
        "section": item.section,
        "duty": item.duty,
        "title": item.title,
        "verdict": item.verdict,
        "possible": item.possible,
        "only_open_list": item.only_open_list,
        "unless_shown": item.unless_shown,
        "is_waived": item.waiver is not None,
        "requirement": item.requirement,
        "explanation": item.explanation,
        "questions": [each.ask for each in item.questions],
        "facts": [
            {"about": fact.about, "shown": fact.shown, "line": fact.line}
            for instance in [each for each in item.instances if each.verdict == item.verdict][:1]
            for fact in instance.facts
        ],
    }

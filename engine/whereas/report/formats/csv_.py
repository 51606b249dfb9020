"""A report as one table in CSV, for a spreadsheet: a row for each finding, and for all else that a reader must know.

Promised: Excel and LibreOffice show its characters rightly and take no text of a deal or a law for a formula; nothing
of the other formats' findings, warnings and gaps is left out, and the first column says what each row is.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, fields

from whereas.report.formats.due import told_due
from whereas.report.formats.facts import WEAK, encoding_words, made_by, standing
from whereas.report.formats.noted import noted
from whereas.report.formats.outline import LABELS
from whereas.report.formats.plain import plain
from whereas.report.formats.signs import beside_words
from whereas.report.model import Finding, Policy, Report

BYTE_ORDER_MARK = "\ufeff"
"""Without it, Excel reads UTF-8 as the machine's old character set."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the table; its fields are the columns, in order."""

    row: str
    deal: str = ""
    law: str = ""
    section: str = ""
    duty: str = ""
    title: str = ""
    verdict: str = ""
    possible: str = ""
    severity: str = ""
    bound: str = ""
    asked: str = ""
    why: str = ""
    source: str = ""
    until: str = ""
    rests_on: str = ""
    waiver: str = ""
    facts: str = ""
    questions: str = ""
    remedy: str = ""
    law_file: str = ""
    law_line: str = ""
    deal_lines: str = ""
    beside_the_verdict: str = ""


def render(report: Report) -> str:
    """Return the report as CSV with a byte order mark and Windows line ends, as spreadsheets expect it."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    names = [field.name for field in fields(Row)]
    writer.writerow([name.replace("_", " ") for name in names])
    for row in _rows(report):
        writer.writerow([cell(getattr(row, name)) for name in names])
    return BYTE_ORDER_MARK + made.getvalue()


def cell(text: str) -> str:
    """Return a text as a cell that shows it: one line, nothing hidden, and never a formula."""
    shown = plain(text).strip()
    return f"'{shown}" if shown.startswith(_FORMULA) else shown


def numbered(section: str) -> str:
    """Return the number of a section as a cell that no spreadsheet takes for an amount or a day."""
    return f"§ {section}"


def _rows(report: Report) -> Iterator[Row]:
    for deal in report.deals:
        yield Row(row="deal", deal=deal.id, title=deal.title, why=deal.conclusion)
    for finding in report.findings:
        yield _finding(finding)
    for due in report.calendar:
        yield Row(
            row="due",
            deal=due.deal,
            law=due.policy,
            section=numbered(due.section),
            duty=due.duty or "",
            title=due.title,
            verdict=LABELS[due.verdict],
            asked=due.act if due.kind in ("order", "each") else told_due(due).what,
            until=due.day or due.when,
        )
    for item in report.not_checked:
        yield Row(
            row="not checked", law=item.policy, section=numbered(item.section), title=item.title or "", why=item.why
        )
    for question in report.questions:
        who = f" For {question.answered_by} to answer." if question.answered_by else ""
        cases = "".join(f" Decided: {case.told()}" for case in question.decided)
        yield Row(row="question", deal=question.deal, title=question.about, questions=f"{question.ask}{who}{cases}")
    for silence in report.silences:
        yield Row(row="not mentioned", deal=silence.deal, title=silence.about, questions=silence.ask or "")
    for sentence in noted(report):
        yield Row(row="noted", why=sentence)
    for policy in report.policies:
        yield _law(policy)
    for told in report.diagnostics:
        yield Row(row=f"{told.severity} {told.code}", why=told.message, law_file=told.file or "")
    yield Row(row="notice", why=f"{report.notice} {made_by(report.engine)} Assessed as of {report.as_of}.")


def _law(policy: Policy) -> Row:
    said = " ".join((encoding_words(policy), *(f"Warning: {warning}" for warning in policy.encoding.warnings)))
    return Row(row="law", law=policy.id, title=policy.title, section=policy.citation or "", why=said)


def _finding(finding: Finding) -> Row:
    facts = {fact.path: fact for instance in finding.instances for fact in instance.facts}
    lines = sorted({fact.line for fact in facts.values() if fact.line is not None})
    return Row(
        row="finding",
        deal=finding.deal,
        law=finding.policy,
        section=numbered(finding.section),
        duty=finding.duty or "",
        title=finding.title,
        verdict=LABELS[finding.verdict],
        possible=", ".join(LABELS[item] for item in finding.possible),
        severity=finding.severity or "",
        bound=finding.bearer or "",
        asked=finding.requirement,
        why=" ".join(finding.explanation),
        source="" if finding.encoding.warning is None else f"{WEAK}: {finding.encoding.warning}",
        until=finding.pending_until or "",
        rests_on=finding.basis or "",
        waiver=_waiver(finding),
        facts="; ".join(_fact_words(fact.about, fact.shown, standing(fact)) for fact in facts.values()),
        questions=" ".join(question.ask for question in finding.questions),
        remedy=finding.remedy or "",
        law_file="" if finding.place is None else finding.place.file,
        law_line="" if finding.place is None else str(finding.place.line),
        deal_lines=", ".join(str(line) for line in lines),
        beside_the_verdict=beside_words(finding),
    )


def _fact_words(about: str, shown: str, known: str) -> str:
    return f"{about}: {shown}" + (f" ({known})" if known else "")


def _waiver(finding: Finding) -> str:
    waiver = finding.waiver
    if waiver is None:
        return ""
    return f"{waiver.authority}, {waiver.instrument}, until {waiver.expires_at}: {waiver.reason}"

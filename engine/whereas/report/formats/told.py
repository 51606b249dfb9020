"""A finding in the lines that formats for machines carry as their text: one statement a line, nothing hidden in it."""

from __future__ import annotations

from collections.abc import Iterator

from whereas.report.formats.facts import WEAK
from whereas.report.formats.outline import LABELS
from whereas.report.formats.plain import plain
from whereas.report.model import Finding


def named(finding: Finding) -> str:
    """Return what a finding is called: "Section 4(a) (emergency): Warrant or consent"."""
    duty = f" ({finding.duty.replace('_', ' ')})" if finding.duty else ""
    return plain(f"Section {finding.section}{duty}: {finding.title}")


def told(finding: Finding) -> tuple[str, ...]:
    """Return the lines that say of a finding what every reader of it must not miss."""
    return tuple(plain(line) for line in _lines(finding))


def _lines(finding: Finding) -> Iterator[str]:
    yield f"Verdict: {LABELS[finding.verdict]}"
    yield f"Law: {finding.citation}"
    yield f"Asks: {finding.requirement}"
    yield from finding.explanation
    if finding.pending_until:
        yield f"Until: {finding.pending_until}"
    if finding.waiver is not None:
        waiver = finding.waiver
        yield f"Waived by {waiver.authority} ({waiver.instrument}) until {waiver.expires_at}: {waiver.reason}"
    if finding.encoding.warning is not None:
        yield f"{WEAK}: {finding.encoding.warning}"
    if finding.why_inexact:
        yield f"Not exact: {finding.why_inexact}"
    for question in finding.questions:
        who = f" For {question.answered_by} to answer." if question.answered_by else ""
        yield f"Ask: {question.ask}{who}"
        yield from (f"Decided: {case.told()}" for case in question.decided)
    if finding.remedy and finding.verdict == "violated":
        yield f"Remedy: {finding.remedy}"
    if finding.place is not None:
        yield f"Stated in {finding.place.file}, line {finding.place.line}"

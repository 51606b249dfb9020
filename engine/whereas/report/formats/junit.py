"""A report as JUnit XML, for the page of a CI host: a suite for each deal and law, a test for each duty.

JUnit knows passed, failed, error and skipped, and no "unknown". A duty that is violated failed. One that is not known,
or that a person has to judge, is an error, "the test could not be carried out": as a skipped test the unknown would
pass unseen. What is skipped says why: it can still be done in time, does not apply, is waived, only permits, or was not
checked. Promised: well-formed whatever a deal says; the same report gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from whereas.report.formats.facts import encoding_words, made_by
from whereas.report.formats.outline import LABELS
from whereas.report.formats.plain import plain
from whereas.report.formats.told import named, told
from whereas.report.model import Deal, Finding, NotChecked, Policy, Report

_OPEN = ("undetermined", "needs_judgment")


def render(report: Report) -> str:
    """Return the report as JUnit XML, ending with a line feed."""
    root = ET.Element("testsuites", name="whereas")
    for deal in report.deals:
        for policy in report.policies:
            root.append(_suite(report, deal, policy))
    cases = root.findall("./testsuite/testcase")
    _count(root, cases)
    ET.indent(root)
    made = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{made}\n'


def _suite(report: Report, deal: Deal, policy: Policy) -> ET.Element:
    suite = ET.Element("testsuite", name=plain(f"{deal.id}: {policy.id}"))
    properties = ET.SubElement(suite, "properties")
    for name, value in _properties(report, deal, policy):
        ET.SubElement(properties, "property", name=name, value=plain(value))
    cases = [_case(item, deal, policy) for item in report.findings if (item.deal, item.policy) == (deal.id, policy.id)]
    cases += [_not_checked(item, policy, deal) for item in report.not_checked if item.policy == policy.id]
    suite.extend(cases)
    _count(suite, cases)
    return suite


def _properties(report: Report, deal: Deal, policy: Policy) -> Iterator[tuple[str, str]]:
    yield "as of", report.as_of
    yield "deal", deal.title
    yield "conclusion", deal.conclusion
    yield "law", policy.title
    yield "citation", policy.citation or ""
    yield "encoding", encoding_words(policy)
    for warning in policy.encoding.warnings:
        yield "warning", warning
    yield "sha256 of the deal", deal.sha256 or "not given"
    yield "sha256 of the law", policy.sha256 or "not given"
    yield "made by", made_by(report.engine)
    yield "notice", report.notice


def _count(element: ET.Element, cases: list[ET.Element]) -> None:
    element.set("tests", str(len(cases)))
    for plural, name in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        element.set(plural, str(sum(case.find(name) is not None for case in cases)))
    element.set("time", "0")  # a report has no clock time; some readers want the attribute


def _case(finding: Finding, deal: Deal, policy: Policy) -> ET.Element:
    case = _named(named(finding), policy, deal)
    found = _outcome(finding)
    if found is not None:
        name, kind, message = found
        outcome = ET.SubElement(case, name, type=kind, message=plain(message))
        outcome.text = "\n".join(told(finding))
    else:
        ET.SubElement(case, "system-out").text = "\n".join(told(finding))
    return case


def _named(name: str, policy: Policy, deal: Deal) -> ET.Element:
    return ET.Element("testcase", classname=plain(f"{deal.id}.{policy.id}"), name=plain(name), time="0")


def _outcome(finding: Finding) -> tuple[str, str, str] | None:
    """Return how a test ended, of which kind and why; None where it passed."""
    verdict, label = finding.verdict, LABELS[finding.verdict]
    said = f"{label}: {' '.join(finding.explanation[:1])}"
    if finding.modality == "may":
        return "skipped", "permission", f"It only permits, and takes no part in the verdict. {said}"
    if finding.waiver is not None and verdict == "violated":
        waiver = finding.waiver
        return "skipped", "waived", f"Waived by {waiver.authority} until {waiver.expires_at}. {said}"
    if verdict == "violated":
        return "failure", verdict, said
    if verdict in _OPEN:
        return "error", verdict, said
    if verdict == "pending":
        until = f" Until {finding.pending_until}." if finding.pending_until else ""
        return "skipped", verdict, f"It can still be done in time.{until} {said}"
    return ("skipped", verdict, said) if verdict == "inapplicable" else None


def _not_checked(item: NotChecked, policy: Policy, deal: Deal) -> ET.Element:
    title = f": {item.title}" if item.title else ""
    case = _named(f"Section {item.section}{title}", policy, deal)
    ET.SubElement(case, "skipped", type="not_checked", message=plain(f"Not checked: {item.why}"))
    return case

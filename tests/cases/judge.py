"""Compares what a case expects with a report, read by the keys that the report schema promises."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tests.cases.expectation import Expectation, Target

Report = Mapping[str, Any]
Finding = Mapping[str, Any]


def differences(expectations: Iterable[Expectation], report: Report) -> list[str]:
    """Return a line for each expectation that `report` does not meet."""
    found = []
    for expected in expectations:
        try:
            actual = _actual(expected, report)
        except LookupError as problem:
            actual = str(problem.args[0])
        wanted = _wanted(expected)
        if actual != wanted:
            found.append(f"{expected.place}: {expected.target}: expected {wanted}, found {actual}")
    return found


def _wanted(expected: Expectation) -> str:
    match expected.kind:
        case "verdict":
            word = {"excused": " by ", "pending": " until "}.get(expected.value, "")
            return expected.value + (word + expected.detail[0] if expected.detail else "")
        case "possible":
            return f"{expected.value} {{{', '.join(expected.detail)}}}"
        case "by reading":
            return f"by reading {expected.detail[0]} {expected.value}"
        case "missing":
            return "missing " + ", ".join(sorted(path.strip() for path in expected.value.split(",")))
        case "observed":
            return f"observed {expected.detail[0]} at {expected.value}"
        case "exit":
            return f"exit {expected.value} on {expected.detail[0]}"
        case "says" | "remedy" | "silent on":
            return f"{expected.kind} {expected.value}"
        case "waiver" | "not encoded":
            return expected.value
        case kind:
            return f"{kind} {expected.value}"


def _actual(expected: Expectation, report: Report) -> str:
    target = expected.target
    match expected.kind:
        case "verdict":
            return _verdict_in_words(expected, report)
        case "possible":
            part = _part(target, report)
            return f"{part['verdict']} {{{', '.join(sorted(part['possible']))}}}"
        case "not encoded":
            sections = {row["section"] for row in report["not_checked"] if _is_of(target.policy, row, report)}
            return "not encoded" if target.section in sections else "encoded"
        case "observed":
            seen = {(row["kind"], row["path"]) for row in report["observations"]}
            return _wanted(expected) if (expected.detail[0], expected.value) in seen else f"observed {sorted(seen)}"
        case "exit":
            return f"exit {report['exit'][expected.detail[0]]} on {expected.detail[0]}"
        case "silent on":
            silent = report["silent_on"]
            return f"silent on {expected.value}" if expected.value in silent else f"silent on {', '.join(silent)}"
        case _:
            return _of_finding(expected, _finding(target, report))


def _of_finding(expected: Expectation, finding: Finding) -> str:
    match expected.kind:
        case "by reading":
            rows = {f"{row['dispute']}={row['reading']}": row["verdict"] for row in finding["by_reading"]}
            return f"by reading {expected.detail[0]} {rows.get(expected.detail[0], f'(only {sorted(rows)})')}"
        case "says":
            text = _spaced(" ".join(finding["explanation"]))
            return f"says {expected.value if _spaced(expected.value) in text else text}"
        case "remedy":
            text = _spaced(finding["remedy"] or "")
            return f"remedy {expected.value if _spaced(expected.value) in text else text}"
        case "missing":
            instances = _instances(expected.target, [finding])
            return "missing " + ", ".join(sorted({path for row in instances for path in row["missing"]}))
        case "waiver":
            return "waived" if finding["waiver"] else "not waived"
        case "exact":
            return f"exact {str(finding['exact']).lower()}"
        case kind:
            return f"{kind} {finding[kind.replace(' ', '_')]}"


def _verdict_in_words(expected: Expectation, report: Report) -> str:
    verdict = str(_part(expected.target, report)["verdict"])
    if verdict != expected.value or not expected.detail:
        return verdict
    findings = _main_findings(expected.target, report)
    instances = [row for row in _instances(expected.target, findings) if row["verdict"] == verdict]
    if verdict == "excused":
        return "excused by " + " and ".join(sorted({str(row["exception"]) for row in instances}))
    # Days first: ISO dates sort before the paths of events, and the earliest day counts.
    return "pending until " + min(sorted(str(row["pending_until"]) for row in instances), default="nothing")


def _part(target: Target, report: Report) -> Mapping[str, Any]:
    """Return what carries the verdict and the possible verdicts of `target`."""
    if target.subject is not None:
        return _only(_subjects(target, report), f"subject {target.subject}")
    if target.duty is not None:
        return _only(_findings(target, report), f"duty {target.duty}")
    rows = [
        row
        for row in report["verdicts"]
        if row["policy"] is not None and row["section"] == target.section and _is_of(target.policy, row, report)
    ]
    return _only(rows, str(target))


def _finding(target: Target, report: Report) -> Finding:
    return _only(_main_findings(target, report), f"finding for {target}; name the duty")


def _main_findings(target: Target, report: Report) -> list[Finding]:
    """Return the findings of the target; of a section with a duty of its own and attached ones, the first alone."""
    findings = _findings(target, report)
    return [finding for finding in findings if finding["duty"] is None] or findings


def _findings(target: Target, report: Report) -> list[Finding]:
    return [
        finding
        for finding in report["findings"]
        if _is_of(target.policy, finding, report)
        and finding["section"] == target.section
        and target.duty in {None, finding["duty"]}
    ]


def _instances(target: Target, findings: Iterable[Finding]) -> list[Mapping[str, Any]]:
    rows = [row for finding in findings for row in finding["instances"]]
    if target.subject is None:
        return rows
    matching = [row for row in rows if row["subject"] == target.subject]
    if not matching:
        raise LookupError(f"no instance {target.subject} among {', '.join(str(row['subject']) for row in rows)}")
    return matching


def _subjects(target: Target, report: Report) -> list[Mapping[str, Any]]:
    rows = [row for finding in _main_findings(target, report) for row in finding["subjects"]]
    matching = [row for row in rows if row["path"] == target.subject]
    if not matching:
        raise LookupError(f"no subject {target.subject} among {', '.join(str(row['path']) for row in rows)}")
    return matching


def _is_of(policy: str | None, row: Mapping[str, Any], report: Report) -> bool:
    if policy is None and len(report["policies"]) > 1:
        raise LookupError("several laws: say of which")
    return policy is None or row["policy"] == policy


def _only(rows: list[Mapping[str, Any]], what: str) -> Mapping[str, Any]:
    if len(rows) != 1:
        raise LookupError(f"{len(rows) or 'no'} {what}")
    return rows[0]


def _spaced(text: str) -> str:
    return " ".join(text.split())

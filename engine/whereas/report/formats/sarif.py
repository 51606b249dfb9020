"""A report as SARIF 2.1.0, whole: each finding with its verdict, its places in the deal and in the law, and its rule.

SARIF has a kind for each verdict: what is not known is `open`, what a person must judge is for `review`, and neither
passes. Hosts that show alerts ignore kinds and suppressions, and would show every finding as a fault; `code_scanning`
is made for them.

Source: SARIF 2.1.0, OASIS Standard, sections 3.11 (messages), 3.27 (results), 3.35 (suppressions), 3.49 (rules).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from whereas.report.formats.facts import encoding_words, made_by
from whereas.report.formats.json_ import with_escapes
from whereas.report.formats.markdown import escaped
from whereas.report.formats.places import decisive_facts, uri
from whereas.report.formats.plain import paragraphs, plain
from whereas.report.formats.told import named, told
from whereas.report.model import Finding, Report
from whereas.report.part import VerdictName

Json = dict[str, Any]
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_KINDS: Mapping[VerdictName, str] = {
    "violated": "fail",
    "undetermined": "open",
    "needs_judgment": "review",
    "pending": "informational",
    "excused": "pass",
    "satisfied": "pass",
    "inapplicable": "notApplicable",
}
_LEVELS: Mapping[str | None, str] = {"critical": "error", "high": "error", "medium": "warning", "low": "note"}
_SEVERE = "error"  # of a breach of which the law does not say how grave it is
_MOST_PLACES = 50


def render(report: Report) -> str:
    """Return the report as SARIF, ending with a line feed."""
    return rendered(report, lambda _: True)


def rendered(report: Report, is_shown: Callable[[Finding], bool]) -> str:
    """Return as SARIF those findings of a report that `is_shown` chooses, ending with a line feed."""
    shown = [finding for finding in report.findings if is_shown(finding)]
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report, shown)]}
    return with_escapes(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _run(report: Report, findings: list[Finding]) -> Json:
    rules = {rule_id(finding): finding for finding in reversed(findings)}
    places = {name: place for place, name in enumerate(sorted(rules))}
    return {
        "tool": {"driver": _driver(report, [rules[name] for name in places])},
        "automationDetails": {"id": "whereas/"},
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(report, item.file, item.sha256) for item in report.texts],
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": list(_notifications(report))}],
        "results": [_result(finding, places, report) for finding in findings],
        "properties": _properties(report),
    }


def _driver(report: Report, rules: list[Finding]) -> Json:
    return {
        "name": "whereas",
        "semanticVersion": report.engine.version,
        "fullDescription": {"text": text(f"{report.notice} {made_by(report.engine)}")},
        "rules": [_rule(finding) for finding in rules],
        "notifications": [_described(name, said) for name, said in _NOTES.items()],
    }


def _described(name: str, said: str) -> Json:
    return {"id": name, "shortDescription": {"text": said}, "fullDescription": {"text": said}, "help": {"text": said}}


def _artifact(report: Report, file: str, sha256: str | None) -> Json:
    made: Json = {"location": {"uri": uri(file)}}
    if file in {deal.file for deal in report.deals}:
        made["roles"] = ["analysisTarget"]
    return made if sha256 is None else made | {"hashes": {"sha-256": sha256}}


def rule_id(finding: Finding) -> str:
    """Return the name of the rule behind a finding: law, section, and the duty where the section has several."""
    return plain("/".join(part for part in (finding.policy, finding.section, finding.duty) if part))


def _rule(finding: Finding) -> Json:
    words = [finding.requirement, *paragraphs(finding.text or "")]
    remedy = f"Remedy: {finding.remedy}" if finding.remedy else "The law names no remedy."
    return {
        "id": rule_id(finding),
        "shortDescription": {"text": text(sentence_of(f"{finding.citation}: {finding.title}"))},
        "fullDescription": {"text": text(finding.requirement)},
        "help": {
            "text": "\n\n".join(text(item) for item in (*words, remedy)),
            "markdown": "\n\n".join(_braces(escaped(item)) for item in (*words, remedy)),
        },
        "defaultConfiguration": {"level": _level(finding)},
        "properties": {"tags": ["law", plain(finding.policy)], "severity": plain(finding.severity or "not stated")},
    }


def _level(finding: Finding) -> str:
    return _LEVELS.get(finding.severity, _SEVERE)


def _result(finding: Finding, places: Mapping[str, int], report: Report) -> Json:
    file = next(deal.file for deal in report.deals if deal.id == finding.deal)
    facts = decisive_facts(finding)
    identity = "\0".join((finding.deal, finding.policy, finding.section, finding.duty or ""))
    made: Json = {
        "ruleId": rule_id(finding),
        "ruleIndex": places[rule_id(finding)],
        "kind": _KINDS[finding.verdict],
        "level": _level(finding) if finding.verdict == "violated" else "none",
        "message": {"text": "\n".join(text(line) for line in (sentence_of(named(finding)), *told(finding)))},
        "locations": [{"physicalLocation": _place(file, facts[0].line if facts else 1)}],
        "relatedLocations": list(_related(finding, file)),
        "partialFingerprints": {"whereas/v1": hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest()},
        "properties": {
            "deal": plain(finding.deal),
            "verdict": finding.verdict,
            "possible": list(finding.possible),
            "modality": finding.modality,
        },
    }
    if finding.waiver is not None and finding.verdict == "violated":
        waiver = finding.waiver
        said = f"Waived by {waiver.authority}, {waiver.instrument}, until {waiver.expires_at}: {waiver.reason}"
        made["suppressions"] = [{"kind": "external", "justification": plain(said)}]
    return made


def _related(finding: Finding, file: str) -> Iterator[Json]:
    if finding.place is not None:
        place = _place(finding.place.file, finding.place.line, finding.place.column)
        yield {"id": 0, "physicalLocation": place, "message": {"text": "The law says so here."}}
    for number, fact in enumerate(decisive_facts(finding)[:_MOST_PLACES], start=1):
        said = sentence_of(f"{fact.about}: {fact.shown}")
        yield {"id": number, "physicalLocation": _place(file, fact.line), "message": {"text": text(said)}}


def _place(file: str, line: int | None, column: int | None = None) -> Json:
    region = {"startLine": line or 1} | ({} if column is None else {"startColumn": column})
    return {"artifactLocation": {"uri": uri(file)}, "region": region}


_NOTES = {
    "not-checked": "A section that gave no verdict.",
    "encoding": "What a reader must know of the encoding of a law.",
    "reading-the-files": "What reading the files brought to light.",
}


def _notifications(report: Report) -> Iterator[Json]:
    for item in report.not_checked:
        yield _note("not-checked", "note", f"{item.policy}, section {item.section}: {item.why}")
    for policy in report.policies:
        for warning in policy.encoding.warnings:
            yield _note("encoding", "warning", f"{policy.title}: {warning}")
    for told_ in report.diagnostics:
        yield _note("reading-the-files", told_.severity, f"{told_.code}: {told_.message}")


def _note(name: str, level: str, said: str) -> Json:
    return {"descriptor": {"id": name}, "level": level, "message": {"text": text(sentence_of(said))}}


def _properties(report: Report) -> Json:
    return {
        "asOf": report.as_of,
        "notice": report.notice,
        "conclusions": {plain(deal.id): plain(deal.conclusion) for deal in report.deals},
        "encodings": {plain(policy.id): plain(encoding_words(policy)) for policy in report.policies},
        "silentOn": [plain(item.about) for item in report.silences],
        "observations": [plain(item.text) for item in report.observations],
    }


def sentence_of(words: str) -> str:
    """Return words that end as a sentence does, as messages should."""
    said = plain(words).rstrip()
    return said if said.endswith((".", "!", "?")) else f"{said}."


def text(words: str) -> str:
    """Return words as the plain text of a message: nothing in them is a link or a placeholder."""
    return _braces("".join(f"\\{char}" if char in "\\[]" else char for char in plain(words)))


def _braces(words: str) -> str:
    return words.replace("{", "{{").replace("}", "}}")

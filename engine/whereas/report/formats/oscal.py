"""A report as OSCAL assessment results: a result for each deal, an observation for each duty, and what is decided.

OSCAL has findings that are satisfied or not, and no "unknown". So a duty that is met or excused is a finding that is
satisfied, one that is violated a finding that is not, waived or not; what is not known, what a person must judge, what
can still be done in time, what does not apply and what was not checked is an observation without a finding. Promised:
identifiers and times come from the report alone, so that the same report gives the same bytes.

Source: NIST OSCAL 1.2.1, assessment-results model.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from whereas.report.formats.facts import encoding_words, made_by, stage_words
from whereas.report.formats.json_ import with_escapes
from whereas.report.formats.markdown import escaped
from whereas.report.formats.noted import noted
from whereas.report.formats.places import uri
from whereas.report.formats.plain import plain
from whereas.report.formats.told import named, told
from whereas.report.links import is_link
from whereas.report.model import Deal, Fact, Finding, NotChecked, Report
from whereas.report.part import VerdictName

Json = dict[str, Any]
VERSION = "1.2.1"
_OWN = uuid.UUID("7f1d3c86-2f0e-5a5e-9d0c-3f6a4f0f7c11")  # ours, at random once; all others are made from it
_STATES: Mapping[VerdictName, str] = {"violated": "not-satisfied", "satisfied": "satisfied", "excused": "satisfied"}
_STAGES: Mapping[str, str] = {"live": "operational", "ended": "disposition", "cancelled": "other"}
_PROPERTIES = "urn:whereas:report:1"


@dataclass(frozen=True, slots=True)
class _Making:
    """What all parts need: the report, its moment, and the names of the controls by the duty that they stand for."""

    report: Report
    moment: str
    controls: Mapping[tuple[str, str, str | None], str]

    def id(self, *words: str) -> str:
        """Return the identifier of something in this report, the same for the same words."""
        report = self.report
        texts = [f"{item.file} {item.sha256}" for item in report.texts]
        asked = "" if report.asked is None else report.asked.model_dump_json()
        whole = (report.engine.model_dump_json(), report.as_of, asked, *texts, *words)
        return str(uuid.uuid5(_OWN, json.dumps(whole)))


def render(report: Report) -> str:
    """Return the report as OSCAL assessment results in JSON, ending with a line feed."""
    making = _Making(report, _moment(report.as_of), _controls(report))
    made = {
        "uuid": making.id("assessment results"),
        "metadata": {
            "title": "Deals tested against law",
            "last-modified": making.moment,
            "version": plain(report.as_of),
            "oscal-version": VERSION,
            "remarks": _markup(f"{report.notice} {made_by(report.engine)}"),
        },
        "import-ap": {"href": f"#{making.id('asked')}"},
        "results": [_result(deal, making) for deal in report.deals],
        "back-matter": {"resources": list(_resources(making))},
    }
    return with_escapes(json.dumps({"assessment-results": made}, ensure_ascii=False, indent=2)) + "\n"


def _moment(as_of: str) -> str:
    """Return the assessment date as a moment: of a day, its start in UTC, for OSCAL has no days."""
    return as_of if "T" in as_of else f"{as_of}T00:00:00Z"


def _controls(report: Report) -> Mapping[tuple[str, str, str | None], str]:
    """Return a name for each duty that OSCAL takes for a token, no two of them alike."""
    found: dict[tuple[str, str, str | None], str] = {}
    for finding in report.findings:
        key = (finding.policy, finding.section, finding.duty)
        words = "_".join(word for word in key if word)
        name = re.sub(r"[^A-Za-z0-9._]+", "-", f"_{words}").rstrip("-")
        while key not in found and name in found.values():
            name += "-"
        found.setdefault(key, name)
    return found


def _result(deal: Deal, making: _Making) -> Json:
    own = [finding for finding in making.report.findings if finding.deal == deal.id]
    names = list(dict.fromkeys(making.controls[item.policy, item.section, item.duty] for item in own))
    chosen: Json = {"include-controls": [{"control-id": name} for name in names]} if names else {"include-all": {}}
    observations = [_observation(item, making) for item in own]
    observations += [_unchecked(item, deal, making) for item in making.report.not_checked]
    found = [_finding(item, making) for item in own if item.modality != "may" and item.verdict in _STATES]
    made: Json = {
        "uuid": making.id("result", deal.id),
        "title": _markup(deal.title),
        "description": _markup(deal.conclusion),
        "start": making.moment,
        "local-definitions": {"components": [_component(deal, making)]},
        "reviewed-controls": {"control-selections": [chosen]},
        "remarks": "\n\n".join(_markup(line) for line in _remarks(making.report)),
    }
    made |= {"observations": observations} if observations else {}
    return made | ({"findings": found} if found else {})


def _component(deal: Deal, making: _Making) -> Json:
    return {
        "uuid": making.id("deal", deal.id),
        "type": "system",
        "title": _markup(deal.title),
        "description": _markup(f"{stage_words(deal)}. {deal.conclusion}"),
        "status": {"state": _STAGES.get(deal.stage, "under-development")},
    }


def _remarks(report: Report) -> Iterator[str]:
    for policy in report.policies:
        yield f"{policy.title}: {encoding_words(policy)}"
        yield from (f"Warning: {policy.title}: {warning}" for warning in policy.encoding.warnings)
    yield from noted(report)
    yield from (f"Not mentioned in the deal: {item.about}." for item in report.silences)
    yield from (f"{item.severity} {item.code}: {item.message}" for item in report.diagnostics)


def _key(finding: Finding) -> tuple[str, str, str, str]:
    return finding.deal, finding.policy, finding.section, finding.duty or ""


def _observation(finding: Finding, making: _Making) -> Json:
    facts = {fact.path: fact for instance in finding.instances for fact in instance.facts}
    evidence = [item for fact in facts.values() for item in _evidence(fact, finding.deal, making)]
    made: Json = {
        "uuid": making.id("observation", *_key(finding)),
        "title": _markup(f"{finding.policy}, {named(finding)}"),
        "description": "\n\n".join(_markup(line) for line in told(finding)),
        "props": [
            _property("verdict", finding.verdict),
            _property("modality", finding.modality),
            *(_property("possible-verdict", name) for name in finding.possible),
        ],
        "methods": ["EXAMINE"],
        "types": ["control-objective"],
        "subjects": [{"subject-uuid": making.id("deal", finding.deal), "type": "component"}],
        "collected": making.moment,
    }
    return made | ({"relevant-evidence": evidence} if evidence else {})


def _evidence(fact: Fact, deal: str, making: _Making) -> Iterator[Json]:
    for item in fact.sources:
        where = f" ({item.at})" if item.at else ""
        quote = f": “{item.quote}”" if item.quote else ""
        yield {
            "href": f"#{making.id('source', deal, item.source)}",
            "description": _markup(f"{fact.about}: {fact.shown}{where}{quote}"),
        }


def _unchecked(item: NotChecked, deal: Deal, making: _Making) -> Json:
    return {
        "uuid": making.id("not checked", deal.id, item.policy, item.section),
        "title": _markup(f"{item.policy}, section {item.section}: not checked"),
        "description": _markup(item.why),
        "props": [_property("verdict", "not-checked")],
        "methods": ["EXAMINE"],
        "types": ["control-objective"],
        "collected": making.moment,
    }


def _finding(finding: Finding, making: _Making) -> Json:
    status: Json = {"state": _STATES[finding.verdict], "reason": "fail" if finding.verdict == "violated" else "pass"}
    if finding.verdict == "excused":
        status |= {"reason": "other", "remarks": "An exception holds."}
    made: Json = {
        "uuid": making.id("finding", *_key(finding)),
        "title": _markup(f"{finding.policy}, {named(finding)}"),
        "description": "\n\n".join(_markup(line) for line in finding.explanation),
        "target": {
            "type": "objective-id",
            "target-id": making.controls[finding.policy, finding.section, finding.duty],
            "status": status,
        },
        "related-observations": [{"observation-uuid": making.id("observation", *_key(finding))}],
    }
    if finding.waiver is not None:
        waiver = finding.waiver
        said = f"Waived by {waiver.authority}, {waiver.instrument}, until {waiver.expires_at}: {waiver.reason}"
        made |= {"props": [_property("waived-until", waiver.expires_at)], "remarks": _markup(said)}
    return made


def _resources(making: _Making) -> Iterator[Json]:
    report = making.report
    asked = "" if report.asked is None else report.asked.model_dump_json()
    yield {
        "uuid": making.id("asked"),
        "title": "What was asked for",
        "description": _markup(f"Deals tested against law as of {report.as_of}. {asked}"),
    }
    for text in report.texts:
        link: Json = {"href": uri(text.file)}
        link |= {"hashes": [{"algorithm": "SHA-256", "value": text.sha256}]} if text.sha256 else {}
        yield {"uuid": making.id("text", text.file), "title": _markup(f"{text.sort}: {text.file}"), "rlinks": [link]}
    for deal in report.deals:
        for source in deal.sources:
            made: Json = {"uuid": making.id("source", deal.id, source.id), "title": _markup(source.title)}
            yield made | ({"rlinks": [{"href": source.url}]} if source.url and is_link(source.url) else {})


def _property(name: str, value: str) -> Json:
    return {"name": name, "ns": _PROPERTIES, "value": plain(value)}


def _markup(words: str) -> str:
    return escaped(words) or "(nothing)"

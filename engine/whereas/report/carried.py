"""What a report carries of what it was made from, read back from JSON or HTML, so that it can be made again.

What comes in: the text of a report, of which nothing is believed. What goes out: what it names, and what it says in a
form that can be compared; or why it is no report that can be made again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from pydantic import ConfigDict, Field, ValidationError

from whereas.report.asked import Asked, Text
from whereas.report.model import Engine, Finding, Report
from whereas.report.part import Part, VerdictName

META = "whereas:made-from"
"""The name of the element `meta` in which a page carries it."""

_NO_REPORT = "it is no report in JSON or HTML that Whereas made"
_SILENT = "it does not say what it was made from, as reports of earlier versions do not"


class Said(Part):
    """The verdict that a report gives on one duty."""

    model_config = ConfigDict(extra="ignore")

    deal: str
    policy: str
    section: str
    duty: str | None
    verdict: VerdictName

    @property
    def key(self) -> tuple[str, str, str, str | None]:
        """Return what the verdict is on."""
        return self.deal, self.policy, self.section, self.duty


class Carried(Part):
    """What a report was made from, with the verdicts that it gives."""

    model_config = ConfigDict(extra="ignore")

    schema_: str = Field(alias="schema")
    engine: Engine
    as_of: str
    asked: Asked
    texts: tuple[Text, ...]
    findings: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A report as it was read: `whole` is all that its JSON says, and None for a page."""

    carried: Carried
    whole: dict[str, Any] | None


def carried_by(report: Report) -> Carried | None:
    """Return what a report carries, or None for one that does not say what it was asked for."""
    if report.asked is None:
        return None
    return Carried(
        schema=report.schema_,
        engine=report.engine,
        as_of=report.as_of,
        asked=report.asked,
        texts=report.texts,
        findings=tuple(map(_said, report.findings)),
    )


def _said(finding: Finding) -> Said:
    return Said(
        deal=finding.deal,
        policy=finding.policy,
        section=finding.section,
        duty=finding.duty,
        verdict=finding.verdict,
    )


def carried_text(report: Report) -> str | None:
    """Return what a report carries as JSON in one line of ASCII, for a page; None where there is nothing to carry."""
    carried = carried_by(report)
    return None if carried is None else json.dumps(carried.model_dump(), separators=(",", ":"))


def read_report(text: str) -> Read | str:
    """Return a report as it was read, or why it is none that can be made again."""
    begins = text.lstrip("\ufeff \t\r\n")
    if begins[:1] == "{":
        return _from_json(begins, is_whole=True)
    page = _Page()
    page.feed(text)
    return _NO_REPORT if page.found is None else _from_json(page.found, is_whole=False)


def _from_json(text: str, *, is_whole: bool) -> Read | str:
    try:
        made = json.loads(text, object_pairs_hook=_each_once)
    except (ValueError, RecursionError):
        return _NO_REPORT
    if not isinstance(made, dict) or not str(made.get("schema")).startswith("whereas.report/"):
        return _NO_REPORT
    if not made.get("asked") or "texts" not in made:
        return _SILENT
    try:
        carried = Carried.model_validate_json(json.dumps(made))
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        return f"what stands at `{place}` has not the form that a report gives it"
    return Read(carried, made if is_whole else None)


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of JSON, refused where a name stands twice: one reader takes the first, another the last."""
    made = dict(pairs)
    if len(made) < len(pairs):
        message = "a name stands twice"
        raise ValueError(message)
    return made


class _Page(HTMLParser):
    """Finds what a page carries."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "meta" and values.get("name") == META and self.found is None:
            self.found = values.get("content")

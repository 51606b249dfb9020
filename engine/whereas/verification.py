"""A report made again from what it names, and compared: whether it still holds, or what changed.

What comes in: the text of a report, of which nothing is believed but what it asks to be made from. What goes out: a
`Verified`. Promised: whatever the report says that does not come out of the same deals, laws and settings is found,
whether a text or the engine changed since or somebody altered the report.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from whereas.library.problems import NotAReport
from whereas.library.read import read_file
from whereas.model.basis import Basis
from whereas.pipeline import run
from whereas.report.carried import Carried, Read, Said, carried_by, read_report
from whereas.report.formats.table import render
from whereas.report.model import Report
from whereas.request import Request
from whereas.text import Diagnostic, Source
from whereas.values.literals import Misread, read_day_or_moment

MOST_BYTES = 256_000_000
Change: TypeAlias = Literal["changed", "added", "gone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """Something that a report was made from, and how it differs now. `name`: a file, or the version of the engine."""

    what: Literal["engine", "deal", "law", "vocabulary"]
    name: str
    change: Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """A verdict that comes out differently; None where the report, or what comes out now, has no such duty."""

    deal: str
    policy: str
    section: str
    duty: str | None
    said: str | None
    found: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What came of making a report again.

    Attributes:
        inputs: what changed of what it was made from.
        verdicts: those that come out differently.
        places: where else it says something that does not come out, in the order of the report.
        findings: how many findings come out now.
    """

    inputs: tuple[Input, ...]
    verdicts: tuple[Turned, ...]
    places: tuple[str, ...]
    findings: int

    @property
    def holds(self) -> bool:
        """Whether all that the report says comes out again, whatever changed of what it was made from."""
        return not self.verdicts and not self.places

    @property
    def is_altered(self) -> bool:
        """Whether it says something else although nothing that it was made from has changed."""
        return not self.holds and not self.inputs


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What came of it, or what is wrong: `verified` is None where the report can't be made again."""

    verified: Verified | None
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]


def verify(name: str) -> Checked:
    """Return what comes of making again the report in the file `name`."""
    file, problems = read_file(name, MOST_BYTES)
    if file is None:
        return Checked(verified=None, diagnostics=problems, sources={})
    text = file.source.text
    read = read_report(text)
    request = read if isinstance(read, str) else _request(read.carried)
    if isinstance(read, str) or isinstance(request, str):
        why = str(request)
        return Checked(verified=None, diagnostics=(NotAReport(span=None, path=name, why=why),), sources={})
    outcome = run(request)
    made = None if outcome.report is None else _compared(read, text, outcome.report)
    return Checked(verified=made, diagnostics=outcome.diagnostics, sources=outcome.sources)


def _request(carried: Carried) -> Request | str:
    """Return what a report asks to be made from, or why that is nothing that can be asked."""
    as_of = read_day_or_moment(carried.as_of)
    if isinstance(as_of, Misread):
        return f"`{carried.as_of}` is no assessment date"
    asked = carried.asked
    return Request(
        deals=asked.deals,
        policies=asked.policies,
        jurisdiction=asked.jurisdiction,
        as_of=as_of,
        readings=tuple((item.dispute, item.reading) for item in asked.readings),
        floor=None if asked.resting_on is None else Basis[asked.resting_on.upper()],
    )


# ---------------------------------------------------------------------- comparing
def _compared(read: Read, text: str, report: Report) -> Verified:
    now = carried_by(report)
    assert now is not None  # noqa: S101 - it was asked for just now
    inputs = tuple(_inputs(read.carried, now))
    verdicts = tuple(_turned(read.carried.findings, now.findings))
    if read.whole is not None:
        is_newer = any(item.what == "engine" for item in inputs)
        again = json.loads(render(report, "json"))
        places = tuple(_differences(_bare(read.whole), _bare(again), "", is_newer=is_newer))
    else:
        places = tuple(_lines(text, render(_dressed(report, read.carried), "html")))
    return Verified(inputs=inputs, verdicts=verdicts, places=places, findings=len(report.findings))


def _inputs(then: Carried, now: Carried) -> Iterator[Input]:
    if then.engine != now.engine:
        yield Input(what="engine", name=then.engine.version, change="changed")
    before = {item.file: item for item in then.texts}
    after = {item.file: item for item in now.texts}
    for file in sorted(before.keys() | after.keys()):
        text = before.get(file) or after[file]
        if file not in after:
            yield Input(what=text.sort, name=file, change="gone")
        elif file not in before:
            yield Input(what=text.sort, name=file, change="added")
        elif before[file].sha256 != after[file].sha256:
            yield Input(what=text.sort, name=file, change="changed")


def _turned(then: tuple[Said, ...], now: tuple[Said, ...]) -> Iterator[Turned]:
    said = {item.key: item.verdict for item in then}
    found = {item.key: item.verdict for item in now}
    for key in dict.fromkeys((*said, *found)):
        if said.get(key) != found.get(key):
            deal, policy, section, duty = key
            yield Turned(deal=deal, policy=policy, section=section, duty=duty, said=said.get(key), found=found.get(key))


def _bare(report: dict[str, Any]) -> dict[str, Any]:
    """Return what a report says, without what it was made from, which is compared by itself."""
    bare = {name: value for name, value in report.items() if name not in ("engine", "texts")}
    for name in ("deals", "policies"):
        if isinstance(bare.get(name), list):
            bare[name] = [_unhashed(item) for item in bare[name]]
    return bare


def _unhashed(item: object) -> object:
    return {key: value for key, value in item.items() if key != "sha256"} if isinstance(item, dict) else item


def _differences(said: object, found: object, place: str, *, is_newer: bool) -> Iterator[str]:
    """Yield the places in a report that differ.

    Args:
        said: what it says there.
        found: what comes out.
        place: where that is, such as `findings[2].verdict`.
        is_newer: another engine made it; what only this one says is then no difference, for keys may be added.
    """
    if isinstance(said, dict) and isinstance(found, dict):
        for key in dict.fromkeys((*said, *found)):
            inner = f"{place}.{key}" if place else str(key)
            if key not in said:
                yield from () if is_newer else (inner,)
            elif key not in found:
                yield inner
            else:
                yield from _differences(said[key], found[key], inner, is_newer=is_newer)
    elif isinstance(said, list) and isinstance(found, list):
        if len(said) != len(found):
            yield place
        for number, (one, other) in enumerate(zip(said, found, strict=False)):
            yield from _differences(one, other, f"{place}[{number}]", is_newer=is_newer)
    elif said != found or isinstance(said, bool) is not isinstance(found, bool):  # in Python 1 is true
        yield place


def _dressed(report: Report, then: Carried) -> Report:
    """Return a report that names the engine and the hashes which another names, so that all else can be compared."""
    hashes = {item.file: item.sha256 for item in then.texts}
    deals = tuple(item.model_copy(update={"sha256": hashes.get(item.file, item.sha256)}) for item in report.deals)
    laws = tuple(item.model_copy(update={"sha256": hashes.get(item.file, item.sha256)}) for item in report.policies)
    named = {"engine": then.engine, "texts": then.texts, "deals": deals, "policies": laws}
    return report.model_copy(update=named)


def _lines(said: str, found: str) -> Iterator[str]:
    """Yield the lines of a page that differ, by number; line ends are not the page's own."""
    one, other = said.removeprefix("\ufeff").splitlines(), found.splitlines()
    for number, (before, after) in enumerate(zip(one, other, strict=False), start=1):
        if before != after:
            yield f"line {number}"
    if len(one) != len(other):
        yield f"line {min(len(one), len(other)) + 1} and what follows it"

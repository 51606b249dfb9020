"""Six real deals, each as it stood before it was signed and as the record showed it later: what the cases hold.

A case is a folder of `before_signing/`: `case.yaml` says what is compared, `before.yaml` is the deal as a council could
know it, `later.yaml` as it turned out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from whereas.facts import read_deal
from whereas.model.facts import Deal
from whereas.pipeline import VOCABULARY, Desk, Outcome, load_vocabulary, run
from whereas.report.model import Finding, Report
from whereas.request import Request
from whereas.text import Source

FOLDER = Path(__file__).parent / "before_signing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """A duty that the later record shows broken.

    Attributes:
        duty: law, section, and the duty's name after `#`, as a report writes them.
        reading: the reading, of a court or an official, under which it is broken; empty: under every reading.
        record: the facts of the later record that show it.
        asked: the facts that the report beforehand asks for, which would have found it.
        told: words of the report beforehand on this duty; empty where the questions say it all.
    """

    duty: str
    reading: Mapping[str, str]
    record: tuple[str, ...]
    asked: tuple[str, ...]
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningCase:
    """A deal before it was signed (`before`, a day) and after it had come out (`later`).

    `signed_on` is as much of the day as is known.
    """

    name: str
    title: str
    like: str
    signed_on: str
    signed: str
    before: dt.date
    later: dt.date
    laws: tuple[str, ...]
    told_beforehand: str
    came_out: str
    breaches: tuple[Breach, ...]

    def path(self, which: str) -> Path:
        """Return the deal file `before` or `later`."""
        return FOLDER / self.name / f"{which}.yaml"


def _breach(row: Mapping[str, Any]) -> Breach:
    return Breach(
        duty=row["duty"],
        reading=row.get("reading", {}),
        record=tuple(row["record"]),
        asked=tuple(row["asked"]),
        told=row.get("told", ""),
    )


def _case(path: Path) -> SigningCase:
    row = YAML(typ="safe").load(path)
    return SigningCase(
        name=path.parent.name,
        title=row["title"],
        like=row["like"],
        signed_on=row["signed"]["on"],
        signed=row["signed"]["what"],
        before=row["before"],
        later=row["later"],
        laws=tuple(row["laws"]),
        told_beforehand=row["told_beforehand"],
        came_out=row["came_out"],
        breaches=tuple(map(_breach, row["breaches"])),
    )


SIGNING_CASES = tuple(_case(path) for path in sorted(FOLDER.glob("*/case.yaml")))


@cache
def outcome_of(name: str, which: str) -> Outcome:
    """Return what comes of checking the deal of a case, `before` or `later`, on the day that the case names."""
    case = next(case for case in SIGNING_CASES if case.name == name)
    day = case.before if which == "before" else case.later
    return run(Request(deals=(str(case.path(which)),), policies=case.laws, as_of=day))


def report_on(name: str, which: str) -> Report:
    """Return the report on the deal of a case, `before` or `later`."""
    outcome = outcome_of(name, which)
    assert outcome.report is not None, [problem.message for problem in outcome.diagnostics]
    return outcome.report


def finding_on(duty: str, report: Report) -> Finding:
    """Return what a report finds on a duty, written `law section#duty`."""
    law, _, rest = duty.partition(" ")
    section, _, name = rest.partition("#")
    wanted = (law, section, name or None)
    return next(found for found in report.findings if (found.policy, found.section, found.duty) == wanted)


def deal_of(case: SigningCase, which: str) -> Deal:
    """Return the facts of a deal file of a case."""
    vocabulary = load_vocabulary(Desk(), VOCABULARY)
    assert vocabulary is not None
    path = case.path(which)
    deal, problems = read_deal(Source(path.name, path.read_text(encoding="utf-8")), vocabulary)
    assert deal is not None, [problem.message for problem in problems]
    return deal

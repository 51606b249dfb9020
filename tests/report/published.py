"""The hand-made assessment as a report, with texts to point into."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tests.english.world import VOCABULARY
from tests.report.sample import assessment
from whereas.model.facts import Deal
from whereas.model.verdict import Assessment
from whereas.report.build import build
from whereas.report.inputs import Inputs
from whereas.report.model import Report
from whereas.text import Diagnostic, Source

SOURCES = {
    "home_video.whereas": Source("home_video.whereas", "section 4(a)\n"),
    "deal.yaml": Source("deal.yaml", "deal: a\ntitle: b\nstage: live\n"),
}
HASHES = {"home_video.whereas": "a" * 64, "deal.yaml": "b" * 64}


def inputs(*assessments: Assessment, diagnostics: tuple[Diagnostic, ...] = ()) -> Inputs:
    return Inputs(
        engine_version="0.0.0",
        language_version="0.0",
        as_of=dt.date(2026, 7, 1),
        vocabularies={"small": VOCABULARY},
        laws={law.id: law for item in assessments for law in item.laws},
        sources=SOURCES,
        hashes=HASHES,
        diagnostics=diagnostics,
    )


def report_of(*assessments: Assessment, diagnostics: tuple[Diagnostic, ...] = ()) -> Report:
    return build(assessments, inputs(*assessments, diagnostics=diagnostics))


def sample_report() -> Report:
    return report_of(assessment())


def with_deal(made: Assessment, **changes: object) -> Assessment:
    """Return an assessment of the same findings for a deal that differs."""
    deal: Deal = replace(made.deal, **changes)  # type: ignore[arg-type]
    return replace(made, deal=deal)

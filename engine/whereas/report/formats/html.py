"""A report as one HTML file that needs no network and no script: for a screen, a projector, paper, a screen reader.

Promised: no text of a deal or a law can become mark-up; only addresses of the web become links; the same report gives
the same bytes.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from whereas.english.nouns import capitalised
from whereas.report.carried import META, carried_text
from whereas.report.decided import first_told
from whereas.report.formats.caveats import about_words, caveats, entries_of, resting, turning, waived
from whereas.report.formats.considered import considered
from whereas.report.formats.dates import days
from whereas.report.formats.drawing import figure, mark_path, picture_name
from whereas.report.formats.due import TITLE as DUE_TITLE
from whereas.report.formats.due import due_groups
from whereas.report.formats.facts import (
    cited,
    day_words,
    document_words,
    encoding_words,
    followed,
    held_words,
    made_by,
    stage_words,
    standing,
    weak_words,
)
from whereas.report.formats.moving import CLASSES, SIGNS, WORDS, about_no_flow, flow_words, moving
from whereas.report.formats.noted import noted, unmentioned
from whereas.report.formats.outline import LABELS, MEANINGS, outline, told_alike
from whereas.report.formats.packet_ends import METHOD
from whereas.report.formats.picture import pictures
from whereas.report.formats.plain import paragraphs, plain
from whereas.report.formats.steps import APPLIES, OUTCOMES
from whereas.report.model import Report

_TEMPLATES = "whereas.report"
_GLOBALS: dict[str, object] = {
    "about_no_flow": about_no_flow,
    "applies": APPLIES,
    "caveats": caveats,
    "cited": cited,
    "classes": CLASSES,
    "considered": considered,
    "days_of": days,
    "due_groups": due_groups,
    "due_title": DUE_TITLE,
    "entries_of": entries_of,
    "first_told": first_told,
    "flow_words": flow_words,
    "grave_words": WORDS,
    "labels": LABELS,
    "mark_path": mark_path,
    "meanings": MEANINGS,
    "method_words": METHOD,
    "moving": moving,
    "noted": noted,
    "outcomes": OUTCOMES,
    "picture_name": picture_name,
    "pictures": pictures,
    "resting_on": resting,
    "signs": SIGNS,
    "told_alike": told_alike,
    "turning_on": turning,
    "unmentioned": unmentioned,
    "waived": waived,
}
"""What templates may call, by the names under which they do."""


def render(report: Report) -> str:
    """Return the report as HTML, ending with a line feed."""
    # Escaped here: what is carried is read back by a program, and must come out to the letter.
    carried = escape(carried_text(report) or "")
    return page("report.html.j2", report=report, parts=outline(report), carried=carried, carried_as=META)


def page(template: str, **what: object) -> str:
    """Return a page made from a template, ending with a line feed."""
    return _environment().get_template(template).render(**what).rstrip("\n") + "\n"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "about": about_words,
        "capital": capitalised,
        "day": day_words,
        "details": document_words,
        "followed": followed,
        "encoding": encoding_words,
        "figure": figure,
        "held": held_words,
        "made_by": made_by,
        "paragraphs": paragraphs,
        "stage": stage_words,
        "standing": standing,
        "weakness": weak_words,
    }
    environment.globals |= _GLOBALS | {
        "style": Markup(_template("report.css")),  # noqa: S704 - our own file, which holds no text of anybody else
    }
    return environment


def _template(name: str) -> str:
    return (files(_TEMPLATES) / "templates" / name).read_text(encoding="utf-8")


def _shown(value: object) -> object:
    """Return what an expression of a template puts into the page: texts with nothing hidden in them."""
    if value is None:
        return ""
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value

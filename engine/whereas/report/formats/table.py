"""Every format of a report by its name on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from whereas.report.model import Report

MODULES: Mapping[str, str] = {
    "text": "whereas.report.formats.text",
    "json": "whereas.report.formats.json_",
    "markdown": "whereas.report.formats.markdown",
    "html": "whereas.report.formats.html",
    "csv": "whereas.report.formats.csv_",
    "junit": "whereas.report.formats.junit",
    "sarif": "whereas.report.formats.sarif",
    "code-scanning": "whereas.report.formats.code_scanning",
    "oscal": "whereas.report.formats.oscal",
}
"""Each has `render(report) -> str`. Imported when asked for: only one of them needs a template engine."""


def render(report: Report, name: str) -> str:
    """Return a report as a text in the format `name`, ending with a line feed.

    Raises:
        KeyError: there is no such format.
    """
    return str(import_module(MODULES[name]).render(report))

"""Every format of a report by its name on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec

from whereas.report.model import Report
from whereas.report.problems import CantWrite

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


FILES: Mapping[str, str] = {
    "pdf": "whereas.report.formats.pdf",
    "docx": "whereas.report.formats.docx",
}
"""Each has `render(report) -> bytes`: they are files, and no text for a terminal."""

EXTRAS: Mapping[str, str] = {"pdf": "typst", "docx": "docx", "ics": "icalendar"}
"""What a format needs that is installed only with the extra of its name: the module that it imports."""


def refused(name: str, output: str | None) -> CantWrite | None:
    """Return why a format can't be written, or None where it can.

    Args:
        name: of the format.
        output: the file that was named for it, or None.
    """
    needed = EXTRAS.get(name)
    if needed is not None and find_spec(needed) is None:
        return CantWrite.for_want_of(name)
    if name in FILES and output is None:
        return CantWrite.without_file(name)
    return None


def write(report: Report, name: str) -> str | bytes:
    """Return a report in the format `name`: a text, or the bytes of a file.

    Raises:
        KeyError: there is no such format.
        ImportError: it needs an extra that is not installed; `refused` says so before.
    """
    if name not in FILES:
        return render(report, name)
    made = import_module(FILES[name]).render(report)
    assert isinstance(made, bytes)  # noqa: S101 - what each of them promises
    return made


def render(report: Report, name: str) -> str:
    """Return a report as a text in the format `name`, ending with a line feed.

    Raises:
        KeyError: there is no such format.
    """
    return str(import_module(MODULES[name]).render(report))

"""A report as JSON, for programs: the published shape as it is, indented, every key present."""

from __future__ import annotations

import json
import re

from whereas.report.model import Report

# Characters that no JSON syntax is made of, so that they stand in strings only and may be escaped wherever they are:
# controls of both kinds, marks that turn the reading direction or have no width, line ends of Unicode, surrogates.
_UNSEEN = re.compile(
    r"[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]"
)


def render(report: Report) -> str:
    """Return the report as JSON, ending with a line feed; what a reader could not see is escaped."""
    return with_escapes(json.dumps(report.model_dump(), ensure_ascii=False, indent=2)) + "\n"


def with_escapes(text: str) -> str:
    """Return JSON in which what a reader could not see is escaped."""
    return _UNSEEN.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"

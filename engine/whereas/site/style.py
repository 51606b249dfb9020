"""The style of the pages: our own sheet for the theme, with the colours of verdicts from that of the report."""

from __future__ import annotations

import re
from importlib.resources import files

_ROOT = re.compile(r":root \{([^}]*--paper[^}]*)\}")
_DARK = re.compile(r'\[data-md-color-scheme="slate"\] \{([^}]*)\}')
_LINE = {"--link": "--wh-link", "--rule": "--wh-line"}


def style_sheet() -> str:
    """Return the whole style sheet."""
    report = (files("whereas.report") / "templates" / "report.css").read_text(encoding="utf-8")
    own = (files("whereas.site") / "assets" / "whereas.css").read_text(encoding="utf-8")
    light, dark = (_colours(block) for block in _ROOT.findall(report))
    return f'[data-md-color-scheme="default"] {{{light}}}\n[data-md-color-scheme="slate"] {{{dark}}}\n{own}'


def style_sheet_by_preference() -> str:
    """Return the same for a page without the theme, which follows what the reader's system prefers."""
    light = style_sheet().replace('[data-md-color-scheme="default"] {', ":root {")
    return _DARK.sub(lambda found: f"@media (prefers-color-scheme: dark) {{ :root {{{found[1]}}} }}", light)


def _colours(block: str) -> str:
    """Return the colours of a block, those that the theme could mean otherwise under names of our own."""
    found = re.findall(r"(--[\w-]+):\s*([^;]+);", block)
    kept = [
        (_LINE.get(name, name), value)
        for name, value in found
        if name not in ("--paper", "--raised", "--ink", "--soft")
    ]
    return " ".join(f"{name}: {value};" for name, value in kept)

"""Where in a deal's file a finding points: the line that a reader has to change, then those that it rests on too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from whereas.report.model import Fact, Finding, Instance, Trace

_WINDOWS_DRIVE = re.compile(r"^[A-Za-z]:/")


def decisive_facts(finding: Finding) -> tuple[Fact, ...]:
    """Return the facts that have a line, those first for which a requirement does not hold, each once.

    They are those of the instances with the verdict of the finding, for others are not why it came out so.
    """
    own = [item for item in finding.instances if item.verdict == finding.verdict] or list(finding.instances)
    found: dict[str, Fact] = {}
    for first in (True, False):
        for instance in own:
            wanted = set(_unmet(instance)) if first else None
            for fact in instance.facts:
                if fact.line is not None and (wanted is None or fact.path in wanted):
                    found.setdefault(fact.path, fact)
    return tuple(found.values())


def _unmet(instance: Instance) -> Iterator[str]:
    """Yield the paths that the parts of a requirement read which do not hold, or are not known."""
    waiting = [(instance.trace, False)]
    while waiting:
        node, inside = waiting.pop(0)
        inside = inside or node.role == "requirement"
        if inside and _is_unmet(node):
            yield from node.paths
        waiting += [(child, inside) for child in node.children]


def _is_unmet(node: Trace) -> bool:
    return node.outcome in ("false", "unknown")


def uri(file: str) -> str:
    """Return a file's name as a reference by URI: relative stays relative, and nothing in it is a scheme or a host."""
    name = file.replace("\\", "/")
    if _WINDOWS_DRIVE.match(name):
        return f"file:///{quote(name, safe='/:')}"
    if name.startswith("/"):
        return f"file:///{quote(name.lstrip('/'))}"
    return quote(name.removeprefix("./"))

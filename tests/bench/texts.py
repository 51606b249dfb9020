"""A law of many lines, to be read."""

from __future__ import annotations

HEAD = """policy bench.law "A law of many sections"
  jurisdiction "model"
  citation "none"
  uses surveillance
  in force from 2020-01-01
"""
SECTION = """
section {number} "Section {number}"
  severity high
  for each f in flows where f.recipient.kind is police
  f.recipient must "hold a warrant": f.legal_process is warrant
  unless consent: f.consent is each_request and f.consent_revocable
"""


def law_of_lines(lines: int) -> str:
    """Return a law of at least so many lines."""
    sections = -(-(lines - HEAD.count("\n")) // SECTION.count("\n"))
    return HEAD + "".join(SECTION.format(number=number) for number in range(1, sections + 1))

"""A report as SARIF for a host that shows alerts: the breaches alone, since such a host takes every result for one.

It ignores the kind of a result and that it is suppressed. So what is not known, pending, judged by people, excused,
waived or only permitted is left out here: it is no alert. It is not settled thereby; the whole report says it.
"""

from __future__ import annotations

from whereas.report.formats.sarif import rendered
from whereas.report.model import Finding, Report


def render(report: Report) -> str:
    """Return the breaches of a report as SARIF, ending with a line feed."""
    return rendered(report, _is_alert)


def _is_alert(finding: Finding) -> bool:
    return finding.verdict == "violated" and finding.waiver is None and finding.modality != "may"

"""What is said of a verdict, the gravest first."""

from __future__ import annotations

from collections.abc import Mapping

from whereas.model.verdict import Verdict

WORDS: Mapping[Verdict, str] = {
    Verdict.VIOLATED: "violated",
    Verdict.NEEDS_JUDGMENT: "a matter for judgment",
    Verdict.UNDETERMINED: "undetermined",
    Verdict.PENDING: "pending",
    Verdict.EXCUSED: "excused",
    Verdict.SATISFIED: "satisfied",
    Verdict.INAPPLICABLE: "inapplicable",
}

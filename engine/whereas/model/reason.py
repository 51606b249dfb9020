"""The nouns of an explanation: sentences that lie inside each other, each with how it came out and the facts behind it.

What comes in: made by `explain` from a trace, and by nothing else. What is promised: a reason is complete without the
law, the deal or the evaluator; its texts are plain (no mark-up), and may quote a deal: whoever shows them escapes them.
"""

from __future__ import annotations

from dataclasses import dataclass

from whereas.model.trace import Outcome, Role
from whereas.model.verdict import Verdict
from whereas.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One sentence, or part of one, with the reasons for it.

    Attributes:
        text: plain words; a whole sentence at the top, a clause below ("its legal process is none").
        outcome: how this part came out.
        role: what it is to the duty: a condition, the requirement, an exception.
        label: the letter of an alternative, the name of an exception, the item of a list; None where it has none.
        span: the place in the law, or None.
        paths: the facts that this part itself read, in the order of reading.
    """

    text: str
    outcome: Outcome
    role: Role
    label: str | None = None
    span: Span | None = None
    paths: tuple[str, ...] = ()
    children: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InstanceReason:
    """Why one instance of a duty came out as it did.

    Attributes:
        subject: what the instance is about, in words ("clip to agency"), or None for one about nothing in particular.
        headline: the verdict and the decisive parts, in one sentence.
        more: further sentences: until when, what would excuse, who must show what, what is assumed.
        reason: the tree.
    """

    subject: str | None
    headline: str
    more: tuple[str, ...]
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectReason:
    """What is told of one subject of a finding, or of several years together.

    Attributes:
        path: as reports name it; `years.*` for several years together; None for one about nothing in particular.
        title: the same in words, or None.
        is_named: the deal names it; else a list may hold it, or a year may be none of those that are meant.
        sentences: why it came out as it did, one sentence after another.
        instances: the places of its instances among those of the finding.
        chosen: the place of the instance whose reason is told.
    """

    path: str | None
    title: str | None
    is_named: bool
    verdict: Verdict
    possible: frozenset[Verdict]
    sentences: tuple[str, ...]
    instances: tuple[int, ...]
    chosen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a finding came out as it did.

    Attributes:
        sentences: the whole explanation, to be read one after another.
        instances: one for each instance of the finding, in its order.
        subjects: what the instances are about, each subject once.
    """

    sentences: tuple[str, ...]
    instances: tuple[InstanceReason, ...]
    subjects: tuple[SubjectReason, ...] = ()

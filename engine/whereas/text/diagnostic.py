"""A diagnostic: a stable code, the place, what was expected and how to mend it.

Each kind of diagnostic is a frozen subclass in the `problems.py` of the room that finds it. Its wording stands in the
class, its facts are fields; the place where it is raised holds no wording.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import Enum
from typing import Any, ClassVar

from whereas.text.span import Span


class Severity(Enum):
    """How much a diagnostic matters: an error stops the run (exit status 2), a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Label:
    """A second place that belongs to a diagnostic, with a word on why."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """What is wrong at `span`. Subclasses add the facts that their templates name.

    Attributes:
        span: the words that are underlined; None only where no text exists (a file that can't be read).
        labels: other places that matter, such as the first of two duplicates.
        code: `WH` and three digits; never reused.
        title: what kind of thing is wrong, for the reference page.
        message_template: one lower-case sentence without a period; `{field}` takes a field's value.
        label_template: what is said at the underlined words; may be empty.
        help_template: how to mend it; may be empty.
    """

    span: Span | None
    labels: tuple[Label, ...] = ()

    code: ClassVar[str]
    title: ClassVar[str]
    severity: ClassVar[Severity] = Severity.ERROR
    message_template: ClassVar[str]
    label_template: ClassVar[str] = ""
    help_template: ClassVar[str] = ""

    def _facts(self) -> dict[str, Any]:
        return {f.name: getattr(self, f.name) for f in dataclasses.fields(self)}

    @property
    def message(self) -> str:
        """Return the message with its facts filled in."""
        return self.message_template.format_map(self._facts())

    @property
    def label(self) -> str:
        """Return what is said at the underlined words."""
        return self.label_template.format_map(self._facts())

    @property
    def help(self) -> str:
        """Return how to mend it."""
        return self.help_template.format_map(self._facts())

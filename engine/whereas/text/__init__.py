"""What every room speaks: sources, spans and diagnostics."""

from whereas.text.diagnostic import Diagnostic, Label, Severity
from whereas.text.source import Source
from whereas.text.span import Span

__all__ = ["Diagnostic", "Label", "Severity", "Source", "Span"]

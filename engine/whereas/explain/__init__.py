"""Why a verdict is what it is, in sentences: reads a trace and never computes one."""

from whereas.explain.context import Context
from whereas.explain.finding import explain_finding

__all__ = ["Context", "explain_finding"]

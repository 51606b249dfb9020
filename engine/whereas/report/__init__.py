"""The published report: what is said about deals under laws, in a shape of its own, and the texts made from it.

`build` is handed on from here; the formats are imported one at a time, for only some of them need a template engine.
"""

from whereas.report.build import build
from whereas.report.inputs import Inputs

__all__ = ["Inputs", "build"]

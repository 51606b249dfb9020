"""Whereas states surveillance law as rules, and tests proposed deals against them."""

from whereas._lazily import handing_on

__version__ = "0.1.0"
__language_version__ = "0.1"
__all__ = ["BadInput", "Diagnostic", "Report", "__language_version__", "__version__", "check", "load"]

# So that `whereas --version` loads nothing.
__getattr__ = handing_on(
    __name__,
    {
        "BadInput": "whereas.pipeline",
        "Diagnostic": "whereas.text",
        "Report": "whereas.report.model",
        "check": "whereas.pipeline",
        "load": "whereas.pipeline",
    },
)

"""Whereas states surveillance law as rules, and tests proposed deals against them."""

from typing import Any

__version__ = "0.1.0"
__language_version__ = "0.1"
__all__ = ["BadInput", "Diagnostic", "Report", "__language_version__", "__version__", "check", "load"]

_HOMES = {
    "BadInput": "whereas.pipeline",
    "Diagnostic": "whereas.text",
    "Report": "whereas.report.model",
    "check": "whereas.pipeline",
    "load": "whereas.pipeline",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - what is handed on has its own type where it stands
    """Hand on a public name when it is first asked for, so that `whereas --version` loads nothing."""
    if name not in _HOMES:
        message = f"module 'whereas' has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module  # noqa: PLC0415 - as above

    return getattr(import_module(_HOMES[name]), name)

"""Where the shipped grammars, policies and pages on diagnostics are.

In a wheel they lie inside the package, as `whereas/grammars`, `whereas/policies` and `whereas/diagnostics`. In a
checkout, and so in an editable install, they lie beside `pyproject.toml` (the pages in its `docs`). Callers use only
the `Traversable` interface, so that a wheel that is imported as a zip file works as well.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_IN_CHECKOUT = {"diagnostics": "docs/diagnostics"}


def shipped_folder(name: str) -> Traversable:
    """Return the folder `name` ("grammars", "policies" or "diagnostics") that belongs to the running engine.

    Raises:
        FileNotFoundError: the installation is broken; neither place has the folder.
    """
    packaged = files("whereas") / name
    if packaged.is_dir():
        return packaged
    root = Path(__file__).resolve().parents[2]
    beside = root / _IN_CHECKOUT.get(name, name)
    if beside.is_dir() and (root / "pyproject.toml").is_file():
        return beside
    message = f"this installation of whereas lacks its {name!r} folder; install it again"
    raise FileNotFoundError(message)

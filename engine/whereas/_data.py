"""Where the shipped grammars and policies are.

In a wheel they lie inside the package, as `whereas/grammars` and `whereas/policies`. In a checkout, and so in an
editable install, they lie beside `pyproject.toml`. Callers use only the `Traversable` interface, so that a wheel
that is imported as a zip file works as well.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def shipped_folder(name: str) -> Traversable:
    """Return the folder `name` ("grammars" or "policies") that belongs to the running engine.

    Raises:
        FileNotFoundError: the installation is broken; neither place has the folder.
    """
    packaged = files("whereas") / name
    if packaged.is_dir():
        return packaged
    root = Path(__file__).resolve().parents[2]
    if (root / name).is_dir() and (root / "pyproject.toml").is_file():
        return root / name
    message = f"this installation of whereas lacks its {name!r} folder; install it again"
    raise FileNotFoundError(message)

"""The engine by its own files: what tells two builds of one version apart."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_ENDINGS = (".py", ".j2", ".css")
# What ships beside the engine in a wheel; a report names the laws and vocabularies that it read one by one.
_DATA = frozenset({"policies", "grammars", "diagnostics", "__pycache__"})


@cache
def engine_hash(*rooms: str) -> str:
    """Return the SHA-256, in hexadecimal, of the engine's files: of their names and their bytes, in order.

    Args:
        rooms: the folders and files of the package that count; all of it, if none is named.
    """
    made = hashlib.sha256()
    for name, file in sorted(_files(files("whereas"), "")):
        if rooms and name.partition("/")[0] not in rooms:
            continue
        data = file.read_bytes()
        made.update(f"{name}\0{len(data)}\0".encode())
        made.update(data)
    return made.hexdigest()


def _files(folder: Traversable, above: str) -> Iterator[tuple[str, Traversable]]:
    for item in folder.iterdir():
        name = f"{above}{item.name}"
        if item.is_dir():
            if item.name not in _DATA:
                yield from _files(item, f"{name}/")
        elif item.name.endswith(_ENDINGS):
            yield name, item

"""Reports kept on disk, for the next process that asks the same of the same texts.

What comes in: all that an answer depends on, and the answer. What goes out: the answer, letter for letter, or None.
Promised: it lies in a folder of the user's own that nobody else can write to, or nowhere; it is JSON, and nothing in
it is run; what can't be read or written is as if it were not there; a folder never grows beyond its bound.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib import metadata
from importlib.resources.abc import Traversable
from pathlib import Path

from whereas._data import shipped_folder
from whereas.library.engine import engine_hash
from whereas.library.find import Library

FOLDER_NAMED_BY = "WHEREAS_CACHE_DIR"
"""The environment variable that names another folder; where it is empty, nothing is kept."""

MOST_ENTRIES = 200
_FORM = "whereas.kept/1"
_SHIPPED = "policies"
_MADE_WITH = ("lark", "pydantic", "pydantic-core", "ruamel.yaml")


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder of answers, of which the `most` newest are kept."""

    folder: Path
    most: int = MOST_ENTRIES

    def find(self, question: str) -> str | None:
        """Return the answer to a question, if all the texts that it was made from are still the same."""
        try:
            head, _, answer = self._file(question).read_text("utf-8").partition("\n")
            texts = json.loads(head)["texts"]
            is_so = isinstance(texts, dict) and all(_is_still(name, sha256) for name, sha256 in texts.items())
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return answer if is_so and answer else None

    def keep(self, question: str, texts: Mapping[str, str | None], answer: str) -> None:
        """Keep an answer, with the SHA-256 of each text that it was made from by the text's name."""
        entry = f"{json.dumps({'form': _FORM, 'texts': dict(texts)})}\n{answer}"
        with suppress(OSError):
            handle, name = tempfile.mkstemp(dir=self.folder, prefix=".", suffix=".new")
            try:
                with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
                    stream.write(entry)
                Path(name).replace(self._file(question))  # whole or not at all
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
            self._forget_the_oldest()

    def _file(self, question: str) -> Path:
        return self.folder / f"{question}.json"

    def _forget_the_oldest(self) -> None:
        files = sorted(self.folder.glob("*.json"), key=lambda file: file.stat().st_mtime)
        for file in files[: -self.most]:
            file.unlink(missing_ok=True)


def kept(part: str = "", most: int = MOST_ENTRIES) -> Kept | None:
    """Return where answers are kept, or None where there is no place for them.

    Args:
        part: a folder in that of all answers, for those of one sort.
        most: how many are kept there.
    """
    named = os.environ.get(FOLDER_NAMED_BY)
    if named == "":
        return None
    try:
        folder = _own_folder() if named is None else Path(named)
        for each in dict.fromkeys((folder, folder / part)):
            each.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not _is_ours_alone(each):
                return None
        return Kept((folder / part).absolute(), most)
    except (OSError, RuntimeError, ValueError):  # no home, no room, a name that no folder can have
        return None


def question_of(library: Library, *asked: object) -> str:
    """Return a name for a question: another one for whatever an answer may depend on, the texts apart.

    That is what is asked, the engine, what it runs on, where it was started, and which names the library holds.
    """
    names = [sorted(library.laws), sorted(library.deals), sorted(library.vocabularies)]
    versions = [sys.version, *(_version(name) for name in _MADE_WITH)]
    whole = [_FORM, engine_hash(), versions, str(Path.cwd()), names, [repr(part) for part in asked]]
    return hashlib.sha256(json.dumps(whole).encode()).hexdigest()


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _own_folder() -> Path:
    from platformdirs import user_cache_path  # noqa: PLC0415 - only who keeps something asks where

    return user_cache_path("whereas", appauthor=False)


def _is_ours_alone(folder: Path) -> bool:
    """Return whether nobody else can write to a folder. On Windows a user's folder is the user's own."""
    if not hasattr(os, "getuid"):
        return True
    held = folder.stat()
    return held.st_uid == os.getuid() and not held.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _is_still(name: str, sha256: str) -> bool:
    """Return whether a text is what it was. A name may be that of a file and of one that ships: both must be."""
    found = [hashlib.sha256(file.read_bytes()).hexdigest() for file in _files(name) if file.is_file()]
    return bool(found) and all(each == sha256 for each in found)


def _files(name: str) -> tuple[Traversable | Path, ...]:
    first, _, rest = name.partition("/")
    return (shipped_folder(_SHIPPED) / rest, Path(name)) if first == _SHIPPED and rest else (Path(name),)

"""Files as texts: bounded in size, in UTF-8, with the hash of their bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

from whereas.library.problems import UnreadableFile
from whereas.text import Diagnostic, Source

MOST_BYTES = 16_000_000
"""No law, vocabulary or deal is larger; what is read of a larger file is enough to say so."""


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text that was read: its source, and the SHA-256 of its bytes in hexadecimal."""

    source: Source
    sha256: str


def read_bytes(file: Traversable | Path, name: str, most: int = MOST_BYTES) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return the bytes of a file, at most one more than the bound `most`, and why it can't be read."""
    try:
        with file.open("rb") as stream:
            return stream.read(most + 1), ()
    except IsADirectoryError:
        why = "it is a folder"
    except FileNotFoundError:
        why = "there is no such file"
    except PermissionError:
        why = "you may not read it"
    except (OSError, ValueError) as error:
        why = str(error.__class__.__name__)
    return b"", (UnreadableFile(span=None, path=name, why=why),)


def read_text(
    file: Traversable | Path, name: str, most: int = MOST_BYTES
) -> tuple[TextFile | None, tuple[Diagnostic, ...]]:
    """Return a file as text, or None and why it is none; one of more than `most` bytes is not read."""
    data, problems = read_bytes(file, name, most)
    if problems:
        return None, problems
    if len(data) > most:
        return None, (UnreadableFile(span=None, path=name, why=f"it has more than {most:,} bytes"),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        why = f"byte {error.start + 1:,} is not UTF-8"
        return None, (UnreadableFile(span=None, path=name, why=why),)
    return TextFile(Source(name, text), hashlib.sha256(data).hexdigest()), ()


def read_file(name: str, most: int = MOST_BYTES) -> tuple[TextFile | None, tuple[Diagnostic, ...]]:
    """Return a file that a user names as text, or None and why it is none."""
    return read_text(Path(name), name, most)

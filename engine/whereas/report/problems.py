"""What can be wrong with how a report is asked for: WH79x."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Self

from whereas.text import Diagnostic


@dataclass(frozen=True, slots=True, kw_only=True)
class CantWrite(Diagnostic):
    """A report can't be written in a format: a package is missing, or no file is named for it."""

    format: str
    why: str
    advice: str

    missing: ClassVar[str] = "what writes it is not installed"
    install: ClassVar[str] = "install it with `pip install 'whereas[{format}]'`"
    bytes_only: ClassVar[str] = "it is a file, and no text for a terminal"
    name_file: ClassVar[str] = "name a file with `--output`; `--output -` writes to standard output"

    code: ClassVar[str] = "WH790"
    title: ClassVar[str] = "format that can't be written"
    message_template: ClassVar[str] = "`--format {format}` can't be written: {why}"
    help_template: ClassVar[str] = "{advice}"

    @classmethod
    def for_want_of(cls, name: str) -> Self:
        """Return what says that the extra of a format is not installed."""
        return cls(span=None, format=name, why=cls.missing, advice=cls.install.format(format=name))

    @classmethod
    def without_file(cls, name: str) -> Self:
        """Return what says that a format needs a file."""
        return cls(span=None, format=name, why=cls.bytes_only, advice=cls.name_file)

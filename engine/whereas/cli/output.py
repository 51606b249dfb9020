"""How results and diagnostics leave the program: on standard output or in a file, and on standard error."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import IO, Any

import click

from whereas.text import Diagnostic, Severity, Source
from whereas.text.render import ASCII, UNICODE, Part, draw, joined

STANDARD = "-"


def tell(diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source], *, quiet: bool = False) -> None:
    """Draw diagnostics on standard error; with `quiet`, only errors."""
    encoding = (getattr(sys.stderr, "encoding", None) or "ascii").lower()
    glyphs = UNICODE if "utf" in encoding else ASCII
    paint = _painted if _has_colours() else None
    for item in diagnostics:
        if quiet and item.severity is not Severity.ERROR:
            continue
        click.echo(joined(draw(item, sources, glyphs), paint).rstrip("\n"), err=True, color=paint is not None)


_COLOURS = {
    Part.ERROR: "red",
    Part.WARNING: "yellow",
    Part.GUTTER: "blue",
    Part.SECOND: "cyan",
    Part.HELP: "green",
}


def _painted(part: Part, text: str) -> str:
    return click.style(text, fg=_COLOURS.get(part), bold=True if part is Part.MESSAGE else None)


def _has_colours() -> bool:
    """Return whether diagnostics may be coloured: on a terminal, unless NO_COLOR says otherwise."""
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


class Refused(click.ClickException):
    """Ends the program with status 2 and a diagnostic."""

    def __init__(self, problem: Diagnostic) -> None:
        """Hold what is wrong."""
        super().__init__(problem.message)
        self.problem = problem

    def show(self, file: IO[Any] | None = None) -> None:  # noqa: ARG002 - diagnostics go to standard error
        """Draw the diagnostic."""
        tell((self.problem,), {})


Function = Callable[..., Any]


def to_output(command: Function) -> Function:
    """Return a command with the option `--output`; a place that can't be written to is refused before anything runs."""
    words = "Write the result to a file; `-` is standard output."
    return click.option("--output", metavar="FILE", callback=_writable, help=words)(command)


def _writable(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is None or value == STANDARD:
        return value
    path = Path(value)
    if path.is_dir():
        raise _unwritable(value, "it is a folder")
    if not path.parent.is_dir():
        raise _unwritable(value, "there is no such folder")
    if not path.exists() and not os.access(path.parent, os.W_OK):
        raise _unwritable(value, "its folder may not be written to")
    return value


def _unwritable(output: str, why: str) -> Refused:
    from whereas.library.problems import UnwritableOutput

    return Refused(UnwritableOutput(span=None, path=output, why=why))


def deliver(text: str | bytes, output: str | None) -> None:
    """Print a result, or write it to a file whole or not at all; bytes go as they are.

    Raises:
        Refused: the file can't be written.
    """
    if output is None or output == STANDARD:
        try:
            sys.stdout.buffer.write(_bytes_of(text))
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            # Whoever read the output has read enough. The status still says what was found, and what is left must not
            # fail when the program ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    try:
        _write_whole(Path(output), text if isinstance(text, bytes) else text.encode("utf-8"))
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise _unwritable(output, why) from None


def _bytes_of(text: str | bytes) -> bytes:
    if isinstance(text, bytes):
        return text
    return (text if text.endswith("\n") else f"{text}\n").encode("utf-8")


def _write_whole(path: Path, data: bytes) -> None:
    if path.exists() and not path.is_file():  # a device or a pipe can't be made under another name first
        path.write_bytes(data)
        return
    path = path.resolve()  # what a link leads to is written, and the link stays
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current

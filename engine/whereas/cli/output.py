"""How results and diagnostics leave the program: on standard output or in a file, and on standard error."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, TextIO

import click

from whereas.text import Diagnostic, Severity, Source
from whereas.text.render import ASCII, UNICODE, Part, draw, joined

STANDARD = "-"
_STANDARD_OUTPUT = "standard output"


def tell(diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source], *, quiet: bool = False) -> None:
    """Draw diagnostics on standard error; with `quiet`, only errors."""
    encoding = (getattr(sys.stderr, "encoding", None) or "ascii").lower()
    glyphs = UNICODE if "utf" in encoding else ASCII
    paint = _painted if _has_colours() else None
    for item in diagnostics:
        if quiet and item.severity is not Severity.ERROR:
            continue
        say(joined(draw(item, sources, glyphs), paint).rstrip("\n"), color=paint is not None)


def say(text: str, *, color: bool = False) -> None:
    """Write a line on standard error; where nobody reads that any more, the status still says how it ended."""
    if sys.stderr is None:
        return
    try:
        click.echo(text, err=True, color=color)
    except OSError:
        _drop(sys.stderr)


@contextmanager
def telling_how_far(done: str, *, quiet: bool = False) -> Iterator[Callable[[int, int], None] | None]:
    """Give a function that says on one line of a terminal how much is done; None where nobody would read it.

    Args:
        done: what is done, such as "judged".
        quiet: nobody wants to.
    """
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    width = 0

    def tell_how_far(number: int, total: int) -> None:
        nonlocal width
        text = f"{done} {number} of {total}"
        width = len(text)
        with suppress(OSError):
            click.echo(f"\r{text}", err=True, nl=False)

    try:
        yield tell_how_far
    finally:
        with suppress(OSError):
            click.echo(f"\r{' ' * width}\r", err=True, nl=False)


def _drop(stream: TextIO) -> None:
    """Send what is left for a stream nowhere, for else it would fail when the program ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


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
    return (
        sys.stderr is not None
        and sys.stderr.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )


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
        _print(_bytes_of(text))
        return
    try:
        _write_whole(Path(output), text if isinstance(text, bytes) else text.encode("utf-8"))
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise _unwritable(output, why) from None


def _print(data: bytes) -> None:
    if sys.stdout is None:
        raise _unwritable(_STANDARD_OUTPUT, "it is closed")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # whoever read it has read enough, and the status still says what was found
        _drop(sys.stdout)
    except OSError as error:
        _drop(sys.stdout)
        raise _unwritable(_STANDARD_OUTPUT, error.strerror or type(error).__name__) from None


def refused_help(error: Exception) -> Refused | None:
    """Return the refusal of help, which Click prints itself, where standard output takes none of it; else None."""
    at = error.__traceback__
    while at is not None and at.tb_frame.f_code is not click.echo.__code__:
        at = at.tb_next
    if at is None or not isinstance(error, OSError):
        return None
    _drop(sys.stdout)
    return _unwritable(_STANDARD_OUTPUT, error.strerror or type(error).__name__)


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

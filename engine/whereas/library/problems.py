"""What can be wrong with what is asked of the library: WH7xx."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from whereas.text import Diagnostic, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class NotInLibrary(Diagnostic):
    """Nothing of that name is where it is looked for.

    Attributes:
        sort: what was looked for.
        hint: which one may be meant, as a question.
        more: what else was tried.
        where: what has no such thing.
        how: what shows all that there is.
    """

    name: str
    sort: str
    hint: str = ""
    more: str = ""
    where: str = "the library"
    how: str = "`whereas list` shows what the library holds"

    no_file: ClassVar[str] = ", and there is no such file"
    a_folder: ClassVar[str] = ", and what is called so here is a folder or a device, no file"
    another_sort: ClassVar[str] = ": that is the name of a {sort}"

    code: ClassVar[str] = "WH701"
    title: ClassVar[str] = "not in the library"
    message_template: ClassVar[str] = "{where} has no {sort} `{name}`{more}"
    help_template: ClassVar[str] = "{hint}{how}"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadableFile(Diagnostic):
    """A file that can't be read; `why` says what stands in the way."""

    path: str
    why: str

    code: ClassVar[str] = "WH702"
    title: ClassVar[str] = "file that can't be read"
    message_template: ClassVar[str] = "`{path}` can't be read: {why}"
    help_template: ClassVar[str] = "name a text file in UTF-8 that you may read"


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingToCheck(Diagnostic):
    """The choice of laws leaves none; `hint` says which place may be meant."""

    choice: str
    hint: str = ""

    code: ClassVar[str] = "WH703"
    title: ClassVar[str] = "nothing to check"
    message_template: ClassVar[str] = "{choice} selects no law, so there is nothing to check"
    help_template: ClassVar[str] = (
        "{hint}name a law with `--policy`, or a place with `--jurisdiction`; see `whereas list`"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LawUnderOtherName(Diagnostic):
    """A file whose first line gives another identifier than its place in the library."""

    written: str
    place: str

    code: ClassVar[str] = "WH704"
    title: ClassVar[str] = "law under another name"
    message_template: ClassVar[str] = "this law is called `{written}`, and stands at the place of `{place}`"
    label_template: ClassVar[str] = "expected `{place}`"
    help_template: ClassVar[str] = "write `{place}` here, or move the file"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongSort(Diagnostic):
    """A file that is something else than what was asked for."""

    found: str
    wanted: str

    code: ClassVar[str] = "WH705"
    title: ClassVar[str] = "file of another sort"
    message_template: ClassVar[str] = "this file is {found}, and {wanted} was asked for"
    label_template: ClassVar[str] = "this is {found}"
    help_template: ClassVar[str] = "name a file that holds {wanted}"


@dataclass(frozen=True, slots=True, kw_only=True)
class BadChoice(Diagnostic):
    """An option whose value can't be read."""

    option: str
    found: str
    expected: str

    code: ClassVar[str] = "WH706"
    title: ClassVar[str] = "option that can't be read"
    message_template: ClassVar[str] = "`{option} {found}` can't be read"
    help_template: ClassVar[str] = "expected {expected}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoOfOneName(Diagnostic):
    """Two files that were asked for hold something of one sort under one name."""

    sort: str
    name: str
    first: str

    code: ClassVar[str] = "WH707"
    title: ClassVar[str] = "two files of one name"
    message_template: ClassVar[str] = "another file that was asked for holds the {sort} `{name}` too: {first}"
    label_template: ClassVar[str] = "`{first}` is called so as well"
    help_template: ClassVar[str] = "ask for one of them, or give one another name"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotInForce(Diagnostic):
    """A law that was asked for, and that was in force at no time that matters for a deal."""

    law: str
    deal: str

    code: ClassVar[str] = "WH708"
    severity: ClassVar[Severity] = Severity.WARNING
    title: ClassVar[str] = "law not in force"
    message_template: ClassVar[str] = "`{law}` was in force at no time that matters for `{deal}`"
    help_template: ClassVar[str] = "all its duties are inapplicable; name a day with `--as-of` on which it was in force"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAReport(Diagnostic):
    """A file that is no report which can be made again; `why` says what it lacks."""

    path: str
    why: str

    code: ClassVar[str] = "WH709"
    title: ClassVar[str] = "report that can't be made again"
    message_template: ClassVar[str] = "`{path}` can't be verified: {why}"
    help_template: ClassVar[str] = "name a report that `whereas check --format json` or `--format html` wrote"


@dataclass(frozen=True, slots=True, kw_only=True)
class BadUsage(Diagnostic):
    """A command that can't be read: an option that there is not, a value that none takes, something left out."""

    why: str
    command: str

    code: ClassVar[str] = "WH710"
    title: ClassVar[str] = "command that can't be read"
    message_template: ClassVar[str] = "the command can't be read: {why}"
    help_template: ClassVar[str] = "`{command} --help` says what it takes"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnwritableOutput(Diagnostic):
    """A file that can't be written; `why` says what stands in the way."""

    path: str
    why: str

    code: ClassVar[str] = "WH711"
    title: ClassVar[str] = "output that can't be written"
    message_template: ClassVar[str] = "`{path}` can't be written: {why}"
    help_template: ClassVar[str] = "name a file in a folder that there is and that you may write to"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoLawOfItsOwn(Diagnostic):
    """A place of which the library has no law itself, only law of places above it, which was applied."""

    place: str
    above: str
    hint: str = ""

    code: ClassVar[str] = "WH712"
    severity: ClassVar[Severity] = Severity.WARNING
    title: ClassVar[str] = "place without law of its own"
    message_template: ClassVar[str] = "the library has no law of `{place}` itself, only of {above}"
    help_template: ClassVar[str] = "{hint}what the place itself asks was not checked"

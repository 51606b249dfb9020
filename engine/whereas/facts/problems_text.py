"""What can be wrong with the text of a deal file before anybody asks what it says: WH501 to WH517.

Promise: wording stands here alone; no message names a part of the YAML reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from whereas.text import Diagnostic, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class DealTooLarge(Diagnostic):
    """The file is larger than any deal is; it was not read."""

    size: str
    limit: str

    code: ClassVar[str] = "WH501"
    title: ClassVar[str] = "deal file too large"
    message_template: ClassVar[str] = "the deal file has {size}, and a deal has at most {limit}"
    label_template: ClassVar[str] = "too much to be a deal"
    help_template: ClassVar[str] = "give long lists, such as searches, as a log: `searches: {{log: searches.csv}}`"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotUtf8(Diagnostic):
    """The file is not a text in UTF-8; `why` says how that shows, and where."""

    why: str

    other_encoding: ClassVar[str] = "it begins as a text in {encoding} does"
    broken_byte: ClassVar[str] = "the byte {byte} in line {line} is part of no character"
    code: ClassVar[str] = "WH502"
    title: ClassVar[str] = "file that is not UTF-8"
    message_template: ClassVar[str] = "the deal file is not a text in UTF-8: {why}"
    help_template: ClassVar[str] = "save it again with the encoding UTF-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class ForbiddenCharacter(Diagnostic):
    """A character that can't be seen, or that changes how the text around it is shown."""

    character: str
    name: str

    code: ClassVar[str] = "WH503"
    title: ClassVar[str] = "character that can't stand in a deal"
    message_template: ClassVar[str] = "the character {character} ({name}) can't stand in a deal"
    label_template: ClassVar[str] = "{name}"
    help_template: ClassVar[str] = "take it out; it may have come along when text was copied"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadableYaml(Diagnostic):
    """The text breaks the rules of YAML in a way that has no diagnostic of its own; `why` says how."""

    why: str

    elsewhere: ClassVar[str] = "it follows none of the forms in which facts are written"
    unknown_escape: ClassVar[str] = (
        "in double quotation marks a backslash begins an escape, and there is none of this name"
    )
    code: ClassVar[str] = "WH504"
    title: ClassVar[str] = "text that is not YAML"
    message_template: ClassVar[str] = "this can't be read as YAML: {why}"
    label_template: ClassVar[str] = "reading stopped here"
    help_template: ClassVar[str] = "write each fact as `name: value`, and put quotation marks around unusual texts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclosed(Diagnostic):
    """A bracket, brace or quotation mark is opened and never closed."""

    opener: str
    closer: str

    code: ClassVar[str] = "WH505"
    title: ClassVar[str] = "bracket or quotation that is not closed"
    message_template: ClassVar[str] = "`{opener}` is opened here, and `{closer}` or a comma is missing further on"
    label_template: ClassVar[str] = "opened here"
    help_template: ClassVar[str] = (
        "close it with `{closer}`; a text with quotation marks in it stands in the other kind"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TabUsed(Diagnostic):
    """A tab stands where only spaces may."""

    code: ClassVar[str] = "WH506"
    title: ClassVar[str] = "tab before a name or value"
    message_template: ClassVar[str] = "a tab stands where YAML takes spaces alone"
    label_template: ClassVar[str] = "a tab"
    help_template: ClassVar[str] = "indent with spaces"


@dataclass(frozen=True, slots=True, kw_only=True)
class BadIndentation(Diagnostic):
    """A line is indented so that it belongs to nothing above it."""

    code: ClassVar[str] = "WH507"
    title: ClassVar[str] = "line that belongs to nothing"
    message_template: ClassVar[str] = "this line does not belong to what stands above it"
    label_template: ClassVar[str] = "indented further or less than what it should belong to"
    help_template: ClassVar[str] = "begin it exactly under the first letter of the name beside which it belongs"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnquotedText(Diagnostic):
    """A text holds or begins with a sign that means something in YAML, and stands without quotation marks."""

    sign: str

    code: ClassVar[str] = "WH508"
    title: ClassVar[str] = "text that needs quotation marks"
    message_template: ClassVar[str] = "`{sign}` means something else in YAML where a text has no quotation marks"
    label_template: ClassVar[str] = "read as more than a text from here"
    help_template: ClassVar[str] = 'put the whole text in quotation marks: `title: "Complaint: Doe v. City"`'


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingColon(Diagnostic):
    """A line stands where a name and its value are wanted, and has no colon."""

    code: ClassVar[str] = "WH509"
    title: ClassVar[str] = "name without its colon"
    message_template: ClassVar[str] = "a name with a colon and its value is wanted here"
    label_template: ClassVar[str] = "no `: ` follows this on its line"
    help_template: ClassVar[str] = "write `name: value`, with a space after the colon"


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedYaml(Diagnostic):
    """Something that YAML has and deals do not take, since it makes a file say more than a reader sees in place."""

    feature: str
    instead: str

    code: ClassVar[str] = "WH510"
    title: ClassVar[str] = "part of YAML that deals don't take"
    message_template: ClassVar[str] = "a deal takes no {feature}"
    label_template: ClassVar[str] = "not taken in a deal"
    help_template: ClassVar[str] = "{instead}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralDocuments(Diagnostic):
    """One file holds several documents."""

    code: ClassVar[str] = "WH511"
    title: ClassVar[str] = "several documents in one file"
    message_template: ClassVar[str] = "a second document begins here, and a file is one deal"
    label_template: ClassVar[str] = "here the next document begins"
    help_template: ClassVar[str] = "write each deal in a file of its own"


@dataclass(frozen=True, slots=True, kw_only=True)
class TooDeep(Diagnostic):
    """Lists within lists, further down than any form of a deal reaches."""

    limit: int

    code: ClassVar[str] = "WH512"
    title: ClassVar[str] = "nesting too deep"
    message_template: ClassVar[str] = "this stands more than {limit} levels deep, and no form of a deal does"
    label_template: ClassVar[str] = "one level too many"
    help_template: ClassVar[str] = "name what is nested as an item of its list, and refer to it by its key"


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateKey(Diagnostic):
    """A name is given twice in one place, so that one of the two values would be lost."""

    name: str

    first: ClassVar[str] = "the first time"
    code: ClassVar[str] = "WH513"
    title: ClassVar[str] = "name given twice"
    message_template: ClassVar[str] = "`{name}` is given twice in one place"
    label_template: ClassVar[str] = "the second time"
    help_template: ClassVar[str] = "keep one; several versions of a fact stand as a list under one name"


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptyDeal(Diagnostic):
    """The file says nothing."""

    code: ClassVar[str] = "WH514"
    title: ClassVar[str] = "empty deal file"
    message_template: ClassVar[str] = "the deal file is empty"
    label_template: ClassVar[str] = "nothing is stated"
    help_template: ClassVar[str] = "begin with `deal:`, `title:`, `uses:` and `stage:`"


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingName(Diagnostic):
    """A value without a name, or a name that is no word."""

    code: ClassVar[str] = "WH515"
    title: ClassVar[str] = "value without a name"
    message_template: ClassVar[str] = "a name is wanted before the colon"
    label_template: ClassVar[str] = "this is no name"
    help_template: ClassVar[str] = "write `name: value`"


@dataclass(frozen=True, slots=True, kw_only=True)
class TooManyProblems(Diagnostic):
    """So much is wrong that the rest is not listed; errors are shown before warnings."""

    limit: int

    severity: ClassVar[Severity] = Severity.WARNING
    code: ClassVar[str] = "WH516"
    title: ClassVar[str] = "more mistakes than are shown"
    message_template: ClassVar[str] = "more is wrong with this deal than the {limit} mistakes that are shown"
    label_template: ClassVar[str] = "the next one"
    help_template: ClassVar[str] = "mend these and check again"


@dataclass(frozen=True, slots=True, kw_only=True)
class CutOff(Diagnostic):
    """A text without quotation marks ends at a `#`, which begins a comment; it looks as if it were to go on."""

    severity: ClassVar[Severity] = Severity.WARNING
    code: ClassVar[str] = "WH517"
    title: ClassVar[str] = "text that ends at a number sign"
    message_template: ClassVar[str] = "the text ends before this `#`, for what follows is a comment"
    label_template: ClassVar[str] = "not read"
    help_template: ClassVar[str] = "put the whole text in quotation marks; a comment has a space after its `#`"

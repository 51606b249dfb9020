"""What can be wrong with the text of a law, a vocabulary or a scenario: WH1xx.

Wording stands here alone. Messages quote what was written and say what was expected in words of the language; they
never name a token of the reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from whereas.text import Diagnostic


@dataclass(frozen=True, slots=True, kw_only=True)
class UnexpectedText(Diagnostic):
    """Something stands where the language has no place for it.

    `after` is what was read before, `expected` is what could have come, in words.
    """

    found: str
    after: str
    expected: str

    code: ClassVar[str] = "WH101"
    title: ClassVar[str] = "Text that can't stand here"
    message_template: ClassVar[str] = "`{found}` can't stand here, after {after}"
    label_template: ClassVar[str] = "expected {expected}"
    help_template: ClassVar[str] = "write {expected}, or take `{found}` out"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnexpectedEnd(Diagnostic):
    """The file ends in the middle of a clause."""

    after: str
    expected: str

    code: ClassVar[str] = "WH102"
    title: ClassVar[str] = "The file ends too soon"
    message_template: ClassVar[str] = "the file ends after {after}, in the middle of a clause"
    label_template: ClassVar[str] = "expected {expected}"
    help_template: ClassVar[str] = "finish the clause, or take it out"


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingWord(Diagnostic):
    """A single word or sign is missing, and what follows fits once it stands there."""

    missing: str
    before: str
    after: str

    code: ClassVar[str] = "WH103"
    title: ClassVar[str] = "A missing word or sign"
    message_template: ClassVar[str] = "{missing} is missing between {after} and `{before}`"
    label_template: ClassVar[str] = "{missing} goes before this"
    help_template: ClassVar[str] = "write {missing} before `{before}`"


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingColon(Diagnostic):
    """The colon before a condition was forgotten."""

    before: str
    after: str

    code: ClassVar[str] = "WH104"
    title: ClassVar[str] = "A missing colon"
    message_template: ClassVar[str] = "a colon is missing between {after} and `{before}`"
    label_template: ClassVar[str] = "the condition begins here"
    help_template: ClassVar[str] = "write `:` after {after}; what is asked for follows it"


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingText(Diagnostic):
    """A text in quotation marks is missing: a title, a question, what a duty asks for."""

    before: str
    after: str

    code: ClassVar[str] = "WH105"
    title: ClassVar[str] = "A missing text in quotation marks"
    message_template: ClassVar[str] = "a text in quotation marks is missing after {after}"
    label_template: ClassVar[str] = 'expected a text such as "in plain words"'
    help_template: ClassVar[str] = 'put a text between `"` and `"` before {before}'


@dataclass(frozen=True, slots=True, kw_only=True)
class UnclosedBracket(Diagnostic):
    """A bracket is opened and not closed before the next clause."""

    opening: str
    closing: str
    before: str

    code: ClassVar[str] = "WH106"
    title: ClassVar[str] = "A bracket that is never closed"
    message_template: ClassVar[str] = "`{opening}` is not closed before `{before}`"
    label_template: ClassVar[str] = "this is never closed"
    help_template: ClassVar[str] = "write `{closing}` before `{before}`"


@dataclass(frozen=True, slots=True, kw_only=True)
class MisspeltWord(Diagnostic):
    """A word of the language is misspelt."""

    found: str
    meant: str

    code: ClassVar[str] = "WH107"
    title: ClassVar[str] = "A misspelt word of the language"
    message_template: ClassVar[str] = "`{found}` is no word of the language"
    label_template: ClassVar[str] = "did you mean `{meant}`?"
    help_template: ClassVar[str] = "write `{meant}`"


@dataclass(frozen=True, slots=True, kw_only=True)
class MisplacedClause(Diagnostic):
    """A clause of the language that stands somewhere, but not here."""

    clause: str
    place: str

    code: ClassVar[str] = "WH108"
    title: ClassVar[str] = "A clause in the wrong place"
    message_template: ClassVar[str] = "`{clause}` can't stand here"
    label_template: ClassVar[str] = "it stands {place}"
    help_template: ClassVar[str] = "move it: `{clause}` stands {place}"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsRunTogether(Diagnostic):
    """A blank is missing between two words, or between a number and its unit."""

    found: str
    first: str
    rest: str

    code: ClassVar[str] = "WH109"
    title: ClassVar[str] = "Words run together"
    message_template: ClassVar[str] = "`{found}` is one word; `{first}` and `{rest}` need a blank between them"
    label_template: ClassVar[str] = "put a blank after `{first}`"
    help_template: ClassVar[str] = "write `{first} {rest}`"


@dataclass(frozen=True, slots=True, kw_only=True)
class StrayCharacter(Diagnostic):
    """A character that the language does not use."""

    character: str
    name: str

    code: ClassVar[str] = "WH110"
    title: ClassVar[str] = "A character that the language does not use"
    message_template: ClassVar[str] = "{name} means nothing outside of a text in quotation marks"
    label_template: ClassVar[str] = "not used by the language"
    help_template: ClassVar[str] = "take it out"


@dataclass(frozen=True, slots=True, kw_only=True)
class InvisibleCharacter(Diagnostic):
    """A blank that is none: a no-break space, a zero-width space."""

    name: str

    code: ClassVar[str] = "WH111"
    title: ClassVar[str] = "An invisible character"
    message_template: ClassVar[str] = "there is {name} here, which looks like a blank and is none"
    label_template: ClassVar[str] = "invisible character"
    help_template: ClassVar[str] = "replace it by an ordinary blank; it often comes from a word processor or a web page"


@dataclass(frozen=True, slots=True, kw_only=True)
class ByteOrderMark(Diagnostic):
    """The file begins with a byte-order mark."""

    code: ClassVar[str] = "WH112"
    title: ClassVar[str] = "A byte-order mark"
    message_template: ClassVar[str] = "the file begins with a byte-order mark, an invisible character"
    help_template: ClassVar[str] = "save the file as UTF-8 without a byte-order mark"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongQuotationMarks(Diagnostic):
    """Curly, single or angle quotation marks around a text."""

    found: str
    straight: str

    code: ClassVar[str] = "WH113"
    title: ClassVar[str] = "Quotation marks of the wrong kind"
    message_template: ClassVar[str] = "a text stands between straight double quotation marks, not `{found}`"
    label_template: ClassVar[str] = "write {straight} here"
    help_template: ClassVar[str] = 'use the plain `"` of the keyboard, without replacement by a word processor'


@dataclass(frozen=True, slots=True, kw_only=True)
class UnterminatedText(Diagnostic):
    """A text is opened and not closed."""

    mark: str

    code: ClassVar[str] = "WH114"
    title: ClassVar[str] = "A text that is never closed"
    message_template: ClassVar[str] = "the text that begins here is never closed"
    label_template: ClassVar[str] = "no closing `{mark}`"
    help_template: ClassVar[str] = (
        "close it with `{mark}`; a text of several lines stands between three quotation marks"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownEscape(Diagnostic):
    """A backslash in a text before a character that needs none."""

    found: str

    code: ClassVar[str] = "WH115"
    title: ClassVar[str] = "A backslash that means nothing"
    message_template: ClassVar[str] = "`{found}` means nothing in a text"
    label_template: ClassVar[str] = "unknown escape"
    help_template: ClassVar[str] = (
        'a backslash stands only before `"` and before another backslash; write `\\\\` for one'
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ShallForMust(Diagnostic):
    """`shall`, `should`, `will` in place of `must`."""

    found: str

    code: ClassVar[str] = "WH116"
    title: ClassVar[str] = "Shall, should or will for must"
    message_template: ClassVar[str] = "`{found}` is not used, for it is read in several ways"
    label_template: ClassVar[str] = "write `must`"
    help_template: ClassVar[str] = "write `must` for a duty, `must not` for a prohibition, `may` for a permission"


@dataclass(frozen=True, slots=True, kw_only=True)
class MayNot(Diagnostic):
    """`may not`, which can mean that something is forbidden or that it need not be done."""

    code: ClassVar[str] = "WH117"
    title: ClassVar[str] = "May not"
    message_template: ClassVar[str] = "`may not` can be read in two ways"
    label_template: ClassVar[str] = "write `must not`"
    help_template: ClassVar[str] = "write `must not` for what is forbidden; what need not be done needs no clause"


@dataclass(frozen=True, slots=True, kw_only=True)
class CapitalWord(Diagnostic):
    """A word of the language written with a capital."""

    found: str
    meant: str

    code: ClassVar[str] = "WH118"
    title: ClassVar[str] = "A word of the language with a capital"
    message_template: ClassVar[str] = "`{found}` has a capital; words of the language are written small"
    label_template: ClassVar[str] = "write `{meant}`"
    help_template: ClassVar[str] = "write `{meant}`"


@dataclass(frozen=True, slots=True, kw_only=True)
class MixedConnectives(Diagnostic):
    """`a or b and c` without parentheses."""

    found: str
    other: str

    code: ClassVar[str] = "WH119"
    title: ClassVar[str] = "And mixed with or"
    message_template: ClassVar[str] = "`{found}` after `{other}`, without parentheses, can be read in two ways"
    label_template: ClassVar[str] = "what belongs together?"
    help_template: ClassVar[str] = "put parentheses around the parts that belong together: `a {other} (b {found} c)`"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservedName(Diagnostic):
    """A word of the language as a name."""

    found: str
    use: str

    code: ClassVar[str] = "WH120"
    title: ClassVar[str] = "A word of the language as a name"
    message_template: ClassVar[str] = "`{found}` is a word of the language and can't be {use}"
    label_template: ClassVar[str] = "reserved word"
    help_template: ClassVar[str] = "choose another name, such as `this_{found}`"

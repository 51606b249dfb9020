"""Highlighting of the language for Pygments, and so for MkDocs, Sphinx and whatever else asks it: ```` ```whereas ````.

Promised: it colours a text and refuses none, for a page may show what is wrong on purpose. A word after a dot is a
field, whatever it means elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from re import Match
from typing import ClassVar

from pygments.lexer import Lexer, RegexLexer, bygroups
from pygments.token import (
    Comment,
    Keyword,
    Literal,
    Name,
    Number,
    Operator,
    Punctuation,
    String,
    Whitespace,
    _TokenType,
)

from whereas.site.words import SORT_OF

_TOKENS = {
    "declaration": Keyword.Declaration,
    "clause": Keyword,
    "modal": Keyword.Reserved,
    "operator": Operator.Word,
    "unit": Keyword.Type,
    "constant": Keyword.Constant,
}
_parts: Callable[..., object] = bygroups  # its stubs say no types
_TIME = r"T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})"


def _word(_: Lexer, match: Match[str], __: object = None) -> Iterator[tuple[int, _TokenType, str]]:
    text = match.group()
    sort = SORT_OF.get(text)
    yield match.start(), Name if sort is None else _TOKENS[sort], text


class WhereasLexer(RegexLexer):
    """Laws, scenarios and vocabularies."""

    name = "Whereas"
    aliases: ClassVar[list[str]] = ["whereas"]
    filenames: ClassVar[list[str]] = ["*.whereas"]
    mimetypes: ClassVar[list[str]] = ["text/x-whereas"]
    tokens: ClassVar[dict[str, list[object]]] = {
        "root": [
            (r"\s+", Whitespace),
            (r'(?<=[A-Za-z0-9_)"])#[a-z][a-z0-9_]*(?!\w)', Name.Label),  # a duty of a section, and no remark
            (r"#[^\n]*", Comment.Single),
            (r'"""(?:.|\n)*?"""(?!")', String.Doc),
            (r'"(?:[^"\\\n]|\\.)*"', String.Double),
            (r"(\.)([a-z]\w*)", _parts(Punctuation, Name.Attribute)),
            (r"(?<=[A-Za-z0-9_])(\[)([\w*][\w-]*)(\])", _parts(Punctuation, Name.Label, Punctuation)),
            (rf"\d{{4}}-\d{{2}}(?:-\d{{2}}(?:{_TIME})?)?(?![\w:-])", Literal.Date),
            (r"(sections?)(\s+)(\d[\w./:-]*(?:\([\w-]+\))*)", _parts(Keyword.Declaration, Whitespace, Name.Label)),
            (r"\((?:[a-z]{1,4}|[A-Z]{1,4}|\d{1,2})\)(?=[\s\"(])", Name.Label),
            (r"[$£€]\d[\d,]*(?:\.\d+)?", Number),
            (r"\d+(?:[.:/-]\w+)*(?:\([\w-]+\))+(?:#[a-z]\w*)?", Name.Label),
            (r"\d[\d,]*(?:\.\d+)?(?:\s?%)?", Number),
            (r"[A-Za-z_]\w*", _word),
            (r"[+=-]", Operator),
            (r"[\[\](){}.,:*|?<>]", Punctuation),
            (r".", Punctuation),
        ],
    }

"""Pages as Markdown with HTML in it, made from templates, in which no text of a law or a deal becomes mark-up."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape
from pygments.lexers import get_lexer_by_name
from pygments.token import STANDARD_TYPES

from whereas.english.nouns import capitalised
from whereas.report.formats.facts import day_words
from whereas.report.formats.outline import LABELS
from whereas.report.formats.plain import paragraphs, plain
from whereas.report.formats.signs import KEYS, SYMBOLS, UNLESS, sign_of
from whereas.report.part import VerdictName
from whereas.site.lexer import WhereasLexer
from whereas.site.verdicts import Duty, Pair

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!>])")
_TEMPLATES = "whereas.site"
_PLAIN = frozenset({"", "n", "w", "p", "o"})


def page(template: str, **what: object) -> str:
    """Return a page made from a template."""
    made = _environment().get_template(template).render(**what)
    # A fence is found before HTML is: none may begin in a text that a page quotes.
    return made.replace("```", "&#96;" * 3).replace("~~~", "&#126;" * 3).strip("\n") + "\n"


def markdown(text: str) -> Markup:
    """Return a text on one line as Markdown that shows it as it is."""
    safe = " ".join(plain(text).split()).replace("&", "&amp;").replace("<", "&lt;")
    return Markup(_SPECIAL.sub(r"\\\1", safe))  # noqa: S704 - what could be mark-up was escaped


def anchor(text: str) -> str:
    """Return a text as the name of a place on a page: the number of a section, the identifier of a record."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "x"


def code(text: str, language: str = "whereas") -> Markup:
    """Return a text with the colours of a language, as a block."""
    lexer = WhereasLexer() if language == "whereas" else get_lexer_by_name(language)
    parts = (_coloured(STANDARD_TYPES.get(kind, ""), part) for kind, part in lexer.get_tokens(text.strip("\n")))
    return Markup('<div class="highlight wh-code"><pre><code>{}</code></pre></div>').format(Markup("").join(parts))


def _coloured(sort: str, text: str) -> Markup:
    """Return a word in the colour of its sort; in none where it has that of all text, for pages hold many words."""
    return escape(text) if sort in _PLAIN else Markup('<span class="{}">{}</span>').format(sort, text)


@dataclass(frozen=True, slots=True)
class Shown:
    """A verdict as a page shows it: its sort, its sign, its words."""

    sort: str
    sign: str
    words: str


def shown(judged: Pair | Duty | None) -> Shown:
    """Return how a verdict is shown; that it is not computed, where there is none."""
    if judged is None or judged.verdict is None:
        return Shown("none", "·", "not computed")
    verdict = cast("VerdictName", judged.verdict)
    sign = sign_of(verdict, is_unless=judged.is_unless_shown, is_listed=judged.only_open_list)
    words = LABELS[verdict].lower()
    if verdict == "violated" and judged.is_waived:
        words += ", and waived"
    elif sign != SYMBOLS[verdict]:
        words = next(key.words for key in KEYS if key.sign == sign)
    return Shown("unless" if sign == UNLESS else verdict, sign, words)


def chip(judged: Pair | Duty | None) -> Markup:
    """Return the verdict of a pair or a duty as a sign with its words."""
    how = shown(judged)
    return Markup('<span class="wh-verdict wh-{}"><span aria-hidden="true">{}</span> {}</span>').format(
        how.sort, how.sign, how.words
    )


def counts(summary: Mapping[str, int]) -> str:
    """Return how many findings have which verdict, in words."""
    return ", ".join(f"{summary[name]} {label.lower()}" for name, label in LABELS.items() if summary.get(name))


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FunctionLoader(lambda name: (files(_TEMPLATES) / "templates" / name).read_text(encoding="utf-8")),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: Mapping[str, Callable[..., object]] = {
        "anchor": anchor,
        "capital": capitalised,
        "code": code,
        "chip": chip,
        "counts": counts,
        "day": day_words,
        "md": markdown,
        "paragraphs": paragraphs,
        "sign": shown,
        "words": lambda name: str(name).replace("_", " "),
    }
    made.filters |= filters
    made.globals |= {"keys": KEYS, "escape": escape}
    return made


def _shown(value: object) -> object:
    if value is None:
        return ""
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value

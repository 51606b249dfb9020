"""That no text of a deal or a law can be anything but text, in any format."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from typing import Any

import pytest

from tests.english.world import source
from tests.report.published import report_of, with_deal
from tests.report.sample import FINDINGS, VIOLATED, assessment
from whereas.model.facts import Citation
from whereas.model.law_authority import DecidedCase
from whereas.model.verdict import Finding
from whereas.report.formats.table import MODULES, render
from whereas.report.model import Finding as Told
from whereas.report.model import Report, Trace

HOSTILE = {
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "attribute": "\"><svg onload=alert(1)> ' autofocus onfocus=alert(1)",
    "template": "{{ report.deals }}{% include 'x' %}{# gone #}",
    "entity": "&lt;b&gt;&#60;script&#62;&amp;",
    "markdown": "**bold** _em_ `code` [a](javascript:alert(1)) ![i](http://x/y) <http://x> ~~no~~ | cell |",
    "heading": "# heading\n\n## another\n\n- item\n1. item\n> quote\n---\n===\n```\ncode",
    "table": "a | b\n--- | ---\nc | d",
    "bare link": "see https://evil.example/x and www.evil.example and javascript:alert(1)",
    "terminal": "\x1b[2J\x1b[31mred\x1b]8;;https://evil.example\x1b\\link\x07\x08\x7f\x9b1m",
    "forged line": "fine\nVIOLATED\r\n  * Section 99: forged\x85\u2028again\u2029",
    "direction": "abc\u202egnp.exe\u2066x\u2069\u200f",
    "hidden": "a\u200bb\u00adc\ufeffd\u2060e",
    "surrogate": "half \ud800 of a pair",
    "no character": "a\ufffeb\uffffc\U0001fffed",
    "formula": '=HYPERLINK("https://evil.example","x")',
    "late formula": " \t@SUM(1)",
    "long word": "w" * 1_200,
    "message": "{0} {{x}} [here](https://evil.example) \\[b](1)",
    "document end": "]]> --> </testcase><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///x'>]>&y;",
}


def hostile_findings(text: str) -> tuple[Finding, ...]:
    """Return findings in which `text` stands wherever a deal or a law can put one."""
    spoilt = []
    for finding in FINDINGS:
        citation = Citation(source="trap", at=text, quote=text)
        instances = tuple(
            replace(
                item,
                facts=tuple(replace(fact, shown=text, by_default=text, citations=(citation,)) for fact in item.facts),
            )
            for item in finding.instances
        )
        duty = replace(finding.duty, what=text, remedy=text, severity=text)
        waiver = finding.waiver and replace(finding.waiver, authority=text, instrument=text, reason=text)
        case = DecidedCase(name=text, year=2020, answer=True, facts=text)
        questions = tuple(replace(item, ask=text, answered_by=text, decided=(case,)) for item in finding.questions)
        spoilt.append(
            replace(
                finding,
                duty=duty,
                instances=instances,
                waiver=waiver,
                questions=questions,
                assumptions=(text,),
                why_inexact=text,
                exact=False,
            )
        )
    return tuple(spoilt)


@cache
def hostile_report(text: str) -> Report:
    """Return a report in which everything that a deal or a law can say is `text`."""
    made = assessment(title=text, clip=text, findings=hostile_findings(text))
    trap = replace(source("trap", text, text), author=text, version=text)
    made = with_deal(made, sources={**made.deal.sources, "trap": trap})
    (law,) = made.laws
    assert law.encoding is not None
    sections = tuple(replace(item, title=text, text=text) for item in law.sections)
    encoding = replace(law.encoding, made_from=text, made_by=text, confidence=text)
    law = replace(law, title=text, citation=text, sections=sections, encoding=encoding)
    observations = tuple(replace(item, kind=text, values=(text,)) for item in made.observations)
    not_checked = tuple(replace(item, why=text) for item in made.not_checked)
    told = report_of(replace(made, laws=(law,), observations=observations, not_checked=not_checked))
    return told.model_copy(update={"findings": tuple(_with_hostile_steps(item, text) for item in told.findings)})


def _with_hostile_steps(finding: Told, text: str) -> Told:
    """Return a finding in whose reasons each step names somebody called `text`."""
    instances = tuple(item.model_copy(update={"trace": _hostile_step(item.trace, text)}) for item in finding.instances)
    return finding.model_copy(update={"instances": instances})


def _hostile_step(step: Trace, text: str) -> Trace:
    return step.model_copy(
        update={"text": text, "children": tuple(_hostile_step(item, text) for item in step.children)}
    )


class Page(HTMLParser):
    """What a browser would make of a page: the elements, their attributes, and the text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.links: set[str] = set()
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name in ("href", "src"):
                self.links.add(value or "")

    def handle_data(self, data: str) -> None:
        self.text += data


def unseen(text: str) -> set[str]:
    """Return the characters that a reader does not see, or a terminal obeys."""
    return {char for char in text if char != "\n" and unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}


@pytest.fixture(params=HOSTILE, name="text")
def _text(request: pytest.FixtureRequest) -> str:
    return HOSTILE[request.param]


@pytest.mark.parametrize("name", MODULES)
def test_no_format_shows_what_cannot_be_seen(name: str, text: str) -> None:
    made = render(hostile_report(text), name)
    if name == "csv":  # as spreadsheets expect it: a byte order mark, and line ends of two characters
        made = made.removeprefix("\ufeff").replace("\r\n", "\n")
    assert unseen(made) == set()
    made.encode("utf-8")


def test_html_keeps_its_elements_its_attributes_and_its_links(text: str) -> None:
    calm = Page(render(hostile_report("calm"), "html"))
    page = Page(render(hostile_report(text), "html"))
    assert page.elements == calm.elements
    assert page.attributes == calm.attributes
    assert {link for link in page.links if not link.startswith("#")} <= {"https://example.org/post"}


def test_html_shows_the_text_as_it_is() -> None:
    text = HOSTILE["html"]
    assert text in Page(render(hostile_report(text), "html")).text


def test_markdown_has_no_more_structure_than_a_calm_text_gives(text: str) -> None:
    paragraphs = re.split(r"\n\s*\n", text)
    calm = _structure(render(hostile_report("\n\n".join("calm" for _ in paragraphs)), "markdown"))
    assert _structure(render(hostile_report(text), "markdown")) == calm


def test_markdown_shows_the_text_as_it_is() -> None:
    text = HOSTILE["markdown"]
    assert text in Page(_html_of(render(hostile_report(text), "markdown"))).text


def test_plain_text_has_no_line_that_a_deal_wrote() -> None:
    lines = render(hostile_report(HOSTILE["forged line"]), "text").splitlines()
    assert "  * Section 99: forged" not in lines
    assert lines.count("VIOLATED") == 1


def test_json_gives_back_exactly_what_was_said(text: str) -> None:
    made = json.loads(render(hostile_report(text), "json"))
    assert made["deals"][0]["title"] == text
    assert made["findings"][0]["remedy"] == text


def test_only_an_address_of_the_web_becomes_a_link() -> None:
    made = report_of(assessment(findings=(VIOLATED,)))
    assert {item.url for item in made.deals[0].sources} == {"https://example.org/post", None}
    page = Page(render(made, "html"))
    assert {link for link in page.links if not link.startswith("#")} == {"https://example.org/post"}
    assert re.findall(r"\]\(<([^>]*)>\)", render(made, "markdown")) == ["https://example.org/post"] * 5


def test_a_link_is_checked_again_where_it_is_made() -> None:
    """A report may have been read from a file that somebody else wrote."""
    made = report_of(assessment(findings=(VIOLATED,)))
    document = made.deals[0].sources[0].model_copy(update={"url": "javascript:alert(1)"})
    deal = made.deals[0].model_copy(update={"sources": (document,)})
    spoilt = made.model_copy(update={"deals": (deal,)})
    assert {link for link in Page(render(spoilt, "html")).links if not link.startswith("#")} == set()
    assert "](<" not in render(spoilt, "markdown")


def _html_of(markdown: str) -> str:
    reader = pytest.importorskip("markdown_it").MarkdownIt("gfm-like", {"linkify": False})
    return str(reader.render(markdown))


def _structure(markdown: str) -> list[str]:
    """Return the elements that a reader of Markdown makes, one after another, without what depends on lengths."""
    reader: Any = pytest.importorskip("markdown_it").MarkdownIt("gfm-like", {"linkify": False})
    made: list[str] = []
    for token in reader.parse(markdown):
        made.append(token.type)
        made.extend(child.type for child in token.children or () if child.type not in ("text", "text_special"))
    return made

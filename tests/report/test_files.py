"""The formats that are files: what a PDF and a Word document say, read back by somebody else's reader."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from tests.report.flows_made import SHAPES, report_with
from tests.report.published import report_of, sample_report
from tests.report.test_formats import two_deals
from tests.report.test_hostile import HOSTILE, hostile_report, unseen
from whereas.english.nouns import capitalised
from whereas.report.formats import table
from whereas.report.formats.blocks import Block, Drawn, Heading, Item, Listed, Nested, Paragraph, Run, Table, Turn
from whereas.report.formats.glyphs import RANGES, drawable, is_drawable
from whereas.report.formats.packet import document
from whereas.report.formats.packet_once import numbered
from whereas.report.formats.plain import plain
from whereas.report.formats.steps import Step, reasons
from whereas.report.formats.table import EXTRAS, FILES, refused, write
from whereas.report.model import Report, Trace

WORD = "x" * 160


@cache
def sample(name: str) -> bytes:
    return made(sample_report(), name)


def made(report: Report, name: str) -> bytes:
    pytest.importorskip(EXTRAS[name], reason=f"the extra {name} is not installed")
    data = write(report, name)
    assert isinstance(data, bytes)
    return data


def text_of(data: bytes, name: str) -> str:
    """Return the text of a file, without any space: where lines are broken is no part of what is said."""
    return "".join(pdf_text(data) if name == "pdf" else word_text(data))


def pdf_text(data: bytes) -> str:
    reader = pytest.importorskip("pypdf").PdfReader(BytesIO(data))
    said = "".join(page.extract_text() for page in reader.pages)
    return re.sub(r"[\s\u200b]", "", said.replace("ﬁ", "fi").replace("ﬂ", "fl").replace("ﬀ", "ff"))


def word_document(data: bytes) -> Any:  # noqa: ANN401 - python-docx is optional
    return pytest.importorskip("docx").Document(BytesIO(data))


def word_text(data: bytes) -> str:
    body = word_document(data).element.body
    return re.sub(r"\s", "", "".join(node.text or "" for node in body.iter() if node.tag.endswith("}t")))


def without_space(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("name", FILES)
def test_a_file_says_of_each_finding_what_the_report_says(name: str) -> None:
    report = sample_report()
    said = text_of(sample(name), name)
    for finding in report.findings:
        wanted = [finding.title]
        if finding.verdict == "inapplicable":  # one line tells what is the same of several sections
            wanted.append(capitalised(" ".join(finding.explanation).removeprefix(f"Section {finding.section} ")))
        else:
            wanted += [
                *finding.explanation,
                finding.requirement,
                *finding.rule,
                *(item.ask for item in finding.questions),
            ]
            wanted += [text for item in finding.instances for fact in item.facts for text in (fact.about, fact.shown)]
        if finding.verdict == "violated" and finding.remedy:
            wanted.append(finding.remedy)
        for words in wanted:
            assert without_space(words) in said, (finding.section, words)


@pytest.mark.parametrize("name", FILES)
def test_a_file_says_what_a_reader_must_not_miss(name: str) -> None:
    report = sample_report()
    said = text_of(sample(name), name)
    for words in (
        report.deals[0].headline,
        report.notice,
        "1 section not checked",
        "Findings create no duty",
        "Waived by City Council, by Resolution 90123",
        "Assessment date: 1 July 2026",
        *(deal.sha256 or "" for deal in report.deals),
        *(policy.sha256 or "" for policy in report.policies),
    ):
        assert without_space(words) in said, words
    assert "%" not in said


@pytest.mark.parametrize("name", FILES)
def test_a_file_says_the_reason_step_by_step_and_what_came_of_each_subject(name: str) -> None:
    said = text_of(sample(name), name)
    for finding in sample_report().findings:
        if finding.verdict == "inapplicable":
            continue
        told = reasons(finding)
        assert len(told.others) + sum(1 + len(item.alike) for item in told.reasons) == len(finding.subjects)
        for step in chain.from_iterable(steps_of(item.steps) for item in told.reasons):
            assert without_space(f"{capitalised(step.outcome)}: {step.text}") in said, (finding.section, step)
        for subject in told.others:
            assert without_space(" ".join(subject.sentences)) in said, (finding.section, subject)


def steps_of(steps: tuple[Step, ...]) -> Iterator[Step]:
    for step in steps:
        yield step
        yield from steps_of(step.steps)


def with_steps(trace: Trace, said: str, depth: int) -> Trace:
    """Return a reason in which each step rests on two, down to a depth."""
    inner = () if depth == 0 else tuple(with_steps(trace, f"{said} {number}", depth - 1) for number in (1, 2))
    return trace.model_copy(update={"role": "condition", "text": said, "children": inner})


@cache
def deep() -> Report:
    """Return a report in which the breach of 4(a) has a deep reason, and that of 15 rests on a part of it."""
    report = sample_report()
    found = []
    for finding in report.findings:
        first = finding.instances[0]
        steps = with_steps(first.trace, "Step", 3)
        children = {"4(a)": (steps,), "15": (steps.children[1], steps.children[0].children[0].children[0])}
        trace = first.trace.model_copy(update={"children": children.get(finding.section, first.trace.children)})
        instance = first.model_copy(update={"trace": trace})
        found.append(finding.model_copy(update={"instances": (instance, *finding.instances[1:])}))
    return report.model_copy(update={"findings": tuple(found)})


def test_the_steps_of_a_reason_stand_in_one_another_in_a_word_document() -> None:
    found = [
        (level, style, text) for level, style, text in nested(word_document(made(deep(), "docx"))) if "Step" in text
    ]
    (outcome,) = {text.partition(":")[0] for _, _, text in found}
    lines = [(level, style, text.replace(f"{outcome}: ", "")) for level, style, text in found]
    assert lines[:7] == [  # what rests on nothing further stands in the line of what rests on it
        (0, "Small Bullet", "Step"),
        (1, "List Bullet 2", "Step 1"),
        (2, "List Bullet 3", "Step 1 1 (Step 1 1 1; Step 1 1 2)"),
        (2, "List Bullet 3", "Step 1 2 (Step 1 2 1; Step 1 2 2)"),
        (1, "List Bullet 2", "Step 2"),
        (2, "List Bullet 3", "Step 2 1 (Step 2 1 1; Step 2 1 2)"),
        (2, "List Bullet 3", "Step 2 2 (Step 2 2 1; Step 2 2 2)"),
    ]
    assert [text for _, _, text in lines[7:]] == ["Step 2 (step by step: Section 4(a))", "Step 1 1 1"]


def nested(word: Any) -> Iterator[tuple[int, str, str]]:  # noqa: ANN401 - python-docx is optional
    """Yield the items of lists in lists: how deep each stands, its style and its text."""
    for paragraph in word.paragraphs:
        properties = paragraph._p.pPr  # noqa: SLF001 - python-docx has no word for it
        if properties is not None and properties.numPr is not None and "Bullet" in paragraph.style.name:
            yield properties.numPr.ilvl.val, paragraph.style.name, paragraph.text


def test_a_reader_of_the_screen_meets_the_steps_as_lists_in_lists() -> None:
    root = pytest.importorskip("pypdf").PdfReader(BytesIO(made(deep(), "pdf"))).trailer["/Root"]["/StructTreeRoot"]
    assert list_depth(root) == 3


def list_depth(node: Any) -> int:  # noqa: ANN401 - an object of a PDF
    """Return how many lists stand in one another below a mark of a PDF."""
    here = node.get_object()
    if not isinstance(here, dict):
        return 0
    below = here.get("/K", [])
    inner = below if isinstance(below, list) else [below]
    return (here.get("/S") == "/L") + max((list_depth(item) for item in inner), default=0)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("what", [report_of, lambda: report_with(SHAPES)])
def test_the_same_report_gives_the_same_bytes(name: str, what: Any) -> None:  # noqa: ANN401 - makes a report
    first = made(what(), name)
    time.sleep(0.02)
    assert made(Report.model_validate_json(json.dumps(what().model_dump())), name) == first


@pytest.mark.parametrize("name", FILES)
def test_a_file_packed_later_is_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = made(two_deals(), name)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(2_000_000_000))
    assert made(two_deals(), name) == first


@pytest.mark.parametrize("name", FILES)
def test_no_text_of_a_deal_is_anything_but_text(name: str) -> None:
    """Several traps at once, each of them visible; in a PDF fewer, for reading one back takes long."""
    shown = ("attribute", "template") if name == "pdf" else ("html", "attribute", "template", "entity", "markdown")
    said = text_of(made(hostile_report(" ".join(HOSTILE[key] for key in (*shown, "terminal", "hidden"))), name), name)
    for key in shown:
        assert without_space(HOSTILE[key]) in said, key
    assert unseen(said) == set()


@pytest.mark.long
@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("trap", HOSTILE)
def test_each_trap_is_shown_and_adds_nothing_to_a_file(name: str, trap: str) -> None:
    calm = "\n\n".join("calm" for _ in re.split(r"\n\s*\n", HOSTILE[trap]))
    data = made(hostile_report(HOSTILE[trap]), name)
    assert parts_of(data, name) == calm_parts(calm, name)
    said = text_of(data, name)
    assert unseen(said) == set()
    shown = drawable(plain(HOSTILE[trap])) if name == "pdf" else plain(HOSTILE[trap])
    assert without_space(shown).replace("\u200b", "") in said


@cache
def calm_parts(calm: str, name: str) -> Counter[str]:
    return parts_of(made(hostile_report(calm), name), name)


def parts_of(data: bytes, name: str) -> Counter[str]:
    """Return how many parts of each sort a file has; of a PDF the marks of its structure, and each address once.

    A link or bold words on two lines, or two pages, are two parts of a PDF: how many there are says nothing.
    """
    if name == "docx":
        tags = (str(node.tag).rpartition("}")[2] for node in word_document(data).element.body.iter())
        return Counter(tags)
    reader = pytest.importorskip("pypdf").PdfReader(BytesIO(data))
    found = Counter(item for item in marks_of(reader.trailer["/Root"]["/StructTreeRoot"]) if item != "/Strong")
    notes = (note.get_object() for page in reader.pages for note in page.get("/Annots", ()))
    return found | Counter({str(note.get("/A", {}).get("/URI", "a place in the file")) for note in notes})


def marks_of(node: Any) -> Iterator[str]:  # noqa: ANN401 - an object of a PDF
    here = node.get_object()
    if isinstance(here, dict):
        if "/S" in here:
            yield str(here["/S"])
        below = here.get("/K", [])
        for item in below if isinstance(below, list) else [below]:
            yield from marks_of(item)


@pytest.mark.parametrize("trap", HOSTILE)
def test_no_text_of_a_document_hides_anything(trap: str) -> None:
    told = document(hostile_report(HOSTILE[trap]))
    texts = [run.text for block in told.blocks for run in runs_of(block)]
    assert {char for text in texts for char in unseen(text)} == set()
    assert not any("\n" in text for text in texts)
    assert all(is_drawable(char) for text in texts for char in drawable(text))


def runs_of(block: Block) -> Iterator[Run]:
    match block:
        case Heading(runs=runs) | Paragraph(runs=runs):
            yield from runs
        case Listed(items=items):
            yield from chain.from_iterable(items)
        case Nested(items=items):
            yield from chain.from_iterable(runs_within(item) for item in items)
        case Table(rows=rows):
            yield from chain.from_iterable(cell for row in rows for cell in row)
        case Drawn() | Turn():
            return


def runs_within(item: Item) -> Iterator[Run]:
    yield from item.runs
    for inner in item.items:
        yield from runs_within(inner)


@pytest.mark.parametrize("name", FILES)
def test_a_very_long_word_ends_its_lines_on_the_page(name: str) -> None:
    data = made(hostile_report(WORD), name)
    if name == "pdf":
        reader = pytest.importorskip("pypdf").PdfReader(BytesIO(data))
        lines = reader.pages[0].extract_text().splitlines()
        assert max(line.count("x") for line in lines) < len(WORD)
    else:
        assert WORD in word_text(data)


def test_a_pdf_is_tagged_titled_dated_and_in_a_language() -> None:
    reader = pytest.importorskip("pypdf").PdfReader(BytesIO(sample("pdf")))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith("en")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "Cameras for the city"
    assert reader.metadata.creation_date.date().isoformat() == "2026-07-01"
    assert b"pdfuaid" in reader.xmp_metadata.stream.get_data()


def test_a_checker_of_accessibility_finds_nothing_wrong_with_a_pdf(tmp_path: Path) -> None:
    pytest.importorskip("outloud", reason="outloud checks PDFs for accessibility")
    file = tmp_path / "report.pdf"
    file.write_bytes(made(report_with(SHAPES), "pdf"))
    command = Path(sys.executable).with_name("outloud")
    done = subprocess.run([command, file], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"\b0 error\(s\), 0 warning\(s\)", done.stdout + done.stderr), done.stdout[:2000]


def test_every_character_that_is_drawn_can_be() -> None:
    typst = pytest.importorskip("typst")
    characters = json.dumps([chr(code) for first, last in RANGES for code in range(first, last + 1)]).encode()
    main = b"""#set document(title: "All")
#set text(font: ("Libertinus Serif", "DejaVu Sans Mono"))
#for character in json("all.json") [#character ]"""
    assert typst.compile(
        {"main": main, "all.json": characters}, format="pdf", ignore_system_fonts=True, pdf_standards=["ua-1"]
    )


def test_what_can_not_be_drawn_stands_by_its_number_or_its_name() -> None:
    assert drawable("Zażółć Привет ✕ e\u0301") == "Zażółć Привет ✕ é"
    assert drawable("a\u241bb") == "a[escape]b"
    assert drawable("東京") == "\\u{6771}\\u{4eac}" or all(is_drawable(char) for char in drawable("東京"))


def test_a_word_document_has_styles_lists_and_tables_that_staff_can_edit() -> None:
    word = word_document(sample("docx"))
    styles = [paragraph.style.name for paragraph in word.paragraphs]
    assert styles.count("Title") == 1
    assert {"Heading 1", "Heading 2", "List Bullet", "List Number", "Quote", "Label", "Small"} <= set(styles)
    assert word.core_properties.title == "Cameras for the city"
    assert word.core_properties.language == "en-US"
    assert word.core_properties.created.date().isoformat() == "2026-07-01"
    assert word.tables
    for grid in word.tables:
        xml = grid._tbl.xml  # noqa: SLF001 - python-docx has no word for it
        assert xml.count("<w:tblHeader") == 1
        assert "<w:tblCaption" in xml
    facts = next(grid for grid in word.tables if grid.rows[0].cells[1].text == "Fact")
    number, fact, stated = (cell.text for cell in facts.rows[1].cells)
    assert (number, fact) == ("1", "the kind of “City Police”")
    assert stated.startswith("police department")


def test_each_link_inside_a_word_document_leads_somewhere() -> None:
    xml = word_document(sample("docx")).element.xml
    places = set(re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', xml))
    links = set(re.findall(r'<w:hyperlink w:anchor="([^"]+)"', xml))
    assert links
    assert links <= places


def test_no_run_leads_to_a_place_that_is_not_there() -> None:
    for report in (sample_report(), two_deals(), report_with(SHAPES)):
        told = json.dumps([str(block) for block in document(report).blocks])
        places = set(re.findall(r"Heading\(.*?anchor='([^']+)'\)", told)) | set(re.findall(r"place='([^']+)'", told))
        links = set(re.findall(r"Run\(.*?anchor='([^']+)'", told))
        assert links
        assert links <= places


@pytest.mark.parametrize("name", FILES)
def test_a_missing_extra_is_said_with_what_to_install(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "find_spec", lambda _: None)
    problem = refused(name, "report.file")
    assert problem is not None
    assert problem.code == "WH790"
    assert f"pip install 'whereas[{name}]'" in problem.help


def test_a_format_that_needs_no_extra_is_never_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "find_spec", lambda _: None)
    assert {refused(name, None) for name in table.MODULES} == {None}


def words_of(blocks: Iterable[Block]) -> str:
    return "".join(run.text for block in blocks for run in runs_of(block))


def test_the_first_pages_suffice_and_an_appendix_has_the_rest() -> None:
    report = sample_report()
    blocks = document(report).blocks
    (turn,) = (place for place, block in enumerate(blocks) if isinstance(block, Turn))
    first = words_of(blocks[:turn])
    assert report.deals[0].headline in first
    for finding in report.findings:
        if finding.verdict in ("violated", "undetermined", "needs_judgment", "pending") and finding.modality != "may":
            assert finding.explanation[0] in first, finding.section
    assert [question.ask for question in report.questions if question.ask not in first] == []
    assert "Section 9 of Model Home Video Ordinance" in words_of(blocks[turn:])


def test_each_fact_and_each_source_is_told_once() -> None:
    report = sample_report()
    said = words_of(document(report).blocks)
    places = [run.place for block in document(report).blocks for run in runs_of(block) if run.place is not None]
    assert len(places) == len(set(places))
    applying = [finding for finding in report.findings if finding.verdict != "inapplicable"]
    facts = {fact for finding in applying for one in finding.instances for fact in one.facts}
    assert sum(place.startswith("deal-1-fact-") for place in places) == len(facts)
    assert facts
    for document_ in report.deals[0].sources:
        assert said.count(document_.title) == 1, document_.title


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((), ""),
        ((4,), "4"),
        ((2, 1), "1, 2"),
        ((5, 1, 2, 3, 3), "1 to 3, 5"),
        ((1, 3, 4, 5, 6, 8, 9), "1, 3 to 6, 8, 9"),
    ],
)
def test_numbers_that_follow_one_another_are_told_as_a_range(numbers: tuple[int, ...], said: str) -> None:
    runs = numbered(numbers, lambda number: f"fact-{number}")
    assert "".join(run.text for run in runs) == said
    assert {run.anchor for run in runs if run.anchor} <= {f"fact-{number}" for number in numbers}

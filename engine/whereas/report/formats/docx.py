"""A report as a Word document that staff can edit: real headings, styles, lists and tables.

What comes in: a report. What goes out: the bytes of the file. Promised: the same report gives the same bytes; title and
language are set, the first row of a table is repeated on each page. Needs the extra `docx`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from whereas.report.formats.blocks import Document, Drawn, Heading, Listed, Nested, Paragraph, Table, Turn
from whereas.report.formats.docx_lists import add_levels, add_nested, restarted
from whereas.report.formats.docx_parts import Marks, add_table, element, footer, framed, qualified, styled, write_runs
from whereas.report.formats.packet import document
from whereas.report.model import Report

_MOST = 255  # letters of a title, by the standard
_STYLES: Mapping[str, str] = {"quote": "Quote", "label": "Label"}
_SMALL = 8.0  # points: the appendix
_SMALL_LISTS = (("Small Bullet", "List Bullet"), ("Small Number", "List Number"))
_SIZES = (
    ("Normal", 10, 0, 4),
    ("Title", 21, 0, 4),
    ("Heading 1", 14, 10, 3),
    ("Heading 2", 11.5, 8, 2),
    ("Heading 3", 9, 6, 1),
    ("List Bullet", 10, 0, 2),
    ("List Number", 10, 0, 2),
    ("List Bullet 2", _SMALL, 0, 1),
    ("List Bullet 3", _SMALL, 0, 1),
    ("Quote", _SMALL, 0, 2),
)
"""Styles with their size, and the space before and after them, in points."""
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can name


def render(report: Report) -> bytes:
    """Return the report as a Word document.

    Raises:
        ImportError: the extra `docx` is not installed.
    """
    from docx import Document as new_document  # noqa: PLC0415, N813 - an optional extra

    told = document(report)
    made = new_document()
    _set_up(made, told)
    marks = Marks()
    levels = add_levels(made)
    for block in told.blocks:
        if isinstance(block, Nested):
            add_nested(made, block, marks, levels)
        elif isinstance(block, Turn):
            _turn(made)
            marks.is_small = True
        else:
            _write(made, block, marks)
    stream = BytesIO()
    made.save(stream)
    return _steady(stream.getvalue())


def _set_up(made: Any, told: Document) -> None:  # noqa: ANN401 - python-docx is optional
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415 - as above
    from docx.shared import Inches, Pt, RGBColor  # noqa: PLC0415 - as above

    day = dt.datetime.combine(dt.date.fromisoformat(told.day), dt.time(), tzinfo=dt.UTC)
    core = made.core_properties
    core.title, core.author, core.last_modified_by = told.title[:_MOST], told.made_by, told.made_by
    core.comments, core.keywords, core.language, core.revision = "", "", "en-US", 1
    core.created = core.modified = core.last_printed = day
    page = made.sections[0]
    page.page_width, page.page_height = Inches(8.5), Inches(11)
    page.left_margin = page.right_margin = Inches(0.8)
    page.top_margin = page.bottom_margin = Inches(0.8)
    for name, size, before, after in _SIZES:
        style = made.styles[name]
        style.font.size, style.font.color.rgb = Pt(size), RGBColor(0x19, 0x1C, 0x20)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.line_spacing = 1.0
        style.paragraph_format.keep_with_next = name.startswith(("Title", "Heading")) or None
    for name, base in (("Label", "Normal"), ("Small", "Normal"), *_SMALL_LISTS):
        style = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = made.styles[base]
        style.font.size, style.paragraph_format.space_after = Pt(_SMALL), Pt(2)
    label = made.styles["Label"]
    label.font.bold, label.paragraph_format.keep_with_next = True, True
    footer(page, told)


def _turn(made: Any) -> None:  # noqa: ANN401 - as above
    """Begin the appendix: a new page with two columns."""
    from docx.enum.section import WD_SECTION  # noqa: PLC0415 - as above
    from docx.shared import Inches  # noqa: PLC0415 - as above

    page = made.add_section(WD_SECTION.NEW_PAGE)
    page.left_margin = page.right_margin = Inches(0.65)
    page.top_margin = page.bottom_margin = Inches(0.65)
    properties = page._sectPr  # noqa: SLF001 - python-docx has no word for columns
    for old in properties.findall(qualified("cols")):
        properties.remove(old)
    properties.insert_element_before(element("cols", num="2", space="430"), "w:formProt", "w:docGrid")


def _write(made: Any, block: Heading | Paragraph | Listed | Table | Drawn, marks: Marks) -> None:  # noqa: ANN401 - as above
    match block:
        case Heading(level=level):
            style = "Title" if level == 1 else f"Heading {level - 1}"
            paragraph = styled(made, style)
            write_runs(paragraph, block.runs, marks, anchor=block.anchor)
        case Paragraph():
            _paragraph(made, block, marks)
        case Listed(items=items):
            style = "List Number" if block.is_numbered else "List Bullet"
            number = restarted(made) if block.is_numbered else None
            for item in items:
                paragraph = styled(made, marks.style(style))
                if number is not None:
                    number(paragraph)
                write_runs(paragraph, item, marks)
        case Table():
            add_table(made, block, marks)
        case Drawn():
            return  # Word has no picture that a person could edit; the list below it says the same


def _paragraph(made: Any, block: Paragraph, marks: Marks) -> None:  # noqa: ANN401 - as above
    from docx.shared import Pt  # noqa: PLC0415 - as above

    paragraph = styled(made, marks.style(_STYLES.get(block.sort, "Normal")))
    write_runs(paragraph, block.runs, marks, is_bold=block.sort == "lead", is_soft=block.sort == "soft")
    if block.sort == "soft":
        paragraph.paragraph_format.keep_with_next = True
    if block.sort == "lead":
        for run in paragraph.runs:
            run.font.size = Pt(13)
    if block.sort in ("lead", "warning", "remedy"):
        kind = block.kind or {"warning": "undetermined", "remedy": "satisfied"}.get(block.sort, "inapplicable")
        framed(paragraph, kind)


def _steady(data: bytes) -> bytes:
    """Return the same file without the time at which it was packed."""
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for item in old.infolist():
            info = ZipInfo(item.filename, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            new.writestr(info, old.read(item.filename))
    return stream.getvalue()

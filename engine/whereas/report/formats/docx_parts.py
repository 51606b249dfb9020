"""The parts of a Word document that python-docx has no words for: shades, links, bookmarks, tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from whereas.report.formats.blocks import Document, Run, Runs, Table

COLOURS: Mapping[str, tuple[str, str]] = {
    "violated": ("8C1A10", "FBE8E5"),
    "undetermined": ("654600", "FCF2D5"),
    "needs_judgment": ("57297E", "F2E9F9"),
    "pending": ("17487F", "E6EFFA"),
    "excused": ("0A5260", "E1F2F4"),
    "waived": ("0A5260", "E1F2F4"),
    "satisfied": ("19562A", "E4F3E6"),
    "inapplicable": ("454B53", "EDEFF1"),
}
"""Ink and paper of each verdict, as on the page."""

_SOFT = "4A525C"
_LINK = "0B4F8A"
_PAGE_IN, _COLUMN_IN = 6.9, 3.45  # inches between the margins, and those of a column of the appendix
_SMALL = {"Normal": "Small", "List Bullet": "Small Bullet", "List Number": "Small Number"}


@dataclass(slots=True)
class Marks:
    """The bookmarks of a document, each under a number: a name may have 40 letters at most.

    `is_small` from where the appendix begins: what is written then is in the small styles.
    """

    numbers: dict[str, int] = field(default_factory=dict)
    is_small: bool = False

    def style(self, name: str) -> str:
        """Return the name of a style as it is where something is now written."""
        return _SMALL.get(name, name) if self.is_small else name

    def number(self, anchor: str) -> int:
        """Return the number of a place."""
        return self.numbers.setdefault(anchor, len(self.numbers) + 1)

    def name(self, anchor: str) -> str:
        """Return the name of a place."""
        return f"place_{self.number(anchor)}"


def element(tag: str, /, **attributes: str) -> Any:  # noqa: ANN401 - python-docx is optional
    """Return an element of WordprocessingML with its attributes."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - an optional extra
    from docx.oxml.ns import qn  # noqa: PLC0415 - as above

    made = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def qualified(name: str) -> str:
    """Return the name of an element as it stands in the file."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - an optional extra

    return str(qn(f"w:{name}"))


def write_runs(
    paragraph: Any,  # noqa: ANN401 - as above
    runs: Runs,
    marks: Marks,
    *,
    anchor: str | None = None,
    is_bold: bool = False,
    is_soft: bool = False,
) -> None:
    """Write words into a paragraph; `anchor` makes it a place to which links lead."""
    _mark_place(paragraph, anchor, marks)
    for run in runs:
        _mark_place(paragraph, run.place, marks)
        if run.text:
            _write_run(paragraph, run, marks, is_bold=is_bold, is_soft=is_soft)


def _mark_place(paragraph: Any, place: str | None, marks: Marks) -> None:  # noqa: ANN401
    if place is not None:
        number = str(marks.number(place))
        paragraph._p.append(element("bookmarkStart", id=number, name=marks.name(place)))  # noqa: SLF001 - its own way
        paragraph._p.append(element("bookmarkEnd", id=number))  # noqa: SLF001


def _write_run(paragraph: Any, run: Run, marks: Marks, *, is_bold: bool, is_soft: bool) -> None:  # noqa: ANN401
    from docx.shared import RGBColor  # noqa: PLC0415 - an optional extra

    made = paragraph.add_run(run.text)
    made.bold = True if is_bold or run.look in ("bold", "verdict") else None
    if run.look == "verdict":
        ink, shade = COLOURS[run.kind or "inapplicable"]
        made.font.color.rgb = RGBColor.from_string(ink)
        made._r.get_or_add_rPr().append(element("shd", val="clear", color="auto", fill=shade))  # noqa: SLF001
    elif run.url is not None or run.anchor is not None:
        made.font.color.rgb = RGBColor.from_string(_LINK)
        made.font.underline = True
        _link(paragraph, made, run, marks)
    elif run.look == "soft" or is_soft:
        made.font.color.rgb = RGBColor.from_string(_SOFT)


def _link(paragraph: Any, made: Any, run: Run, marks: Marks) -> None:  # noqa: ANN401
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - an optional extra
    from docx.oxml.ns import qn  # noqa: PLC0415 - as above

    if run.url is not None:
        link = element("hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(run.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    else:
        link = element("hyperlink", anchor=marks.name(run.anchor or ""))
    paragraph._p.replace(made._r, link)  # noqa: SLF001 - its own way
    link.append(made._r)  # noqa: SLF001


def styled(made: Any, style: str) -> Any:  # noqa: ANN401
    """Return a new paragraph at the end, in a style by its name."""
    paragraph = made.add_paragraph()
    set_style(paragraph, style)
    return paragraph


def set_style(paragraph: Any, style: str) -> None:  # noqa: ANN401
    """Give a paragraph a style by its name."""
    paragraph._p.style = style.replace(" ", "")  # noqa: SLF001 - by its id: python-docx looks up a name for 8 ms


def framed(paragraph: Any, kind: str) -> None:  # noqa: ANN401
    """Give a paragraph the paper of a verdict, and a bar of its ink at the left."""
    ink, shade = COLOURS[kind]
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    borders = element("pBdr")
    borders.append(element("left", val="single", sz="24", space="6", color=ink))
    for item in (borders, element("shd", val="clear", color="auto", fill=shade)):
        properties.insert_element_before(item, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr")


def _cell_margins() -> Any:  # noqa: ANN401
    """Return how far the words of a cell stand from its sides: less than Word's own, for columns are narrow."""
    made = element("tblCellMar")
    for side in ("left", "right"):
        made.append(element(side, w="50", type="dxa"))
    return made


def add_table(made: Any, block: Table, marks: Marks) -> None:  # noqa: ANN401
    """Write a table: its first row is repeated on each page, no row is torn apart, and it has a name."""
    from docx.shared import Inches  # noqa: PLC0415 - an optional extra

    # A table is made whole, and its cells are asked for once: python-docx lays out the grid anew at each question.
    table = made.add_table(rows=1 + len(block.rows), cols=len(block.head), style="Table Grid")
    table.autofit = False
    table._tbl.tblPr.append(element("tblCaption", val=block.name))  # noqa: SLF001 - python-docx has no word for it
    table._tbl.tblPr.find(qualified("tblLook")).addprevious(_cell_margins())  # noqa: SLF001 - in the standard's order
    heads = tuple((Run(text=title, look="bold"),) for title in block.head)
    texts = [runs for row in (heads, *block.rows) for runs in row]
    wide = _COLUMN_IN if marks.is_small else _PAGE_IN
    widths = [Inches(wide * part / sum(block.widths)) for part in block.widths]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for place, (cell, runs) in enumerate(zip(table._cells, texts, strict=True)):  # noqa: SLF001 - as above
        paragraph = cell.paragraphs[0]
        if marks.is_small:
            set_style(paragraph, marks.style("Normal"))
        paragraph.paragraph_format.space_after = 0
        write_runs(paragraph, runs, marks)
        cell.width = widths[place % len(widths)]
        if place < len(heads):
            cell._tc.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill="EDEFF1"))  # noqa: SLF001
    for place, row in enumerate(table._tbl.tr_lst):  # noqa: SLF001 - as above
        properties = row.get_or_add_trPr()
        properties.append(element("cantSplit", val="true"))
        if place == 0:
            properties.append(element("tblHeader", val="true"))
    styled(made, marks.style("Normal"))  # two tables that touch would be one


def footer(page: Any, told: Document) -> None:  # noqa: ANN401
    """Write what stands at the foot of each page: what made the document, and the number of the page."""
    paragraph = page.footer.paragraphs[0]
    paragraph.add_run(f"{told.made_by}\t\tPage ")
    for name in ("PAGE", "NUMPAGES"):
        if name == "NUMPAGES":
            paragraph.add_run(" of ")
        paragraph._p.append(element("fldSimple", instr=name))  # noqa: SLF001

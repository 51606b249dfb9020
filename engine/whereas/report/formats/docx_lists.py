"""Lists in a Word document: numbers that start anew, and lists that stand in lists, each at its own level."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from whereas.report.formats.blocks import Nested
from whereas.report.formats.docx_parts import Marks, element, qualified, styled, write_runs

_LEVELS = 9  # by the standard
_STEP = 300  # how far a level stands from the one above it, in twentieths of a point
_SIGNS = ("•", "\N{WHITE BULLET}", "▪")
_NAMED = 3  # levels for which Word's own template has a style


def restarted(made: Any) -> Callable[[Any], None]:  # noqa: ANN401 - python-docx is optional
    """Return what numbers a paragraph in a list that starts with 1 again."""
    numbering = _numbering(made)
    style = made.styles["List Number"].element.pPr.numPr.numId.val
    abstract = next(item for item in numbering.num_lst if item.numId == style).abstractNumId.val
    number = numbering.add_num(abstract)
    number.add_lvlOverride(0).add_startOverride(1)
    return lambda paragraph: _mark(paragraph, number.numId, 0)


def add_levels(made: Any) -> int:  # noqa: ANN401 - as above
    """Give a document the list whose items stand below one another, and return its number."""
    numbering = _numbering(made)
    taken = [int(item.get(qualified("abstractNumId"))) for item in numbering.findall(qualified("abstractNum"))]
    abstract = element("abstractNum", abstractNumId=str(max(taken, default=0) + 1))
    abstract.append(element("multiLevelType", val="hybridMultilevel"))
    for level in range(_LEVELS):
        abstract.append(_level(level))
    # The standard wants all abstract lists before the first list.
    numbering.insert(len(taken), abstract)
    return int(numbering.add_num(max(taken, default=0) + 1).numId)


def _level(level: int) -> Any:  # noqa: ANN401
    made = element("lvl", ilvl=str(level))
    for tag, value in (
        ("start", "1"),
        ("numFmt", "bullet"),
        ("lvlText", _SIGNS[level % len(_SIGNS)]),
        ("lvlJc", "left"),
    ):
        made.append(element(tag, val=value))
    properties = element("pPr")
    properties.append(element("ind", left=str(_STEP * (level + 1)), hanging=str(_STEP)))
    made.append(properties)
    return made


def add_nested(made: Any, block: Nested, marks: Marks, number: int) -> None:  # noqa: ANN401
    """Write a list in which lists stand: each item in the style of its level, which staff can edit."""
    waiting = [(item, 0) for item in reversed(block.items)]
    while waiting:
        item, level = waiting.pop()
        paragraph = styled(made, marks.style(_style(level)))
        _mark(paragraph, number, min(level, _LEVELS - 1))
        write_runs(paragraph, item.runs, marks)
        waiting += [(inner, level + 1) for inner in reversed(item.items)]


def _style(level: int) -> str:
    return "List Bullet" if level == 0 else f"List Bullet {min(level + 1, _NAMED)}"


def _mark(paragraph: Any, number: int, level: int) -> None:  # noqa: ANN401
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - its own way
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = number


def _numbering(made: Any) -> Any:  # noqa: ANN401
    return made.part.numbering_part.numbering_definitions._numbering  # noqa: SLF001 - its own way

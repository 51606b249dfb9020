"""Reports drawn together: laws by deals (the matrix), and duties by deals (the comparison), one verdict a cell.

What comes in: a report on one or several deals. What goes out: what is published of the table. Promised: no verdict is
made here, and no cell is a score: it has a verdict, how many findings have which, and what a reader must know beside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from pydantic import Field

from whereas.report.model import Engine, Finding, Report, Summary
from whereas.report.part import Part, VerdictName

Kind = Literal["matrix", "compare"]
_OPEN: tuple[VerdictName, ...] = ("undetermined", "needs_judgment")
_NOTHING: tuple[VerdictName, tuple[VerdictName, ...]] = ("inapplicable", ("inapplicable",))
"""Where there is nothing to combine (semantics 4)."""


class Column(Part):
    """A deal."""

    deal: str
    title: str
    conclusion: str


class Cell(Part):
    """What a law or a duty comes to for one deal.

    `summary` counts its findings by verdict. `only_open_list`: it is open only because lists may hold more than is
    named. `unless_shown`: exceptions that alone keep a breach by what is named from being certain. `said`: the reason
    of a duty, the gravest findings of a law by section.
    """

    deal: str
    verdict: VerdictName
    possible: tuple[VerdictName, ...]
    summary: Summary
    only_open_list: bool
    unless_shown: tuple[str, ...]
    is_waived: bool
    said: tuple[str, ...]


class Row(Part):
    """A law (`section` null), or a duty of it, with a cell for each deal in the order of the columns.

    `differs`: the deals do not all have the same verdict, or not for the same exceptions or lists. `weak`: of a duty,
    why the source of its section is weak.
    """

    policy: str
    section: str | None
    duty: str | None
    title: str
    law: str
    differs: bool
    cells: tuple[Cell, ...]
    weak: tuple[str, ...] = ()


class Table(Part):
    """Deals side by side."""

    schema_: Literal["whereas.matrix/1", "whereas.compare/1"] = Field(alias="schema")
    engine: Engine
    as_of: str
    notice: str
    deals: tuple[Column, ...]
    rows: tuple[Row, ...]


def table_of(report: Report, kind: Kind) -> Table:
    """Return the table of a report: a row for each law, or for each duty."""
    rows = _laws(report) if kind == "matrix" else _duties(report)
    return Table(
        schema="whereas.matrix/1" if kind == "matrix" else "whereas.compare/1",
        engine=report.engine,
        as_of=report.as_of,
        notice=report.notice,
        deals=tuple(Column(deal=deal.id, title=deal.title, conclusion=deal.conclusion) for deal in report.deals),
        rows=tuple(rows),
    )


def put_together(parts: Sequence[Sequence[Table]], conclusions: Sequence[str]) -> Table:
    """Return the matrix of several deals by several laws from those of each deal by each law.

    Args:
        parts: for each deal, its matrix by each law; by the same laws for all.
        conclusions: of each deal, what all of its laws together come to.
    """
    first = parts[0][0]
    columns = [of_deal[0].deals[0] for of_deal in parts]
    rows = []
    for of_law in zip(*parts, strict=True):
        (row,) = of_law[0].rows
        cells = [table.rows[0].cells[0] for table in of_law]
        rows.append(_row(row.policy, row.section, row.duty, row.title, row.law, cells))
    return first.model_copy(
        update={
            "deals": tuple(
                column.model_copy(update={"conclusion": said})
                for column, said in zip(columns, conclusions, strict=True)
            ),
            "rows": tuple(rows),
        }
    )


def differing(table: Table) -> Table:
    """Return the table with the rows in which the deals differ alone."""
    return table.model_copy(update={"rows": tuple(row for row in table.rows if row.differs)})


def _laws(report: Report) -> Iterator[Row]:
    for policy in report.policies:
        cells = []
        for deal in report.deals:
            own = [item for item in report.findings if (item.deal, item.policy) == (deal.id, policy.id)]
            whole = [
                (item.verdict, item.possible)
                for item in report.verdicts
                if (item.deal, item.policy, item.section) == (deal.id, policy.id, None)
            ]
            verdict, possible = whole[0] if whole else _NOTHING
            cells.append(_cell(deal.id, verdict, possible, own, tuple(_gravest(own))))
        yield _row(policy.id, None, None, policy.title, policy.title, cells)


def _gravest(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield the sections that are violated, or are unless an exception is shown."""
    for item in findings:
        name = f"section {item.section}" + (f" ({item.duty.replace('_', ' ')})" if item.duty else "")
        name += " [weak source]" if item.encoding.weak else ""
        if item.verdict == "violated":
            yield f"{name}, {item.title}: violated" + (", and waived" if item.waiver is not None else "")
        elif item.unless_shown:
            shown = " or ".join(word.replace("_", " ") for word in item.unless_shown)
            yield f"{name}, {item.title}: violated unless {shown} is shown"


def _duties(report: Report) -> Iterator[Row]:
    titles = {policy.id: policy.title for policy in report.policies}
    found: dict[tuple[str, str, str | None], dict[str, Finding]] = {}
    for item in report.findings:
        found.setdefault((item.policy, item.section, item.duty), {}).setdefault(item.deal, item)
    for (policy, section, duty), own in found.items():
        cells = [_duty_cell(deal.id, own.get(deal.id)) for deal in report.deals]
        first = next(iter(own.values()))
        row = _row(policy, section, duty, first.title, titles[policy], cells)
        yield row.model_copy(update={"weak": first.encoding.weak})


def _duty_cell(deal: str, finding: Finding | None) -> Cell:
    if finding is None:
        return _cell(deal, *_NOTHING, (), ())
    return _cell(deal, finding.verdict, finding.possible, [finding], finding.explanation[:1])


def _cell(
    deal: str,
    verdict: VerdictName,
    possible: tuple[VerdictName, ...],
    findings: Sequence[Finding],
    said: tuple[str, ...],
) -> Cell:
    asking = [item for item in findings if item.modality != "may"]
    open_ = [item for item in asking if item.verdict in _OPEN]
    counts = dict.fromkeys(Summary.model_fields, 0)
    for item in findings:
        counts[item.verdict] += 1
    broken = [item for item in asking if item.verdict == "violated"]
    return Cell(
        deal=deal,
        verdict=verdict,
        possible=possible,
        summary=Summary(**counts),
        only_open_list=verdict in _OPEN and bool(open_) and all(item.only_open_list for item in open_),
        unless_shown=tuple(dict.fromkeys(name for item in asking for name in item.unless_shown)),
        is_waived=verdict == "violated" and bool(broken) and all(item.waiver is not None for item in broken),
        said=said,
    )


def _row(policy: str, section: str | None, duty: str | None, title: str, law: str, cells: Sequence[Cell]) -> Row:
    return Row(
        policy=policy,
        section=section,
        duty=duty,
        title=title,
        law=law,
        differs=len({(cell.verdict, cell.unless_shown, cell.only_open_list) for cell in cells}) > 1,
        cells=tuple(cells),
    )

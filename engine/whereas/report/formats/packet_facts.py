"""The facts that verdicts on a deal rest on, and their sources: each once, under the number that findings name."""

from __future__ import annotations

from collections.abc import Iterator

from whereas.report.formats.blocks import Block, Heading, Listed, Paragraph, Run, Runs, Table, words
from whereas.report.formats.facts import document_words, followed, standing
from whereas.report.formats.packet_once import Once, is_bare
from whereas.report.formats.plain import plain
from whereas.report.model import Document, Fact


def facts(told: Once, level: int) -> Iterator[Block]:
    """Yield the facts of a deal that findings read, in a table, and the documents that they stand in."""
    stated = [(fact, number) for fact, number in told.facts.items() if not is_bare(fact)]
    if stated:
        yield Heading(level=level, runs=words("Facts"))
        said = "In the order of the deal file, whose line is given. A number in brackets is that of a source."
        yield Paragraph(runs=words(said), sort="soft")
        yield Table(
            name="Facts that the findings read",
            head=("No.", "Fact", "What is stated, and on what it rests"),
            rows=tuple(
                (_number(number, told), words(plain(fact.about)), _stated(fact, told)) for fact, number in stated
            ),
            widths=(2, 10, 11),
        )
    bare = [(fact, number) for fact, number in told.facts.items() if is_bare(fact)]
    if bare:
        yield Table(
            name="Facts that the findings asked for",
            head=("No.", "Asked for, and not stated"),
            rows=tuple((_number(number, told), words(plain(fact.about))) for fact, number in bare),
            widths=(2, 21),
        )
    if told.sources:
        yield Heading(level=level, runs=words("Sources"))
        yield Listed(
            items=tuple(_source(document, told) for document in told.part.documents.values()),
            is_numbered=True,
        )


def _number(number: int, told: Once) -> Runs:
    return (Run(text=str(number), place=told.fact_anchor(number)),)


def _stated(fact: Fact, told: Once) -> Runs:
    """Return what is stated, who says so, on what basis, and where: the source by its number, the place, the line."""
    runs = [Run(text=plain(fact.shown), look="bold")]
    runs += [Run(text=plain(f"; {said}"))] if (said := standing(fact)) else []
    for item in fact.sources:
        number = told.sources.get(item.source)
        runs.append(Run(text=" "))
        if number is None:
            runs.append(Run(text=plain(item.source)))
        else:
            runs.append(Run(text=f"[{number}]", anchor=told.source_anchor(number)))
        where = f", {item.at}" if item.at else ""
        quote = f": “{item.quote}”" if item.quote else ""
        runs += [Run(text=plain(f"{where}{quote}"))] if where or quote else []
    if fact.line is not None:
        runs.append(Run(text=f"; line {fact.line}", look="soft"))
    return tuple(runs)


def _source(document: Document, told: Once) -> Runs:
    """Return a document with its author, its day and its address, which a reader of paper has to see."""
    url = followed(document)
    said = document_words(document)
    place = told.source_anchor(told.sources[document.id])
    runs = [
        Run(text=plain(document.title), url=url, place=place),
        Run(text=plain(f", {said}") if said else ""),
    ]
    return (*runs, Run(text=". "), Run(text=plain(url), url=url)) if url else tuple(runs)

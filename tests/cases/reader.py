"""Reads a golden case: a Markdown file with laws, deals, and what is expected on the lines that it is about.

The form is described in tests/cases/README.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.cases.expectation import (
    CaseError,
    Expectation,
    Problem,
    Question,
    Target,
    expectations_in,
    normal_path,
    problems_in,
    with_option,
)

KINDS = frozenset({"vocabulary", "whereas", "deal", "expect"})
PROSE = frozenset({"text", "sh"})  # fences that belong to the prose

_FENCE = re.compile(r"^```(\w*)\s*(.*)$")
_COMMENT = re.compile(r"(?:^|\s)\s*#\s*(?:->\s*(?P<expected>.*)|(?P<problems>WH\d{3}\b.*))$")
_LAW = re.compile(r"^\s*(?:statute|ordinance|regulation|directive|policy|contract)\s+([\w.]+)")
_SECTION = re.compile(r'^\s*section\s+(?:"([^"]*)"|([^\s:]+))')
_DUTY = re.compile(r"^\s*duty\s+(\w+)")
_OPTION_LINE = re.compile(r"^(as of|resting on|jurisdiction|reading)\s+(.+)$")
_EXPECT_LINE = re.compile(
    r'^(?:law|section\s+(?:"(?P<quoted>[^"]*)"|(?P<number>[^\s:#]+)))'
    r"(?:#(?P<duty>\w+))?(?:\s+of\s+(?P<policy>[\w.]+))?(?:\s+for\s+(?P<subject>[^:]+))?\s*:\s*(?P<rest>.+)$"
)
_SEEN_LINE = re.compile(r"^(?:observed (?P<kind>\w+) at (?P<path>\S+)|silent on (?P<silent>\S+))$")
_EXIT_LINE = re.compile(r"^exit (?P<status>[01]) on (?P<fail_on>violated|undetermined)$")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a comment expects, in its own words, of the thing on whose line it stands."""

    place: str
    target: Target
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A fenced block: its text as the engine gets it, without the comments that say what is expected."""

    kind: str
    name: str
    line: int  # of the Markdown file, where the first line of the text stands
    text: str
    question: Question = field(default_factory=Question)
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DealCase:
    """A deal with all that is expected of it."""

    deal: Block
    expectations: tuple[Expectation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case: at most one vocabulary, laws that are loaded together, and deals that are assessed one by one."""

    path: str
    title: str
    vocabulary: Block | None
    laws: tuple[Block, ...]
    deals: tuple[DealCase, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks that the engine reads, and whose diagnostics are compared."""
        first = () if self.vocabulary is None else (self.vocabulary,)
        return (*first, *self.laws, *(case.deal for case in self.deals))


def read_case(path: Path, root: Path) -> Case:
    """Return the case that stands in the file `path`, named by its place under `root`."""
    return case_from(path.read_text(encoding="utf-8"), path.relative_to(root).as_posix())


def case_from(markdown: str, path: str, *, may_expect_nothing: bool = False) -> Case:
    """Return the case that `markdown` holds.

    Raises:
        CaseError: it holds none, or something in it can't be understood, or expects nothing.
    """
    title = markdown.partition("\n")[0]
    if not title.startswith("# "):
        raise CaseError(f"{path}: a case begins with its title, as in `# Consent excuses`")
    blocks = tuple(_blocks(markdown, path))
    vocabularies = [block for block in blocks if block.kind == "vocabulary"]
    if len(vocabularies) > 1:
        raise CaseError(f"{path}: a case has one vocabulary at most")
    case = Case(
        path=path,
        title=title.removeprefix("# ").strip(),
        vocabulary=vocabularies[0] if vocabularies else None,
        laws=tuple(block for block in blocks if block.kind == "whereas"),
        deals=tuple(_deals(blocks, path)),
    )
    if may_expect_nothing:
        return case
    if not any(block.problems for block in case.blocks) and not any(deal.expectations for deal in case.deals):
        raise CaseError(f"{path}: this case expects nothing")
    return case


def _deals(blocks: tuple[Block, ...], path: str) -> Iterator[DealCase]:
    """Yield each deal with the `expect` blocks that follow it, or else with what stands on the lines of the laws."""
    notes = [note for block in blocks for note in block.notes]
    groups: list[tuple[Block, list[Block]]] = []
    for block in blocks:
        if block.kind == "deal":
            groups.append((block, []))
        elif block.kind == "expect":
            if not groups:
                raise CaseError(f"{path}:{block.line}: an `expect` block follows the deal that it is about")
            groups[-1][1].append(block)
    if notes and all(own for _, own in groups):
        raise CaseError(f"{notes[0].place}: there is no deal that this could be expected of")
    for deal, own in groups:
        if own:
            expected = [e for block in own for e in _expect_block(block, deal.question, path)]
        else:
            expected = [e for n in notes for e in expectations_in(n.text, n.target, deal.question, n.place)]
        yield DealCase(deal=deal, expectations=tuple(expected))


def _blocks(markdown: str, path: str) -> Iterator[Block]:
    opened: re.Match[str] | None = None
    start = 0
    lines: list[str] = []
    for number, line in enumerate(markdown.split("\n"), start=1):
        fence = _FENCE.match(line)
        if fence is None:
            lines.append(line)
        elif opened is None:
            opened, start, lines = fence, number + 1, []
        else:
            if opened[1] in KINDS:
                yield _block(opened, lines, start, path)
            elif opened[1] not in PROSE:
                raise CaseError(f"{path}:{start - 1}: a block is one of {', '.join(sorted(KINDS | PROSE))}")
            opened = None
    if opened is not None:
        raise CaseError(f"{path}:{start - 1}: this block is never closed")


def _block(fence: re.Match[str], lines: list[str], start: int, path: str) -> Block:
    """Return the block with its comments taken out; a comment on a line of its own is about the next line of text."""
    block = Block(kind=fence[1], name=fence[1], line=start, text="\n".join(lines) + "\n")
    block, takes_escapes = _with_attributes(block, fence[2], f"{path}:{start - 1}")
    if block.kind == "expect":
        return block
    kept: list[str] = []
    comments: list[re.Match[str]] = []
    problems: list[Problem] = []
    notes: list[Note] = []
    at = Target()
    for number, line in enumerate(lines, start=1):
        comment = _COMMENT.search(line)
        text = line if comment is None else line[: comment.start()]
        kept.append(_ESCAPE.sub(lambda m: chr(int(m[1], 16)), text) if takes_escapes else text)
        comments += [] if comment is None else [comment]
        if not text.strip():
            continue
        place = f"{path}:{start + number - 1}"
        at = _target_on(text, at)
        for said in comments:
            if said["problems"]:
                problems += problems_in(said["problems"], number, place)
            elif block.kind != "whereas" or not _is_target(text):
                raise CaseError(
                    f"{place}: a verdict is expected of a law, a section or a duty, on the line of its name"
                )
            else:
                notes.append(Note(place=place, target=at, text=said["expected"]))
        comments = []
    if comments:
        raise CaseError(f"{path}:{start}: the last comment of this block is about no line")
    return replace(block, text="\n".join(kept) + "\n", problems=tuple(problems), notes=tuple(notes))


def _with_attributes(block: Block, text: str, place: str) -> tuple[Block, bool]:
    """Return the block with what its fence says, and whether its text has escapes in it."""
    takes_escapes = False
    for word in text.split():
        name, _, value = word.partition("=")
        if name == "escapes" and not value:
            takes_escapes = True
        elif name == "name" and value:
            block = replace(block, name=value)
        else:
            question = with_option(block.question, name.replace("_", " "), value, place)
            block = replace(block, question=question)
    return block, takes_escapes


def _is_target(line: str) -> bool:
    return any(pattern.match(line) for pattern in (_LAW, _SECTION, _DUTY))


def _target_on(line: str, before: Target) -> Target:
    """Return the law, section or duty that `line` begins, or else the one that it stands in."""
    if match := _LAW.match(line):
        return Target(policy=match[1])
    if match := _SECTION.match(line):
        return Target(policy=before.policy, section=match[1] or match[2])
    if match := _DUTY.match(line):
        return Target(policy=before.policy, section=before.section, duty=match[1])
    return before


def _expect_block(block: Block, question: Question, path: str) -> Iterator[Expectation]:
    """Yield what the lines of an `expect` block say; an option holds from its line on."""
    for number, line in enumerate(block.text.splitlines(), start=block.line):
        place = f"{path}:{number}"
        text = line.partition("  #")[0].strip()
        if not text or text.startswith("#"):
            continue
        if match := _OPTION_LINE.match(text):
            question = with_option(question, match[1], match[2].strip(), place)
        elif match := _SEEN_LINE.match(text):
            kind, detail = ("silent on", ()) if match["silent"] else ("observed", (match["kind"],))
            value = normal_path(match["silent"] or match["path"])
            yield Expectation(place=place, target=Target(), question=question, kind=kind, value=value, detail=detail)
        elif match := _EXIT_LINE.match(text):
            yield Expectation(
                place=place,
                target=Target(),
                question=question,
                kind="exit",
                value=match["status"],
                detail=(match["fail_on"],),
            )
        elif match := _EXPECT_LINE.match(text):
            target = Target(
                policy=match["policy"],
                section=match["quoted"] or match["number"],
                duty=match["duty"],
                subject=normal_path(match["subject"]) if match["subject"] else None,
            )
            yield from expectations_in(match["rest"], target, question, place)
        else:
            raise CaseError(f"{place}: {text!r} is nothing that can be expected; see tests/cases/README.md")

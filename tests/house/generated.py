"""The files made from the engine and kept in the tree: `make generated` writes them, a test holds them fresh."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.house.diagnostic_page import page_name
from whereas.catalog import DIAGNOSTICS
from whereas.report.schema import report_schema_text
from whereas.syntax.tables import make_table, read_grammars, render_module

ROOT = Path(__file__).resolve().parents[2]
_PART = "<!-- generated: {name} -->\n{text}<!-- end -->"


def list_of_codes(path: Path) -> str:
    """Return the index of the diagnostics, with its list of codes made anew."""
    head = "| code | what is wrong | severity |\n| --- | --- | --- |\n" if DIAGNOSTICS else ""
    rows = "".join(
        f"| {_link(path, kind.code, page_name(kind.code, kind.title))} | {kind.title} | {kind.severity.value} |\n"
        for kind in DIAGNOSTICS
    )
    return _with_part(path.read_text(encoding="utf-8"), "codes", f"{head}{rows}")


def _link(index: Path, code: str, page: str) -> str:
    """Return a code with a link to its page, where that is written already."""
    return f"[{code}]({page})" if (index.parent / page).is_file() else code


def schema_of_reports(path: Path) -> str:
    """Return the JSON Schema of a report, whatever `path` holds."""
    del path
    return report_schema_text()


def parse_table(path: Path) -> str:
    """Return the module that holds the parse table of the grammars, whatever `path` holds."""
    del path
    return render_module(make_table(read_grammars()))


GENERATED: Mapping[str, Callable[[Path], str]] = {
    "docs/diagnostics/index.md": list_of_codes,
    "docs/report.schema.json": schema_of_reports,
    "engine/whereas/syntax/table.py": parse_table,
}


def _with_part(text: str, name: str, part: str) -> str:
    pattern = re.escape(_PART.format(name=name, text="\0")).replace("\0", "(.*?)")
    replaced, count = re.subn(pattern, lambda _: _PART.format(name=name, text=part), text, flags=re.DOTALL)
    assert count == 1, f"no place for the generated part {name!r}"
    return replaced


def main() -> None:
    """Write each generated file that is not fresh."""
    for name, make in GENERATED.items():
        path = ROOT / name
        text = make(path)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"wrote {name}")  # noqa: T201 - a tool at the prompt


if __name__ == "__main__":
    main()

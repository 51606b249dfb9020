"""A file holds one concept and a function one step, and each fits on a screen or a few."""

from __future__ import annotations

import ast

from tests.house.tree import ROOT, files_ending

LINES_OF_A_FILE = 400
LINES_OF_A_TEST = 600  # a table of cases may be longer than a step of a program
LINES_OF_A_FUNCTION = 50


def functions_longer_than(limit: int, source: str) -> list[tuple[str, int]]:
    long = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
            lines = node.end_lineno - node.lineno + 1
            if lines > limit:
                long.append((node.name, lines))
    return long


def test_files_are_short() -> None:
    lines = {path: len((ROOT / path).read_text("utf-8").splitlines()) for path in files_ending(".py")}
    most = {path: LINES_OF_A_TEST if str(path).startswith("tests") else LINES_OF_A_FILE for path in lines}
    assert {path: count for path, count in lines.items() if count > most[path]} == {}


def test_functions_are_short() -> None:
    long = {
        path: functions_longer_than(LINES_OF_A_FUNCTION, (ROOT / path).read_text("utf-8"))
        for path in files_ending(".py")
    }
    assert {path: functions for path, functions in long.items() if functions} == {}


def test_a_long_function_is_seen_also_inside_a_class() -> None:
    source = "class A:\n  def f(self):\n" + "    x = 1\n" * 5
    assert functions_longer_than(5, source) == [("f", 6)]
    assert functions_longer_than(6, source) == []

"""Faults planted in the evaluator while it runs, each a change of a few words in one module, and taken out again.

The functions of a module keep their identity and get the code of the changed text, so every module that imported one
runs the fault.
"""

from __future__ import annotations

import importlib
import inspect
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

from tests.meaning.agreement import Said, differences, numbered, oracle_says
from tests.meaning.loading import Loaded, Refused, judged, load
from tests.meaning.reference import TooMany

TABLE = Path(__file__).with_name("faults.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A change of a module of the evaluator.

    Attributes:
        breaks: what it breaks, in words.
        module: the module's name.
        right: words of its text, which stand there once.
        wrong: what is put in their place.
        profile: the profile whose cases catch it.
        number: of the case of that profile that is known to catch it.
    """

    breaks: str
    module: str
    right: str
    wrong: str
    profile: str
    number: int


def faults() -> tuple[Fault, ...]:
    """Return the faults of the table."""
    with TABLE.open("rb") as file:
        return tuple(Fault(**entry) for entry in tomllib.load(file)["fault"])


@contextmanager
def planted(fault: Fault) -> Iterator[None]:
    """Run with a fault in the evaluator."""
    module = importlib.import_module(f"whereas.evaluate.{fault.module}")
    text = inspect.getsource(module)
    assert text.count(fault.right) == 1, (
        f"{fault.module} has these words {text.count(fault.right)} times: {fault.right}"
    )
    changed = ModuleType(module.__name__)
    changed.__dict__.update(__name__=module.__name__, __package__=module.__package__, __file__=module.__file__)
    exec(compile(text.replace(fault.right, fault.wrong), str(module.__file__), "exec"), changed.__dict__)  # noqa: S102
    kept: list[tuple[FunctionType, CodeType]] = []
    try:
        for function, other in pairs(module.__dict__, changed.__dict__, module.__name__):
            if function.__code__ != other.__code__:
                kept.append((function, function.__code__))
                function.__code__ = other.__code__
        assert kept, "the fault changes no function"
        yield
    finally:
        for function, code in kept:
            function.__code__ = code


def pairs(
    held: Mapping[Any, object], others: Mapping[Any, object], module: str
) -> Iterator[tuple[FunctionType, FunctionType]]:
    """Yield the functions of a module, of its classes and of its tables, each with the one of the changed module."""
    for name, value in held.items():
        other = others.get(name)
        if isinstance(value, FunctionType) and isinstance(other, FunctionType) and value.__module__ == module:
            yield value, other
        elif isinstance(value, type) and isinstance(other, type) and value.__module__ == module:
            yield from pairs(dict(vars(value)), dict(vars(other)), module)
        elif isinstance(value, Mapping) and isinstance(other, Mapping) and name != "__builtins__":
            yield from pairs(value, other, module)


@dataclass(frozen=True, slots=True)
class Known:
    """A case with what the oracle says of it."""

    loaded: Loaded
    said: Mapping[int, Said]

    def is_caught(self) -> bool:
        """Return whether the engine says else, or stumbles."""
        try:
            findings = judged(self.loaded).findings
        except Exception:  # noqa: BLE001 - a fault may end in any error
            return True
        return bool(list(differences(findings, self.said)))


def known(profile: str, number: int) -> Known | None:
    """Return a numbered case with what the oracle says of it; None where it is refused or too large."""
    try:
        loaded = load(numbered(profile, number))
        return Known(loaded, oracle_says(loaded))
    except (Refused, TooMany):
        return None

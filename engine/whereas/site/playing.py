"""Builds the playground: the engine in the reader's browser, every file of it our own or held by a hash.

    python -m whereas.site.playing site/play

Node's package manager fetches Pyodide and the editor as `playground/package-lock.json` holds them, pip the wheels as
`playground/requirements.txt` does; both refuse what has another hash. Nothing of that is kept in the tree. The engine
and the library go into one archive, compiled ahead by the same Python that runs it.
"""

from __future__ import annotations

import argparse
import io
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from whereas._data import shipped_folder
from whereas.site.examples import examples
from whereas.site.style import style_sheet_by_preference
from whereas.site.words import SORTS

RUNTIME = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
PLATFORM = (
    "--platform",
    "pyemscripten_2026_0_wasm32",
    "--python-version",
    "3.14",
    "--implementation",
    "cp",
    "--abi",
    "cp314",
)
PURE = ("--platform", "manylinux2014_x86_64", "--python-version", "3.14", "--implementation", "cp", "--abi", "cp314")
_SOURCES = (
    *("package.json", "package-lock.json", "requirements.txt", "requirements-pure.txt"),
    *("playground.mjs", "language.mjs", "link.mjs", "worker.mjs", "compile.mjs", "index.html"),
)
_BUNDLED = ("--bundle", "--minify", "--format=esm", "--target=es2022", "--charset=utf8", "--log-level=warning")
NOT_HERE = 75  # the exit status that says "not now" among programs
_TOLD = 1500  # characters of what went wrong
_A_REAL_ONE = 1_000_000  # bytes: the stub has a few thousand
# What the page does not run.
LEFT_OUT = frozenset({"cli", "site", "lsp", "__main__.py", "py.typed"})
_STAMP = (2026, 1, 1, 0, 0, 0)  # the same inputs give the same bytes


class CannotBuildError(RuntimeError):
    """What the build needs is not there, or something in it is wrong."""


class CannotFetchError(CannotBuildError):
    """What the build needs can't be had here: no node, no package index."""


def build(target: Path, work: Path) -> None:
    """Build the playground into `target`; `work` keeps what was fetched, for the next time.

    Raises:
        CannotBuildError: Node's package manager is missing, or a wheel is not what it should be.
    """
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        message = "the playground needs node and npm; it was left out"
        raise CannotFetchError(message)
    own = files("whereas.site") / "playground"
    work.mkdir(parents=True, exist_ok=True)
    for name in _SOURCES:
        (work / name).write_bytes((own / name).read_bytes())
    (work / "words.json").write_text(json.dumps({name: sorted(held) for name, held in SORTS.items()}), encoding="utf-8")
    lock = (work / "package-lock.json").read_bytes()
    if _read(work / "node_modules" / ".fetched") != lock:
        _fetch([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], work)
        (work / "node_modules" / ".fetched").write_bytes(lock)
    _run([node, "node_modules/esbuild/bin/esbuild", "playground.mjs", "--outfile=playground.js", *_BUNDLED], work)
    engine = _compiled(_archive(_wheels(work)), work, node)
    shutil.rmtree(target, ignore_errors=True)
    (target / "pyodide").mkdir(parents=True)
    for name in RUNTIME:
        shutil.copyfile(work / "node_modules" / "pyodide" / name, target / "pyodide" / name)
    for name in ("index.html", "worker.mjs", "playground.js"):
        shutil.copyfile(work / name, target / name)
    style = style_sheet_by_preference() + (own / "playground.css").read_text(encoding="utf-8")
    (target / "playground.css").write_text(style, encoding="utf-8")
    (target / "examples.json").write_text(json.dumps(examples(), ensure_ascii=False), encoding="utf-8")
    (target / "engine.zip").write_bytes(engine)


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _fetch(command: list[str], folder: Path) -> None:
    try:
        _run(command, folder)
    except CannotBuildError as wrong:
        raise CannotFetchError(*wrong.args) from wrong


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)  # noqa: S603 - our own words
    if done.returncode:
        message = f"{' '.join(command[:3])}: {(done.stderr or done.stdout)[-_TOLD:]}"
        raise CannotBuildError(message)


def _wheels(work: Path) -> list[Path]:
    """Return the wheels, fetched with their hashes checked.

    Pip falls back to a stub of pydantic-core where it does not know the platform, so that is looked at as well.
    """
    folder = work / "wheels"
    wanted = (work / "requirements.txt").read_bytes() + (work / "requirements-pure.txt").read_bytes()
    if _read(folder / ".fetched") != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for file, platform in (("requirements.txt", PLATFORM), ("requirements-pure.txt", PURE)):
            fetch = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
            _fetch([*fetch, "--require-hashes", *platform, "-r", file, "-d", "wheels"], work)
        (folder / ".fetched").write_bytes(wanted)
    found = sorted(folder.glob("*.whl"))
    core = [wheel for wheel in found if wheel.name.startswith("pydantic_core-")]
    if len(core) != 1 or "pyemscripten" not in core[0].name or core[0].stat().st_size < _A_REAL_ONE:
        message = f"not the wheel of pydantic-core for the browser: {[wheel.name for wheel in core]}"
        raise CannotBuildError(message)
    return found


def _archive(wheels: list[Path]) -> bytes:
    """Return the packages, the engine and the library as one archive, as they lie in a folder of packages."""
    parts: dict[str, bytes] = {}
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as held:
            pure = wheel.name.startswith("markupsafe")
            for name in held.namelist():
                if name.endswith("/") or (".dist-info/" in name and not name.endswith("METADATA")):
                    continue
                if not pure or name.endswith((".py", "METADATA")):
                    parts[name] = held.read(name)
    for name, file in _files(files("whereas"), "whereas/"):
        parts[name] = file.read_bytes()
    for name, file in _files(shipped_folder("policies"), "whereas/policies/"):
        parts[name] = file.read_bytes()
    return _zipped(parts)


def _files(folder: Traversable, above: str) -> Iterator[tuple[str, Traversable]]:
    for item in sorted(folder.iterdir(), key=lambda each: each.name):
        if item.name == "__pycache__" or (above == "whereas/" and item.name in LEFT_OUT):
            continue
        if item.is_dir():
            yield from _files(item, f"{above}{item.name}/")
        elif not item.name.endswith((".pyc", ".scenarios.whereas")):
            yield f"{above}{item.name}", item


def _zipped(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(parts):
            archive.writestr(zipfile.ZipInfo(name, _STAMP), parts[name], zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _compiled(archive: bytes, work: Path, node: str) -> bytes:
    """Return the archive with its Python compiled, which saves a reader the time."""
    (work / "source.zip").write_bytes(archive)
    _run([node, "compile.mjs", "source.zip", "compiled.zip"], work)
    return (work / "compiled.zip").read_bytes()


def main() -> None:
    """Build the playground into the folder that is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", type=Path)
    parser.add_argument("--work", type=Path, default=Path("build/playground"))
    chosen = parser.parse_args()
    try:
        build(chosen.target, chosen.work)
    except CannotBuildError as wrong:
        sys.stderr.write(f"playground: {wrong}\n")
        sys.exit(NOT_HERE if isinstance(wrong, CannotFetchError) else 1)


if __name__ == "__main__":
    main()

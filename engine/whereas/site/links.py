"""The links of a built site: each must lead to a page or a place on one, and no page may load anything from elsewhere.

MkDocs looks at the links of Markdown; pages that are made from laws and deals hold HTML, and are looked at here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

_LINK = re.compile(r'<a\b[^>]*?\shref="([^"]*)"')
_LOADED = re.compile(r'<(?:script|img|iframe|source|video|audio)\b[^>]*?\ssrc="([^"]*)"|<link\b[^>]*?\shref="([^"]*)"')
_PLACE = re.compile(r'\s(?:id|name)="([^"]+)"')
_OUTSIDE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_ROOT = "https://site.invalid/"
# Built apart, and not always.
_APART = ("play/",)
_NOT_FOUND = "404.html"  # its links begin at the root of the host


def broken_links(folder: Path) -> Iterator[str]:
    """Yield what is wrong with the links of a built site, one line each.

    Args:
        folder: the site as it was built.
    """
    pages = {str(path.relative_to(folder).as_posix()): path for path in sorted(folder.rglob("*.html"))}
    kept = {name: path for name, path in pages.items() if name != _NOT_FOUND and not name.startswith(_APART)}

    @cache
    def places(name: str) -> frozenset[str]:
        return frozenset(_PLACE.findall(pages[name].read_text(encoding="utf-8")))

    for name, path in kept.items():
        text = path.read_text(encoding="utf-8")
        for first, second in _LOADED.findall(text):
            loaded = first or second
            if _OUTSIDE.match(loaded):
                yield f"{name}: it loads {loaded}"
        for link in dict.fromkeys(_LINK.findall(text)):
            wrong = _wrong(name, link.replace("&amp;", "&"), folder, pages)
            target, place = _target(name, link)
            if wrong is None and place and target in pages and place not in places(target):
                wrong = "there is no such place on that page"
            if wrong is not None:
                yield f"{name}: {link}: {wrong}"


def _target(page: str, link: str) -> tuple[str, str]:
    """Return the file of the site that a link on a page leads to, and the place in it."""
    address, place = urldefrag(urljoin(_ROOT + page, link))
    target = unquote(address.removeprefix(_ROOT))
    return (f"{target}index.html" if target == "" or target.endswith("/") else target), unquote(place)


def _wrong(page: str, link: str, folder: Path, pages: Mapping[str, Path]) -> str | None:
    """Return what is wrong with a link, or None. An address elsewhere is only looked at for its form."""
    if link.startswith("mailto:"):
        return None
    if _OUTSIDE.match(link):
        return None if re.fullmatch(r"https?://[^\s/]+\.[^\s/]+(?:/\S*)?", link) else "that is no address of the web"
    if re.match(r"[a-z][a-z0-9+.-]*:", link, re.IGNORECASE):
        return "that is no address of the web"
    target, _ = _target(page, link)
    if target.startswith(_APART) or target in pages or (folder / target).is_file():
        return None
    return "it leads nowhere"

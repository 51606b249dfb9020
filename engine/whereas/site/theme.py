"""What the theme leaves without a name, named: for those who hear a page rather than see it."""

from __future__ import annotations

import re

_SEARCH = 'data-md-component="search" role="dialog"'
_EMPTY = re.compile(
    r'(<label class="md-nav__link[^>]*>)\s*(<span class="md-nav__icon md-icon"></span>\s*</label>)', re.DOTALL
)
_TITLE = re.compile(r'<span class="md-ellipsis">\s*([^<]+?)\s*<')


def named(page: str) -> str:
    """Return a page with a name for its search, and for the switch of each part of the menu that has a page itself."""
    found = page.replace(_SEARCH, f'{_SEARCH} aria-label="Search"')
    return _EMPTY.sub(lambda label: _with_name(label, found), found)


def _with_name(label: re.Match[str], page: str) -> str:
    titles = _TITLE.findall(page, max(0, label.start() - 1500), label.start())
    title = titles[-1] if titles else "this part"
    return f'{label[1]}<span class="wh-unseen">Pages under {title}</span>{label[2]}'

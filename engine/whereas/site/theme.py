"""What the theme leaves without a name, named: for those who hear a page rather than see it."""

from __future__ import annotations

import re

_SEARCH = 'data-md-component="search" role="dialog"'
_EMPTY = re.compile(
    r'(<label class="md-nav__link[^>]*>)\s*(<span class="md-nav__icon md-icon"></span>\s*</label>)', re.DOTALL
)
_TABLE = re.compile(r"<table>(.*?</table>)", re.DOTALL)
_SCROLLED = r'<div class="wh-scroll" tabindex="0" role="group" aria-label="Table"><table class="wh-table">\1</div>'
_TITLE = re.compile(r'<span class="md-ellipsis">\s*([^<]+?)\s*<')


def named(page: str) -> str:
    """Return a page whose search, whose tables and the switch of each part of its menu have names."""
    found = page.replace(_SEARCH, f'{_SEARCH} aria-label="Search"')
    # The theme's own box around a table scrolls, and nobody gets into it by keyboard.
    found = _TABLE.sub(_SCROLLED, found)
    return _EMPTY.sub(lambda label: _with_name(label, found), found)


def _with_name(label: re.Match[str], page: str) -> str:
    titles = _TITLE.findall(page, max(0, label.start() - 1500), label.start())
    title = titles[-1] if titles else "this part"
    return f'{label[1]}<span class="wh-unseen">Pages under {title}</span>{label[2]}'

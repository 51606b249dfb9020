"""Which addresses a reader may follow: those of the web, and no others."""

from __future__ import annotations

import re

# A whole address of the web in ASCII: no other scheme, no user name before the host, no space, bracket or control.
_WEB = re.compile(r"https?://(?![^/?#]*@)[A-Za-z0-9.\-]+(?::\d{1,5})?(?:[/?#][!#$%&'()*+,\-./0-9:;=?@A-Z_a-z~]*)?")


def is_link(url: str | None) -> bool:
    """Return whether `url` is an address that a report makes a link of."""
    return url is not None and _WEB.fullmatch(url) is not None

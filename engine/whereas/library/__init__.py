"""Laws, vocabularies and deals on disk: the only room that reads files."""

from typing import TYPE_CHECKING

from whereas._lazily import handing_on

if TYPE_CHECKING:
    from whereas.library.desk import VOCABULARY, Desk, Laws, load_deal, load_laws, load_trees, load_vocabulary
    from whereas.library.find import Found, Library
    from whereas.library.memory import assessed
    from whereas.library.read import TextFile

__all__ = [
    "VOCABULARY",
    "Desk",
    "Found",
    "Laws",
    "Library",
    "TextFile",
    "assessed",
    "load_deal",
    "load_laws",
    "load_trees",
    "load_vocabulary",
]

_DESK = ("VOCABULARY", "Desk", "Laws", "load_deal", "load_laws", "load_trees", "load_vocabulary")
# To find a file, nothing need be loaded that reads or judges one.
__getattr__ = handing_on(
    __name__,
    dict.fromkeys(_DESK, "whereas.library.desk")
    | dict.fromkeys(("Found", "Library"), "whereas.library.find")
    | {"assessed": "whereas.library.memory", "TextFile": "whereas.library.read"},
)

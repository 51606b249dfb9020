"""The plugin `whereas` of MkDocs: pages of laws, deals and the reference, made from what ships; nothing is written.

    plugins:
      - whereas:
          verdicts: verdicts.json     # in the folder of the documents; made by `python -m whereas.site.judge`

A law or a deal that is not sound is a warning, and so ends a strict build.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config import Config, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from whereas.library.clock import today
from whereas.site.links import broken_links
from whereas.site.menu import menu
from whereas.site.pages import generated_pages
from whereas.site.shelf import read_shelf
from whereas.site.style import style_sheet
from whereas.site.theme import named
from whereas.site.verdicts import Verdicts, read

_log = get_plugin_logger(__name__)
_STYLE = "assets/whereas.css"


class Settings(Config):  # type: ignore[no-untyped-call]  # mkdocs says no types of it
    """What `mkdocs.yml` may say to the plugin."""

    verdicts = config_options.Type(str, default="verdicts.json")


class WhereasPlugin(BasePlugin[Settings]):  # type: ignore[no-untyped-call]  # as above
    """Makes the pages when MkDocs asks which files there are."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put the style of the pages beside that of the theme."""
        if _STYLE not in config.extra_css:
            config.extra_css.append(_STYLE)
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add the pages, and the menu over all pages where the configuration has none."""
        file = Path(config.docs_dir) / self.config.verdicts
        none = Verdicts(as_of=today().isoformat(), pairs={})
        verdicts = read(file.read_text(encoding="utf-8")) if file.is_file() else none
        shelf, problems = read_shelf(verdicts)
        for problem in problems:
            where = "" if problem.span is None else f"{problem.span.source}: "
            _log.warning("%s%s %s", where, problem.code, problem.message)
        files.append(File.generated(config, _STYLE, content=style_sheet()))
        titles: dict[str, str] = {}
        if shelf is not None:
            for made in generated_pages(shelf):
                files.append(File.generated(config, made.path, content=made.text))
                titles[made.path] = made.title
        if config.nav is None:
            config.nav = menu([file.src_uri for file in files.documentation_pages()], titles, shelf)
        return files

    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        """Give names to what the theme leaves without one, for those who hear a page."""
        del page, config
        return named(output)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Look at every link of what was built."""
        for line in broken_links(Path(config.site_dir)):
            _log.warning("%s", line)

"""Testing a law and a deal that somebody writes in a page: the engine, asked by texts and answering in JSON."""

from whereas.web.play import answer

__all__ = ["answer"]

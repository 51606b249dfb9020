"""Whereas states surveillance law as rules, and tests proposed deals against them."""

__version__ = "0.1.0"

"""The published report: what is said about deals under laws, in a shape of its own, and the texts made from it.

Nothing is handed on from here: `build` makes a report, `model` is its shape, and the formats are imported one at a
time, for only some of them need a template engine.
"""

"""From text to tree: what was written, with the place of every word."""

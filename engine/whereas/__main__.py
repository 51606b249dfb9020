"""`python -m whereas` does what the command `whereas` does."""

from __future__ import annotations

from whereas.cli.main import main

if __name__ == "__main__":
    main()

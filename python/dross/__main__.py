"""``python -m dross``: the tool's own command line, and ``clean`` takes Parquet files too."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from . import _core

_COMMANDS = frozenset(("explain", "restore", "eval", "diff", "bench", "rules", "generate"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the words of a command line and returns the exit code (``dross --help`` lists them)."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] not in _COMMANDS:
        from ._parquet import clean_files, finds_parquet

        operands = words[1:] if words and words[0] == "clean" else words
        if finds_parquet(operands):
            return clean_files(operands)
    return int(_core.run(["dross", *words]))


if __name__ == "__main__":
    sys.exit(main())

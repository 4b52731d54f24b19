"""``python -m dross``: the tool's own command line, and ``clean`` takes Parquet files too."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from . import _core

INPUT_FAILED = 3  # as the tool has it


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the words of a command line and returns the exit code (``dross --help`` lists them)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    words = given[1:] if given[:1] == ["clean"] else given
    if not words or words[0] not in _core.commands():
        from ._parquet import clean_files, finds_parquet, refuse_stdin

        if finds_parquet(words):
            return clean_files(words)
        if refuse_stdin(words):
            return INPUT_FAILED
    return int(_core.run([os.fsencode(word) for word in ["dross", *given]]))


if __name__ == "__main__":
    sys.exit(main())

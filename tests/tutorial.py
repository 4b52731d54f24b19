#!/usr/bin/env python3
"""Runs every command of docs/tutorial.md in a copy of fixtures/tutorial and compares what it says.

A block is indented by four spaces. A line that begins with `$ ` is a command, with the lines up to
the end of a here-document; what follows up to the next command is what it prints. A line of `…`
stands for any number of lines.

  tutorial.py --tool PATH [--update]
"""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(os.environ.get("DROSS_SOURCE_DIR", pathlib.Path(__file__).resolve().parent.parent))
PAGE = SOURCE / "docs" / "tutorial.md"


def steps(lines):
    """(first line, end of command, end of what it prints), by line number."""
    at = 0
    while at < len(lines):
        if not lines[at].startswith("    $ "):
            at += 1
            continue
        first = at
        here = re.search(r"<<\s*'?(\w+)'?", lines[at])
        at += 1
        if here:
            while lines[at].strip() != here.group(1):
                at += 1
            at += 1
        command = at
        while at < len(lines) and not lines[at].startswith("    $ ") and \
                (lines[at].startswith("    ") or not lines[at].strip()):
            at += 1
        end = at
        while end > command and not lines[end - 1].strip():
            end -= 1
        yield first, command, end


def plain(lines):
    return [line[4:] if line.startswith("    ") else line for line in lines]


def fits(expected, got):
    pattern = "".join(r"(?:.*\n)*" if line == "…" else re.escape(line) + r"\n" for line in expected)
    return re.fullmatch(pattern, "".join(line + "\n" for line in got)) is not None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", type=pathlib.Path, default=os.environ.get("DROSS_TOOL"))
    parser.add_argument("--update", action="store_true", help="write what came out into the page")
    arguments = parser.parse_args()
    if arguments.tool is None:
        parser.error("no tool: give --tool PATH or set DROSS_TOOL")
    lines = PAGE.read_text(encoding="utf-8").split("\n")
    out, at, failed, count = [], 0, 0, 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch) / "work"
        shutil.copytree(SOURCE / "fixtures" / "tutorial", folder)
        (pathlib.Path(scratch) / "bin").mkdir()
        (pathlib.Path(scratch) / "bin" / "dross").symlink_to(pathlib.Path(arguments.tool).resolve())
        environment = {"PATH": f"{scratch}/bin:/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": scratch}
        for first, command, end in steps(lines):
            script = "\n".join(plain(lines[first:command]))[2:]
            done = subprocess.run(["bash", "-c", script], cwd=folder, env=environment, text=True, check=False,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
            got = done.stdout.splitlines()
            count += 1
            out += lines[at:command] + ["    " + line if line else "" for line in got]
            at = end
            if not fits(plain(lines[command:end]), got):
                failed += 1
                if not arguments.update:
                    print(f"{PAGE}:{first + 1}: {script}\n-- expected\n" + "\n".join(plain(lines[command:end])) +
                          "\n-- got\n" + done.stdout)
    out += lines[at:]
    if arguments.update:
        PAGE.write_text("\n".join(out), encoding="utf-8")
        return 0
    print(f"{count - failed} of {count} commands say what the page shows")
    return 1 if failed or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Runs the tool from outside and compares what it says.

A case is a folder under cases/, named after what it shows. Its files:

  cmd           a shell script, run by `sh -eu` in a scratch copy of the folder
  stdout        what must come out; no file = nothing
  stderr        the same for standard error
  stderr.glob   instead of `stderr`: one glob a line (*, ?, [...]), where a text is the system's own
  exit          the exit code; no file = 0
  anything else input of the case

The script finds the tool in $DROSS and the sample articles in $FIXTURES. It runs with an empty
environment besides (C.UTF-8, no colour settings), so that a case says the same on every machine.

  run.py [--tool PATH] [--fixtures PATH] [--update] [--jobs N] [--timeout SECONDS] [FILTER...]

A FILTER is a glob or a part of a case's name. --update writes what came out as what is expected:
look at the difference before it goes in.
"""

import argparse
import concurrent.futures
import dataclasses
import difflib
import fnmatch
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = pathlib.Path(os.environ.get("DROSS_SOURCE_DIR", HERE.parent.parent))
EXPECTATIONS = ("stdout", "stderr", "stderr.glob", "exit")
# Seconds. The slowest case takes some ten, ten times that under sanitizers or on a busy machine.
TIMEOUT = 300
TIMED_OUT = 1000  # no exit code of a process


@dataclasses.dataclass
class Outcome:
    stdout: bytes
    stderr: bytes
    exit: int


def parse_arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", type=pathlib.Path, default=os.environ.get("DROSS_TOOL"))
    parser.add_argument("--fixtures", type=pathlib.Path, default=SOURCE / "fixtures")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=TIMEOUT)
    parser.add_argument("filters", nargs="*", metavar="FILTER")
    arguments = parser.parse_args()
    if arguments.tool is None:
        parser.error("no tool: give --tool PATH or set DROSS_TOOL")
    for path in (arguments.tool, arguments.fixtures):
        if not path.exists():
            parser.error(f"{path} does not exist")
    return arguments


def find_cases(filters):
    cases = sorted(path.parent for path in (HERE / "cases").glob("*/cmd"))
    if not filters:
        return cases
    return [case for case in cases
            if any(part in case.name or fnmatch.fnmatch(case.name, part) for part in filters)]


def environment(arguments, scratch):
    # Sanitizer options are the one thing that must come through from the caller.
    kept = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
    return {
        **kept,
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm",
        "HOME": str(scratch),
        "DROSS": str(arguments.tool.resolve()),
        "FIXTURES": str(arguments.fixtures.resolve()),
    }


def run_case(case, arguments):
    with tempfile.TemporaryDirectory(prefix="dross-cli-") as folder:
        scratch = pathlib.Path(folder, "case")
        shutil.copytree(case, scratch, ignore=lambda _, __: {"cmd", *EXPECTATIONS})
        try:
            done = subprocess.run(
                ["sh", "-eu", str(case / "cmd")], cwd=scratch, env=environment(arguments, scratch),
                stdin=subprocess.DEVNULL, capture_output=True, timeout=arguments.timeout,
                check=False)
        except subprocess.TimeoutExpired as late:
            return Outcome(late.stdout or b"", (late.stderr or b"") + b"TIMED OUT\n", TIMED_OUT)
        return Outcome(done.stdout, done.stderr, done.returncode)


def read(path):
    return path.read_bytes() if path.exists() else b""


def lines_of(data):
    """Lines for a diff. What is not UTF-8 is shown escaped, a missing last line end is marked."""
    text = data.decode("utf-8", "backslashreplace").replace("\r", "\\r")
    lines = text.split("\n")
    last = lines.pop()
    return lines + ([last + "\\ no newline at the end"] if last else [])


def difference(name, expected, got):
    return "\n".join(difflib.unified_diff(
        lines_of(expected), lines_of(got), f"{name} expected", f"{name} got", lineterm=""))


def compare_globs(expected, got):
    globs, lines = lines_of(expected), lines_of(got)
    if len(globs) == len(lines) and all(map(fnmatch.fnmatchcase, lines, globs)):
        return []
    return [difference("stderr.glob", expected, got)]


def compare(case, outcome):
    faults = []
    if (expected := read(case / "stdout")) != outcome.stdout:
        faults.append(difference("stdout", expected, outcome.stdout))
    if (case / "stderr.glob").exists():
        faults += compare_globs(read(case / "stderr.glob"), outcome.stderr)
    elif (expected := read(case / "stderr")) != outcome.stderr:
        faults.append(difference("stderr", expected, outcome.stderr))
    expected_exit = int(read(case / "exit") or 0)
    if expected_exit != outcome.exit:
        faults.append(f"exit code: expected {expected_exit}, got {outcome.exit}")
    return faults


def write_or_remove(path, data):
    if data:
        path.write_bytes(data)
    else:
        path.unlink(missing_ok=True)


def update(case, outcome):
    write_or_remove(case / "stdout", outcome.stdout)
    write_or_remove(case / "exit", b"%d\n" % outcome.exit if outcome.exit else b"")
    globs = case / "stderr.glob"
    if not globs.exists() or compare_globs(read(globs), outcome.stderr):
        globs.unlink(missing_ok=True)
        write_or_remove(case / "stderr", outcome.stderr)


def main():
    arguments = parse_arguments()
    cases = find_cases(arguments.filters)
    if not cases:
        sys.exit("no case has such a name")
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        outcomes = pool.map(lambda case: run_case(case, arguments), cases)
        for case, outcome in zip(cases, outcomes):
            if arguments.update and outcome.exit != TIMED_OUT:
                update(case, outcome)
            if faults := compare(case, outcome):
                failed += 1
                print(f"FAILED {case.name}", *faults, "", sep="\n")
    print(f"{len(cases) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()

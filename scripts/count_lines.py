#!/usr/bin/env python3
"""Lines reached, from gcov's counters: count_lines.py BUILD SOURCE

A line of a template or an inline function is reached if any file that includes it has reached it.
"""

import collections
import json
import pathlib
import subprocess
import sys

LOW = 80  # per cent; files below are named


def reports(build):
    # The sources of libdross and of the tool, and of the tests too, which include headers of src/.
    counters = sorted(str(path.resolve()) for path in pathlib.Path(build).rglob("*.gcda"))
    for at in range(0, len(counters), 20):
        out = subprocess.run(["gcov", "--json-format", "--stdout", *counters[at:at + 20]],
                             cwd=build, capture_output=True, check=True, text=True).stdout
        for line in out.splitlines():
            yield json.loads(line)


def main():
    build, source = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    lines = collections.defaultdict(dict)  # file -> line -> was it reached?
    for report in reports(build):
        for file in report["files"]:
            path = pathlib.Path(report["current_working_directory"], file["file"]).resolve()
            if not path.is_relative_to(source):
                continue
            if not file["lines"]:
                continue
            known = lines[path.relative_to(source)]
            for line in file["lines"]:
                number = line["line_number"]
                known[number] = known.get(number, False) or line["count"] > 0
    folders = collections.defaultdict(lambda: [0, 0])
    for path, known in lines.items():
        folder = path.parts[0] if len(path.parts) > 1 else "."
        for name in (folder, "all"):
            folders[name][0] += sum(known.values())
            folders[name][1] += len(known)
    for name in sorted(folders, key=lambda name: (name == "all", name)):
        reached, total = folders[name]
        print(f"{name:10} {reached:6} of {total:6} lines  {100 * reached / total:5.1f} %")
    for path, known in sorted(lines.items()):
        share = 100 * sum(known.values()) / len(known)
        if share < LOW:
            missed = [str(number) for number in sorted(known) if not known[number]]
            print(f"below {LOW} %: {path} {share:.1f} %, lines {', '.join(missed[:40])}")


if __name__ == "__main__":
    main()

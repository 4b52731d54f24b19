#!/usr/bin/env python3
"""Inputs made to hurt: is time linear, is memory bounded, does every byte come out?

  hostile.py --tool PATH [--megabytes N] [--repeat N] [--huge] [NAME...]

Each case is made as a stream, of N MB (8) and of twice that, and cleaned by the shipped rules. Shown
are user CPU seconds of both (the least of --repeat runs), their ratio, which is to be at most 2.2, and
peak memory in MB. --huge runs the large cases once: a line of 1 GB, a JSONL record of 1 GB, 10^8 empty
lines, 10^6 empty documents, a gzip file of 10 MB that unpacks to 10 GB. Exit code 1 where something does
not hold.
"""

import argparse
import itertools
import os
import subprocess
import sys
import tempfile
import threading
import zlib

MEGABYTE = 1 << 20
RATIO = 2.2
LEAST = 0.1  # CPU seconds; below that the start of the program is most of the time
PROSE = b"The council of the town said on day %d that the old bridge is to be repaired by summer.\n"


def repeated(piece, size):
    block = piece * max(1, MEGABYTE // len(piece))
    while size > 0:
        yield block[:size]
        size -= len(block)


def numbered(pattern, size):
    done = 0
    for start in itertools.count(step=1000):
        block = b"".join(pattern % number for number in range(start, start + 1000))
        yield block[:size - done]
        done += len(block)
        if done >= size:
            return


CASES = {
    "all see also": lambda size: repeated(b"See also  Bridge closed for a week\n", size),
    "all headings": lambda size: repeated(b"Related Articles\n\n", size),
    "all spaces": lambda size: repeated(b" ", size),
    "one letter": lambda size: repeated(b"a", size),
    "one word a line": lambda size: repeated(b"a b\n", size),
    "all duplicates": lambda size: repeated(PROSE % 7, size),
    "all near duplicates": lambda size: numbered(
        b"On the day the council of the town said it all again, for the time number %d, the end.\n",
        size),
    "all bullets": lambda size: repeated(b"- More \xe2\x80\xa6\n", size),
    "broken bytes": lambda size: repeated(b"\xff\xfe\xed\xa0\xbd See also x\n", size),
    "empty lines": lambda size: repeated(b"\n", size),
    "empty documents": lambda size: repeated(b'{"text":""}\n', size),
    "broken records": lambda size: repeated(b'{"text":"a\n', size),
    "deep records": lambda size: repeated(b"[" * 2000 + b"\n", size),
    "escapes": lambda size: repeated(b'{"text":"' + b"\\ud83d" * 500 + b'"}\n', size),
    "empty WARC records": lambda size: repeated(
        b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: 0\r\n\r\n\r\n\r\n", size),
    "WARC heads without end": lambda size: repeated(b"WARC/1.0\r\nA: b\r\n", size),
    "separators": lambda size: repeated(b"--\n", size),
}
OPTIONS = {"separators": ["--separator=--"], "escapes": ["--format", "jsonl"],
           "deep records": ["--format", "jsonl"]}
# Of these less comes out, by design.
SHRINKING = {"all see also", "all headings", "all duplicates", "all near duplicates", "all bullets",
             "broken bytes", "one word a line"}


def run(tool, words, pieces):
    """CPU seconds, peak MB, exit code, bytes out."""
    process = subprocess.Popen([tool, "--no-config", *words], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    out = [0]

    def drain():
        while piece := process.stdout.read(MEGABYTE):
            out[0] += len(piece)

    reader = threading.Thread(target=drain)
    reader.start()
    given = 0
    try:
        for piece in pieces:
            process.stdin.write(piece)
            given += len(piece)
        process.stdin.close()
    except BrokenPipeError:
        pass
    reader.join()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime, usage.ru_maxrss / 1024, process.returncode, out[0], given


def check_case(name, arguments):
    words = OPTIONS.get(name, [])
    best = []
    for size in (arguments.megabytes * MEGABYTE, 2 * arguments.megabytes * MEGABYTE):
        runs = [run(arguments.tool, words, CASES[name](size)) for _ in range(arguments.repeat)]
        for _, _, code, out, given in runs:
            if code not in (0, 3) or (name not in SHRINKING and out != given):
                print(f"{name}: exit {code}, {out} of {given} bytes")
                return False
        best.append((min(r[0] for r in runs), max(r[1] for r in runs)))
    ratio = best[1][0] / best[0][0] if best[0][0] >= LEAST else None
    shown = "too quick" if ratio is None else f"{ratio:.2f}"
    print(f"| {name} | {best[0][0]:.2f} | {best[1][0]:.2f} | {shown} | {best[1][1]:.0f} |",
          flush=True)
    return ratio is None or ratio <= RATIO


def bomb(path):
    """10 MB of gzip that are 10 GB of one letter."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    piece = b"a" * MEGABYTE
    with open(path, "wb") as file:
        for _ in range(10 * 1024):
            file.write(packer.compress(piece))
        file.write(packer.flush())


def huge(arguments):
    cases = {
        "a line of 1 GB": ([], repeated(b"a", 1 << 30), 1 << 30),
        "a record of 1 GB": (["--format", "jsonl"],
                             itertools.chain([b'{"text":"'], repeated(b"a", 1 << 30), [b'"}\n']),
                             (1 << 30) + 12),
        "10^8 empty lines": ([], repeated(b"\n", 10**8), 10**8),
        "10^6 empty documents": ([], repeated(b'{"text":""}\n', 12 * 10**6), 12 * 10**6),
    }
    good = True
    for name, (words, pieces, size) in cases.items():
        seconds, memory, code, out, _ = run(arguments.tool, words, pieces)
        print(f"{name}: exit {code}, {seconds:.1f} s, {memory:.0f} MB, "
              f"{'all' if out == size else out} bytes came out", flush=True)
        good = good and code in (0, 3) and out == size
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "bomb.gz")
        bomb(path)
        for words in ([path], ["--max-ratio", "2000", path]):
            seconds, memory, code, out, _ = run(arguments.tool, words, [])
            print(f"{os.path.getsize(path) >> 20} MB of gzip, 10 GB unpacked, {words[:-1]}: "
                  f"exit {code}, {seconds:.1f} s, {memory:.0f} MB, {out >> 20} MB came out", flush=True)
            good = good and code == 3
    return good


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--megabytes", type=int, default=8)
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--huge", action="store_true")
    parser.add_argument("names", nargs="*", metavar="NAME")
    arguments = parser.parse_args()
    if arguments.huge:
        sys.exit(0 if huge(arguments) else 1)
    print("| case | n, s | 2n, s | ratio | MB |\n|---|---|---|---|---|")
    good = [check_case(name, arguments) for name in arguments.names or CASES]
    sys.exit(0 if all(good) else 1)


if __name__ == "__main__":
    main()

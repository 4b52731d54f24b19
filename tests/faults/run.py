#!/usr/bin/env python3
"""What becomes of a run whose system fails it, or that is killed.

  run.py [--tool PATH] [--shim PATH] [--kills N] [--inputs N] [--calls N] [--seed N] [NAME...]

A NAME is one of the tests below (a function test_NAME); none = all. The tool is $DROSS_TOOL, the
library that makes calls fail $DROSS_SHIM (failing_calls.cc). `--kills 500 --inputs 10000` is the long
run of docs/reliability.md; as they stand the tests take some twenty seconds.
"""

import argparse
import errno
import filecmp
import gzip
import hashlib
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

RULES = """[pack]
name = "own"

[[rule]]
id = "own/see-also"
category = "related"
why = "Link to another story"
confidence = "high"
strength = "alone"
kind = "line"
match = '^See also\\b'
max_words = 30
removes = ["See also  Bridge closed for a week"]
keeps = ["They see also the other side of it."]
"""
SIGNAL_SECONDS = 1.0  # 0.2 is promised; a busy machine may hold up a process for longer


class Failure(Exception):
    pass


def check(condition, message):
    if not condition:
        raise Failure(message)


class Place:
    """A scratch folder with rules and inputs."""

    def __init__(self, folder, arguments):
        self.folder = pathlib.Path(folder)
        self.arguments = arguments
        (self.folder / "rules.toml").write_text(RULES)

    def run(self, *words, environment=None, **more):
        return subprocess.run([self.arguments.tool, "--rules", "rules.toml", *words],
                              cwd=self.folder, env={**os.environ, **(environment or {})},
                              capture_output=True, timeout=900, check=False, **more)

    def failing(self, **settings):
        return {"LD_PRELOAD": str(self.arguments.shim), **settings}

    def make_inputs(self, count, lines=40, seed=1):
        random_source = random.Random(seed)
        shared = [f"The council said on day {n} that the bridge would be repaired before the winter."
                  for n in range(30)]
        (self.folder / "in").mkdir()
        for i in range(count):
            text = [f"Article {i} opens with a line of its own.", ""]
            for n in range(lines):
                text.append(random_source.choice(shared) if n % 7 == 3 else
                            f"Line {random_source.randrange(10**9)} of article {i} says something new.")
                if n % 5 == 0:
                    text.append(f"See also  story {n}")
            data = "\n".join(text).encode() + b"\n"
            name = self.folder / "in" / f"{i:05}.txt"
            if i % 3 == 1:
                name, data = name.with_suffix(".txt.gz"), gzip.compress(data, mtime=0)
            name.write_bytes(data)

    def files(self, folder):
        root = self.folder / folder
        return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())

    def check_whole_or_absent(self, folder, expected, what):
        for name in self.files(folder):
            check(not pathlib.Path(name).name.startswith("."), f"{what}: {name} was left behind")
            check(filecmp.cmp(self.folder / folder / name, self.folder / expected / name, False),
                  f"{what}: {name} is not whole")

    def check_same(self, folder, expected, what):
        check(self.files(folder) == self.files(expected), f"{what}: other files")
        self.check_whole_or_absent(folder, expected, what)

    def remove(self, *names):
        for name in names:
            shutil.rmtree(self.folder / name, ignore_errors=True)


def test_calls_that_fail(place):
    """Each call of each kind fails once, by each error: exit 4, file and cause, nothing half."""
    place.make_inputs(3)
    words = ("in", "--out-dir", "out", "--log", "logs")
    check(place.run("in", "--out-dir", "whole", "--log", "whole-logs").returncode == 0, "plain run")
    tried = 0
    for call in ("open", "write", "fsync", "rename", "close"):
        for error in (errno.ENOSPC, errno.EIO):
            for at in range(1, place.arguments.calls + 1):
                what = f"{call} number {at} fails by {errno.errorcode[error]}"
                place.remove("out", "logs")
                done = place.run(*words, environment=place.failing(
                    FAIL_CALL=call, FAIL_AT=str(at), FAIL_ERRNO=str(error)))
                place.check_whole_or_absent("out", "whole", what)
                place.check_whole_or_absent("logs", "whole-logs", what)
                if done.returncode == 0:
                    place.check_same("out", "whole", what)
                    break
                tried += 1
                message = done.stderr.decode()
                check(done.returncode == 4, f"{what}: exit {done.returncode}: {message}")
                check(os.strerror(error) in message and ("out/" in message or "logs/" in message),
                      f"{what}: {message}")
    check(tried >= 30, f"only {tried} calls failed")


def test_stdout_that_fails(place):
    place.make_inputs(1, lines=20000)
    for at in (1, 2, 3):
        done = place.run("in", environment=place.failing(FAIL_CALL="write", FAIL_AT=str(at),
                                                         FAIL_ERRNO=str(errno.EIO)))
        check(done.returncode == 4, f"write number {at}: exit {done.returncode}")
        check(b"standard output: Input/output error" in done.stderr, done.stderr)


def test_calls_that_are_interrupted_or_short(place):
    """Neither changes a byte."""
    place.make_inputs(3)
    check(place.run("in", "--out-dir", "whole").returncode == 0, "plain run")
    whole = place.run("in/00000.txt").stdout
    for mode in ("interrupted", "short"):
        place.remove("out")
        done = place.run("in", "--out-dir", "out", environment=place.failing(FAIL_MODE=mode))
        check(done.returncode == 0, f"{mode}: exit {done.returncode}: {done.stderr}")
        place.check_same("out", "whole", mode)
        done = place.run("in/00000.txt", environment=place.failing(FAIL_MODE=mode))
        check(done.stdout == whole, f"{mode}: other bytes on stdout")


def test_signals(place):
    """The run ends at once, by the signal, and takes its temporary files with it."""
    os.mkfifo(place.folder / "in.jsonl")
    slowest = 0.0
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        process = subprocess.Popen(
            [place.arguments.tool, "--rules", "rules.toml", "in.jsonl", "--out-dir", "out",
             "--log", "logs", "--stats", "stats.json"], cwd=place.folder, stderr=subprocess.PIPE)
        with open(place.folder / "in.jsonl", "wb", buffering=0) as pipe:
            pipe.write(b'{"text":"One."}\n')
            deadline = time.monotonic() + 20
            while len(list(place.folder.rglob(".*.dross-*"))) < 3 and time.monotonic() < deadline:
                time.sleep(0.005)
            check(len(list(place.folder.rglob(".*.dross-*"))) == 3, "no temporary files were made")
            begin = time.monotonic()
            process.send_signal(number)
            process.wait(timeout=20)
            slowest = max(slowest, time.monotonic() - begin)
        check(process.returncode == -number, f"{number!r}: exit {process.returncode}")
        check(process.stderr.read() == b"", "a signal is no fault")
        left = [path for path in place.folder.rglob("*dross-*")]
        check(not left and not (place.folder / "stats.json").exists(), f"left behind: {left}")
    check(slowest < SIGNAL_SECONDS, f"the slowest end took {slowest:.3f} s")
    print(f"  slowest end {slowest * 1000:.0f} ms")


def test_signal_that_is_ignored(place):
    """nohup: SIGHUP stays ignored."""
    place.make_inputs(1)
    script = 'trap "" HUP; "$0" --rules rules.toml - < fifo & sleep 0.2; kill -HUP $!; echo One. > fifo; wait $!'
    os.mkfifo(place.folder / "fifo")
    done = subprocess.run(["sh", "-c", script, place.arguments.tool], cwd=place.folder,
                          capture_output=True, timeout=60, check=False)
    check((done.returncode, done.stdout) == (0, b"One.\n"), f"{done}")


def test_a_reader_that_goes_away(place):
    """Quiet, exit 0, within a second."""
    place.make_inputs(1, lines=50000)
    process = subprocess.Popen([place.arguments.tool, "--rules", "rules.toml", "in"],
                               cwd=place.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.readline()
    process.stdout.close()
    begin = time.monotonic()
    process.wait(timeout=20)
    check(process.returncode == 0 and process.stderr.read() == b"", "not quiet")
    check(time.monotonic() - begin < 5, "took too long")


def test_kills(place):
    """kill -9 at random moments, then --resume: the same files as of a run that nobody disturbed."""
    random_source = random.Random(place.arguments.seed)
    place.make_inputs(40)
    words = ["in", "--dedupe", "stream", "--seen"]
    begin = time.monotonic()
    done = place.run(*words, "whole-seen", "--out-dir", "whole", "--log", "whole-logs")
    check(done.returncode == 0, f"plain run: {done.stderr}")
    span = time.monotonic() - begin
    # The same paragraphs, some with their shingles in another order: what is read is indexed anew.
    shutil.copy(place.folder / "whole-seen", place.folder / "again-seen")
    check(place.run(*words, "again-seen", "--out-dir", "again").returncode == 0, "second run")
    states = [(place.folder / name).read_bytes() for name in ("whole-seen", "again-seen")]
    hit = 0
    for round_number in range(place.arguments.kills):
        place.remove("out", "logs")
        (place.folder / "seen").unlink(missing_ok=True)
        for _ in range(random_source.randrange(1, 4)):
            process = subprocess.Popen(
                [place.arguments.tool, "--rules", "rules.toml", *words, "seen", "--out-dir", "out",
                 "--log", "logs", "--resume"], cwd=place.folder, stderr=subprocess.PIPE)
            time.sleep(random_source.random() * span)
            process.kill()
            hit += process.wait(timeout=20) == -signal.SIGKILL
            process.stderr.close()
            what = f"after kill {round_number} (seed {place.arguments.seed})"
            check(not (place.folder / "seen").exists() or
                  (place.folder / "seen").read_bytes() in states,
                  f"{what}: the file of --seen is torn")
        # A run that had ended well has put its own paragraphs into the file of --seen.
        (place.folder / "seen").unlink(missing_ok=True)
        done = place.run(*words, "seen", "--out-dir", "out", "--log", "logs", "--resume")
        check(done.returncode == 0, f"{what}: resume: {done.stderr}")
        place.check_same("out", "whole", what)
        place.check_same("logs", "whole-logs", what)
        check(filecmp.cmp(place.folder / "seen", place.folder / "whole-seen", False),
              f"{what}: another file of --seen")
    print(f"  {hit} kills hit a run")
    check(hit > 0, "no kill hit")


def test_broken_inputs(place):
    """Of many inputs one in a hundred is broken: those are named, all others are right."""
    count = place.arguments.inputs
    place.make_inputs(count, lines=8)
    check(place.run("in", "--out-dir", "whole").returncode == 0, "plain run")
    names = sorted((place.folder / "in").iterdir())
    broken = [name for name in names if name.suffix == ".gz"][::33][:max(1, count // 100)]
    for i, name in enumerate(broken):
        data = bytearray(name.read_bytes())
        if i % 3 == 0:
            del data[len(data) // 2:]
        elif i % 3 == 1:
            data[len(data) // 2] ^= 0x55
        else:
            name.unlink()
            name.symlink_to("nowhere")
            continue
        name.write_bytes(data)
    list_file = place.folder / "list"
    list_file.write_text("".join(f"in/{name.name}\n" for name in names))
    done = place.run("--files-from", "list", "--out-dir", "out")
    check(done.returncode == 3, f"exit {done.returncode}")
    message = done.stderr.decode()
    for name in broken:
        check(f"in/{name.name}" in message, f"{name.name} is not named")
        check(not (place.folder / "out/in" / name.name).exists(), f"{name.name} has an output")
    check(message.count("error[") == len(broken), "not one fault for each broken input")
    check(len(place.files("out/in")) == count - len(broken), "outputs are missing")
    place.check_whole_or_absent("out/in", "whole", "broken inputs")
    print(f"  {count - len(broken)} right, {len(broken)} named")


def sample_stream(documents):
    """Articles with clutter and repeats, in each of the formats that a run reads."""
    random_source = random.Random(3)
    shared = [f"The council said on day {n} that the bridge would be repaired before the winter, and "
              "that nobody need fear for the road." for n in range(20)]
    texts = []
    for i in range(documents):
        lines = [f"Article {i} opens with a line of its own – with “quotes” in it.", ""]
        for n in range(12):
            lines.append(random_source.choice(shared) if n % 4 == 1 else
                         f"Line {random_source.randrange(10**9)} of article {i} says something new.")
        lines.append(f"See also  story {i}")
        texts.append("\n".join(lines))
    jsonl = b"".join(json.dumps({"id": i, "text": text}, ensure_ascii=i % 2 == 0).encode() + b"\n"
                     for i, text in enumerate(texts))
    wet = b"".join(
        b"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <urn:uuid:%d>\r\n"
        b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (i, len(text.encode()), text.encode())
        for i, text in enumerate(texts))
    members = [jsonl[at:at + 50_000] for at in range(0, len(jsonl), 50_000)]
    return {"text": "\n---\n".join(texts).encode() + b"\n", "jsonl": jsonl, "wet": wet,
            "jsonl.gz": b"".join(gzip.compress(member, mtime=0) for member in members)}


def test_read_sizes_and_threads(place):
    """One result, log and state, whatever a read gives and however many threads there are."""
    every = place.arguments.every_read_size
    sizes = ([1, 2, 3, 7, 63, 64, 65, 4095, 4096, 4097, 1 << 16, 1 << 20] if every else
             [1, 7, 4097, 1 << 20])
    runs = 0
    for form, data in sample_stream(2000 if every else 400).items():
        (place.folder / "in").write_bytes(data)
        seen = set()
        for size in sizes:
            for threads in (1, 2, 4, 8):
                (place.folder / "seen").unlink(missing_ok=True)
                with open(place.folder / "in", "rb") as source:
                    done = place.run(
                        "--dedupe", "stream", "--seen", "seen", "--log", "log", "--threads",
                        str(threads), *(("--separator", "---") if form == "text" else ()),
                        environment=place.failing(READ_SIZE=str(size)), stdin=source)
                what = f"{form}, reads of {size}, {threads} threads"
                check(done.returncode == 0, f"{what}: {done.stderr}")
                check(len(done.stdout) < len(data) or form == "jsonl.gz", f"{what}: nothing went")
                digest = hashlib.sha256(done.stdout)
                digest.update((place.folder / "log").read_bytes())
                digest.update((place.folder / "seen").read_bytes())
                seen.add(digest.hexdigest())
                check(len(seen) == 1, f"{what}: another result")
                runs += 1
    print(f"  {runs} runs")


def test_mended_input(place):
    """An input that failed leaves nothing in the table; mended, --resume gives the undisturbed run,
    also where that is killed and resumed again."""
    random_source = random.Random(place.arguments.seed)
    place.make_inputs(24)
    words = ["in", "--dedupe", "stream"]
    begin = time.monotonic()
    done = place.run(*words, "--out-dir", "whole", "--log", "whole-logs")
    span = time.monotonic() - begin
    check(done.returncode == 0, f"plain run: {done.stderr}")
    packed = [path for path in sorted((place.folder / "in").iterdir()) if path.suffix == ".gz"]
    for _ in range(max(2, place.arguments.kills // 4)):
        place.remove("out", "logs", "without", "others")
        broken = {path: path.read_bytes() for path in random_source.sample(packed, 2)}
        for path, data in broken.items():
            path.write_bytes(data[:random_source.randrange(20, len(data))])
        done = place.run(*words, "--out-dir", "out", "--log", "logs")
        check(done.returncode == 3, f"exit {done.returncode}")
        (place.folder / "others").mkdir()
        for path in (place.folder / "in").iterdir():
            if path not in broken:
                shutil.copy(path, place.folder / "others")
        place.run("others", "--dedupe", "stream", "--out-dir", "without")
        what = f"without {[path.name for path in broken]} (seed {place.arguments.seed})"
        place.check_same("out", "without", what)
        for path, data in broken.items():
            path.write_bytes(data)
        resume = [place.arguments.tool, "--rules", "rules.toml", *words, "--out-dir", "out", "--log",
                  "logs", "--resume"]
        for _ in range(2):
            process = subprocess.Popen(resume, cwd=place.folder)
            time.sleep(random_source.random() * span)
            process.kill()
            process.wait(timeout=20)
        check(place.run(*resume[3:]).returncode == 0, f"{what}: resume")
        place.check_same("out", "whole", what)
        place.check_same("logs", "whole-logs", what)


def parse_arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", default=os.environ.get("DROSS_TOOL"))
    parser.add_argument("--shim", default=os.environ.get("DROSS_SHIM"))
    parser.add_argument("--kills", type=int, default=8)
    parser.add_argument("--inputs", type=int, default=200)
    parser.add_argument("--calls", type=int, default=40)
    parser.add_argument("--every-read-size", action="store_true")
    parser.add_argument("--seed", type=int, default=20261127)
    parser.add_argument("names", nargs="*", metavar="NAME")
    arguments = parser.parse_args()
    for name in ("tool", "shim"):
        value = getattr(arguments, name)
        if value is None or not pathlib.Path(value).exists():
            parser.error(f"give --{name} PATH")
        setattr(arguments, name, str(pathlib.Path(value).resolve()))
    return arguments


def main():
    arguments = parse_arguments()
    tests = {name[5:]: test for name, test in globals().items() if name.startswith("test_")}
    failed = 0
    for name in arguments.names or tests:
        begin = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="dross-faults-") as folder:
            try:
                tests[name](Place(folder, arguments))
                print(f"passed {name} ({time.monotonic() - begin:.1f} s)")
            except Failure as failure:
                failed += 1
                print(f"FAILED {name}: {failure}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()

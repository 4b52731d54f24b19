#!/usr/bin/env python3
"""Runs dross beside its peers and prints ratios.

    bench/compare.py [--build build/release] [--out docs/bench/NAME] [COMPARISON...]

Corpora and rule sets come from bench/generate.cc and its seed. Two programs that are compared take
turns, round by round, and what is given is the median of the rounds' ratios, as times of one
machine drift. Times are user and system CPU time of the whole process, of one thread unless said
otherwise. Where two programs do the same work, their outputs must be the same bytes, or the
comparison fails.

Peers: `rg` (Debian's ripgrep; --rg says where), and a Python with orjson (--python, for example of
`python3 -m venv build/venv && build/venv/bin/pip install orjson`). A missing peer is an error.

COMPARISON: plain python jsonl start memory threads (all)
"""

import argparse
import datetime
import hashlib
import json
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

SOURCE = pathlib.Path(__file__).resolve().parent.parent

PYTHON_RULES = r"""
import json, re, sys
rules = [re.compile(line.rstrip("\n"), re.ASCII) for line in open(sys.argv[1])]
for record in open(sys.argv[2], encoding="utf-8"):
    document = json.loads(record)
    kept = [line for line in document["text"].splitlines(True)
            if not any(rule.search(line.rstrip("\n")) for rule in rules)]
    document["text"] = "".join(kept)
    sys.stdout.write(json.dumps(document) + "\n")
"""

PYTHON_ORJSON = r"""
import orjson, sys
out = sys.stdout.buffer
for record in open(sys.argv[1], "rb"):
    out.write(orjson.dumps(orjson.loads(record)))
    out.write(b"\n")
"""

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "tr", "ja", "zh")


class Run:
    """CPU seconds, wall seconds and peak memory of one process."""

    def __init__(self, command, stdin=None, stdout=subprocess.DEVNULL):
        begin = time.monotonic()
        process = subprocess.Popen(command, stdin=stdin, stdout=stdout)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise SystemExit(f"{command[0]} ended with {process.returncode}: {command}")
        self.wall = time.monotonic() - begin
        self.cpu = usage.ru_utime + usage.ru_stime
        self.peak = usage.ru_maxrss * 1024


class Bench:
    def __init__(self, arguments):
        self.options = arguments
        self.dross = arguments.build / "dross"
        self.generator = arguments.build / "bench" / "dross-bench-generate"
        self.folder = arguments.build / "bench-data"
        self.folder.mkdir(exist_ok=True)
        self.rows = []

    def made(self, name, *words):
        """A file that the generator has made, once."""
        path = self.folder / name
        if not path.exists():
            with tempfile.NamedTemporaryFile(dir=self.folder, delete=False) as file:
                subprocess.run([self.generator, *map(str, words)], stdout=file, check=True)
            os.replace(file.name, path)
        return path

    def corpus(self, form, noise, megabytes):
        return self.made(f"{noise}-{megabytes}.{form}", form, noise, megabytes)

    def rules(self, form, count, growth="packs"):
        return self.made(f"rules-{growth}-{count}.{form}", form, growth, count)

    def tool(self, *words, threads=1):
        return [self.dross, "--threads", str(threads), *map(str, words)]

    def digest(self, command):
        digest = hashlib.sha256()
        process = subprocess.Popen(command, stdout=subprocess.PIPE)
        for block in iter(lambda: process.stdout.read(1 << 20), b""):
            digest.update(block)
        if process.wait() != 0:
            raise SystemExit(f"{command[0]} ended with {process.returncode}: {command}")
        return digest.hexdigest()

    def must_agree(self, what, ours, theirs):
        if self.digest(ours) != self.digest(theirs):
            raise SystemExit(f"{what}: the outputs differ")

    def note(self, what, value, goal, detail):
        met = "" if goal is None else ("yes" if value >= goal else "NO")
        self.rows.append({"what": what, "value": value, "goal": goal, "met": met, "detail": detail})
        wanted = "" if goal is None else f" (goal {goal:g}: {met})"
        print(f"{what}: {value:.3g}{wanted}; {detail}", flush=True)

    def ratio(self, what, ours, theirs, goal, scale=1.0):
        """How many times the peer's CPU time is ours."""
        Run(ours), Run(theirs)  # warms the file cache
        pairs = [(Run(ours).cpu, Run(theirs).cpu) for _ in range(self.options.rounds)]
        ratios = [scale * b / max(a, 1e-3) for a, b in pairs]
        a, b = (statistics.median(column) for column in zip(*pairs))
        detail = (f"{a:.3f} s against {b:.3f} s, ratios {min(ratios):.2f}-{max(ratios):.2f} in "
                  f"{len(pairs)} rounds")
        self.note(what, statistics.median(ratios), goal, detail)

    def plain(self):
        """Rules of the shape of shipped packs, and short ones that grow by whole lines."""
        goals = {20: 1.5, 200: 5, 1000: 15}
        for growth in ("packs", "full_lines"):
            for noise in ("noisy", "clean"):
                text = self.corpus("lines", noise, self.options.megabytes)
                for count, goal in goals.items():
                    ours = self.tool("--plain", "--rules", self.rules("toml", count, growth), text)
                    theirs = [self.options.rg, "--no-config", "-a", "-v", "-j", "1",
                              "--dfa-size-limit", "1G", "--regex-size-limit", "1G", "-f",
                              self.rules("ascii", count, growth), text]
                    what = f"--plain against rg -v -f, {growth}, {noise}, {count} rules"
                    self.must_agree(what, ours, theirs)
                    self.ratio(what, ours, theirs, goal)

    def python(self):
        # Python gets a small part of the same corpus: all of it would take an hour.
        small = 2
        part = self.corpus("records", "noisy", small)
        whole = self.corpus("records", "noisy", self.options.megabytes)
        rules = ("--rules", self.rules("toml", 200))
        script = [self.options.python, "-c", PYTHON_RULES, self.rules("patterns", 200)]
        what = "--plain on JSONL against a Python list of 200 re, by the megabyte"
        self.must_agree(what, self.tool("--plain", *rules, part), [*script, part])
        self.ratio(what, self.tool("--plain", *rules, whole), [*script, part], 300,
                   scale=self.options.megabytes / small)

    def jsonl(self):
        for noise in ("clean", "noisy"):
            records = self.corpus("jsonl", noise, self.options.megabytes)
            theirs = [self.options.python, "-c", PYTHON_ORJSON, records]
            for dedupe, goal in (("off", 1.2), ("document", 0.6)):
                self.ratio(f"shipped rules, --dedupe={dedupe}, against orjson alone, {noise} JSONL",
                           self.tool("--dedupe", dedupe, records), theirs,
                           goal if noise == "clean" else None)

    def start(self):
        """CPU time of a run over next to nothing: all of it is start-up."""
        sentence = "The council said on Monday that the bridge would stay closed until spring. "
        records = [json.dumps({"lang": language, "text": sentence * 3}) for language in LANGUAGES]
        for what, languages, goal in (("core and en", records[:1], 60), ("every pack", records, 150)):
            path = self.folder / "start.jsonl"
            path.write_text("\n".join(languages) + "\n", encoding="utf-8")
            cpu = statistics.median(Run(self.tool(path)).cpu for _ in range(15)) * 1000
            # Noted as a ratio, as everything is: above 1 is within the goal.
            self.note(f"start-up, {what}: goal of {goal} ms over time", goal / cpu, 1.0,
                      f"{cpu:.0f} ms")

    def memory(self):
        gigabytes = self.options.gigabytes
        for threads in (1, 4):
            source = subprocess.Popen([self.generator, "jsonl", "noisy", str(gigabytes * 1000)],
                                      stdout=subprocess.PIPE)
            run = Run(self.tool("--format", "jsonl", "-", threads=threads), stdin=source.stdout)
            source.stdout.close()
            source.wait()
            bound = (64 + 8 * threads) * 2**20
            self.note(f"memory, {gigabytes} GB of JSONL, {threads} threads: bound over peak",
                      bound / run.peak, 1.0, f"{run.peak / 2**20:.1f} MiB of {bound / 2**20:.0f}")

    def free_cores(self):
        """How many of two spinning processes run at once, by their wall time."""
        spin = [sys.executable, "-c", "sum(range(20_000_000))"]
        one = Run(spin).wall
        begin = time.monotonic()
        pair = [subprocess.Popen(spin) for _ in range(2)]
        for process in pair:
            process.wait()
        return 2 * one / (time.monotonic() - begin)

    def threads(self):
        """Rounds between two spin tests that both found two cores free count, and no others."""
        records = self.corpus("jsonl", "noisy", self.options.megabytes)
        ratios, tries = [], 0
        while len(ratios) < self.options.rounds and tries < 10 * self.options.rounds:
            tries += 1
            before = self.free_cores()
            one, two = Run(self.tool(records)).wall, Run(self.tool(records, threads=2)).wall
            if min(before, self.free_cores()) > 1.8:
                ratios.append(one / two)
        if not ratios:
            print(f"two threads: never were two cores free in {tries} tries", flush=True)
            return
        self.note("two threads against one, wall time, two cores free", statistics.median(ratios),
                  1.7, f"{len(ratios)} of {tries} rounds, {min(ratios):.2f}-{max(ratios):.2f}")

    def write(self):
        out = self.options.out
        model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo")
                      if line.startswith("model name")), platform.processor())
        head = {"date": datetime.date.today().isoformat(), "machine": model,
                "cores": os.cpu_count(), "megabytes": self.options.megabytes,
                "dross": subprocess.run([self.dross, "--version"], capture_output=True, text=True,
                                        check=True).stdout.strip(),
                "rg": subprocess.run([self.options.rg, "--version"], capture_output=True,
                                     text=True, check=True).stdout.splitlines()[0]}
        out.with_suffix(".json").write_text(json.dumps({**head, "rows": self.rows}, indent=1) + "\n")
        lines = [f"# Beside its peers, {head['date']}", "",
                 f"{model}, {head['cores']} cores, {head['dross']}, {head['rg']}; made by "
                 "bench/compare.py, which says what is measured.", "",
                 "| | value | goal | met | |", "|---|---|---|---|---|"]
        for row in self.rows:
            goal = "" if row["goal"] is None else f"{row['goal']:g}"
            lines.append(f"| {row['what']} | {row['value']:.3g} | {goal} | {row['met']} | "
                         f"{row['detail']} |")
        out.with_suffix(".md").write_text("\n".join(lines) + "\n")


COMPARISONS = ("plain", "python", "jsonl", "start", "memory", "threads")


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=SOURCE / "build" / "release")
    parser.add_argument("--rg", default=shutil.which("rg"))
    parser.add_argument("--python", default=str(SOURCE / "build" / "venv" / "bin" / "python"))
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--megabytes", type=int, default=100)
    parser.add_argument("--gigabytes", type=int, default=10)
    parser.add_argument("--out", type=pathlib.Path, help="write OUT.json and OUT.md")
    parser.add_argument("comparisons", nargs="*", metavar="COMPARISON")
    arguments = parser.parse_args()
    unknown = set(arguments.comparisons) - set(COMPARISONS)
    if unknown:
        parser.error(f"no comparison is called {', '.join(sorted(unknown))}")
    if arguments.rg is None:
        parser.error("no rg: install ripgrep or give --rg PATH")
    return arguments


def main():
    bench = Bench(parse_arguments())
    for name in bench.options.comparisons or COMPARISONS:
        getattr(bench, name)()
    if bench.options.out:
        bench.write()


if __name__ == "__main__":
    main()

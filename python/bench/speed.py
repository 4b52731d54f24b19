"""How fast the Python package is beside the binary, on the same texts, with the same rules.

    python python/bench/speed.py CORPUS.jsonl [--tool build/release/dross] [--rounds 5]

Of each way the best of so many rounds counts, ways taken in turn within a round, and CPU time of
the user, as other programs on the machine disturb that least. The binary reads plain texts from a
file with a separator between two (no JSON on either side), on one thread, and writes to
/dev/null; Python has the texts in memory, as a list or as an Arrow array. Threads are told by the
clock, which says something of a machine that does nothing else only, so its load is written beside
it; and by the time that each thread ran or was blocked, without what it waited for a core that
another program had (Linux tells these apart).
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import dross
import pyarrow as pa

SEPARATOR = "=== next document ==="


def user_seconds_of_children() -> float:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime


def user_seconds() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime


def read_texts(path: Path, most_bytes: int) -> list[str]:
    """The corpus, again and again up to that size, so that starting the binary hardly counts."""
    texts, size = [], 0
    with path.open() as file:
        once = [json.loads(line)["text"] for line in file]
    for text in itertools.cycle(once):
        size += len(text.encode())
        if size > most_bytes:
            return texts
        texts.append(text if text.endswith("\n") else text + "\n")
    return texts


def time_binary(tool: str, *words: str) -> float:
    before = user_seconds_of_children()
    with open(os.devnull, "wb") as nowhere:
        subprocess.run(
            [tool, "--no-config", "-q", "--threads", "1", *words], stdout=nowhere, check=True
        )
    return user_seconds_of_children() - before


def time_python(work: Any) -> float:
    before = user_seconds()
    work()
    return user_seconds() - before


def clock(work: Any) -> float:
    before = time.monotonic()
    work()
    return time.monotonic() - before


def scheduled() -> tuple[float, float, float]:
    """Of this thread: seconds by the clock, on a core, and ready but waiting for one."""
    with open(f"/proc/self/task/{threading.get_native_id()}/schedstat") as file:
        running, waiting, _ = (int(number) for number in file.read().split())
    return time.monotonic(), running / 1e9, waiting / 1e9


def seconds_on_free_cores(works: list[Any]) -> float:
    """The time that works on a thread each would take if none had to wait for a core: what the
    slowest was on one, and what it was blocked, by a lock or else."""
    taken: list[float] = []

    def run(work: Any) -> None:
        before = scheduled()
        work()
        wall, _, waiting = (b - a for a, b in zip(before, scheduled(), strict=True))
        taken.append(wall - waiting)

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return max(taken)


def on_two(work: Any) -> None:
    threads = [threading.Thread(target=work, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def measure(texts: list[str], tool: str, rounds: int) -> dict[str, Any]:
    cleaner = dross.Cleaner()
    array = pa.array(texts)
    halves = [texts[::2], texts[1::2]]
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "texts.txt"
        plain.write_text(f"{SEPARATOR}\n".join(texts))
        lines = Path(folder) / "texts.jsonl"
        lines.write_text("".join(json.dumps({"text": t}, ensure_ascii=False) + "\n" for t in texts))
        ways = {
            "binary, plain texts": lambda: time_binary(
                tool, "--format", "text", "--separator", SEPARATOR, str(plain)
            ),
            "binary, JSONL": lambda: time_binary(tool, str(lines)),
            "Python, list": lambda: time_python(lambda: cleaner.clean_batch(texts)),
            "Python, Arrow array": lambda: time_python(lambda: cleaner.clean_batch(array)),
            "Python, one by one": lambda: time_python(lambda: [cleaner.clean(t) for t in texts]),
        }
        clocks = {
            "one thread": lambda: clock(lambda: [cleaner.clean_batch(h) for h in halves]),
            "two Python threads": lambda: clock(
                lambda: on_two(lambda n: cleaner.clean_batch(halves[n]))
            ),
            "threads=2": lambda: clock(lambda: cleaner.clean_batch(texts, threads=2)),
        }

        def half(number: int) -> Any:
            return lambda: cleaner.clean_batch(halves[number])

        free: dict[str, list[float]] = {"one": [], "two": []}
        users: dict[str, list[float]] = {way: [] for way in ways}
        walls: dict[str, list[float]] = {way: [] for way in clocks}
        loads = []
        for _ in range(rounds):
            for way, run in ways.items():
                users[way].append(run())
            for way, run in clocks.items():
                walls[way].append(run())
            free["one"].append(seconds_on_free_cores([lambda: [half(0)(), half(1)()]]))
            free["two"].append(seconds_on_free_cores([half(0), half(1)]))
            loads.append(os.getloadavg()[0])
    return {"user_seconds": users, "wall_seconds": walls, "free_seconds": free, "load": loads}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--tool", default="build/release/dross")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--bytes", type=int, default=32 << 20, help="of text that are used")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    texts = read_texts(options.corpus, options.bytes)
    size = sum(len(text.encode()) for text in texts)
    result = measure(texts, options.tool, options.rounds)
    result |= {"documents": len(texts), "bytes": size, "version": dross.__version__}
    base = min(result["user_seconds"]["binary, plain texts"])
    print(f"{len(texts)} documents, {size / 1e6:.1f} MB, best of {options.rounds}")
    for way, seconds in result["user_seconds"].items():
        best = min(seconds)
        print(f"  {way:22} {size / 1e6 / best:7.1f} MB/s of user time, {base / best:.2f} x binary")
    one = min(result["wall_seconds"]["one thread"])
    for way, seconds in result["wall_seconds"].items():
        print(f"  {way:22} {one / min(seconds):.2f} x by the clock")
    free = {name: min(seconds) for name, seconds in result["free_seconds"].items()}
    print(f"  two Python threads     {free['one'] / free['two']:.2f} x without waits for a core")
    print(f"  load of the machine {', '.join(f'{load:.1f}' for load in result['load'])}")
    if options.json:
        options.json.write_text(json.dumps(result, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

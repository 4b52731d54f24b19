#!/usr/bin/env python3
"""A stream that lasts: does memory stay where it was, and does speed?

  long_stream.py --tool PATH --generator PATH [--minutes N] [-- OPTION...]

The generator (dross-bench-generate) writes JSONL of made-up news without end into `dross clean`, whose
options come behind `--`. Shown for each tenth of the bytes: CPU seconds of the tool per GB, and its
resident memory at the end of that tenth. Exit code 1 where memory has grown by 1 MiB or more from the
end of the first tenth to the end, or where the last tenth is slower than the first by more than 5 %.
CPU time, and not the clock's, as the generator and others share the machine.
"""

import argparse
import bisect
import os
import subprocess
import sys
import time

PERIOD = 0.5  # seconds between samples
MOST_GROWTH = 1 << 20
MOST_SLOWER = 0.05


def sample(process):
    """Bytes read so far, CPU seconds, resident bytes."""
    folder = f"/proc/{process.pid}"
    with open(f"{folder}/io", encoding="ascii") as file:
        read = int(file.readline().split()[1])
    with open(f"{folder}/stat", encoding="ascii") as file:
        fields = file.read().rpartition(")")[2].split()
    cpu = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    with open(f"{folder}/statm", encoding="ascii") as file:
        resident = int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return read, cpu, resident


def run(arguments):
    generator = subprocess.Popen([arguments.generator, "jsonl", "noisy", str(10**9), str(arguments.seed)],
                                 stdout=subprocess.PIPE)
    tool = subprocess.Popen([arguments.tool, "--no-config", *arguments.options],
                            stdin=generator.stdout, stdout=subprocess.DEVNULL,
                            stderr=subprocess.PIPE)
    generator.stdout.close()
    samples = []
    deadline = time.monotonic() + 60 * arguments.minutes
    while time.monotonic() < deadline and tool.poll() is None:
        time.sleep(PERIOD)
        samples.append(sample(tool))
    if tool.poll() is None:
        generator.kill()
    generator.wait()
    # The generator is stopped within a record, so the last line is no whole one.
    message = tool.stderr.read().decode()
    if tool.wait() != 3 or message.count("error[") != 1:
        sys.exit(f"the tool ended with exit code {tool.returncode}: {message}")
    return samples


def cpu_at(samples, position):
    """CPU seconds when so many bytes had been read, between two samples."""
    after = min(bisect.bisect_left(samples, (position,)), len(samples) - 1)
    before = max(after - 1, 0)
    (read0, cpu0, _), (read1, cpu1, _) = samples[before], samples[after]
    part = (position - read0) / (read1 - read0) if read1 > read0 else 0
    return cpu0 + part * (cpu1 - cpu0)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--generator", required=True)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("options", nargs="*")
    arguments = parser.parse_args()
    samples = run(arguments)
    total = samples[-1][0]
    print(f"{total / 1e9:.1f} GB, {samples[-1][1]:.0f} CPU s")
    costs, sizes = [], []
    for tenth in range(10):
        begin, end = total * tenth / 10, total * (tenth + 1) / 10
        costs.append((cpu_at(samples, end) - cpu_at(samples, begin)) / (end - begin) * 1e9)
        sizes.append(samples[min(bisect.bisect_left(samples, (end,)), len(samples) - 1)][2])
        print(f"tenth {tenth + 1:2}: {costs[-1]:6.2f} CPU s a GB, {sizes[-1] / 1e6:7.1f} MB")
    growth = max(sizes) - sizes[0]
    slower = costs[-1] / costs[0] - 1
    print(f"memory from 10 % on: {growth / (1 << 20):+.2f} MiB; last tenth beside the first: {slower:+.1%}")
    sys.exit(1 if growth >= MOST_GROWTH or slower > MOST_SLOWER else 0)


if __name__ == "__main__":
    main()

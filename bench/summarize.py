#!/usr/bin/env python3
"""Turns Google Benchmark's JSON into what is kept: the same without what names the machine's owner,
and a table beside a description of the machine.

  summarize.py RAW.json BUILD_FOLDER RESULT      writes RESULT.json and RESULT.md

Best of the repetitions is the figure to compare: other work on a machine only ever makes a run
slower. The spread (slowest over fastest) says how far the figures can be trusted.
"""

import json
import os
import pathlib
import re
import subprocess
import sys

LIBRARIES = ("libre2-dev", "libcld2-dev", "libfmt-dev", "libtomlplusplus-dev", "libutf8proc-dev",
             "libxxhash-dev", "libbenchmark-dev")


def output_of(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def from_file(path, pattern):
    try:
        found = re.search(pattern, pathlib.Path(path).read_text(), re.MULTILINE)
    except OSError:
        return "unknown"
    return found.group(1) if found else "unknown"


def describe_machine(build, context):
    cache = pathlib.Path(build, "CMakeCache.txt")
    compiler = from_file(cache, r"^CMAKE_CXX_COMPILER:\w+=(.*)$")
    memory = from_file("/proc/meminfo", r"^MemTotal:\s+(\d+) kB")
    libraries = output_of("dpkg-query", "-W", "-f", "${Package} ${Version}\n", *LIBRARIES)
    return {
        "cpu": from_file("/proc/cpuinfo", r"^model name\s*:\s*(.*)$"),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gib": round(int(memory) / 2**20) if memory.isdigit() else memory,
        "system": from_file("/etc/os-release", r'^PRETTY_NAME="(.*)"$'),
        "compiler": output_of(compiler, "--version").split("\n")[0],
        "build_type": from_file(cache, r"^CMAKE_BUILD_TYPE:\w+=(.*)$"),
        "commit": output_of("git", "rev-parse", "--short", "HEAD"),
        "uncommitted_changes": bool(output_of("git", "status", "--porcelain", "--", "src", "rules")),
        "load_average_before": context.get("load_avg", []),
        "libraries": libraries.split("\n"),
    }


def runs_in_order(benchmarks):
    """Single runs, in the order in which the program registers its benchmarks; it runs them mixed."""
    runs = [run for run in benchmarks if run["run_type"] == "iteration"]
    return sorted(runs, key=lambda run: (run["family_index"], run["per_family_instance_index"],
                                         run["repetition_index"]))


def rates_by_name(runs):
    rates = {}
    for run in runs:
        rates.setdefault(run["run_name"], []).append(run["bytes_per_second"] / 1e6)
    return rates


def write_json(path, kept, runs):
    head = json.dumps(kept, indent=1).removesuffix("\n}")
    rows = ",\n".join("  " + json.dumps(run) for run in runs)
    path.with_name(path.name + ".json").write_text(f'{head},\n "benchmarks": [\n{rows}\n ]\n}}\n')


def write_table(path, machine, rates):
    lines = [f"# {path.name}", "",
             f"{machine['cpu']}, {machine['cores']} cores, {machine['memory_gib']} GiB, "
             f"{machine['system']}; {machine['compiler']}, {machine['build_type']}; "
             f"commit {machine['commit']}"
             + (" with uncommitted changes" if machine["uncommitted_changes"] else "") + ".", "",
             "Load before the run (1, 5, 15 minutes): "
             + ", ".join(f"{load:.1f}" for load in machine["load_average_before"])
             + ". One thread; rates count processor time. MB are 10^6 bytes.", "",
             "| benchmark | best MB/s | median MB/s | slowest / fastest |", "|---|---:|---:|---:|"]
    for name, values in rates.items():
        values = sorted(values)
        lines.append(f"| {name} | {values[-1]:.1f} | {values[len(values) // 2]:.1f} | "
                     f"{values[0] / values[-1]:.2f} |")
    path.with_name(path.name + ".md").write_text("\n".join(lines) + "\n")


def main():
    raw, build, result = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    data = json.loads(pathlib.Path(raw).read_text())
    machine = describe_machine(build, data["context"])
    runs = runs_in_order(data["benchmarks"])
    write_json(result, {"date": data["context"]["date"][:10], "machine": machine}, runs)
    write_table(result, machine, rates_by_name(runs))


if __name__ == "__main__":
    main()

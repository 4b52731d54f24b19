#!/usr/bin/env python3
"""Deduplicating beside other tools: the same paragraphs, the same machine, turn by turn.

  bench/compare_dedupe.py [--build build/release] [--paragraphs 20000] [--rounds 5]
                          [--scale] [--result docs/bench/NAME]

Makes paragraphs (bench/paragraphs.h), installs the others from PyPI into build/peers, and runs one
after the other, several rounds. What is timed:

  dross         all of it: folded text -> fingerprint -> looked up, verified, added, edits made
  rensa         RMinHash and CMinHash, 128 permutations, signing alone: shingles are ready
  datasketch    MinHash, 128 permutations, signing alone
  datatrove     the signature step of its MinHash deduplication: shingling and signing, 14 x 8

Recall and false removals are counted on the first 5,000 paragraphs against comparing all pairs, for
dross with its guards, for the others by Jaccard of the same word 3-grams: a paragraph is a copy if
one before it has 0.8 or more. Seconds are of processor time, of the best of five passes in a process for
dross and rensa (dross with a new table each), of one for the slow ones. --scale adds the
time a paragraph with 100 thousand and with 10 million stored, which takes some minutes and 4 GB.
"""

import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys
import time
import venv

SOURCE = pathlib.Path(__file__).resolve().parent.parent
PEERS = ("rensa==0.5.0", "datasketch==2.0.0", "datatrove==0.10.1", "xxhash==3.5.0", "regex", "spacy",
         "tokenizers")
THRESHOLD = 0.8
EXACTNESS = 5000  # paragraphs, as in compare_dedupe.cc
SLOW = 2000  # paragraphs for the slow ones
PASSES = 5  # of dross and rensa in a round, which would else measure how a process starts


def peers_python(build):
    folder = build.parent / "peers"
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PEERS],
                   check=True)
    return python


def shingles_of(text):
    words = re.findall(r"\w+", text.lower())
    return [" ".join(words[i:i + 3]) for i in range(len(words) - 2)]


def timed(work, passes=1):
    best = float("inf")
    for _ in range(passes):
        begin = time.process_time()
        work()
        best = min(best, time.process_time() - begin)
    return best


def sign_rensa(kind, all_shingles):
    for shingles in all_shingles:
        signature = kind(128, 42)
        signature.update(shingles)
        signature.digest()


def sign_datasketch(kind, all_shingles):
    for shingles in all_shingles:
        signature = kind(128)
        for shingle in shingles:
            signature.update(shingle.encode())


def sign_datatrove(step, texts):
    for text in texts:
        step.get_signature(step.get_shingles(text))


def true_copies(all_shingles):
    """By all pairs that share a shingle: which paragraphs have an earlier one at the threshold."""
    holders = collections.defaultdict(list)
    sets = [frozenset(shingles) for shingles in all_shingles]
    copies = set()
    for number, shingles in enumerate(sets):
        shared = collections.Counter(other for s in shingles for other in holders[s])
        for other, common in shared.items():
            if common / (len(shingles) + len(sets[other]) - common) >= THRESHOLD:
                copies.add(number)
                break
        for shingle in shingles:
            holders[shingle].append(number)
    return copies


def flagged_by_rensa(all_shingles):
    from rensa import RMinHash, RMinHashLSH
    index = RMinHashLSH(threshold=THRESHOLD, num_perm=128, num_bands=16)
    signatures, flagged = [], set()
    for number, shingles in enumerate(all_shingles):
        signature = RMinHash(128, 42)
        signature.update(shingles)
        if any(signature.jaccard(signatures[other]) >= THRESHOLD for other in index.query(signature)):
            flagged.add(number)
        index.insert(number, signature)
        signatures.append(signature)
    return flagged


def flagged_by_datasketch(all_shingles):
    from datasketch import MinHash, MinHashLSH
    index = MinHashLSH(threshold=THRESHOLD, num_perm=128)
    flagged = set()
    for number, shingles in enumerate(all_shingles):
        signature = MinHash(128)
        for shingle in shingles:
            signature.update(shingle.encode())
        if index.query(signature):
            flagged.add(number)
        index.insert(number, signature)
    return flagged


def flagged_by_datatrove(step, texts):
    seen, flagged = set(), set()
    for number, text in enumerate(texts):
        bands = {(i, tuple(band)) for i, band in
                 enumerate(step.get_signature(step.get_shingles(text)))}
        if bands & seen:
            flagged.add(number)
        seen |= bands
    return flagged


def datatrove_step(folder):
    from datatrove.pipeline.dedup.minhash import MinhashConfig, MinhashDedupSignature
    return MinhashDedupSignature(str(folder), config=MinhashConfig(
        n_grams=3, num_buckets=14, hashes_per_bucket=8))


def run_peer(name, path):
    """In the peers' Python: one JSON object for one round of one peer."""
    texts = pathlib.Path(path).read_text().splitlines()
    shingles = [shingles_of(text) for text in texts]
    some = texts[:SLOW]
    sizes = {"all": sum(len(t.encode()) for t in texts), "some": sum(len(t.encode()) for t in some)}
    if name.startswith("rensa"):
        import rensa
        kind = rensa.RMinHash if name == "rensa RMinHash" else rensa.CMinHash
        seconds, count, size = timed(lambda: sign_rensa(kind, shingles), PASSES), len(texts), sizes["all"]
    elif name == "datasketch":
        from datasketch import MinHash
        seconds = timed(lambda: sign_datasketch(MinHash, shingles[:SLOW]))
        count, size = len(some), sizes["some"]
    else:
        step = datatrove_step(pathlib.Path(path).parent)
        sign_datatrove(step, some[:20])  # loads its tokenizer
        seconds = timed(lambda: sign_datatrove(step, some))
        count, size = len(some), sizes["some"]
    print(json.dumps({"seconds": seconds, "paragraphs": count, "bytes": size}))


def run_exactness(path):
    texts = pathlib.Path(path).read_text().splitlines()[:EXACTNESS]
    shingles = [shingles_of(text) for text in texts]
    copies = true_copies(shingles)
    step = datatrove_step(pathlib.Path(path).parent)
    result = {}
    for name, flagged in (("rensa RMinHash", flagged_by_rensa(shingles)),
                          ("datasketch", flagged_by_datasketch(shingles)),
                          ("datatrove", flagged_by_datatrove(step, texts))):
        result[name] = {"copies": len(copies), "found": len(flagged & copies),
                        "wrong": len(flagged - copies)}
    print(json.dumps(result))


def output_json(command):
    done = subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def measure_all(build, python, rounds, count):
    tool = build / "bench" / "dross-compare-dedupe"
    path = build.parent / "peers" / "paragraphs.txt"
    with open(path, "w") as file:
        subprocess.run([tool, "make", str(count)], check=True, stdout=file)
    peers = ("rensa RMinHash", "rensa CMinHash", "datasketch", "datatrove")
    runs = collections.defaultdict(list)
    for _ in range(rounds):
        runs["dross"].append(output_json([tool, "measure", path]))
        for name in peers:
            runs[name].append(output_json([python, __file__, "--peer", name, path]))
    return runs, output_json([python, __file__, "--exactness", path])


def table(runs, exactness):
    def rate(run):
        return run["bytes"] / run["seconds"] / 1e6
    own = runs["dross"][0]
    exactness = {"dross": {"copies": own["all_pairs_copies"], "found": own["all_pairs_found"],
                           "wrong": own["all_pairs_wrong"]}, **exactness}
    best = {name: max(rate(run) for run in of) for name, of in runs.items()}
    ratios = {name: sorted(rate(d) / rate(p) for d, p in zip(runs["dross"], of))
              for name, of in runs.items()}
    lines = ["| | best MB/s | paragraphs/s | dross is faster by (median of the rounds) | recall | "
             "false removals |", "|---|---:|---:|---:|---:|---:|"]
    for name, of in runs.items():
        run = max(of, key=rate)
        found = exactness.get(name)
        recall = f"{found['found']} of {found['copies']}" if found else ""
        wrong = str(found["wrong"]) if found else ""
        middle = ratios[name][len(ratios[name]) // 2]
        lines.append(f"| {name} | {best[name]:.2f} | {run['paragraphs'] / run['seconds']:,.0f} | "
                     f"{middle:.1f} | {recall} | {wrong} |")
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=SOURCE / "build" / "release")
    parser.add_argument("--paragraphs", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--scale", action="store_true")
    parser.add_argument("--result", type=pathlib.Path)
    parser.add_argument("--peer", nargs=2, metavar=("NAME", "FILE"), help=argparse.SUPPRESS)
    parser.add_argument("--exactness", metavar="FILE", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.peer:
        return run_peer(*arguments.peer)
    if arguments.exactness:
        return run_exactness(arguments.exactness)

    build = arguments.build.resolve()
    runs, exactness = measure_all(build, peers_python(build), arguments.rounds, arguments.paragraphs)
    own = runs["dross"][0]
    lines = table(runs, exactness)
    lines += ["", f"{own['paragraphs']:,} paragraphs, {own['bytes']:,} bytes, {own['kept']:,} kept at "
              f"{own['bytes_per_kept']} bytes each; fingerprints alone "
              f"{own['bytes'] / min(r['fingerprint_seconds'] for r in runs['dross']) / 1e6:.0f} MB/s; "
              f"{own['postings_per_paragraph']} postings looked at and "
              f"{own['compared_per_paragraph']} paragraphs compared for each."]
    record = {"runs": runs, "exactness": exactness}
    if arguments.scale:
        tool = build / "bench" / "dross-compare-dedupe"
        record["scale"] = scale = output_json([tool, "scale", 8 << 30, 100_000, 10_000_000])
        lines += ["", f"With {scale['small']:,} stored {scale['seconds_small'] * 1e6:.2f} us a "
                  f"paragraph, with {scale['large']:,} {scale['seconds_large'] * 1e6:.2f} us: "
                  f"{scale['ratio']:.2f} times; {scale['bytes_per_kept']} bytes each, "
                  f"{scale['evicted']} evicted, {scale['capped']} postings turned away, "
                  f"{scale['incomplete']} paragraphs incomplete."]
    print("\n".join(lines))
    if arguments.result:
        sys.path.insert(0, str(SOURCE / "bench"))
        from summarize import describe_machine
        record["machine"] = describe_machine(build, {})
        machine = record["machine"]
        head = [f"# {arguments.result.name}", "",
                f"{machine['cpu']}, {machine['cores']} cores, {machine['memory_gib']} GiB, "
                f"{machine['system']}; {machine['compiler']}, {machine['build_type']}; commit "
                f"{machine['commit']}. One thread each, processor time, {arguments.rounds} rounds in "
                f"turn; {', '.join(PEERS[:3])}.", ""]
        arguments.result.with_suffix(".md").write_text("\n".join(head + lines) + "\n")
        arguments.result.with_suffix(".json").write_text(json.dumps(record, indent=1) + "\n")
    return None


if __name__ == "__main__":
    main()

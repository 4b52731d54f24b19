"""What deduplicating on Spark moves and costs, beside the binary on the same documents.

    python python/bench/spark.py [CORPUS.jsonl] [--documents 20000] [--tool build/release/dross]

On local[2], with what Spark's own counters say of each stage: bytes that were written to shuffles
and their records. Without a corpus one is made, of sentences from a list of words, with copies in
it. Times are by the clock, of both, for a machine that does nothing else; the binary has two
threads.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

import dross
import dross.spark
import pyarrow as pa
import pyarrow.parquet as pq
from pyspark.sql import SparkSession

LETTERS = "etaoinshrdlu"


def make_documents(count: int, seed: int) -> list[dict[str, str]]:
    """Paragraphs of some 30 words, one in five a copy of an earlier one, half of them changed."""
    random_ = random.Random(seed)
    words = ["".join(random_.choices(LETTERS, k=random_.randint(2, 10))) for _ in range(20_000)]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    drawn = random_.choices(words, weights, k=count * 10 * 40)
    at = 0
    kept: list[list[str]] = []
    documents = []
    for number in range(count):
        paragraphs = []
        for _ in range(random_.randint(4, 14)):
            if kept and random_.random() < 0.2:
                paragraph = list(random_.choice(kept))
                if random_.random() < 0.5:
                    paragraph[random_.randrange(len(paragraph))] = random_.choice(words)
            else:
                length = random_.randint(15, 45)
                paragraph = drawn[at : at + length]
                at = (at + length) % (len(drawn) - 50)
                if len(kept) < 50_000:
                    kept.append(paragraph)
            paragraphs.append(" ".join(paragraph).capitalize() + ".")
        documents.append({"id": f"{number:08}", "text": "\n\n".join(paragraphs) + "\n"})
    return documents


def stages_of(spark: SparkSession) -> list[dict[str, Any]]:
    url = f"{spark.sparkContext.uiWebUrl}/api/v1/applications/{spark.sparkContext.applicationId}"
    with urllib.request.urlopen(f"{url}/stages?status=complete") as answer:
        return list(json.load(answer))


def run_spark(source: Path, out: Path) -> dict[str, Any]:
    spark = (
        SparkSession.builder.master("local[2]")
        .config("spark.sql.shuffle.partitions", "8")
        .config("spark.driver.memory", "4g")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.ui.retainedStages", "100000")
        .config("spark.ui.showConsoleProgress", "false")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    spark.range(1).count()
    cleaner = dross.Cleaner(lang="en")
    begin = time.monotonic()
    dross.spark.clean(spark.read.parquet(str(source)), "text", cleaner).write.parquet(
        str(out / "cleaned")
    )
    cleaned = time.monotonic()
    result = dross.spark.dedupe(spark.read.parquet(str(source)), cleaner=cleaner)
    result.df.write.parquet(str(out / "deduplicated"))
    end = time.monotonic()
    stages = stages_of(spark)
    spark.stop()
    return {
        "clean_seconds": cleaned - begin,
        "dedupe_seconds": end - cleaned,
        "report": result.report.to_dict(),
        "shuffle_write_bytes": sum(stage["shuffleWriteBytes"] for stage in stages),
        "shuffle_write_records": sum(stage["shuffleWriteRecords"] for stage in stages),
        "executor_cpu_seconds": sum(stage["executorCpuTime"] for stage in stages) / 1e9,
        "stages": [
            {
                name: stage[name]
                for name in ("stageId", "name", "shuffleWriteBytes", "shuffleWriteRecords")
            }
            for stage in stages
            if stage["shuffleWriteBytes"] > 0
        ],
    }


def run_tool(tool: str, lines: Path) -> dict[str, float]:
    seconds = {}
    for way, words in {"clean": [], "dedupe": ["--dedupe", "stream", "--memory", "2G"]}.items():
        begin = time.monotonic()
        with open(os.devnull, "wb") as nowhere:
            command = [tool, "--no-config", "-q", "--threads", "2", "--lang", "en"]
            subprocess.run([*command, *words, str(lines)], stdout=nowhere, check=True)
        seconds[f"{way}_seconds"] = time.monotonic() - begin
    return seconds


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path, nargs="?")
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--tool", default="build/release/dross")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    os.environ["PYSPARK_PYTHON"] = sys.executable
    if options.corpus:
        with options.corpus.open() as file:
            read = [json.loads(line) for line in file]
        documents = [{"id": f"{n:08}", "text": r["text"]} for n, r in enumerate(read)]
        documents = documents[: options.documents]
    else:
        documents = make_documents(options.documents, seed=1)
    with tempfile.TemporaryDirectory() as folder:
        source, lines = Path(folder) / "in.parquet", Path(folder) / "in.jsonl"
        pq.write_table(pa.Table.from_pylist(documents), source, row_group_size=2000)
        lines.write_text("".join(json.dumps(d, ensure_ascii=False) + "\n" for d in documents))
        result: dict[str, Any] = {"documents": len(documents)}
        result["bytes"] = sum(len(d["text"].encode()) for d in documents)
        result["binary"] = run_tool(options.tool, lines)
        result["spark"] = run_spark(source, Path(folder))
        result["load"] = os.getloadavg()
    paragraphs = result["spark"]["report"]["paragraphs"]
    result["shuffled_bytes_a_paragraph"] = result["spark"]["shuffle_write_bytes"] / paragraphs
    result["text_bytes_a_paragraph"] = result["bytes"] / paragraphs
    print(json.dumps({k: v for k, v in result.items() if k != "spark"}, indent=1))
    print(json.dumps({k: v for k, v in result["spark"].items() if k != "stages"}, indent=1))
    if options.json:
        options.json.write_text(json.dumps(result, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

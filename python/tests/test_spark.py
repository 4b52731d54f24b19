"""Spark against the tool: the same documents, the same bytes."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import time
from pathlib import Path

import dross
import dross.spark
import pyarrow as pa
import pyarrow.parquet as pq
import pyspark
import pytest
from conftest import clean_by_tool, make_corpus, make_paragraph
from dross.spark import job
from pyspark.sql import SparkSession

SCHEMA = "id string, text string, lang string"
SPARK_CLASS = Path(pyspark.__file__).parent / "bin" / "spark-class"
QUICK_START = "-XX:TieredStopAtLevel=1"
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "3",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.showConsoleProgress": "false",
    # Virtual machines that live for a minute: better code would come too late to pay.
    "spark.driver.extraJavaOptions": QUICK_START,
    "spark.executor.extraJavaOptions": QUICK_START,
}


# Executors run what the tests run.
os.environ["PYSPARK_PYTHON"] = sys.executable


@pytest.fixture(scope="module")
def spark():
    builder = SparkSession.builder.master("local[2]")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def records():
    made = make_corpus(148, seed=7)
    # A paragraph in the head, which only an exact copy would take, stands once more below, and
    # there the near one of an earlier document takes it.
    paragraph, *others = (make_paragraph(random.Random(seed), 6) for seed in range(9))
    made.append({"id": "a", "text": f"A head of its own.\n\n{paragraph} It was late.\n"})
    below = "\n\n".join([*others[:5], paragraph, *others[5:]])
    made.append({"id": "b", "text": f"{paragraph}\n\n{below}\n"})
    random.Random(5).shuffle(made)
    return made


@pytest.fixture(scope="module")
def expected(records):
    return stream(records)


def stream(records, *options):
    """What `--dedupe=stream` leaves of each text, in the order of ids."""
    ordered = sorted(records, key=lambda record: record["id"].encode())
    texts = clean_by_tool(ordered, "--dedupe", "stream", "--memory", "1G", *options)
    return {record["id"]: text for record, text in zip(ordered, texts, strict=True)}


def frame(spark, records, partitions=2):
    rows = [(r["id"], r["text"], r.get("lang")) for r in records]
    return spark.createDataFrame(rows, SCHEMA).repartition(partitions)


def texts_of(df):
    return {row.id: row.text for row in df.collect()}


def test_clean(spark, records):
    df = frame(spark, records)
    cleaned = dross.spark.clean(df, "text", lang_col="lang")
    texts = clean_by_tool(records)
    assert cleaned.schema == df.schema
    assert texts_of(cleaned) == {r["id"]: t for r, t in zip(records, texts, strict=True)}


def test_dedupe_is_one_machines_stream(spark, records, expected):
    result = dross.spark.dedupe(frame(spark, records), lang_col="lang")
    assert result.report.is_exact
    assert result.report.near > 20
    assert result.report.rounds >= 2
    got = texts_of(result.df)
    assert got == expected
    told = {record["id"]: record["text"].split("\n\n") for record in records}
    assert got["b"].split("\n\n") == told["b"][:6] + told["b"][7:]
    assert sum(expected[r["id"]] != r["text"] for r in records) > 50


@pytest.mark.parametrize("partitions", [1, 5])
def test_partitions_do_not_show(spark, records, partitions):
    # Nothing but deduplicating, at another threshold; ids are numbers this time.
    numbered = [{"id": n, "text": r["text"]} for n, r in enumerate(records)]
    df = spark.createDataFrame(
        [(r["id"], r["text"]) for r in numbered], "id int, text string"
    ).repartition(partitions)
    cleaner = dross.Cleaner(only="duplicate", dedupe_threshold=0.65, dedupe_min_words=8)
    result = dross.spark.dedupe(df, "id", "text", cleaner)
    options = ("--only", "duplicate", "--dedupe-threshold", "0.65", "--dedupe-min-words", "8")
    plain = [{"id": f"{r['id']:06}", "text": r["text"]} for r in numbered]
    assert {f"{k:06}": v for k, v in texts_of(result.df).items()} == stream(plain, *options)


def test_caps_are_told_and_salting_does_not_show(spark, records):
    df = frame(spark, records)
    reports, texts = [], []
    for salt_above in (10**9, 8):
        result = dross.spark.dedupe(df, lang_col="lang", max_listed=3, salt_above=salt_above)
        reports.append(result.report)
        texts.append(texts_of(result.df))
    assert texts[0] == texts[1]
    assert (reports[0].salted_keys, reports[1].salted_keys > 0) == (0, True)
    assert not reports[0].is_exact
    assert reports[0].turned_away == reports[1].turned_away > 0
    assert reports[0].capped_keys == reports[1].capped_keys > 0
    assert reports[0].pairs == reports[1].pairs


def test_what_makes_no_sense_is_refused(spark):
    df = spark.createDataFrame([("a", "x", None), ("a", "y", None)], SCHEMA)
    with pytest.raises(dross.UsageError, match="'a' stands 2 times"):
        dross.spark.dedupe(df)
    with pytest.raises(dross.UsageError, match="is null"):
        dross.spark.dedupe(spark.createDataFrame([(None, "x", None)], SCHEMA))
    with pytest.raises(dross.UsageError, match="no column `body`"):
        dross.spark.clean(df, "body")
    with pytest.raises(dross.UsageError, match="no column `key`"):
        dross.spark.dedupe(df, "key")
    with pytest.raises(dross.UsageError, match="dedupe"):
        dross.spark.clean(df, "text", dross.Cleaner(dedupe="stream"))


def test_the_job_tells_its_options_from_the_tools(capsys):
    options, rest = job._arguments(["dedupe", "in", "out", "--lang", "de", "--lang-col", "l"])
    assert (options.lang_col, rest) == ("l", ["--lang", "de"])
    for words, said in [
        (["extra"], "one path too many"),
        (["--profile", "x"], "does not take `x`"),
    ]:
        assert job.main(["clean", "in", "out", *words]) == 2
        assert said in capsys.readouterr().err


def read_until(log, pattern, process, seconds=120):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = re.search(pattern, log.read_text(errors="replace"))
        if found:
            return found
        assert process.poll() is None, log.read_text()
        time.sleep(0.2)
    raise AssertionError(f"{pattern} did not come:\n{log.read_text()}")


@pytest.fixture
def cluster(tmp_path):
    """A master and two workers of one core each, on loopback."""
    started = []
    environment = dict(
        os.environ,
        SPARK_LOCAL_IP="127.0.0.1",
        SPARK_NO_DAEMONIZE="1",
        SPARK_DAEMON_JAVA_OPTS=QUICK_START,
    )

    def start(name, *words):
        log = tmp_path / f"{name}.log"
        with log.open("wb") as out:
            process = subprocess.Popen(
                [str(SPARK_CLASS), f"org.apache.spark.deploy.{words[0]}", *words[1:]],
                stdout=out, stderr=subprocess.STDOUT, env=environment,
            )  # fmt: skip
        started.append(process)
        return log, process

    common = ["--host", "127.0.0.1", "--webui-port", "0"]
    try:
        log, master = start("master", "master.Master", "--port", "0", *common)
        url = read_until(log, r"Starting Spark master at (spark://\S+)", master)[1]
        for number in range(2):
            folder = str(tmp_path / f"work-{number}")
            log, worker = start(
                f"worker-{number}", "worker.Worker", "--cores", "1", "--memory", "1g",
                "--work-dir", folder, *common, url,
            )  # fmt: skip
            read_until(log, "Successfully registered with master", worker)
        yield url
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            process.wait(timeout=60)


def test_a_cluster_of_two_workers(cluster, tmp_path, records, expected):
    table = pa.table({name: [r.get(name) for r in records] for name in ("id", "text", "lang")})
    (tmp_path / "in").mkdir()
    for part in range(3):
        pq.write_table(table.slice(part * 50, 50), tmp_path / "in" / f"{part}.parquet")
    path = subprocess.run(
        [sys.executable, "-m", "dross.spark.job", "--path"], capture_output=True, text=True
    ).stdout.strip()
    settings = dict(
        SETTINGS,
        **{"spark.cores.max": "2", "spark.executor.cores": "1", "spark.executor.memory": "512m"},
    )
    words = ["org.apache.spark.deploy.SparkSubmit", "--master", cluster]
    for name, value in settings.items():
        words += ["--conf", f"{name}={value}"]
    words += [path, "dedupe", str(tmp_path / "in"), str(tmp_path / "out"), "--lang-col", "lang"]
    words += ["--report", str(tmp_path / "report.json")]
    environment = dict(os.environ, SPARK_LOCAL_IP="127.0.0.1", PYSPARK_DRIVER_PYTHON=sys.executable)
    done = subprocess.run(
        [str(SPARK_CLASS), *words], capture_output=True, text=True, timeout=600, env=environment
    )
    assert done.returncode == 0, done.stderr[-5000:]
    out = pq.read_table(tmp_path / "out")
    assert dict(zip(out["id"].to_pylist(), out["text"].to_pylist(), strict=True)) == expected
    assert json.loads((tmp_path / "report.json").read_text())["is_exact"]
    # Both workers had an executor.
    assert all(any((tmp_path / f"work-{n}").rglob("stderr")) for n in range(2))

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import dross
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from conftest import run_module

TEXT = b"The article.\n\nRelated Articles\n"


def test_it_is_the_tool():
    done = run_module(stdin=TEXT)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"The article.\n", b"")
    assert run_module("explain", "--color", "never", stdin=TEXT).stdout.startswith(
        b"-: 2 of 4 words"
    )
    assert run_module("--version").stdout.startswith(f"dross {dross.__version__} ".encode())
    assert run_module("--check", stdin=TEXT).returncode == 1
    wrong = run_module("--profile", "carefull")
    assert wrong.returncode == 2
    assert b"did you mean `careful`" in wrong.stderr


def test_it_ends_quietly_when_nobody_reads():
    lines = json.dumps({"text": "word " * 2000}).encode() + b"\n"
    command = f"{sys.executable} -m dross | head -c 10"
    done = subprocess.run(["bash", "-c", command], input=lines * 400, capture_output=True)
    assert done.stderr == b""


@pytest.fixture
def table(texts):
    count = len(texts)
    return pa.table(
        {
            "id": [f"doc {n}" for n in range(count)],
            "text": pa.array([*texts[:-1], None]),
            "n": pa.array(range(count), pa.int32()),
            "nested": [{"a": [n]} for n in range(count)],
        },
        schema=pa.schema(
            [
                pa.field("id", pa.string()),
                pa.field("text", pa.string(), metadata={"unit": "document"}),
                pa.field("n", pa.int32(), nullable=False),
                pa.field("nested", pa.struct({"a": pa.list_(pa.int64())})),
            ],
            metadata={"made": "by hand"},
        ),
    )


def test_parquet_in_and_out(tmp_path, table, pairs):
    pq.write_table(
        table, tmp_path / "in.parquet", row_group_size=7, compression={"text": "zstd", "id": "gzip"}
    )
    done = run_module("clean", str(tmp_path / "in.parquet"))
    assert done.returncode == 0, done.stderr
    assert b"documents lose something" in done.stderr
    (tmp_path / "out.parquet").write_bytes(done.stdout)
    before, after = (pq.ParquetFile(tmp_path / name) for name in ("in.parquet", "out.parquet"))
    result = after.read()
    assert result["text"].to_pylist() == [clean for _, clean in pairs[:-1]] + [None]
    assert result.schema.equals(before.schema_arrow, check_metadata=True)
    assert result.schema.metadata == {b"made": b"by hand"}
    for name in ("id", "n", "nested"):
        assert result[name].equals(before.read()[name])
    assert after.num_row_groups == before.num_row_groups > 1
    for group in range(before.num_row_groups):
        for column in range(before.metadata.num_columns):
            old, new = (f.metadata.row_group(group).column(column) for f in (before, after))
            assert (new.compression, new.num_values) == (old.compression, old.num_values)


def test_parquet_folders(tmp_path, table, pairs):
    (tmp_path / "in" / "deep").mkdir(parents=True)
    pq.write_table(table.slice(0, 5), tmp_path / "in" / "a.parquet")
    pq.write_table(table.slice(5, 5), tmp_path / "in" / "deep" / "b.parquet")
    out = tmp_path / "out"
    words = [str(tmp_path / "in"), "--out-dir", str(out), "--stats", str(tmp_path / "stats.json")]
    done = run_module(*words, "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    cleaned = [
        *pq.read_table(out / "a.parquet")["text"].to_pylist(),
        *pq.read_table(out / "deep" / "b.parquet")["text"].to_pylist(),
    ]
    assert cleaned == [clean for _, clean in pairs[:10]]
    assert json.loads((tmp_path / "stats.json").read_text())["documents"] == 10
    assert sorted(p.name for p in out.rglob("*")) == ["a.parquet", "b.parquet", "deep"]
    stamp = (out / "a.parquet").stat().st_mtime_ns
    (out / "deep" / "b.parquet").unlink()
    assert run_module(*words, "--resume", "-q").returncode == 0
    assert (out / "a.parquet").stat().st_mtime_ns == stamp
    assert (out / "deep" / "b.parquet").exists()


def test_parquet_of_no_rows(tmp_path, table):
    pq.write_table(table.slice(0, 0), tmp_path / "empty.parquet")
    done = run_module("-q", str(tmp_path / "empty.parquet"))
    assert done.returncode == 0
    assert pq.read_table(pa.BufferReader(done.stdout)).schema.equals(table.schema)


def test_parquet_with_other_columns_and_options(tmp_path, table):
    renamed = table.rename_columns(["id", "body", "n", "nested"])
    pq.write_table(renamed, tmp_path / "in.parquet")
    file = str(tmp_path / "in.parquet")
    done = run_module("-q", "--field", "body", "--profile", "careful", "--threads", "2", file)
    expected = dross.Cleaner(profile="careful").clean_batch(table["text"].to_pylist())
    assert pq.read_table(pa.BufferReader(done.stdout))["body"].to_pylist() == expected
    assert run_module("--check", file, "--field=body").returncode == 1
    wrong = run_module(file)
    assert (wrong.returncode, wrong.stdout) == (3, b"")
    assert b"there is no column `text`" in wrong.stderr


def test_parquet_faults(tmp_path, table):
    pq.write_table(table, tmp_path / "a.parquet")
    good, bad = str(tmp_path / "a.parquet"), tmp_path / "b.parquet"
    bad.write_bytes(b"PAR1 is how it begins")
    out = tmp_path / "out"
    done = run_module(good, str(bad), "--out-dir", str(out))
    assert done.returncode == 3
    assert str(bad).encode() in done.stderr
    assert [p.name for p in out.iterdir()] == ["a.parquet"]
    for words, said in [
        ((good, good), b"--out-dir"),
        ((good, good, "--out-dir", str(out)), b"same file"),
        ((good, "--out-dir", str(tmp_path)), b"onto an input"),
        ((good, "--log", str(tmp_path / "log")), b"--log"),
        ((good, "--profle", "careful"), b"did you mean `--profile`"),
    ]:
        done = run_module(*words)
        assert done.returncode == 2, words
        assert said in done.stderr
        assert done.stdout == b""
    absent = run_module("-q", str(tmp_path / "absent.parquet"))
    assert (absent.returncode, absent.stdout) == (3, b"")


def test_every_command_of_the_tool_is_one_here(tmp_path, table):
    pq.write_table(table, tmp_path / "a.parquet")
    for command in ("report", "learn", "explain", "eval", "bench", "diff", "rules stats"):
        done = run_module(*command.split(), str(tmp_path / "a.parquet"), "--help")
        assert done.returncode == 0
        assert done.stdout.startswith(b"dross " + command.encode())
    done = run_module("clean", str(tmp_path / "a.parquet"), "--help")
    assert (done.returncode, b"Usage" in done.stdout) == (0, True)


def test_only_operands_are_inputs(tmp_path, table):
    (tmp_path / "old").mkdir()
    pq.write_table(table, tmp_path / "old" / "a.parquet")
    (tmp_path / "in.jsonl").write_bytes(json.dumps({"text": TEXT.decode()}).encode() + b"\n")
    done = run_module("-q", str(tmp_path / "in.jsonl"), "--out-dir", str(tmp_path / "old"))
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads((tmp_path / "old" / "in.jsonl").read_bytes()) == {"text": "The article.\n"}


def test_parquet_from_stdin_is_refused(tmp_path, table):
    pq.write_table(table, tmp_path / "a.parquet")
    for words in ([], ["clean", "-"]):
        with open(tmp_path / "a.parquet", "rb") as file:
            done = subprocess.run(
                [sys.executable, "-m", "dross", *words], stdin=file, capture_output=True
            )
        assert (done.returncode, done.stdout) == (3, b"")
        assert b"hint: give its name" in done.stderr
    (tmp_path / "a.txt").write_bytes(b"PAR1 is not here.\n" + TEXT)
    with open(tmp_path / "a.txt", "rb") as file:
        file.seek(18)
        done = subprocess.run([sys.executable, "-m", "dross"], stdin=file, capture_output=True)
    assert (done.returncode, done.stdout) == (0, b"The article.\n")


def test_names_may_be_any_bytes(tmp_path, table):
    name = os.fsencode(tmp_path) + b"/\xff.txt"
    with open(name, "wb") as file:
        file.write(TEXT)
    assert run_module(os.fsdecode(name)).stdout == b"The article.\n"
    parquet = os.fsdecode(name).replace(".txt", ".parquet")
    with open(parquet, "wb") as file:
        pq.write_table(table, file)
    assert run_module("-q", parquet).returncode == 0


def test_folders_of_spark_and_of_others(tmp_path, table):
    pq.write_table(table, tmp_path / "part-0.parquet")
    for name in ("_SUCCESS", ".part-0.parquet.crc", "._part-0.parquet"):
        (tmp_path / name).write_bytes(b"")
    out = tmp_path / "_out"
    done = run_module("-q", str(tmp_path), "--out-dir", str(out))
    assert (done.returncode, done.stderr) == (0, b"")
    assert [path.name for path in out.iterdir()] == ["part-0.parquet"]
    # Nothing is left out without a word.
    (tmp_path / "more.jsonl").write_bytes(b"")
    done = run_module("-q", str(tmp_path), "--out-dir", str(out))
    assert (done.returncode, b"more.jsonl; clean them apart" in done.stderr) == (2, True)


@pytest.mark.parametrize("option", [["--diff"], ["--format", "jsonl"], ["--drop-empty"]])
def test_options_without_a_meaning_for_parquet(tmp_path, table, option):
    pq.write_table(table, tmp_path / "a.parquet")
    done = run_module(str(tmp_path / "a.parquet"), *option)
    assert (done.returncode, done.stdout, b"not for Parquet" in done.stderr) == (2, b"", True)


def test_outputs_that_cannot_be_written(tmp_path, table):
    pq.write_table(table, tmp_path / "a.parquet")
    command = [sys.executable, "-m", "dross", "-q", str(tmp_path / "a.parquet")]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE)
    assert (done.returncode, b"No space left" in done.stderr) == (4, True)
    assert b"Traceback" not in done.stderr
    (tmp_path / "file").write_bytes(b"")
    done = run_module(*command[3:], "--out-dir", str(tmp_path / "file"))
    assert done.returncode == 4
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_an_interrupted_run_leaves_nothing(tmp_path, number):
    texts = ["The council opened the old bridge.\n\nRelated Articles\n" * 5] * 1000
    writer = pq.ParquetWriter(tmp_path / "a.parquet", pa.schema({"text": pa.string()}))
    with writer:
        for _ in range(200):
            writer.write_table(pa.table({"text": texts}))
    out = tmp_path / "out"
    process = subprocess.Popen(
        [sys.executable, "-m", "dross", str(tmp_path / "a.parquet"), "--out-dir", str(out)],
        stderr=subprocess.PIPE,
    )
    end = time.monotonic() + 60
    while not (out.exists() and any(out.iterdir())):
        assert process.poll() is None
        assert time.monotonic() < end
        time.sleep(0.01)
    process.send_signal(number)
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said, list(out.iterdir())) == (-number, b"", [])


def run_patched(tmp_path, patch, *options):
    """A run over four row groups with ``patch``, which may use ``around(object, name, before)``."""
    table = pa.table({"text": ["The council opened the old bridge."]})
    pq.write_table(pa.concat_tables([table] * 4), tmp_path / "a.parquet", row_group_size=1)
    program = f"""
import os, signal, sys
import pyarrow.parquet as pq
from dross.__main__ import main

def around(owner, name, before):
    given = getattr(owner, name)
    def patched(*arguments, **named):
        before()
        return given(*arguments, **named)
    setattr(owner, name, patched)

def dropped():
    try:
        signal.raise_signal(signal.SIGTERM)
    except BaseException:
        pass

{patch}
sys.exit(main(sys.argv[1:]))
"""
    command = [sys.executable, "-c", program, str(tmp_path / "a.parquet"), *options]
    return subprocess.run(command, capture_output=True, timeout=60)


def test_a_signal_whose_exception_is_dropped_ends_the_run_all_the_same(tmp_path):
    for dropping in ("read_row_group", "close"):
        out = tmp_path / dropping
        patch = f"around(pq.ParquetFile, '{dropping}', dropped)"
        done = run_patched(tmp_path, patch, "--out-dir", str(out))
        whole = [out / "a.parquet"] if dropping == "close" else []
        assert (done.returncode, done.stderr, list(out.iterdir())) == (-15, b"", whole)


def test_a_dropped_signal_is_no_fault_of_the_input(tmp_path):
    patch = """
def fail():
    dropped()
    raise OSError("interrupted")

around(pq.ParquetFile, "read_row_group", fail)
"""
    out, stats = tmp_path / "out", tmp_path / "stats.json"
    done = run_patched(tmp_path, patch, "--out-dir", str(out), "--stats", str(stats))
    assert (done.returncode, done.stderr, list(out.iterdir())) == (-15, b"", [])
    assert not stats.exists()


def test_a_second_signal_does_not_break_into_the_tidying_up(tmp_path):
    patch = """
around(pq.ParquetWriter, "write_table", lambda: signal.raise_signal(signal.SIGINT))
around(pq.ParquetWriter, "close", lambda: signal.raise_signal(signal.SIGTERM))
around(os, "unlink", lambda: signal.raise_signal(signal.SIGTERM))
"""
    out = tmp_path / "out"
    done = run_patched(tmp_path, patch, "--out-dir", str(out))
    assert (done.returncode, done.stderr, list(out.iterdir())) == (-2, b"", [])
    done = run_patched(tmp_path, patch)
    assert (done.returncode, done.stderr) == (-2, b"")
    with pytest.raises(pa.ArrowInvalid):
        pq.ParquetFile(pa.BufferReader(done.stdout))


def test_a_signal_while_a_file_gets_its_name_comes_behind_it(tmp_path):
    out = tmp_path / "out"
    for step in ("os, 'replace'", "os, 'fdopen'"):
        patch = f"around({step}, lambda: signal.raise_signal(signal.SIGTERM))"
        done = run_patched(tmp_path, patch, "--out-dir", str(out))
        whole = [out / "a.parquet"] if "replace" in step else []
        assert (done.returncode, done.stderr, list(out.iterdir())) == (-15, b"", whole)
        for file in whole:
            assert pq.read_table(file).num_rows == 4
            file.unlink()

from __future__ import annotations

import json
import subprocess
import sys

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

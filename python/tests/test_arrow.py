from __future__ import annotations

import gc

import dross
import pyarrow as pa
import pytest
from conftest import make_corpus

CLUTTER = "The article, which is about the ferry.\n\nRelated Articles\n"
CLEAN = "The article, which is about the ferry.\n"
SHORT = "Ferry."
VALUES = [CLUTTER, None, SHORT, "", "Grüße aus Varley, wo der Zug fährt.\n\nShare this article\n"]


@pytest.fixture(scope="module")
def cleaner():
    return dross.Cleaner()


@pytest.fixture(scope="module")
def expected(cleaner):
    return cleaner.clean_batch(VALUES)


TYPES = [
    pa.string(),
    pa.large_string(),
    pa.string_view(),
    pa.binary(),
    pa.large_binary(),
    pa.dictionary(pa.int8(), pa.string()),
    pa.dictionary(pa.uint32(), pa.large_string()),
]


def values_of(kind):
    is_bytes = pa.types.is_binary(kind) or pa.types.is_large_binary(kind)
    return [v.encode() if is_bytes and v is not None else v for v in VALUES]


def as_text(values):
    return [v.decode() if isinstance(v, bytes) else v for v in values]


def make_array(values, kind):
    if pa.types.is_dictionary(kind):
        return pa.array(values, kind.value_type).dictionary_encode().cast(kind)
    return pa.array(values, kind)


@pytest.mark.parametrize("kind", TYPES, ids=str)
def test_arrays_of_every_type(cleaner, expected, kind):
    array = make_array(values_of(kind) * 3, kind)
    stats = dross.Stats()
    result = pa.array(cleaner.clean_batch(array, stats=stats))
    result.validate(full=True)
    assert result.type == kind
    assert as_text(result.to_pylist()) == expected * 3
    figures = stats.snapshot()
    assert (figures.documents, figures.nulls) == (12, 3)
    listed = dross.Stats()
    cleaner.clean_batch(VALUES * 3, stats=listed)
    assert figures == listed.snapshot()


@pytest.mark.parametrize("kind", TYPES, ids=str)
@pytest.mark.parametrize(("begin", "count"), [(0, 0), (1, 3), (7, 5), (13, 2), (3, 12)])
def test_slices(cleaner, expected, kind, begin, count):
    array = make_array(values_of(kind) * 3, kind).slice(begin, count)
    result = pa.array(cleaner.clean_batch(array, threads=2))
    result.validate(full=True)
    assert as_text(result.to_pylist()) == (expected * 3)[begin : begin + count]


@pytest.mark.parametrize("kind", TYPES, ids=str)
def test_chunks(cleaner, expected, kind):
    chunks = [make_array(values_of(kind), kind).slice(i) for i in (0, 3, 5, 1)]
    result = pa.chunked_array(cleaner.clean_batch(pa.chunked_array(chunks)))
    result.validate(full=True)
    assert result.type == kind
    assert result.num_chunks == 4
    assert as_text(result.to_pylist()) == expected + expected[3:] + expected[1:]


def test_long_values_of_views(cleaner):
    values = ["x" * n for n in (0, 1, 11, 12, 13, 500)] * 50 + [CLUTTER] * 9
    result = pa.array(cleaner.clean_batch(pa.array(values, pa.string_view())))
    result.validate(full=True)
    assert result.to_pylist() == cleaner.clean_batch(values)


def test_nothing_but_nulls(cleaner):
    assert pa.array(cleaner.clean_batch(pa.nulls(3))).to_pylist() == [None] * 3
    assert pa.array(cleaner.clean_batch(pa.array([None] * 9, pa.string()))).null_count == 9


def make_table():
    return pa.table(
        {
            "id": ["a", "b", "c", "d", "e"],
            "text": VALUES,
            "lang": pa.array(["en", None, "de", "en", "de"]).dictionary_encode(),
            "number": pa.array([1, 2, None, 4, 5], pa.int16()),
            "tags": [["x"], [], None, ["y", "z"], ["w"]],
        },
        metadata={"who": "made here"},
    )


def test_tables_keep_their_other_columns(cleaner, expected):
    table = make_table()
    result = pa.table(cleaner.clean_batch(table, column="text", lang="lang", id="id"))
    result.validate(full=True)
    assert result.schema.equals(table.schema, check_metadata=True)
    assert result["text"].to_pylist() == cleaner.clean_batch(VALUES, lang=table["lang"].to_pylist())
    for name in ("id", "lang", "number", "tags"):
        assert result[name].equals(table[name])
    sliced = pa.table(cleaner.clean_batch(table.slice(1, 3), column="text"))
    sliced.validate(full=True)
    assert sliced["text"].to_pylist() == expected[1:4]
    assert sliced["tags"].to_pylist() == table["tags"].to_pylist()[1:4]


def test_record_batches_and_structs(cleaner, expected):
    batch = make_table().to_batches()[0]
    result = pa.record_batch(cleaner.clean_batch(batch, column="text"))
    assert result.column("text").to_pylist() == expected
    struct = batch.to_struct_array().slice(1, 4)
    result = pa.array(cleaner.clean_batch(struct, column="text"))
    result.validate(full=True)
    assert result.field("text").to_pylist() == expected[1:]
    masked = pa.StructArray.from_arrays(
        [pa.array(VALUES)], names=["text"], mask=pa.array([False, True, True, False, False])
    ).slice(1)
    result = pa.array(cleaner.clean_batch(masked))
    result.validate(full=True)
    assert result.is_null().to_pylist() == [True, True, False, False]


def test_streams_are_read_on_demand(cleaner):
    read = []

    def batches():
        for number in range(5):
            read.append(number)
            yield pa.record_batch({"text": [CLUTTER, f"Text {number}"]})

    schema = pa.schema({"text": pa.string()})
    stats = dross.Stats()
    source = pa.RecordBatchReader.from_batches(schema, batches())
    result = cleaner.clean_batch(source, stats=stats)
    assert read == []
    reader = pa.RecordBatchReader.from_stream(result)
    first = reader.read_next_batch()
    assert first.column(0).to_pylist() == [CLEAN, "Text 0"]
    assert read == [0]
    assert stats.snapshot().documents == 2
    assert reader.read_all().num_rows == 8
    with pytest.raises(ValueError, match="read already"):
        result.__arrow_c_stream__()


def test_a_source_that_fails(cleaner):
    def batches():
        yield pa.record_batch({"text": [SHORT]})
        raise RuntimeError("the disk is gone")

    schema = pa.schema({"text": pa.string()})
    reader = pa.RecordBatchReader.from_stream(
        cleaner.clean_batch(pa.RecordBatchReader.from_batches(schema, batches()))
    )
    reader.read_next_batch()
    with pytest.raises(Exception, match="the disk is gone"):
        reader.read_next_batch()


def test_a_result_is_given_as_often_as_it_is_asked_for(cleaner, expected):
    result = cleaner.clean_batch(pa.array(VALUES))
    arrays = [pa.array(result) for _ in range(3)]
    assert len(result) == len(VALUES)
    del result
    gc.collect()
    assert all(array.to_pylist() == expected for array in arrays)


def test_dictionaries_are_cleaned_once_a_value(cleaner):
    array = pa.array([CLUTTER, SHORT] * 50_000).dictionary_encode()
    stats = dross.Stats()
    result = pa.array(cleaner.clean_batch(array, stats=stats))
    assert result.dictionary.to_pylist() == [CLEAN, SHORT]
    assert stats.snapshot().documents == 100_000
    assert result.to_pylist() == [CLEAN, SHORT] * 50_000


@pytest.mark.parametrize("index", [pa.int8(), pa.uint16(), pa.int32(), pa.uint64()], ids=str)
def test_values_that_become_equal_are_one_value(cleaner, index):
    values = [CLUTTER, CLEAN, "Unused.\n\nRelated Articles\n", SHORT]
    rows = pa.array([None, 3, 0, 1, None, 1, 0, 3, 3], index)
    array = pa.DictionaryArray.from_arrays(rows, pa.array(values)).slice(2)
    result = pa.array(cleaner.clean_batch(array))
    result.validate(full=True)
    assert result.type == array.type
    assert result.to_pylist() == [CLEAN, CLEAN, None, CLEAN, CLEAN, SHORT, SHORT]
    assert result.dictionary.to_pylist().count(CLEAN) == 1


def test_streams_of_documents_lose_repeats_across_batches():
    records = make_corpus(200, seed=3)
    texts = [record["text"] for record in records]
    expected = dross.Cleaner(dedupe="stream").clean_batch(texts)
    table = pa.table({"text": texts})
    chunks = pa.Table.from_batches(table.to_batches(max_chunksize=17))
    cleaned = pa.table(dross.Cleaner(dedupe="stream").clean_batch(chunks, threads=2))
    assert cleaned["text"].to_pylist() == expected != texts


def test_wrong_columns_are_refused(cleaner):
    table = make_table()
    with pytest.raises(dross.UsageError, match="did you mean `text`"):
        cleaner.clean_batch(table, column="txet")
    with pytest.raises(dross.UsageError, match="which column"):
        cleaner.clean_batch(table)
    with pytest.raises(dross.UsageError, match="holds no text"):
        cleaner.clean_batch(table, column="number")
    with pytest.raises(dross.UsageError, match="holds no text"):
        cleaner.clean_batch(pa.array([1, 2]))
    twice = pa.RecordBatch.from_arrays([pa.array(VALUES)] * 2, names=["text", "text"])
    with pytest.raises(dross.UsageError, match="more than one column `text`"):
        cleaner.clean_batch(twice, column="text")
    for name in ("column", "lang", "url", "id"):
        with pytest.raises(dross.UsageError, match="no other"):
            cleaner.clean_batch(pa.array(VALUES), **{name: "text"})
    with pytest.raises(dross.UsageError, match="cast the column"):
        dross.Cleaner(dedupe="stream").clean_batch(pa.array(VALUES).dictionary_encode())


def test_a_name_may_be_empty(cleaner, expected):
    alone = pa.record_batch({"": VALUES})
    assert pa.record_batch(cleaner.clean_batch(alone)).column(0).to_pylist() == expected
    beside = pa.record_batch({"": VALUES, "n": range(len(VALUES))})
    cleaned = pa.record_batch(cleaner.clean_batch(beside, column=""))
    assert cleaned.column(0).to_pylist() == expected


def test_a_consumed_schema_is_refused(cleaner):
    class Consumed:
        def __arrow_c_array__(self, requested_schema=None):
            schema, array = pa.array(VALUES).__arrow_c_array__()
            pa.DataType._import_from_c_capsule(schema)
            return schema, array

    with pytest.raises(ValueError, match="consumed already"):
        cleaner.clean_batch(Consumed())


def test_a_stream_tells_its_schema_before_it_is_read(cleaner):
    table = make_table()
    stream = cleaner.clean_batch(table, column="text")
    for _ in range(2):
        assert pa.schema(stream).equals(table.schema, check_metadata=True)
    assert pa.table(stream).num_rows == table.num_rows
    assert pa.schema(stream).equals(table.schema)


def test_every_array_is_released_once(cleaner):
    pool = pa.default_memory_pool()
    gc.collect()
    before = pool.bytes_allocated()
    for kind in TYPES:
        array = make_array(values_of(kind) * 200, kind)
        cleaner.clean_batch(array)
        pa.array(cleaner.clean_batch(array))
        stream = cleaner.clean_batch(pa.chunked_array([array, array]))
        reader = pa.RecordBatchReader.from_stream(
            cleaner.clean_batch(pa.table({"text": array, "n": range(len(array))}), column="text")
        )
        reader.read_next_batch()
        del array, stream, reader
    gc.collect()
    assert pool.bytes_allocated() == before


def test_polars(cleaner, expected):
    import polars as pl

    series = pl.Series("text", VALUES)
    assert pl.Series(cleaner.clean_batch(series)).to_list() == expected
    frame = pl.DataFrame({"text": VALUES, "n": range(5)})
    result = pl.DataFrame(cleaner.clean_batch(frame, column="text"))
    assert result["text"].to_list() == expected
    assert result["n"].to_list() == list(range(5))
    category = pl.Series(VALUES, dtype=pl.Categorical)
    assert pl.Series(cleaner.clean_batch(category)).cast(pl.String).to_list() == expected


def test_pandas(cleaner, expected):
    import pandas as pd

    frame = pd.DataFrame({"text": VALUES, "n": range(5)})
    result = pa.table(cleaner.clean_batch(frame, column="text"))
    assert result["text"].to_pylist() == expected
    series = pd.Series(VALUES, dtype="str" if pd.__version__ >= "3" else "object")
    cleaned = cleaner.clean_batch(series)
    cleaned = cleaned if isinstance(cleaned, list) else pa.chunked_array(cleaned).to_pylist()
    assert [None if v != v else v for v in cleaned] == expected


def test_duckdb(cleaner, expected):
    import duckdb

    connection = duckdb.connect()
    relation = connection.from_arrow(make_table()).select("id, text")
    result = pa.table(cleaner.clean_batch(relation, column="text"))
    assert result["text"].to_pylist() == expected
    assert connection.from_arrow(result).aggregate("count(text)").fetchall() == [(4,)]
    # A query reads the result itself, by its name.
    cleaned = cleaner.clean_batch(make_table(), column="text")  # noqa: F841
    rows = connection.sql("select text from cleaned").fetchall()
    assert [text for (text,) in rows] == expected

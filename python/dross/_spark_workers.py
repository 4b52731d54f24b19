"""What runs on the executors of Spark: batches of Arrow in, batches of Arrow out, the work in C++.
It stands outside of dross.spark so that they need not import Spark's own front.

Each function is made on the driver, pickled with the cleaner, and called once for a partition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from . import _core
from ._arrow import ArrowArray
from ._cleaner import Cleaner, open_engine

Batches = Iterator[pa.RecordBatch]
Worker = Callable[[Batches], Batches]

NONE, EXACT, NEAR = range(3)  # what a paragraph is compared with (src/dedupe/prepare.h)

_engines: dict[str, _core.Engine] = {}


def stream_engine(cleaner: Cleaner) -> _core.Engine:
    """The cleaner, so that it prepares documents for stream deduplication. One for a process."""
    engine = _engines.get(cleaner.fingerprint)
    if engine is None:
        arguments = [word for word in cleaner._arguments if not word.startswith("--dedupe=")]
        arguments.append("--dedupe=stream")
        engine = open_engine(arguments, cleaner._engine.sources())
        _engines[cleaner.fingerprint] = engine
    return engine


@dataclass(frozen=True)
class Columns:
    """Names of the columns of the input."""

    id: str
    text: str
    lang: str | None
    url: str | None

    @property
    def native(self) -> tuple[str | None, ...]:
        return (self.text, self.lang, self.url, None)

    @property
    def used(self) -> list[str]:
        """Each once."""
        names = (self.id, self.text, self.lang, self.url)
        return list(dict.fromkeys(name for name in names if name is not None))


def _lists(offsets: Any, values: Any) -> pa.Array:
    return pa.ListArray.from_arrays(pa.array(offsets), pa.array(values))


def _numbers(column: pa.Array) -> Any:
    return np.ascontiguousarray(column.to_numpy(zero_copy_only=False))


def _shingles(column: pa.Array) -> tuple[Any, Any]:
    """Offsets and values of a column of lists."""
    return _numbers(column.offsets.cast(pa.int64())), _numbers(column.values)


def paragraphs_of(cleaner: Cleaner, columns: Columns) -> Worker:
    """Documents -> id, pos, k1, k2, cmp, guards, shingles of each paragraph that is compared."""

    def work(batches: Batches) -> Batches:
        engine = stream_engine(cleaner)
        for batch in batches:
            schema, array = batch.__arrow_c_array__()
            rows, numbers, low, high, guards, comparisons, offsets, shingles = _core.prepare(
                engine, schema, array, columns.native
            )
            yield pa.RecordBatch.from_arrays(
                [
                    batch.column(columns.id).take(pa.array(rows)),
                    pa.array(numbers),
                    pa.array(low),
                    pa.array(high),
                    pa.array(comparisons),
                    pa.array(guards),
                    _lists(offsets, shingles),
                ],
                names=["id", "pos", "k1", "k2", "cmp", "guards", "shingles"],
            )

    return work


def prefix_keys_of(cleaner: Cleaner) -> Worker:
    """k1, k2, guards, shingles, id, pos, can_go -> the same without the shingles, once for each
    prefix key `g`, with `size` and `position` of the shingle."""

    def work(batches: Batches) -> Batches:
        engine = stream_engine(cleaner)
        for batch in batches:
            rows, keys, sizes, positions = _core.prefix_keys(
                engine, _numbers(batch.column("guards")), *_shingles(batch.column("shingles"))
            )
            taken = batch.select(["k1", "k2", "id", "pos", "can_go"]).take(pa.array(rows))
            yield pa.RecordBatch.from_arrays(
                [pa.array(keys), *taken.columns, pa.array(sizes), pa.array(positions)],
                names=["g", "k1", "k2", "id", "pos", "can_go", "size", "position"],
            )

    return work


class _Runs:
    """Numbers runs of rows that agree in some columns, from batch to batch."""

    def __init__(self, *names: str) -> None:
        self._names = names
        self._last: dict[str, Any] = {}
        self._number = 0

    def take(self, batch: pa.RecordBatch) -> Any:
        begins = np.zeros(batch.num_rows, dtype=bool)
        for name in self._names:
            column = batch.column(name)
            begins[0] |= self._last.get(name) != column[0].as_py()
            differs = pc.not_equal(column.slice(1), column.slice(0, batch.num_rows - 1))
            begins[1:] |= differs.to_numpy(zero_copy_only=False)
            self._last[name] = column[-1].as_py()
        numbers = self._number + np.cumsum(begins, dtype=np.int64)
        self._number = int(numbers[-1])
        return numbers


def pairs_of(cleaner: Cleaner, max_listed: int) -> Worker:
    """Members sorted by g, salt, id, pos -> a1, a2 (the later), b1, b2 (the earlier) of each
    candidate pair; and, behind the last, a row that is none and says what was capped."""

    def work(batches: Batches) -> Batches:
        finder = _core.CandidateFinder(stream_engine(cleaner), max_listed)
        groups, documents = _Runs("g", "salt"), _Runs("g", "salt", "id")
        for batch in batches:
            if batch.num_rows == 0:
                continue
            pairs = finder.take(
                groups.take(batch),
                documents.take(batch),
                *(_numbers(batch.column(n)) for n in ("k1", "k2", "size", "position")),
                *(_numbers(batch.column(n)) for n in ("listed", "can_go")),
            )
            count = len(pairs[0])
            yield _pair_batch(pairs, [True] * count, [0] * count, [0] * count)
        yield _pair_batch([[0]] * 4, [False], [finder.capped_groups], [finder.turned_away])

    return work


def _pair_batch(keys: Any, is_pair: Any, capped: Any, turned_away: Any) -> pa.RecordBatch:
    columns = [pa.array(column, pa.int64()) for column in (*keys, capped, turned_away)]
    return pa.RecordBatch.from_arrays(
        [*columns, pa.array(is_pair, pa.bool_())],
        names=["a1", "a2", "b1", "b2", "capped", "turned_away", "is_pair"],
    )


def near_of(cleaner: Cleaner) -> Worker:
    """Candidate pairs with shingles and guards of both -> those that are near: a1, a2, b1, b2,
    a_id, b_id."""

    def work(batches: Batches) -> Batches:
        threshold = _core.threshold(stream_engine(cleaner))
        for batch in batches:
            similarities = _core.similarities(
                *_shingles(batch.column("a_shingles")), *_shingles(batch.column("b_shingles"))
            )
            same_guards = _numbers(pc.equal(batch.column("a_guards"), batch.column("b_guards")))
            near = pa.array((similarities >= threshold) & same_guards)
            yield batch.select(["a1", "a2", "b1", "b2", "a_id", "b_id"]).filter(near)

    return work


def without_repeats(cleaner: Cleaner, columns: Columns, repeats: str) -> Worker:
    """Documents and, in the column `repeats`, the numbers of paragraphs that go -> cleaned
    documents, without that column."""

    def work(batches: Batches) -> Batches:
        engine = stream_engine(cleaner)
        for batch in batches:
            offsets, numbers = _shingles(batch.column(repeats))
            documents = batch.drop_columns([repeats])
            schema, array = documents.select(columns.used).__arrow_c_array__()
            cleaned = pa.record_batch(
                ArrowArray(
                    _core.clean_without(
                        engine, schema, array, columns.native, offsets, numbers, None
                    )
                )
            )
            yield documents.set_column(
                documents.schema.get_field_index(columns.text),
                columns.text,
                cleaned.column(columns.text),
            )

    return work

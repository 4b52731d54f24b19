"""Hugging Face ``datasets``: a dataset's texts, cleaned where they lie.

>>> import datasets, dross.datasets
>>> dataset = datasets.Dataset.from_dict({"text": ["One.\\n\\nRelated Articles\\n"], "n": [1]})
>>> dross.datasets.clean(dataset)[0]
{'text': 'One.\\n', 'n': 1}

The batches go through as Arrow tables, without becoming Python strings. The result is cached like
that of any ``map``: its fingerprint is made of the cleaner's, that is, of the content of its rules.
"""

from __future__ import annotations

from typing import Any, TypeVar, cast

import datasets
import pyarrow as pa

from ._cleaner import Cleaner
from ._errors import usage_error

DatasetT = TypeVar("DatasetT")


class CleanTable:
    """Cleans a column of the tables that it is called with: a function for ``map`` with
    ``batched=True`` on a dataset whose format is ``"arrow"``. It can be pickled and hashed.

    Args:
        cleaner: Not one with ``dedupe="stream"``: batches may be cleaned in any order.
        column: The column that holds the text.
        lang: The column that holds its language, if there is one.
        url: The column that holds its address, if there is one.
        threads: Clean so many texts at a time; with ``num_proc`` leave it at 1.
    """

    def __init__(
        self,
        cleaner: Cleaner | None = None,
        *,
        column: str = "text",
        lang: str | None = None,
        url: str | None = None,
        threads: int = 1,
    ) -> None:
        self.cleaner = Cleaner() if cleaner is None else cleaner
        if self.cleaner.is_stream:
            raise usage_error(
                'map() has no order to keep for a cleaner with dedupe="stream"',
                'give one with dedupe="document"',
            )
        self.column = column
        self.lang = lang
        self.url = url
        self.threads = threads

    def __call__(self, table: pa.Table) -> pa.Table:
        cleaned = self.cleaner.clean_batch(
            table, column=self.column, lang=self.lang, url=self.url, threads=self.threads
        )
        return pa.Table.from_batches(pa.RecordBatchReader.from_stream(cleaned), table.schema)


def clean(
    dataset: DatasetT,
    cleaner: Cleaner | None = None,
    *,
    column: str = "text",
    lang: str | None = None,
    url: str | None = None,
    threads: int = 1,
    **map_options: Any,
) -> DatasetT:
    """The dataset with its text cleaned.

    Args:
        dataset: A ``Dataset``, ``IterableDataset``, or a dictionary of either. Its format stays.
        cleaner: The shipped rules by default.
        column, lang, url, threads: See :class:`CleanTable`.
        map_options: For ``map``: ``num_proc``, ``batch_size``, ``desc``, ...

    Raises:
        UsageError: There is no such column, or it holds no text.
    """
    if isinstance(dataset, dict):
        cleaned = {
            split: clean(
                part, cleaner, column=column, lang=lang, url=url, threads=threads, **map_options
            )
            for split, part in dataset.items()
        }
        return type(dataset)(cleaned)
    function = CleanTable(cleaner, column=column, lang=lang, url=url, threads=threads)
    given: Any = dataset
    if isinstance(given, datasets.IterableDataset):
        map_options.setdefault("features", given.features)  # or nobody would know them behind it
        result: Any = given.with_format("arrow").map(function, batched=True, **map_options)
        return cast(
            DatasetT, result.with_format(given._formatting and given._formatting.format_type)
        )
    result = given.with_format("arrow").map(function, batched=True, **map_options)
    before = given.format
    result = result.with_format(
        before["type"],
        columns=before["columns"] if set(before["columns"]) != set(given.column_names) else None,
        output_all_columns=before["output_all_columns"],
        **before["format_kwargs"],
    )
    return cast(DatasetT, result)

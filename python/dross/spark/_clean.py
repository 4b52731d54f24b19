"""Cleaning a DataFrame: document by document, without a shuffle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
from pyspark.sql import DataFrame

from .._cleaner import Cleaner
from .._errors import UsageError, usage_error


def clean(
    df: DataFrame,
    text_col: str = "text",
    cleaner: Cleaner | None = None,
    *,
    lang_col: str | None = None,
    url_col: str | None = None,
) -> DataFrame:
    """The rows with their text cleaned; all other columns stay as they are.

    Args:
        df: Any DataFrame.
        text_col: The column that holds the text, a string.
        cleaner: The shipped rules by default. Not one with ``dedupe="stream"``, which wants one
            order of all documents: see :func:`dross.spark.dedupe`.
        lang_col: The column that holds its language, if there is one.
        url_col: The column that holds its address, if there is one.

    Raises:
        UsageError: There is no such column, or it holds no text.
    """
    used = Cleaner() if cleaner is None else cleaner
    refuse_stream(used)
    check_columns(df, text_col, lang_col, url_col)

    def clean_batches(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield pa.record_batch(
                used.clean_batch(batch, column=text_col, lang=lang_col, url=url_col)
            )

    return df.mapInArrow(clean_batches, df.schema)


def refuse_stream(cleaner: Cleaner) -> None:
    """Raises where the cleaner keeps a stream."""
    if cleaner.is_stream:
        raise usage_error(
            'dross.spark takes no cleaner with dedupe="stream"',
            "give another to dross.spark.dedupe()",
        )


def no_column(df: DataFrame, name: str) -> UsageError:
    """What to raise where it is not there."""
    return usage_error(f"there is no column `{name}`", f"the columns are {', '.join(df.columns)}")


def check_columns(df: DataFrame, *names: str | None) -> None:
    """Raises where one is not there, or no string."""
    types: dict[str, Any] = {field.name: field.dataType.simpleString() for field in df.schema}
    for name in names:
        if name is None:
            continue
        if name not in types:
            raise no_column(df, name)
        if types[name] not in ("string", "binary"):
            raise usage_error(
                f"column `{name}` holds no text, but {types[name]}", "name a column of strings"
            )

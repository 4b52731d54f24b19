"""polars: a string expression, cleaned.

>>> import polars as pl, dross.polars
>>> frame = pl.DataFrame({"text": ["One.\\n\\nRelated Articles\\n", None]})
>>> frame.select(dross.polars.clean(pl.col("text")))["text"].to_list()
['One.\\n', None]

The same as a method: importing this module gives expressions and series the name ``dross``.

>>> frame.lazy().select(pl.col("text").dross.clean()).collect()["text"].to_list()
['One.\\n', None]
"""

from __future__ import annotations

from typing import Any, TypeVar

import polars as pl

from ._cleaner import Cleaner
from ._types import Stats

ExprT = TypeVar("ExprT", pl.Expr, pl.Series)


def _clean_series(series: pl.Series, cleaner: Cleaner, threads: int, stats: Stats | None) -> Any:
    cleaned = pl.Series(cleaner.clean_batch(series, threads=threads, stats=stats))
    return cleaned.cast(series.dtype).alias(series.name)


def clean(
    column: ExprT,
    cleaner: Cleaner | None = None,
    *,
    threads: int = 1,
    stats: Stats | None = None,
) -> ExprT:
    """The texts without what goes; nulls stay null, and the type stays as it is.

    Args:
        column: An expression or a series of ``String`` or ``Categorical``.
        cleaner: The shipped rules by default. One with ``dedupe="stream"`` wants the texts in their
            order: not in a streaming or partitioned query.
        threads: Clean so many texts at a time.
        stats: Is added to.
    """
    used = Cleaner() if cleaner is None else cleaner
    if isinstance(column, pl.Series):
        return _clean_series(column, used, threads, stats)
    return column.map_batches(
        lambda series: _clean_series(series, used, threads, stats),
        return_dtype=pl.self_dtype(),
        is_elementwise=not used.is_stream,
    )


class _Namespace:
    def __init__(self, column: Any) -> None:
        self._column = column

    def clean(
        self, cleaner: Cleaner | None = None, *, threads: int = 1, stats: Stats | None = None
    ) -> Any:
        """See :func:`dross.polars.clean`."""
        return clean(self._column, cleaner, threads=threads, stats=stats)


@pl.api.register_expr_namespace("dross")
class ExprNamespace(_Namespace):
    """``pl.col("text").dross``"""


@pl.api.register_series_namespace("dross")
class SeriesNamespace(_Namespace):
    """``pl.Series(...).dross``"""

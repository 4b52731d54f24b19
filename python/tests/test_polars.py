from __future__ import annotations

import dross
import dross.polars
import polars as pl
import pytest


@pytest.fixture
def frame(texts):
    return pl.DataFrame({"text": [*texts, None], "n": range(len(texts) + 1)})


def test_expressions(frame, pairs):
    expected = [clean for _, clean in pairs] + [None]
    stats = dross.Stats()
    cleaned = frame.with_columns(dross.polars.clean(pl.col("text"), threads=2, stats=stats))
    assert cleaned["text"].to_list() == expected
    assert cleaned.schema == frame.schema
    assert stats.snapshot().documents == len(pairs)
    lazy = frame.lazy().filter(pl.col("n") > 2).with_columns(pl.col("text").dross.clean())
    assert lazy.collect()["text"].to_list() == expected[3:]
    careful = dross.Cleaner(profile="careful")
    assert frame.select(pl.col("text").dross.clean(careful))["text"].to_list() == (
        careful.clean_batch(frame["text"].to_list())
    )


def test_series(frame, pairs):
    cleaned = frame["text"].dross.clean()
    assert cleaned.name == "text"
    assert cleaned.to_list() == [clean for _, clean in pairs] + [None]
    category = frame["text"].cast(pl.Categorical)
    assert dross.polars.clean(category).dtype == category.dtype
    empty = frame["text"].clear()
    assert dross.polars.clean(empty).to_list() == []
    with pytest.raises(dross.UsageError, match="no text"):
        dross.polars.clean(frame["n"])

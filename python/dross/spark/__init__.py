"""Apache Spark: a corpus that one machine cannot hold.

    import dross.spark

    df = spark.read.parquet("crawl/")
    dross.spark.clean(df, "text").write.parquet("clean/")

    result = dross.spark.dedupe(df, id_col="id", text_col="text")
    result.df.write.parquet("deduplicated/")
    print(result.report)

Executors need this package and pyarrow; nothing else. Cleaners are pickled with the content of
their rules, so rule files need only be where the driver is.
"""

from ._clean import clean
from ._dedupe import DedupeReport, Deduplicated, dedupe

__all__ = ["DedupeReport", "Deduplicated", "clean", "dedupe"]

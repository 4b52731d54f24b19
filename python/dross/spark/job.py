"""A job for spark-submit: Parquet (or JSON lines) in, cleaned or deduplicated Parquet out.

    spark-submit --master MASTER "$(python -m dross.spark.job --path)" clean IN OUT
    spark-submit --master MASTER "$(python -m dross.spark.job --path)" dedupe IN OUT --report FILE

Options that are not listed by ``--help`` are those of ``dross clean``: ``--profile careful``,
``--rules mine.toml``, ``--only duplicate``, ...
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence

from pyspark.sql import SparkSession

import dross.spark
from dross import _core
from dross._errors import usage_error


def _arguments(words: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(
        prog="job.py",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,  # --lang is the tool's, and no short form of --lang-col
    )
    parser.add_argument("command", choices=["clean", "dedupe"])
    parser.add_argument("input", help="a file or folder that Spark can read")
    parser.add_argument("output", help="a folder that is not there yet")
    parser.add_argument("--text-col", default="text", help="column of the text (text)")
    parser.add_argument("--id-col", default="id", help="dedupe: the order of documents (id)")
    parser.add_argument("--lang-col", help="column of the language")
    parser.add_argument("--url-col", help="column of the address")
    parser.add_argument("--input-format", default="parquet", help="parquet or json (parquet)")
    parser.add_argument("--max-listed", type=int, help="dedupe: see its doc string")
    parser.add_argument("--report", help="dedupe: a file of the driver for what was done, as JSON")
    return parser.parse_known_args(words)


def _cleaner_of(words: list[str]) -> dross.Cleaner:
    operands = _core.clean_operands([os.fsencode(word) for word in words])
    if operands:
        raise usage_error(
            f"`{os.fsdecode(operands[0])}` is one path too many", "give one input and one output"
        )
    return dross.Cleaner._from_arguments(words)


def main(words: Sequence[str] | None = None) -> int:
    """Runs the job and returns the exit code: 0, or 2 for options that make no sense."""
    given = list(sys.argv[1:] if words is None else words)
    if given == ["--path"]:
        print(__file__)
        return 0
    options, rest = _arguments(given)
    try:
        cleaner = _cleaner_of(rest)
    except dross.DrossError as error:
        print(error, file=sys.stderr)
        return 2

    spark = SparkSession.builder.appName(f"dross {options.command}").getOrCreate()
    try:
        df = spark.read.format(options.input_format).load(options.input)
        columns = {"lang_col": options.lang_col, "url_col": options.url_col}
        if options.command == "clean":
            cleaned = dross.spark.clean(df, options.text_col, cleaner, **columns)
        else:
            if options.max_listed:
                columns["max_listed"] = options.max_listed
            cleaned, report = dross.spark.dedupe(
                df, options.id_col, options.text_col, cleaner, **columns
            )
            said = json.dumps({**report.to_dict(), "is_exact": report.is_exact})
            print(said, file=sys.stderr)
            if options.report:
                with open(options.report, "w") as file:
                    file.write(said + "\n")
        cleaned.write.parquet(options.output)
    except dross.DrossError as error:
        print(error, file=sys.stderr)
        return 2
    finally:
        spark.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Parquet in and out for ``python -m dross clean``: a row group at a time, so that memory does not
grow with the file. Every other column, the schema and its metadata, the row groups and the
compression of each column stay as they are."""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from . import _core
from ._cleaner import Cleaner
from ._errors import DrossError
from ._types import Stats

_SUFFIXES = (".parquet", ".pq")
_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
DONE, FOUND, USAGE, INPUT_FAILED, OUTPUT_FAILED = range(5)


def is_parquet(path: Path) -> bool:
    """By its name."""
    return path.suffix.lower() in _SUFFIXES


def finds_parquet(words: Sequence[str]) -> bool:
    """Is one of the operands a Parquet file, or a folder that has some?"""
    try:
        operands = _core.clean_operands(_encoded(words))
    except DrossError:
        return False  # and the tool says what is wrong
    paths = [Path(os.fsdecode(operand)) for operand in operands]
    return any(is_parquet(path) or any(map(is_parquet, _files_below(path))) for path in paths)


def refuse_stdin(words: Sequence[str]) -> bool:
    """Is stdin a Parquet file? It begins where it ends, so it must have a name. Told of files only:
    what is read of a pipe is gone."""
    try:
        if any(operand != b"-" for operand in _core.clean_operands(_encoded(words))):
            return False
        if os.pread(0, 4, os.lseek(0, 0, os.SEEK_CUR)) != b"PAR1":
            return False
    except (DrossError, OSError):
        return False
    _say("error: stdin is a Parquet file\n  = hint: give its name: python -m dross FILE.parquet")
    return True


def _encoded(words: Sequence[str]) -> list[bytes]:
    return [os.fsencode(word) for word in words]


def _files_below(folder: Path) -> Iterator[Path]:
    """But those that Spark and others keep for themselves: ``_SUCCESS``, ``.part-0.crc``."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name[0] not in "._")
        yield from (Path(place, name) for name in sorted(files) if name[0] not in "._")


@dataclass(frozen=True)
class _Input:
    path: Path
    name: Path  # of the output, below --out-dir


class _Usage(Exception):
    pass


class _OutputFailed(Exception):
    pass


class _Interrupted(BaseException):
    def __init__(self, number: int) -> None:
        self.number = number


class _Signals:
    """Signals that end a program are exceptions meanwhile, so that no half of a file stays. Code
    that is called may drop an exception, as pyarrow does while it imports pandas; so the first is
    kept, and raised again by `raise_kept`, which is called wherever a file can still be given up.
    After it no other is raised: none may break into the tidying up."""

    def __init__(self) -> None:
        self._kept: int | None = None
        self._is_held = False

    def _interrupt(self, number: int, _frame: object) -> None:
        if self._kept is None:
            self._kept = number
            if not self._is_held:
                raise _Interrupted(number)

    def raise_kept(self) -> None:
        if self._kept is not None:
            raise _Interrupted(self._kept)

    @contextmanager
    def held(self) -> Iterator[None]:
        """For a step that is done wholly or not at all: a signal is raised behind it."""
        self._is_held = True
        try:
            yield
        finally:
            self._is_held = False
        self.raise_kept()

    @contextmanager
    def raised(self) -> Iterator[None]:
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        # None: a handler that Python knows nothing of, and cannot put back.
        handlers = {number: signal.getsignal(number) for number in _ENDING}
        before = {
            number: handler
            for number, handler in handlers.items()
            if handler not in (None, signal.SIG_IGN)
        }
        try:
            for number in before:
                signal.signal(number, self._interrupt)
            yield
            self.raise_kept()
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def _inputs(operands: Sequence[str]) -> list[_Input]:
    inputs = []
    for operand in operands:
        path = Path(operand)
        if path.is_dir():
            files = list(_files_below(path))
            inputs += [_Input(f, f.relative_to(path)) for f in files if is_parquet(f)]
            others = [file for file in files if not is_parquet(file)]
            if others:
                raise _Usage(
                    f"{operand} has Parquet files and others, such as {others[0]}; clean them apart"
                )
        elif is_parquet(path):
            inputs.append(_Input(path, Path(path.name)))
        else:
            raise _Usage(f"{operand} is no Parquet file, and others are; clean them apart")
    return inputs


class _Counted:
    """A file without a buffer, so that nothing is left to fail at the end. A pipe cannot tell where
    it stands, and Parquet must know."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._at = 0
        self.closed = False
        self.is_given_up = False

    def write(self, data: Any) -> int:
        if self.is_given_up:
            return memoryview(data).nbytes
        with memoryview(data).cast("B") as rest, _output_faults():
            at = 0
            while at < len(rest):
                at += self._file.write(rest[at:])
        self._at += at
        return at

    def tell(self) -> int:
        return self._at

    def flush(self) -> None:
        pass

    def close(self) -> None:
        self.closed = True


@contextmanager
def _output_faults() -> Iterator[None]:
    """What fails here is the output's fault, and not the input's."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _OutputFailed(str(error)) from error


def _open_beside(path: Path) -> tuple[IO[bytes], str]:
    with _output_faults():
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    return os.fdopen(descriptor, "wb", buffering=0), temporary


def _put_in_place(temporary: str, path: Path) -> None:
    mask = os.umask(0)
    os.umask(mask)
    with _output_faults():
        os.chmod(temporary, 0o666 & ~mask)
        os.replace(temporary, path)


@contextmanager
def _replaced(path: Path, signals: _Signals) -> Iterator[IO[bytes]]:
    """A file that takes the place of `path` in one step, when all went well."""
    temporary = ""
    try:
        with signals.held():
            opened, temporary = _open_beside(path)
        with opened as file:
            yield file
            with _output_faults():
                os.fsync(file.fileno())
        with signals.held():
            _put_in_place(temporary, path)
            temporary = ""
    finally:
        if temporary:
            os.unlink(temporary)


def _compression(metadata: Any) -> dict[str, str] | str:
    if metadata.num_row_groups == 0:
        return "snappy"
    group = metadata.row_group(0)
    columns = (group.column(i) for i in range(group.num_columns))
    return {
        column.path_in_schema: "none"
        if column.compression == "UNCOMPRESSED"
        else column.compression.lower()
        for column in columns
    }


@dataclass
class _Run:
    cleaner: Cleaner
    settings: dict[str, Any]
    stats: Stats
    signals: _Signals

    def columns(self, schema: Any) -> dict[str, Any]:
        """The columns to name to `clean_batch`; those of metadata where they are there."""
        import pyarrow as pa

        columns: dict[str, Any] = {"column": self.settings["text"]}
        for name in ("id", "url", "lang"):
            column = self.settings[name]
            if column in schema.names and column != self.settings["text"]:
                kind = schema.field(column).type
                if pa.types.is_string(kind) or pa.types.is_large_string(kind):
                    columns[name] = column
        return columns

    def tables(self, file: Any) -> Iterator[Any]:
        """The row groups, cleaned."""
        import pyarrow as pa

        columns = self.columns(file.schema_arrow)
        for number in range(file.num_row_groups):
            self.signals.raise_kept()
            table = file.read_row_group(number)
            cleaned = self.cleaner.clean_batch(
                table, **columns, threads=self.settings["threads"], stats=self.stats
            )
            yield pa.Table.from_batches(pa.RecordBatchReader.from_stream(cleaned), table.schema)

    def write(self, file: Any, sink: IO[bytes]) -> None:
        import pyarrow.parquet as pq

        # Before a byte is written: is the column there?
        empty = file.schema_arrow.empty_table()
        self.cleaner.clean_batch(empty, **self.columns(empty.schema))
        out = _Counted(sink)
        writer = pq.ParquetWriter(out, file.schema_arrow, compression=_compression(file.metadata))
        try:
            for table in self.tables(file):
                writer.write_table(table, row_group_size=max(table.num_rows, 1))
            self.signals.raise_kept()
        except BaseException:
            # The end of a Parquet file makes it whole, and this one is not.
            out.is_given_up = True
            raise
        finally:
            writer.close()

    def clean(self, given: _Input) -> None:
        """One file."""
        import pyarrow.parquet as pq

        with given.path.open("rb") as bytes_in, pq.ParquetFile(bytes_in) as file:
            if self.settings["check"]:
                for _ in self.tables(file):
                    pass
            elif self.settings["out_dir"]:
                with _replaced(Path(self.settings["out_dir"]) / given.name, self.signals) as sink:
                    self.write(file, sink)
            else:
                with open(sys.stdout.fileno(), "wb", buffering=0, closefd=False) as sink:
                    self.write(file, sink)


def _refuse_clashes(inputs: Sequence[_Input], settings: dict[str, Any]) -> None:
    out_dir = settings["out_dir"]
    if not out_dir:
        if len(inputs) > 1 and not settings["check"]:
            raise _Usage("several Parquet files do not fit into one; give --out-dir DIR")
        if not settings["check"] and sys.stdout.isatty():
            raise _Usage("Parquet is not for a terminal; write to a file, or give --out-dir DIR")
        return
    outputs = [(Path(out_dir) / given.name).resolve() for given in inputs]
    if len(set(outputs)) < len(outputs):
        raise _Usage(f"two inputs would be written to the same file in {out_dir}")
    if set(outputs) & {given.path.resolve() for given in inputs}:
        raise _Usage("an output would fall onto an input; give another --out-dir")


def _say(text: str) -> None:
    print(text, file=sys.stderr)


def _clean_all(run: _Run, inputs: Sequence[_Input]) -> int:
    code = DONE
    for given in inputs:
        out_dir = run.settings["out_dir"]
        if run.settings["resume"] and out_dir and (Path(out_dir) / given.name).exists():
            continue
        try:
            run.clean(given)
        except BrokenPipeError:
            return DONE
        except (DrossError, OSError, ValueError) as error:
            # What a dropped signal made of itself is no fault of the input's.
            run.signals.raise_kept()
            # The last two are what pyarrow raises for files that are none.
            _say(f"{'' if isinstance(error, DrossError) else 'error: '}{given.path}: {error}")
            code = INPUT_FAILED
        run.signals.raise_kept()
    return code


def _finish(run: _Run, code: int) -> int:
    figures = run.stats.snapshot()
    if run.settings["stats"] and not run.settings["check"]:
        with _replaced(Path(run.settings["stats"]), run.signals) as file:
            said = json.dumps(figures.to_dict(), indent=2, sort_keys=True) + "\n"
            _Counted(file).write(said.encode())
    if not run.settings["quiet"]:
        _say(
            f"{figures.changed} of {figures.documents} documents lose something: "
            f"{figures.edits} edits, {figures.words_removed} of {figures.words} words"
        )
    if code == DONE and run.settings["check"] and figures.edits:
        return FOUND
    return code


def clean_files(words: Sequence[str]) -> int:
    """``clean`` with Parquet files among its operands. Returns the exit code."""
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        _say("error: Parquet files need pyarrow: pip install 'dross[parquet]'")
        return USAGE
    try:
        settings = _core.parse_clean(_encoded(words))
        inputs = _inputs([os.fsdecode(operand) for operand in settings["operands"]])
        _refuse_clashes(inputs, settings)
        cleaner = Cleaner._from_arguments([os.fsdecode(word) for word in settings["arguments"]])
    except _Usage as error:
        _say(f"error: {error}")
        return USAGE
    except DrossError as error:
        _say(str(error))
        return USAGE
    run = _Run(cleaner, settings, Stats(), _Signals())
    try:
        with run.signals.raised():
            try:
                return _finish(run, _clean_all(run, inputs))
            except _OutputFailed as error:
                run.signals.raise_kept()
                _say(f"error: {error}")
                return OUTPUT_FAILED
    except _Interrupted as interrupted:
        signal.signal(interrupted.number, signal.SIG_DFL)
        os.kill(os.getpid(), interrupted.number)
        raise

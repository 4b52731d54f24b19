"""Arrow data on its way out, by the Arrow PyCapsule interface."""

from __future__ import annotations

from typing import Any, Protocol

from . import _core


class SupportsArrowArray(Protocol):
    """An array or a record batch of any library."""

    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]:
        """The capsules of its schema and of its data."""


class SupportsArrowStream(Protocol):
    """A column of chunks, a table or a frame of any library."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The capsule of the stream."""


class ArrowArray:
    """A cleaned column, or a record batch with one. Of the type that was given.

    Whatever knows the interface takes it, as often as it likes and without a copy:
    ``pyarrow.array(result)``, ``pyarrow.record_batch(result)``, ``polars.Series(result)``.
    """

    __slots__ = ("_native",)

    def __init__(self, native: _core.Array) -> None:
        self._native = native

    def __len__(self) -> int:
        """Rows."""
        return len(self._native)

    def __arrow_c_schema__(self) -> object:
        return self._native.schema()

    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]:
        return self._native.schema(), self._native.array()

    def __repr__(self) -> str:
        return f"<dross.ArrowArray of {len(self)} rows>"


class ArrowStream:
    """A cleaned stream of columns or record batches, of the type that was given.

    Nothing is read before somebody asks for it, and it can be read once: by
    ``pyarrow.RecordBatchReader.from_stream(result)``, ``pyarrow.chunked_array(result)``,
    ``polars.DataFrame(result)``, a ``duckdb`` query, or what else knows the interface.
    """

    __slots__ = ("_capsule", "_schema")

    def __init__(self, capsule: object) -> None:
        self._capsule: object | None = capsule
        self._schema: _core.Schema = _core.stream_schema(capsule)

    def __arrow_c_schema__(self) -> object:
        return self._schema.capsule()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> Any:
        capsule, self._capsule = self._capsule, None
        if capsule is None:
            raise ValueError("this stream was read already; clean the source again")
        return capsule

    def __repr__(self) -> str:
        return f"<dross.ArrowStream{'' if self._capsule is not None else ', read'}>"

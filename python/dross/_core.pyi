"""The native module. Its values are plain; the Python files beside it make them typed."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

_Text = TypeVar("_Text", str, bytes)
_Source = tuple[str, bytes | None, bool]

class Stats:
    def __init__(self) -> None: ...
    def figures(
        self,
    ) -> tuple[
        dict[str, int],
        dict[str, tuple[int, int]],
        dict[str, tuple[int, int]],
        dict[str, tuple[int, int]],
        dict[str, int],
    ]: ...

class Engine:
    def __init__(self, arguments: Sequence[bytes], sources: Sequence[_Source]) -> None: ...
    def clean(
        self, text: _Text, lang: str | None, url: str | None, id: str | None, stats: Stats | None
    ) -> _Text: ...
    def explain(
        self, text: _Text, lang: str | None, url: str | None, id: str | None, stats: Stats | None
    ) -> tuple[Any, ...]: ...
    def clean_list(
        self,
        texts: Iterable[_Text | None],
        langs: Iterable[str | None] | None,
        urls: Iterable[str | None] | None,
        ids: Iterable[str | None] | None,
        threads: int,
        stats: Stats | None,
    ) -> list[_Text | None]: ...
    def sources(self) -> list[_Source]: ...
    def warnings(self) -> list[str]: ...
    def rules_hash(self) -> str: ...
    def is_stream(self) -> bool: ...

class Schema:
    def capsule(self) -> object: ...

class Array:
    def __len__(self) -> int: ...
    def schema(self) -> object: ...
    def array(self) -> object: ...

def clean_array(
    engine: Engine,
    schema: object,
    array: object,
    columns: tuple[str | None, ...],
    threads: int,
    stats: Stats | None,
) -> Array: ...
def clean_stream(
    engine: Engine,
    stream: object,
    columns: tuple[str | None, ...],
    threads: int,
    stats: Stats | None,
) -> object: ...
def stream_schema(stream: object) -> Schema: ...
def run(words: list[bytes]) -> int: ...
def commands() -> list[str]: ...
def clean_operands(words: list[bytes]) -> list[bytes]: ...
def parse_clean(words: list[bytes]) -> dict[str, Any]: ...
def version() -> str: ...
def shipped_hash() -> str: ...

MAX_LISTED: int

def prepare(
    engine: Engine, schema: object, array: object, columns: tuple[str | None, ...]
) -> tuple[Any, ...]: ...
def prefix_keys(engine: Engine, guards: Any, offsets: Any, shingles: Any) -> tuple[Any, ...]: ...

class CandidateFinder:
    def __init__(self, engine: Engine, max_listed: int) -> None: ...
    def take(
        self,
        groups: Any,
        documents: Any,
        low: Any,
        high: Any,
        sizes: Any,
        positions: Any,
        listed: Any,
        can_go: Any,
    ) -> tuple[Any, ...]: ...
    @property
    def capped_groups(self) -> int: ...
    @property
    def turned_away(self) -> int: ...

def similarities(offsets_a: Any, shingles_a: Any, offsets_b: Any, shingles_b: Any) -> Any: ...
def clean_without(
    engine: Engine,
    schema: object,
    array: object,
    columns: tuple[str | None, ...],
    offsets: Any,
    numbers: Any,
    stats: Stats | None,
) -> Array: ...
def threshold(engine: Engine) -> float: ...

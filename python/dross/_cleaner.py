"""The cleaner: options once, then any number of texts."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from operator import index
from typing import TYPE_CHECKING, Any, Literal, overload

from . import _core
from ._arrow import ArrowArray, ArrowStream, SupportsArrowArray, SupportsArrowStream
from ._errors import Diagnostic, diagnostic, usage_error
from ._types import Explanation, Stats, Text, explanation_from

if TYPE_CHECKING:
    from collections.abc import Callable

Rules = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]
Profile = Literal["careful", "balanced", "greedy"]
Dedupe = Literal["off", "document", "stream"]

_MOST_THREADS = 1024  # as --threads has it

# Name of a parameter, the option of the command line, and the value that need not be said.
_OPTIONS: tuple[tuple[str, str, object], ...] = (
    ("profile", "--profile", "balanced"),
    ("dedupe", "--dedupe", "document"),
    ("lang", "--lang", None),
    ("only", "--only", ()),
    ("skip", "--skip", ()),
    ("max_removed", "--max-removed", 60),
    ("paragraphs", "--paragraphs", "auto"),
    ("dedupe_threshold", "--dedupe-threshold", 0.8),
    ("dedupe_min_words", "--dedupe-min-words", 12),
    ("memory", "--memory", "256M"),
    ("max_document", "--max-document", "64M"),
)


def _words(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _paths(rules: Rules | None) -> list[str]:
    if rules is None:
        return []
    if isinstance(rules, (str, os.PathLike)):
        return [os.fspath(rules)]
    paths = [os.fspath(path) for path in rules]
    if not paths:
        raise usage_error("`rules` names no file", 'leave it out, or say "shipped"')
    return paths


def _arguments(values: dict[str, Any], plain: bool) -> list[str]:
    arguments = ["--plain"] if plain else []
    for name, option, default in _OPTIONS:
        value = values[name]
        if value == default:
            continue
        if isinstance(value, tuple):
            value = ",".join(value)
        arguments.append(f"{option}={value}")
    return arguments


def open_engine(
    arguments: Sequence[str], sources: Sequence[tuple[str, bytes | None, bool]]
) -> _core.Engine:
    """The native cleaner for the words of a command line."""
    return _core.Engine([os.fsencode(word) for word in arguments], sources)


class Cleaner:
    """Takes the clutter out of texts.

    >>> import dross
    >>> dross.Cleaner().clean("The article.\\n\\nRelated Articles\\n")
    'The article.\\n'

    It may be used from many threads at once; the interpreter's lock is released while it works. It
    survives a fork. It can be pickled: with the *content* of its rule files and not their paths, so
    that it means the same on another machine; two cleaners that do the same are equal, and have the
    same hash and fingerprint in every process.

    With ``dedupe="stream"`` each text is the next document of one stream, and loses the paragraphs
    that an earlier one has. Such a cleaner remembers what it has seen: it cannot be pickled, nor be
    used in another process.

    Args:
        rules: Rule files or folders instead of the shipped rules; the word ``"shipped"`` stands for
            those: ``rules=["shipped", "mine.toml"]``.
        profile: How sure a rule must be: ``careful``, ``balanced`` or ``greedy``.
        dedupe: What a paragraph is compared with to find repeats: ``off``, ``document`` or
            ``stream``.
        lang: Language of every document, e.g. ``"en"``; else what each call says, else a guess.
        only: Take only what these name: rule ids, globs (``"en/*"``), categories, engine names.
        skip: Take nothing that these name.
        max_removed: Per cent of a document's words; where rules would take more, they decide more
            carefully. 0 to 100.
        paragraphs: ``auto``, ``line`` or ``blank``: is a paragraph one line, or lines up to a blank
            one?
        plain: Take every line that a ``line`` rule matches, and nothing else.
        dedupe_threshold: Least Jaccard similarity of near copies, 0.5 to 1.
        dedupe_min_words: Words that near copies have at least, from 3.
        memory: Bytes for what is kept of a stream, as a number or as ``"256M"``.
        max_document: Larger texts (bytes of UTF-8) pass untouched.

    Raises:
        RuleError: A rule file cannot be read or is wrong; ``error.diagnostics`` has every fault.
        UsageError: An option has a value that makes no sense.
    """

    __slots__ = ("_arguments", "_engine", "_fingerprint")

    def __init__(
        self,
        rules: Rules | None = None,
        *,
        profile: Profile = "balanced",
        dedupe: Dedupe = "document",
        lang: str | None = None,
        only: str | Iterable[str] = (),
        skip: str | Iterable[str] = (),
        max_removed: int = 60,
        paragraphs: Literal["auto", "line", "blank"] = "auto",
        plain: bool = False,
        dedupe_threshold: float = 0.8,
        dedupe_min_words: int = 12,
        memory: int | str = "256M",
        max_document: int | str = "64M",
    ) -> None:
        values = dict(locals(), only=_words(only), skip=_words(skip))
        self._open(_arguments(values, plain), [f"--rules={path}" for path in _paths(rules)], [])

    def _open(
        self,
        arguments: list[str],
        rules: list[str],
        sources: list[tuple[str, bytes | None, bool]],
    ) -> None:
        self._arguments = arguments
        self._engine = open_engine(arguments + rules, sources)
        self._fingerprint: str | None = None

    @classmethod
    def _from_arguments(cls, arguments: Sequence[str]) -> Cleaner:
        """Of the words of a command line; its paths are left alone."""
        cleaner = cls.__new__(cls)
        cleaner._open(list(arguments), [], [])
        return cleaner

    def clean(
        self,
        text: Text,
        *,
        lang: str | None = None,
        url: str | None = None,
        id: str | None = None,
        stats: Stats | None = None,
    ) -> Text:
        """The text without what goes; the very object that was given where nothing does.

        Args:
            text: One document, as ``str``, or as ``bytes`` of UTF-8 (what is none stays as it is).
            lang: Its language, e.g. ``"en"``; None or empty = a guess.
            url: Its address; rules for a site need it.
            id: Its name, by which a duplicate says where its kept copy stands.
            stats: Is added to.

        Raises:
            TypeError: Not a text.
        """
        return self._engine.clean(text, lang, url, id, _native(stats))

    def explain(
        self,
        text: Text,
        *,
        lang: str | None = None,
        url: str | None = None,
        id: str | None = None,
        stats: Stats | None = None,
    ) -> Explanation[Text]:
        """What goes of the text, and why. The arguments are those of :meth:`clean`.

        In a stream this is the next document of it, as with :meth:`clean`.
        """
        return explanation_from(self._engine.explain(text, lang, url, id, _native(stats)))

    @overload
    def clean_batch(
        self,
        texts: SupportsArrowArray,
        *,
        column: str | None = None,
        lang: str | None = None,
        url: str | None = None,
        id: str | None = None,
        threads: int = 1,
        stats: Stats | None = None,
    ) -> ArrowArray: ...

    @overload
    def clean_batch(
        self,
        texts: SupportsArrowStream,
        *,
        column: str | None = None,
        lang: str | None = None,
        url: str | None = None,
        id: str | None = None,
        threads: int = 1,
        stats: Stats | None = None,
    ) -> ArrowStream: ...

    @overload
    def clean_batch(
        self,
        texts: Iterable[Text],
        *,
        lang: Iterable[str | None] | None = None,
        url: Iterable[str | None] | None = None,
        id: Iterable[str | None] | None = None,
        threads: int = 1,
        stats: Stats | None = None,
    ) -> list[Text]: ...

    @overload
    def clean_batch(
        self,
        texts: Iterable[Text | None],
        *,
        lang: Iterable[str | None] | None = None,
        url: Iterable[str | None] | None = None,
        id: Iterable[str | None] | None = None,
        threads: int = 1,
        stats: Stats | None = None,
    ) -> list[Text | None]: ...

    def clean_batch(
        self,
        texts: Any,
        *,
        column: str | None = None,
        lang: Any = None,
        url: Any = None,
        id: Any = None,
        threads: int = 1,
        stats: Stats | None = None,
    ) -> Any:
        """Cleans many texts, each a document of its own.

        Args:
            texts: A list (or any iterable) of ``str``, ``bytes`` or None; or an Arrow array, record
                batch or stream: whatever has ``__arrow_c_array__`` or ``__arrow_c_stream__``, such
                as the columns, tables and frames of pyarrow, polars, pandas and duckdb. Text may be
                utf8, large_utf8, string_view, or a dictionary of one of them; slices and chunks are
                fine.
            column: Arrow: the column that holds the text. Not needed where there is one only.
            lang: Languages of the texts: for a list, as many; for Arrow, the name of a column.
            url: Their addresses, likewise.
            id: Their names, likewise.
            threads: Clean so many at a time, 1 to 1024. The result is the same.
            stats: Is added to; of a stream, whenever a part of it has been read.

        Returns:
            For a list, a list of as many; None stays None. For an Arrow array an
            :class:`ArrowArray`, for a stream an :class:`ArrowStream`, which is read on demand. Both
            have the type that was given, nulls where they were, and the other columns as they are.

        Raises:
            UsageError: There is no such column, more than one, or it holds no text.
            TypeError: Something else than texts.
            ValueError: Not as many languages, addresses or names as texts; too many threads.
        """
        if not 1 <= index(threads) <= _MOST_THREADS:
            raise ValueError(f"threads must be 1 to {_MOST_THREADS}")
        if hasattr(texts, "__arrow_c_array__"):
            schema, array = texts.__arrow_c_array__()
            columns = _columns(column, lang, url, id)
            return ArrowArray(
                _core.clean_array(self._engine, schema, array, columns, threads, _native(stats))
            )
        if hasattr(texts, "__arrow_c_stream__"):
            stream = texts.__arrow_c_stream__()
            columns = _columns(column, lang, url, id)
            return ArrowStream(
                _core.clean_stream(self._engine, stream, columns, threads, _native(stats))
            )
        if isinstance(texts, (str, bytes)):
            raise TypeError("clean_batch() takes many texts; clean() takes one")
        if column is not None:
            raise TypeError("column= is for Arrow data")
        return self._engine.clean_list(texts, lang, url, id, threads, _native(stats))

    @property
    def rules_hash(self) -> str:
        """Content hash of the rule set: 16 hexadecimal digits, as ``dross --version`` prints."""
        return self._engine.rules_hash()

    @property
    def is_stream(self) -> bool:
        """Does it remember what it has seen (``dedupe="stream"``)?"""
        return self._engine.is_stream()

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """What is not wrong in the rule files, but should be mended."""
        return tuple(diagnostic(text) for text in self._engine.warnings())

    @property
    def fingerprint(self) -> str:
        """32 hexadecimal digits over all that decides what is cleaned: the content of the rules,
        the options, the version of dross. The same in every process and on every machine."""
        if self._fingerprint is None:
            said = [_core.version(), self.rules_hash, self._arguments]
            self._fingerprint = hashlib.blake2b(
                json.dumps(said).encode(), digest_size=16
            ).hexdigest()
        return self._fingerprint

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Cleaner):
            return NotImplemented
        if self.is_stream or other.is_stream:
            return self is other
        return self.fingerprint == other.fingerprint

    def __hash__(self) -> int:
        return int(self.fingerprint[:15], 16)

    def __reduce__(self) -> tuple[Callable[..., Cleaner], tuple[Any, ...]]:
        if self.is_stream:
            raise TypeError(
                'a cleaner with dedupe="stream" remembers what it has seen and cannot be pickled; '
                "make one in each process, or use dross.spark.dedupe"
            )
        sources = tuple(self._engine.sources())
        if all(ours for _, _, ours in sources):
            sources = ()  # equal cleaners have equal pickles
        uses_shipped = not sources or any(ours for _, _, ours in sources)
        shipped = _core.shipped_hash() if uses_shipped else None
        return _restore, (tuple(self._arguments), sources, shipped)

    def __repr__(self) -> str:
        said = " ".join(["dross.Cleaner", *self._arguments])
        return f"<{said}, rules {self.rules_hash}>"


def _restore(
    arguments: tuple[str, ...],
    sources: tuple[tuple[str, bytes | None, bool], ...],
    shipped: str | None,
) -> Cleaner:
    if shipped is not None and shipped != _core.shipped_hash():
        raise usage_error(
            f"this cleaner was pickled with the shipped rules {shipped}, and dross "
            f"{_core.version()} has {_core.shipped_hash()}",
            "use the same version on both sides",
        )
    cleaner = Cleaner.__new__(Cleaner)
    cleaner._open(list(arguments), [], list(sources))
    return cleaner


def _native(stats: Stats | None) -> _core.Stats | None:
    if stats is not None and not isinstance(stats, Stats):
        raise TypeError(f"stats= takes a dross.Stats, not {type(stats).__name__}")
    return None if stats is None else stats._native


def _columns(*names: Any) -> tuple[str | None, ...]:
    for name in names:
        if name is not None and not isinstance(name, str):
            raise TypeError("with Arrow data, column, lang, url and id are names of columns")
    return names

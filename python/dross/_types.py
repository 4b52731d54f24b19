"""What a cleaner says: edits, explanations, statistics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from . import _core

Text = TypeVar("Text", str, bytes)


@dataclass(frozen=True, slots=True)
class Points:
    """The evidence for a line that went by a sum of signs.

    Attributes:
        signs: Points of each sign that spoke for it, e.g. ``{"anchored": 2, "short": 1}``.
        sum: All of them together.
        needed: So many were needed for a line of its length; ``sum >= needed``.
    """

    signs: Mapping[str, int]
    sum: int
    needed: int


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """The copy that stays of a paragraph that went as a duplicate.

    Attributes:
        document: Number of its document among those the cleaner was given, from 1; None = this one.
        id: That document's id; None = this document.
        line: Its line there, from 1.
        similarity: Jaccard similarity of the two, up to 1.0 for the same paragraph.
    """

    document: int | None
    id: str | None
    line: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Edit(Generic[Text]):
    """One piece of text that goes, and why.

    Attributes:
        start: Where it begins in the text: an index of the ``str`` (or ``bytes``) that was given.
        end: Where it ends, so that ``text[edit.start:edit.end] == edit.text``.
        byte_start: The same in bytes of UTF-8.
        byte_end: The same in bytes of UTF-8.
        text: What goes, line ends and blank lines that go with it included.
        rule: Id of the rule, or the engine's name for what it did: ``duplicate``, ``head-run``,
            ``tail-run``, ``list-run``, ``companion``, ``template``.
        category: What kind of clutter, e.g. ``"related"``.
        kind: How it came about: ``line``, ``span``, ``section head``, ``section item``, ...
        line: Line number in the text, from 1.
        words: Words that go.
        why: The rule's own reason; None where the engine acts without a rule.
        confidence: The rule's: ``"high"``, ``"medium"`` or ``"low"``; None without a rule.
        points: The evidence; None where a rule stands alone and nothing was summed.
        cause: Line number of the heading, the tail's first line, the neighbour; None = itself.
        kept_copy: Where the copy stands that stays; None for all but duplicates.
    """

    start: int
    end: int
    byte_start: int
    byte_end: int
    text: Text
    rule: str
    category: str
    kind: str
    line: int
    words: int
    why: str | None
    confidence: str | None
    points: Points | None
    cause: int | None
    kept_copy: KeptCopy | None


@dataclass(frozen=True, slots=True)
class Explanation(Generic[Text]):
    """What goes of one text, and why; a sequence of its edits.

    Attributes:
        text: The cleaned text.
        edits: What goes, in the order of the text, without overlap.
        language: ISO 639-1 code, or ``""`` where nobody knows.
        language_source: Who said so: ``option``, ``field``, ``detected`` or ``unknown``.
        profile: The profile that was used in the end.
        guards: Names of the guards that held the rules back.
        lines: Non-blank lines of the text.
        words: Words of the text.
    """

    text: Text
    edits: tuple[Edit[Text], ...]
    language: str
    language_source: str
    profile: str
    guards: tuple[str, ...]
    lines: int
    words: int

    def __len__(self) -> int:
        return len(self.edits)

    def __iter__(self) -> Iterator[Edit[Text]]:
        return iter(self.edits)

    def __getitem__(self, number: int) -> Edit[Text]:
        return self.edits[number]

    @property
    def words_removed(self) -> int:
        """Words that go."""
        return sum(edit.words for edit in self.edits)


def edit_from(values: tuple[Any, ...]) -> Edit[Any]:
    """An edit of what the native module says of it."""
    *plain, points, cause, kept_copy = values
    typed: list[Any] = [
        None if points is None else Points(*points),
        cause,
        None if kept_copy is None else KeptCopy(*kept_copy),
    ]
    return Edit(*(plain + typed))


def explanation_from(values: tuple[Any, ...]) -> Explanation[Any]:
    """An explanation of what the native module says."""
    text, edits, *rest = values
    return Explanation(text, tuple(edit_from(edit) for edit in edits), *rest)


@dataclass(frozen=True, slots=True)
class Count:
    """How much one rule, category or kind took: edits, and words in them."""

    edits: int = 0
    words: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.edits + other.edits, self.words + other.words)


@dataclass(slots=True)
class StatsSnapshot:
    """Figures on what was cleaned, by the names that ``dross --stats`` writes.

    Attributes:
        documents: Texts that were looked at.
        changed: Those that lost something.
        edits: Pieces that went.
        words: Words of all texts.
        words_removed: Words that went.
        bytes_in: Bytes of all texts, in UTF-8.
        bytes_out: Bytes that were left.
        nulls: Texts that were None, and stayed so.
        too_large: Texts over a limit, which passed untouched.
        by_rule: By rule id or engine name.
        by_category: By category.
        by_kind: By kind of edit.
        guards: Documents in which each guard held the rules back.
    """

    documents: int = 0
    changed: int = 0
    edits: int = 0
    words: int = 0
    words_removed: int = 0
    bytes_in: int = 0
    bytes_out: int = 0
    nulls: int = 0
    too_large: int = 0
    by_rule: dict[str, Count] = field(default_factory=dict)
    by_category: dict[str, Count] = field(default_factory=dict)
    by_kind: dict[str, Count] = field(default_factory=dict)
    guards: dict[str, int] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Plain values only, for ``json.dumps``."""

        def plain(counts: dict[str, Count]) -> dict[str, dict[str, int]]:
            return {name: {"edits": c.edits, "words": c.words} for name, c in counts.items()}

        out: dict[str, Any] = {name: getattr(self, name) for name in _NUMBERS}
        out["by_rule"] = plain(self.by_rule)
        out["by_category"] = plain(self.by_category)
        out["by_kind"] = plain(self.by_kind)
        out["guards"] = dict(self.guards)
        return out


_NUMBERS = (
    "documents",
    "changed",
    "edits",
    "words",
    "words_removed",
    "bytes_in",
    "bytes_out",
    "nulls",
    "too_large",
)


class Stats:
    """Adds up what any number of calls did; give it to them as ``stats=``.

    >>> import dross
    >>> stats = dross.Stats()
    >>> _ = dross.Cleaner().clean_batch(["One.", None], stats=stats)
    >>> stats.snapshot().documents, stats.snapshot().nulls
    (1, 1)

    It may be given to several threads at once. Of a stream it counts what has been read so far.
    """

    __slots__ = ("_native",)

    def __init__(self) -> None:
        self._native = _core.Stats()

    def snapshot(self) -> StatsSnapshot:
        """The figures as they stand now."""
        totals, by_rule, by_category, by_kind, guards = self._native.figures()

        def counts(values: dict[str, tuple[int, int]]) -> dict[str, Count]:
            return {name: Count(*value) for name, value in values.items()}

        return StatsSnapshot(
            **totals,
            by_rule=counts(by_rule),
            by_category=counts(by_category),
            by_kind=counts(by_kind),
            guards=guards,
        )

    def __repr__(self) -> str:
        return f"Stats({self.snapshot()!r})"

"""datatrove: a step of a pipeline that takes the clutter out of each document.

    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter
    from dross.datatrove import DrossCleaner

    pipeline = [
        JsonlReader("crawl/"),
        DrossCleaner(exclusion_writer=JsonlWriter("removed/")),
        JsonlWriter("clean/"),
    ]

Statistics have the edits and words of every rule (``rule/en/see-also-headline``). The exclusion
writer gets a document for each piece that was taken, so that nothing is lost without a trace.
"""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterable, Iterator
from typing import Any

from datatrove.data import Document, DocumentsPipeline
from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.writers.disk_base import DiskWriter

from ._cleaner import Cleaner
from ._errors import usage_error
from ._types import Edit, Stats, StatsSnapshot


class DrossCleaner(PipelineStep):  # type: ignore[misc]
    """Takes the clutter out of the text of each document.

    Args:
        cleaner: The shipped rules by default. Not one with ``dedupe="stream"``: every rank is a
            process of its own and would see a part of the documents.
        exclusion_writer: Gets what was taken, a document a piece: its text, the id of the document,
            and as metadata ``rule``, ``category``, ``kind``, ``line``, ``start`` and ``end``
            (indices of the original text), ``why``.
        lang_key: Member of the metadata that holds the language, if it is there.
        url_key: Member of the metadata that holds the address, if it is there.
        drop_empty: Leave out documents of which nothing is left.
        batch_size: Documents that are cleaned in one call.
        threads: Clean so many of them at a time.
    """

    name = "🧽 dross"
    type = "✂️ - FORMAT"

    def __init__(
        self,
        cleaner: Cleaner | None = None,
        exclusion_writer: DiskWriter | None = None,
        *,
        lang_key: str = "language",
        url_key: str = "url",
        drop_empty: bool = False,
        batch_size: int = 256,
        threads: int = 1,
    ) -> None:
        super().__init__()
        self.cleaner = Cleaner() if cleaner is None else cleaner
        if self.cleaner.is_stream:
            raise usage_error(
                'each rank would keep a stream of its own, with dedupe="stream"',
                'give a cleaner with dedupe="document"',
            )
        self.exclusion_writer = exclusion_writer
        self.lang_key = lang_key
        self.url_key = url_key
        self.drop_empty = drop_empty
        self.batch_size = batch_size
        self.threads = threads

    def run(
        self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1
    ) -> Iterator[Document]:
        """Cleans the documents in their order."""
        writer = self.exclusion_writer or contextlib.nullcontext()
        with writer:
            for batch in _batches(data, self.batch_size):
                self.stat_update("batches")
                with self.track_time("batch"):
                    cleaned = self._clean(batch, rank)
                for document, text in zip(batch, cleaned, strict=True):
                    self.stat_update("total")
                    if self.drop_empty and document.text and not text.strip():
                        self.stat_update("dropped")
                        continue
                    document.text = text
                    self.stat_update("forwarded")
                    self.update_doc_stats(document)
                    yield document

    def _clean(self, batch: list[Document], rank: int) -> list[str]:
        stats = Stats()
        languages = [self._said(document, self.lang_key) for document in batch]
        urls = [self._said(document, self.url_key) for document in batch]
        if self.exclusion_writer is None:
            texts: list[Any] = self.cleaner.clean_batch(
                [document.text for document in batch],
                lang=languages,
                url=urls,
                threads=self.threads,
                stats=stats,
            )
        else:
            texts = []
            for document, lang, url in zip(batch, languages, urls, strict=True):
                explained = self.cleaner.explain(document.text, lang=lang, url=url, stats=stats)
                texts.append(explained.text)
                for number, edit in enumerate(explained):
                    self.exclusion_writer.write(_removed(document, number, edit), rank)
        self._count(stats.snapshot())
        return texts

    def _count(self, figures: StatsSnapshot) -> None:
        for name in ("changed", "edits", "words", "words_removed"):
            self.stat_update(name, value=getattr(figures, name), unit="batch")
        for rule, count in figures.by_rule.items():
            self.stat_update(f"rule/{rule}", value=count.edits, unit="batch")
            self.stat_update(f"rule_words/{rule}", value=count.words, unit="batch")
        for guard, documents in figures.guards.items():
            self.stat_update(f"guard/{guard}", value=documents, unit="batch")

    @staticmethod
    def _said(document: Document, key: str) -> str:
        value = document.metadata.get(key)
        return value if isinstance(value, str) else ""


def _batches(data: Iterable[Document], size: int) -> Iterator[list[Document]]:
    documents = iter(data)
    while batch := list(itertools.islice(documents, size)):
        yield batch


def _removed(document: Document, number: int, edit: Edit[str]) -> Document:
    return Document(
        text=edit.text,
        id=f"{document.id}#{number}",
        metadata={
            "document": document.id,
            "rule": edit.rule,
            "category": edit.category,
            "kind": edit.kind,
            "line": edit.line,
            "start": edit.start,
            "end": edit.end,
            "why": edit.why or "",
        },
    )

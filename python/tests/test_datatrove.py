from __future__ import annotations

import gzip
import json

import dross
import pytest
from datatrove.data import Document
from datatrove.executor.local import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter
from dross.datatrove import DrossCleaner


def documents(texts):
    return [Document(text=text, id=f"d{n}") for n, text in enumerate(texts)]


def read(folder):
    records = []
    for file in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(file, "rt") as lines:
            records += [json.loads(line) for line in lines]
    return records


def test_documents_and_statistics(texts, pairs):
    step = DrossCleaner(batch_size=4)
    cleaned = list(step.run(iter(documents(texts))))
    assert [document.text for document in cleaned] == [clean for _, clean in pairs]
    assert [document.id for document in cleaned] == [f"d{n}" for n in range(len(texts))]
    expected = dross.Stats()
    dross.Cleaner().clean_batch(texts, stats=expected)
    figures = expected.snapshot()
    for rule, count in figures.by_rule.items():
        assert step.stats[f"rule/{rule}"].total == count.edits
        assert step.stats[f"rule_words/{rule}"].total == count.words
    assert step.stats["words_removed"].total == figures.words_removed
    assert step.stats["total"].total == step.stats["forwarded"].total == len(texts)


def test_a_pipeline_with_an_exclusion_writer(tmp_path, texts, pairs):
    (tmp_path / "in").mkdir()
    for part in range(2):
        lines = [
            json.dumps({"text": text, "id": f"d{n}"})
            for n, text in enumerate(texts)
            if n % 2 == part
        ]
        (tmp_path / "in" / f"{part}.jsonl").write_text("\n".join(lines) + "\n")
    LocalPipelineExecutor(
        pipeline=[
            JsonlReader(str(tmp_path / "in")),
            DrossCleaner(exclusion_writer=JsonlWriter(str(tmp_path / "removed"))),
            JsonlWriter(str(tmp_path / "out")),
        ],
        tasks=2,
        workers=2,
        logging_dir=str(tmp_path / "logs"),
    ).run()
    cleaned = {record["id"]: record["text"] for record in read(tmp_path / "out")}
    assert cleaned == {f"d{n}": clean for n, (_, clean) in enumerate(pairs)}
    # What was taken, put back where it was, gives the input again.
    taken: dict[str, list[dict[str, object]]] = {}
    for record in read(tmp_path / "removed"):
        taken.setdefault(record["metadata"]["document"], []).append(record)
    for number, text in enumerate(texts):
        at, rest = 0, ""
        for record in taken.get(f"d{number}", []):
            start, end = record["metadata"]["start"], record["metadata"]["end"]
            assert text[start:end] == record["text"]
            assert record["metadata"]["rule"]
            rest += text[at:start]
            at = end
        assert rest + text[at:] == cleaned[f"d{number}"]
    assert taken


def test_languages_and_empty_documents():
    text = "Lesen Sie auch: Der Deich wird höher\n"
    made = [
        Document(text=text, id="a", metadata={"language": "de"}),
        Document(text="Prosa steht hier, und sie bleibt.\n", id="b", metadata={"language": None}),
    ]
    kept = list(DrossCleaner(drop_empty=True).run(iter(made)))
    expected = dross.Cleaner().clean(text, lang="de")
    assert [document.id for document in kept] == (["b"] if not expected else ["a", "b"])
    with pytest.raises(dross.UsageError):
        DrossCleaner(dross.Cleaner(dedupe="stream"))

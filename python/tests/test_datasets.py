from __future__ import annotations

import os
import subprocess
import sys

import datasets
import dross
import dross.datasets
import pytest
from datasets.fingerprint import Hasher


@pytest.fixture
def dataset(texts, tmp_path):
    os.environ["HF_DATASETS_CACHE"] = str(tmp_path)
    return datasets.Dataset.from_dict(
        {"id": range(len(texts)), "text": texts, "lang": [None] * len(texts)},
        features=datasets.Features(
            {
                "id": datasets.Value("int32"),
                "text": datasets.Value("string"),
                "lang": datasets.Value("string"),
            }
        ),
    )


def test_a_dataset(dataset, pairs):
    stays = dataset.features
    cleaned = dross.datasets.clean(dataset, batch_size=5, lang="lang")
    assert list(cleaned["text"]) == [clean for _, clean in pairs]
    assert list(cleaned["id"]) == list(range(len(pairs)))
    assert cleaned.features == stays
    assert cleaned.format == dataset.format
    with_format = dross.datasets.clean(dataset.with_format("numpy", columns=["text"]))
    assert with_format.format["type"] == "numpy"
    assert with_format.format["columns"] == ["text"]


def test_workers_and_slices(dataset, pairs):
    part = dataset.select(range(3, 15))
    cleaned = dross.datasets.clean(part, num_proc=2)
    assert list(cleaned["text"]) == [clean for _, clean in pairs[3:15]]
    shuffled = dataset.shuffle(seed=1)
    by_id = {n: clean for n, (_, clean) in enumerate(pairs)}
    for row in dross.datasets.clean(shuffled):
        assert row["text"] == by_id[row["id"]]


def test_dictionaries_and_streams(dataset, pairs):
    both = datasets.DatasetDict({"train": dataset, "test": dataset.select([0])})
    cleaned = dross.datasets.clean(both)
    assert isinstance(cleaned, datasets.DatasetDict)
    assert cleaned["test"][0]["text"] == pairs[0][1]
    stream = dross.datasets.clean(dataset.to_iterable_dataset())
    assert [row["text"] for row in stream] == [clean for _, clean in pairs]
    assert stream.features == dataset.features
    arrays = dross.datasets.clean(dataset.to_iterable_dataset().with_format("numpy"))
    assert type(next(iter(arrays))["id"]).__module__ == "numpy"


def test_an_ordinary_map(dataset, pairs):
    cleaner = dross.Cleaner()
    cleaned = dataset.map(lambda rows: {"text": cleaner.clean_batch(rows["text"])}, batched=True)
    assert list(cleaned["text"]) == [clean for _, clean in pairs]


RULE = """
[[rule]]
id = "x/a"
kind = "line"
match = '^Tides$'
max_words = 3
"""

PROGRAM = """
import dross, dross.datasets
from datasets.fingerprint import Hasher
cleaner = dross.Cleaner(rules=["shipped", {rules!r}], profile="careful")
print(Hasher.hash(cleaner), Hasher.hash(dross.datasets.CleanTable(cleaner)))
"""


def test_caches_know_a_cleaner_by_its_rules(tmp_path):
    hashes = set()
    for seed, folder in (("1", "a"), ("2", "b")):
        rules = tmp_path / folder / "mine.toml"
        rules.parent.mkdir()
        rules.write_text(RULE)
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM.format(rules=str(rules))],
            env=dict(os.environ, PYTHONHASHSEED=seed),
            capture_output=True,
            text=True,
            check=True,
        )
        hashes.add(done.stdout)
    assert len(hashes) == 1
    assert Hasher.hash(dross.Cleaner()) != Hasher.hash(dross.Cleaner(profile="careful"))
    assert Hasher.hash(dross.Cleaner()) == Hasher.hash(dross.Cleaner())


def test_the_second_map_comes_from_the_cache(dataset, tmp_path):
    dataset.save_to_disk(str(tmp_path / "saved"))
    loaded = datasets.load_from_disk(str(tmp_path / "saved"))
    first = dross.datasets.clean(loaded, dross.Cleaner())
    second = dross.datasets.clean(loaded, dross.Cleaner())
    assert first._fingerprint == second._fingerprint
    assert first.cache_files == second.cache_files != []
    other = dross.datasets.clean(loaded, dross.Cleaner(profile="careful"))
    assert other._fingerprint != first._fingerprint


def test_what_makes_no_sense_is_refused(dataset):
    with pytest.raises(dross.UsageError, match="no order"):
        dross.datasets.clean(dataset, dross.Cleaner(dedupe="stream"))
    with pytest.raises(dross.UsageError, match="no column"):
        dross.datasets.clean(dataset, column="body")

"""What the tests share: the fixtures of the project, and a larger corpus made of them."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2]


def fixture_pairs() -> list[tuple[str, str]]:
    """(text, cleaned text) of every plain fixture."""
    pairs = []
    for clean in sorted((SOURCE / "fixtures").rglob("*.clean.txt")):
        text = clean.with_name(clean.name.replace(".clean", ""))
        if text.exists():
            pairs.append((text.read_bytes().decode(), clean.read_bytes().decode()))
    return pairs


@pytest.fixture(scope="session")
def pairs() -> list[tuple[str, str]]:
    found = fixture_pairs()
    assert len(found) > 20
    return found


@pytest.fixture(scope="session")
def texts(pairs: list[tuple[str, str]]) -> list[str]:
    return [text for text, _ in pairs]


def run_tool(*words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """The command line: the binary of DROSS_TOOL, or the one within the package."""
    tool = os.environ.get("DROSS_TOOL")
    command = [tool] if tool else [sys.executable, "-m", "dross"]
    return subprocess.run([*command, *words], input=stdin, capture_output=True, timeout=300)


def run_module(*words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """The command line within the package."""
    return subprocess.run(
        [sys.executable, "-m", "dross", *words], input=stdin, capture_output=True, timeout=300
    )


def clean_by_tool(records: list[dict[str, object]], *options: str) -> list[str]:
    """The `text` of every record, as the command line leaves it."""
    lines = "".join(json.dumps(record) + "\n" for record in records)
    done = run_tool("--no-config", "-q", *options, stdin=lines.encode())
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line)["text"] for line in done.stdout.splitlines()]


_SUBJECTS = ["the council", "the harbour master", "a retired teacher", "the railway", "the bakery"]
_VERBS = ["opened", "closed", "painted", "sold", "measured", "moved", "repaired", "counted"]
_OBJECTS = [
    "the old bridge",
    "two hundred lamps",
    "the market hall",
    "a wooden boat",
    "the tide tables",
]
_PLACES = ["behind the station", "at Port Amber", "in Varley", "by the river", "on the hill"]
_CLUTTER = [
    "Follow us on Facebook and Twitter",
    "See also  Storm closes the coast road for a third day",
    "Share this article",
    "Read more: Ten bakeries that open before dawn",
]


def make_sentence(random_: random.Random) -> str:
    parts = [random_.choice(words) for words in (_SUBJECTS, _VERBS, _OBJECTS, _PLACES)]
    return " ".join(parts).capitalize() + "."


def make_paragraph(random_: random.Random, sentences: int = 4) -> str:
    return " ".join(make_sentence(random_) for _ in range(sentences))


def change_word(random_: random.Random, paragraph: str) -> str:
    words = paragraph.split(" ")
    words[random_.randrange(len(words))] = random_.choice(["quietly", "again", "today", "7"])
    return " ".join(words)


def make_corpus(documents: int, seed: int) -> list[dict[str, object]]:
    """Records with clutter in them, and with paragraphs that come again, exactly and nearly."""
    random_ = random.Random(seed)
    pool: list[str] = []
    records: list[dict[str, object]] = []
    for number in range(documents):
        paragraphs = []
        for _ in range(random_.randint(1, 7)):
            chance = random_.random()
            if pool and chance < 0.25:
                paragraphs.append(random_.choice(pool))
            elif pool and chance < 0.6:
                paragraphs.append(change_word(random_, random_.choice(pool)))
            elif chance < 0.7:
                paragraphs.append(random_.choice(_CLUTTER))
            else:
                paragraphs.append(make_paragraph(random_, random_.randint(1, 6)))
            if paragraphs[-1] not in _CLUTTER:
                pool.append(paragraphs[-1])
        text = "\n\n".join(paragraphs) + "\n"
        record: dict[str, object] = {"id": f"d{number:05}", "text": text}
        if random_.random() < 0.3:
            record["lang"] = random_.choice(["en", "de"])
        records.append(record)
    return records

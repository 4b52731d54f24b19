from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import resource
import subprocess
import sys
import threading
from pathlib import Path

import dross
import pytest
from conftest import SOURCE, clean_by_tool, make_corpus


def test_fixtures_come_out_as_the_tool_leaves_them(pairs):
    cleaner = dross.Cleaner()
    for text, expected in pairs:
        assert cleaner.clean(text) == expected
    assert cleaner.clean_batch([text for text, _ in pairs]) == [clean for _, clean in pairs]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({}, []),
        ({"profile": "greedy"}, ["--profile", "greedy"]),
        ({"profile": "careful", "dedupe": "off"}, ["--profile", "careful", "--dedupe", "off"]),
        ({"skip": ["social", "en/see-also-headline"]}, ["--skip", "social,en/see-also-headline"]),
        ({"only": "duplicate"}, ["--only", "duplicate"]),
        ({"lang": "de"}, ["--lang", "de"]),
        ({"plain": True}, ["--plain"]),
        ({"dedupe": "stream"}, ["--dedupe", "stream"]),
        (
            {"dedupe": "stream", "dedupe_threshold": 0.6, "dedupe_min_words": 8},
            ["--dedupe", "stream", "--dedupe-threshold", "0.6", "--dedupe-min-words", "8"],
        ),
    ],
)
def test_options_mean_what_they_mean_to_the_tool(options, words):
    records = make_corpus(150, seed=1)
    texts = [record["text"] for record in records]
    languages = [record.get("lang") for record in records]
    expected = clean_by_tool(records, *words)
    assert expected != texts
    for threads in (1, 3):
        cleaner = dross.Cleaner(**options)
        assert cleaner.clean_batch(texts, lang=languages, threads=threads) == expected


def test_explain_gives_the_text_back(texts):
    cleaner = dross.Cleaner()
    for text in texts:
        for given in (text, text.encode()):
            explanation = cleaner.explain(given)
            rest, at = type(given)(), 0
            for edit in explanation:
                assert given[edit.start : edit.end] == edit.text
                assert text.encode()[edit.byte_start : edit.byte_end] == (
                    edit.text if isinstance(edit.text, bytes) else edit.text.encode()
                )
                rest += given[at : edit.start]
                at = edit.end
            assert rest + given[at:] == explanation.text == cleaner.clean(given)
            assert len(explanation) == len(explanation.edits)


def test_an_edit_says_why():
    text = "Grüße aus Varley, wo der Zug wieder fährt.\n\nSee also  Storm closes the coast road\n"
    (edit,) = dross.Cleaner(lang="en").explain(text)
    assert (edit.rule, edit.category, edit.kind) == ("en/see-also-headline", "related", "line")
    assert (edit.line, edit.confidence, edit.kept_copy) == (3, "high", None)
    assert edit.why.startswith("Link to another story")
    assert edit.byte_start == edit.start + 3


def test_points_are_the_evidence(texts):
    edits = [edit for text in texts for edit in dross.Cleaner().explain(text)]
    weighed = [edit.points for edit in edits if edit.points is not None]
    assert weighed
    for points in weighed:
        assert sum(points.signs.values()) == points.sum >= points.needed


def test_a_stream_remembers():
    cleaner = dross.Cleaner(dedupe="stream")
    prose = "The ferry crosses every forty minutes, and a ticket costs the same as it did before."
    assert cleaner.clean(f"{prose}\n", id="first") == f"{prose}\n"
    (edit,) = cleaner.explain(f"Another beginning of a story.\n\n{prose}\n")
    assert edit.rule == "duplicate"
    assert edit.kept_copy == dross.KeptCopy(document=1, id="first", line=1, similarity=1.0)
    with pytest.raises(TypeError, match="remembers"):
        pickle.dumps(cleaner)
    assert cleaner != dross.Cleaner(dedupe="stream")


def test_nothing_is_lost_of_odd_texts():
    cleaner = dross.Cleaner()
    odd = ["", "\n\n", "\udcff\ud800 lone", "a\0b", "x" * 3_000_000, "\ufeffBOM\n", "e\u0301" * 5]
    assert cleaner.clean_batch(odd) == odd
    assert [cleaner.clean(text) for text in odd] == odd
    assert cleaner.clean(b"\xff\xfe bytes") == b"\xff\xfe bytes"
    text = "One \ud800 surrogate, and a sentence that stays.\n\nFollow us on Facebook and Twitter\n"
    assert cleaner.clean(text) == "One \ud800 surrogate, and a sentence that stays.\n"
    assert cleaner.clean_batch([None, "One.", b"Two."]) == [None, "One.", b"Two."]
    assert cleaner.clean_batch([]) == []


def test_what_does_not_change_is_the_same_object():
    text = "Nothing to take here, it is prose."
    assert dross.Cleaner().clean(text) is text
    assert dross.Cleaner().clean_batch([text])[0] is text


def test_too_large_texts_pass_untouched():
    text = "The article.\n\nRelated Articles\n"
    stats = dross.Stats()
    cleaner = dross.Cleaner(max_document=len(text) - 1)
    assert cleaner.clean(text, stats=stats) == text
    assert stats.snapshot().too_large == 1
    assert dross.Cleaner(max_document=len(text)).clean(text) == "The article.\n"


def test_statistics_are_those_of_the_tool(tmp_path):
    records = make_corpus(120, seed=2)
    file = tmp_path / "stats.json"
    clean_by_tool(records, "--stats", str(file))
    import json

    expected = json.loads(file.read_text())
    stats = dross.Stats()
    dross.Cleaner().clean_batch(
        [r["text"] for r in records], lang=[r.get("lang") for r in records], threads=2, stats=stats
    )
    figures = stats.snapshot().to_dict()
    for name in ("documents", "changed", "edits", "words", "words_removed"):
        assert figures[name] == expected[name], name
    for name in ("by_rule", "by_category", "by_kind"):
        assert figures[name] == expected[name], name
    assert figures["guards"] == expected["guards"]


def test_faults_are_exceptions_with_the_tools_diagnostics(tmp_path):
    rules = tmp_path / "mine.toml"
    rules.write_text('[[rule]]\nid = "x/a"\nkind = "line"\nmatch = "("\nmax_word = 3\n')
    with pytest.raises(dross.RuleError) as caught:
        dross.Cleaner(rules=rules)
    codes = {fault.code for fault in caught.value.diagnostics}
    assert "E105" in codes
    assert len(caught.value.diagnostics) >= 2
    fault = next(f for f in caught.value.diagnostics if f.code == "E105")
    assert (fault.line, fault.column, fault.name) == (5, 1, "unknown-key")
    assert "max_words" in fault.hint
    assert fault.source == "max_word = 3"
    assert "^^^^^^^^" in str(caught.value)
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.diagnostics == caught.value.diagnostics

    with pytest.raises(dross.UsageError, match="did you mean `careful`"):
        dross.Cleaner(profile="carefull")  # type: ignore[arg-type]
    with pytest.raises(dross.UsageError, match="names nothing"):
        dross.Cleaner(only="en/no-such-rule")
    with pytest.raises(dross.RuleError, match="cannot read"):
        dross.Cleaner(rules=tmp_path / "absent.toml")


@pytest.mark.parametrize("wrong", [3, object(), ["a list"]])
def test_what_is_no_text_is_refused(wrong):
    with pytest.raises(TypeError):
        dross.Cleaner().clean(wrong)
    with pytest.raises(TypeError):
        dross.Cleaner().clean_batch([wrong])


def test_wrong_arguments_of_batches_are_refused():
    cleaner = dross.Cleaner()
    with pytest.raises(TypeError, match="many texts"):
        cleaner.clean_batch("one text")
    for languages in (["en"], []):
        with pytest.raises(ValueError, match=r"lang= has . for 2 texts"):
            cleaner.clean_batch(["a", "b"], lang=languages)
    with pytest.raises(TypeError, match="lang= takes a list"):
        cleaner.clean_batch(["a", "b"], lang="en")
    with pytest.raises(TypeError, match=r"text 1 is .* not float"):
        cleaner.clean_batch(["a", float("nan")])
    with pytest.raises(TypeError, match=r"dross\.Stats"):
        cleaner.clean_batch(["a"], stats={})
    for threads in (0, 1025):
        with pytest.raises(ValueError, match="threads"):
            cleaner.clean_batch(["a"], threads=threads)
    assert cleaner.clean_batch(["a"], threads=1024) == ["a"]
    with pytest.raises(TypeError, match="Arrow"):
        cleaner.clean_batch(["a"], column="text")


@pytest.mark.parametrize("option", ["profile", "dedupe", "memory", "max_removed"])
def test_none_is_no_value(option):
    with pytest.raises(dross.UsageError, match="does not take `None`") as raised:
        dross.Cleaner(**{option: None})
    assert raised.value.code == "E202"


def test_no_rules_are_not_the_shipped_rules():
    with pytest.raises(dross.UsageError, match="names no file") as raised:
        dross.Cleaner(rules=[])
    assert (raised.value.code, raised.value.diagnostics[0].hint[:5]) == ("E202", "leave")


def test_what_is_not_known_of_a_text_may_be_none():
    cleaner = dross.Cleaner()
    text = "The article.\n\nRelated Articles\n"
    assert cleaner.clean(text, lang=None, url=None, id=None) == "The article.\n"
    assert cleaner.explain(text, lang=None).language == ""


@pytest.mark.parametrize(
    ("name", "said"), [("a", "a"), ("\ud800", "\udced\udca0\udc80"), (b"\xff", "\udcff")]
)
def test_names_of_kept_copies_may_be_any_bytes(name, said):
    paragraph = "The council opened the old bridge behind the station on a wet Monday in May."
    cleaner = dross.Cleaner(dedupe="stream")
    cleaner.clean(paragraph, id=name)
    (edit,) = cleaner.explain(f"A head of its own stands here.\n\n{paragraph}\n\n{paragraph}\n")[:1]
    assert edit.kept_copy.id == said


RULE = """
[[rule]]
id = "mine/tides"
category = "related"
why = "The tide table's heading"
confidence = "high"
strength = "alone"
kind = "line"
match = '(?i)^tides today$'
max_words = 4
removes = ["Tides today"]
keeps = ["Tides today are higher than they were in spring."]
"""


def test_pickles_hold_the_rules_and_not_their_path(tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "mine.toml").write_text(RULE)
    one, two = (
        dross.Cleaner(rules=["shipped", tmp_path / f / "mine.toml"]) for f in ("one", "two")
    )
    assert pickle.dumps(one) == pickle.dumps(two)
    assert one == two
    assert hash(one) == hash(two)
    assert str(tmp_path).encode() not in pickle.dumps(one)
    pickled = pickle.dumps(one)
    (tmp_path / "one" / "mine.toml").unlink()
    text = "The boats wait for the water to come back.\n\nTides today\n\nThey leave at noon.\n"
    expected = "The boats wait for the water to come back.\n\nThey leave at noon.\n"
    assert dross.Cleaner().clean(text) == text
    again = pickle.loads(pickled)
    assert again.clean(text) == expected
    assert again.fingerprint == one.fingerprint != dross.Cleaner().fingerprint
    alone = pickle.loads(pickle.dumps(dross.Cleaner(rules=tmp_path / "two")))
    assert alone.clean(text) == expected
    assert alone.clean("The article.\n\nRelated Articles\n").endswith("Related Articles\n")
    assert pickle.dumps(dross.Cleaner(rules="shipped")) == pickle.dumps(dross.Cleaner())


def test_fingerprints_are_the_same_in_every_process():
    program = (
        "import dross, pickle, sys; c = dross.Cleaner(profile='careful', skip=['social']);"
        "print(c.fingerprint, hash(c), pickle.dumps(c).hex())"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=dict(os.environ, PYTHONHASHSEED=seed),
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    cleaner = dross.Cleaner(skip="social", profile="careful")
    assert outputs.pop().split()[0] == cleaner.fingerprint
    assert cleaner.fingerprint != dross.Cleaner(profile="careful").fingerprint
    assert dross.Cleaner() == dross.Cleaner(profile="balanced", max_removed=60)


def test_threads_share_a_cleaner(pairs):
    cleaner = dross.Cleaner()
    wrong: list[str] = []

    def work() -> None:
        for text, expected in pairs * 5:
            if cleaner.clean(text) != expected:
                wrong.append(text)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_the_interpreter_goes_on_while_a_batch_is_cleaned(texts):
    cleaner = dross.Cleaner()
    batch = texts * 60
    cleaner.clean_batch(batch[:50])
    seen_while_cleaning: list[int] = []
    done = threading.Event()
    cleaning = threading.Event()

    def count() -> None:
        ticks = 0
        cleaning.wait()
        while not done.is_set():
            ticks += 1
            done.wait(0.001)
        seen_while_cleaning.append(ticks)

    watcher = threading.Thread(target=count)
    watcher.start()
    cleaning.set()
    cleaner.clean_batch(batch)
    done.set()
    watcher.join()
    assert seen_while_cleaning[0] >= 3


def _clean_in_child(text: str) -> str:
    return _shared.clean(text)


_shared = dross.Cleaner()


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_forks_while_threads_clean(pairs):
    text, expected = pairs[0]
    stop = threading.Event()

    def work() -> None:
        number = 0
        while not stop.is_set():
            _shared.clean(pairs[number % len(pairs)][0])
            number += 1

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        for _ in range(25):
            child = os.fork()
            if child == 0:
                fine = _shared.clean_batch([text] * 3, threads=2) == [expected] * 3
                os._exit(0 if fine else 1)
            _, status = os.waitpid(child, 0)
            assert os.waitstatus_to_exitcode(status) == 0
    finally:
        stop.set()
        for thread in threads:
            thread.join()


FORKS_BESIDE_A_STREAM = """
import os, threading, dross
cleaner, stats, stop = dross.Cleaner(dedupe="stream"), dross.Stats(), threading.Event()
texts = [f"Text number {n} of a stream that several threads clean." for n in range(40)]

def one_by_one():
    while not stop.is_set():
        for text in texts:
            cleaner.clean(text, stats=stats)

def in_batches():
    while not stop.is_set():
        cleaner.clean_batch(texts, threads=2, stats=stats)

threads = [threading.Thread(target=work) for work in (one_by_one, one_by_one, in_batches)]
for thread in threads:
    thread.start()
for _ in range(150):
    child = os.fork()
    if child == 0:
        stats.snapshot()
        os._exit(0)
    os.waitpid(child, 0)
stop.set()
for thread in threads:
    thread.join()
print("done")
"""


def test_forks_beside_a_stream_of_several_threads():
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", FORKS_BESIDE_A_STREAM],
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("done\n", "")


SHORT_OF_THREADS = """
import resource, dross
resource.setrlimit(resource.RLIMIT_NPROC, (1, 1))
text = "The article.\\n\\nRelated Articles\\n"
assert dross.Cleaner().clean_batch([text] * 500, threads=64) == ["The article.\\n"] * 500
"""


def test_where_no_threads_are_to_be_had_there_is_one():
    # For root the limit is none, and then this is no more than a batch on 64 threads.
    done = subprocess.run([sys.executable, "-c", SHORT_OF_THREADS], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_workers(method, pairs):
    with multiprocessing.get_context(method).Pool(2) as pool:
        cleaned = pool.map(_shared.clean, [text for text, _ in pairs])
    assert cleaned == [expected for _, expected in pairs]


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_stream_stays_in_its_process():
    cleaner = dross.Cleaner(dedupe="stream")
    child = os.fork()
    if child == 0:
        try:
            cleaner.clean("One.")
        except dross.UsageError:
            os._exit(7)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 7


def resident() -> int:
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize()


def test_memory_stays_constant_over_100_000_calls():
    cleaner = dross.Cleaner()
    text = "Die Fähre fährt wieder, sagte die Behörde.\n\nFollow us on Facebook and Twitter\n"

    def call(times: int) -> None:
        for number in range(times):
            cleaner.clean(text)
            if number % 10 == 0:
                cleaner.explain(text)
                cleaner.clean_batch([text, None])

    call(10_000)
    gc.collect()
    before = resident()
    call(90_000)
    gc.collect()
    assert resident() - before < 4 << 20


def test_cleaners_give_their_memory_back(tmp_path):
    (tmp_path / "mine.toml").write_text(RULE)

    def make(times: int) -> None:
        for _ in range(times):
            dross.Cleaner(rules=tmp_path / "mine.toml").clean("Tides today\n")

    make(50)
    before = resident()
    make(300)
    gc.collect()
    assert resident() - before < 8 << 20


def test_warnings_of_rule_files(tmp_path):
    (tmp_path / "mine.toml").write_text(RULE.replace('why = "The tide table\'s heading"\n', ""))
    warnings = dross.Cleaner(rules=tmp_path / "mine.toml").warnings
    assert warnings
    assert all(warning.severity == "warning" for warning in warnings)


def test_it_says_what_it_is():
    assert dross.__version__
    assert dross.__version__ in (SOURCE / "CMakeLists.txt").read_text()
    assert "careful" in repr(dross.Cleaner(profile="careful"))
    assert Path(dross.__file__).with_name("py.typed").exists()

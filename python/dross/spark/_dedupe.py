"""Near-identical paragraphs over a whole corpus: what one machine's ``--dedupe=stream`` does to the
input sorted by id, by a few shuffles.

    documents  -> paragraphs       every paragraph that the stream would look up, with its hashes
    paragraphs -> texts            one row for each different paragraph: where it comes first
    texts      -> members          under each of its prefix keys (Bayardo, Ma, Srikant 2007)
    members    -> pairs            those of one key together, filtered by length and position
    pairs      -> near             compared exactly, with the guards
    near       -> decisions        in rounds: does a text come in, or was something like it kept?
    decisions  -> documents        without the paragraphs that go

A stream keeps the first copy and compares with kept copies only, so whether a paragraph goes hangs
on whether the earlier one went. Of the copies of one text the first that is kept decides for all,
so this is settled between texts and not between paragraphs. For a text, `first` is its first copy.
If that one, or another in the same document, is compared with near copies, the text is *blocked*
where a near text was kept in an earlier document; then its copies go, but for those that only exact
copies can take (in the head of a document, or named by a `keep` rule): the first of them is
`other`, and is kept in its stead.
In each round every text is settled all of whose earlier neighbours are: the first unsettled one
always is, so the rounds come to an end.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from pyspark import StorageLevel
from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as F

from .. import _core
from .. import _spark_workers as workers
from .._cleaner import Cleaner
from .._errors import usage_error
from ._clean import check_columns, no_column, refuse_stream

UNSETTLED, OPEN, BLOCKED = range(3)
_SAMPLE = 16  # one text in so many tells which keys are worth salting
_REPEATS = "__dross_repeats"
_TEXT = ["k1", "k2"]


@dataclass(frozen=True)
class DedupeReport:
    """What deduplicating came to.

    Attributes:
        paragraphs: Paragraphs that were looked at (8 words or more).
        texts: Different ones among them.
        removed: Paragraphs that went.
        pairs: Pairs of texts that shared a key and passed the filter.
        near: Those that were near by exact comparison.
        rounds: Rounds until every text was settled.
        capped_keys: Keys under which more texts stood than later ones are compared with.
        turned_away: Texts, counted once a key, that later ones were not compared with there.
        salted_keys: Keys whose members were spread over several tasks.
    """

    paragraphs: int
    texts: int
    removed: int
    pairs: int
    near: int
    rounds: int
    capped_keys: int
    turned_away: int
    salted_keys: int

    @property
    def is_exact(self) -> bool:
        """Is the result that of one machine with unbounded memory? True where no cap was hit;
        else near copies of ``turned_away`` texts may have stayed."""
        return self.turned_away == 0

    def to_dict(self) -> dict[str, int]:
        """Plain values only."""
        return asdict(self)


class Deduplicated(NamedTuple):
    """The documents without repeats, and what was done."""

    df: DataFrame
    report: DedupeReport


def dedupe(
    df: DataFrame,
    id_col: str = "id",
    text_col: str = "text",
    cleaner: Cleaner | None = None,
    *,
    lang_col: str | None = None,
    url_col: str | None = None,
    max_listed: int = _core.MAX_LISTED,
    salt_above: int | None = None,
    storage: StorageLevel = StorageLevel.MEMORY_AND_DISK,
) -> Deduplicated:
    """Cleans the documents and takes the paragraphs that an earlier one has, exactly or nearly.

    The result is that of ``dross --dedupe=stream`` on the documents in the order of their ids, at
    any number of partitions, where no cap is hit; the report says whether one was. To deduplicate
    and do nothing else, give ``dross.Cleaner(only="duplicate")``.

    Args:
        df: The documents. It is read twice, so a source that gives other rows each time is not fit.
        id_col: Their order; each id once. Strings are compared by their bytes.
        text_col: The column that holds the text, a string.
        cleaner: The shipped rules by default. Its ``dedupe_threshold`` and ``dedupe_min_words`` are
            used; not one with ``dedupe="stream"``.
        lang_col: The column that holds its language, if there is one.
        url_col: The column that holds its address, if there is one.
        max_listed: Texts under one key that later ones are compared with, the first of them.
        salt_above: Keys with about so many texts are spread over several tasks; by default four
            times ``max_listed``. It changes nothing but who does the work.
        storage: Where what is needed twice is kept.

    Returns:
        The documents, in no order, and a report. Frames that were kept for them are let go of with
        ``spark.catalog.clearCache()``.

    Raises:
        UsageError: There is no such column, or it holds no text; an id is null, or stands twice.
    """
    used = Cleaner() if cleaner is None else cleaner
    refuse_stream(used)
    if id_col not in df.columns:
        raise no_column(df, id_col)
    check_columns(df, text_col, lang_col, url_col)
    columns = workers.Columns(id_col, text_col, lang_col, url_col)
    salt = 4 * max_listed if salt_above is None else salt_above
    return _Dedupe(used, columns, max_listed, salt, storage).run(df)


class _Dedupe:
    def __init__(
        self,
        cleaner: Cleaner,
        columns: workers.Columns,
        max_listed: int,
        salt_above: int,
        storage: StorageLevel,
    ) -> None:
        self.cleaner = cleaner
        self.columns = columns
        self.max_listed = max_listed
        self.salt_above = salt_above
        self.storage = storage
        self.id_type = ""

    def run(self, df: DataFrame) -> Deduplicated:
        self.id_type = df.schema[self.columns.id].dataType.simpleString()
        _check_ids(df, self.columns.id)
        paragraphs = self._paragraphs(df).persist(self.storage)
        texts = self._texts(paragraphs).persist(self.storage)
        found, salted_keys = self._pairs(texts)
        found = found.persist(self.storage)
        near = self._near(found.where("is_pair"), texts).persist(self.storage)
        settled, rounds = self._settle(near, texts)
        repeats = self._repeats(paragraphs, texts, settled).persist(self.storage)
        capped = self._count_capped(texts) if salted_keys > 0 else _sums_of_capped(found)
        report = DedupeReport(
            paragraphs=paragraphs.count(),
            texts=texts.count(),
            removed=repeats.count(),
            pairs=found.where("is_pair").select("a1", "a2", "b1", "b2").distinct().count(),
            near=near.count(),
            rounds=rounds,
            capped_keys=capped[0],
            turned_away=capped[1],
            salted_keys=salted_keys,
        )
        for done in (paragraphs, texts, found, near):  # what goes is counted, so it is stored
            done.unpersist()
        return Deduplicated(self._without(df, repeats), report)

    def _paragraphs(self, df: DataFrame) -> DataFrame:
        return df.select(*self.columns.used).mapInArrow(
            workers.paragraphs_of(self.cleaner, self.columns),
            f"id {self.id_type}, pos int, k1 long, k2 long, cmp byte, guards long, "
            "shingles array<long>",
        )

    def _texts(self, paragraphs: DataFrame) -> DataFrame:
        """k1, k2, first, other, copies, guards, shingles, can_go (is a copy in its first document
        compared with near ones?). `first` and `other` are (id, pos)."""
        near = F.col("cmp") == workers.NEAR
        return (
            paragraphs.groupBy(*_TEXT)
            .agg(
                F.min(F.struct("id", "pos")).alias("first"),
                F.min(F.when(~near, F.struct("id", "pos"))).alias("other"),
                F.min(F.when(near, F.col("id"))).alias("near_id"),
                F.count("*").alias("copies"),
                F.first("guards").alias("guards"),
                F.first("shingles").alias("shingles"),
            )
            .withColumn("can_go", F.coalesce(F.col("near_id") == F.col("first.id"), F.lit(False)))
            .drop("near_id")
        )

    def _members(self, texts: DataFrame) -> DataFrame:
        given = texts.where(F.size("shingles") > 0).select(
            *_TEXT, "guards", "shingles", F.col("first.id").alias("id"),
            F.col("first.pos").alias("pos"), "can_go",
        )  # fmt: skip
        return given.mapInArrow(
            workers.prefix_keys_of(self.cleaner),
            f"g long, k1 long, k2 long, id {self.id_type}, pos int, can_go boolean, size int, "
            "position int",
        )

    def _pairs(self, texts: DataFrame) -> tuple[DataFrame, int]:
        """Candidate pairs with what was capped, and the number of keys that were salted."""
        members = self._members(texts)
        crowded = self._crowded(texts)
        count = crowded.count()
        plain = members.withColumn("salt", F.lit(0)).withColumn("listed", F.lit(True))
        if count > 0:
            plain = self._salted(members, crowded)
        names = ["g", "salt", "id", "pos", *_TEXT]
        found = (
            plain.repartition("g", "salt")
            .sortWithinPartitions(*names)
            .mapInArrow(
                workers.pairs_of(self.cleaner, self.max_listed),
                "a1 long, a2 long, b1 long, b2 long, capped long, turned_away long, "
                "is_pair boolean",
            )
        )
        return found, count

    def _crowded(self, texts: DataFrame) -> DataFrame:
        """Keys with about `salt_above` members or more, and their number, told by a sample."""
        sample = self._members(texts.where(F.pmod(F.col("k1"), F.lit(_SAMPLE)) == 0))
        return (
            sample.groupBy("g")
            .agg((F.count("*") * _SAMPLE).alias("about"))
            .where(F.col("about") >= max(self.salt_above, 4 * _SAMPLE))
            .persist(self.storage)
        )

    def _salted(self, members: DataFrame, crowded: DataFrame) -> DataFrame:
        """Members of crowded keys in several parts, each with the members that are listed."""
        marked = members.join(F.broadcast(crowded), "g", "left")
        parts = F.ceil(F.col("about") / F.lit(max(self.salt_above, 1))).cast("int")
        own = F.pmod(F.hash(*_TEXT), parts)
        usual = marked.where("about is null").select(
            *members.columns, F.lit(0).alias("salt"), F.lit(True).alias("listed")
        )
        many = marked.where("about is not null")
        first = _first_of_each_key(many.withColumn("salt", own), self.max_listed)
        listed = (
            first.withColumn("salt", F.explode(F.sequence(F.lit(0), parts - 1)))
            .withColumn("can_go", F.col("can_go") & (F.col("salt") == 0))
            .select(*members.columns, "salt", F.lit(True).alias("listed"))
        )
        rest = many.join(first.select("g", *_TEXT), ["g", *_TEXT], "left_anti").select(
            *members.columns, own.alias("salt"), F.lit(False).alias("listed")
        )
        return usual.unionByName(listed).unionByName(rest)

    def _count_capped(self, texts: DataFrame) -> tuple[int, int]:
        """With salted keys nobody sees a whole group, so they are counted."""
        counts = self._members(texts).groupBy("g").count().where(F.col("count") > self.max_listed)
        row = counts.agg(
            F.count("*"), F.coalesce(F.sum(F.col("count") - self.max_listed), F.lit(0))
        ).first()
        return int(row[0]), int(row[1])

    def _near(self, pairs: DataFrame, texts: DataFrame) -> DataFrame:
        def side(name: str) -> DataFrame:
            return texts.select(
                F.col("k1").alias(f"{name}1"),
                F.col("k2").alias(f"{name}2"),
                F.col("shingles").alias(f"{name}_shingles"),
                F.col("guards").alias(f"{name}_guards"),
                F.col("first.id").alias(f"{name}_id"),
            )

        both = (
            pairs.select("a1", "a2", "b1", "b2")
            .distinct()
            .join(side("a"), ["a1", "a2"])
            .join(side("b"), ["b1", "b2"])
        )
        return both.mapInArrow(
            workers.near_of(self.cleaner),
            f"a1 long, a2 long, b1 long, b2 long, a_id {self.id_type}, b_id {self.id_type}",
        )

    def _settle(self, near: DataFrame, texts: DataFrame) -> tuple[DataFrame, int]:
        """State of every text that has an earlier neighbour: k1, k2, other_id, state."""
        own = near.select(F.col("a1").alias("k1"), F.col("a2").alias("k2")).distinct()
        states = _cut(
            own.join(texts.select(*_TEXT, F.col("other.id").alias("other_id")), _TEXT).withColumn(
                "state", F.lit(UNSETTLED)
            )
        )
        rounds = 0
        while states.where(F.col("state") == UNSETTLED).limit(1).count() > 0:
            rounds += 1
            states = _cut(_settle_once(near, states))
        return states, rounds

    def _repeats(self, paragraphs: DataFrame, texts: DataFrame, settled: DataFrame) -> DataFrame:
        """id, pos of every paragraph that goes."""
        states = settled.select(*_TEXT, "state")
        decided = (
            texts.select(*_TEXT, "first", "other", "copies")
            .join(states, _TEXT, "left")
            .withColumn("is_blocked", F.coalesce(F.col("state") == BLOCKED, F.lit(False)))
            .where((F.col("copies") > 1) | F.col("is_blocked"))
            .select(
                *_TEXT,
                "is_blocked",
                F.when(F.col("is_blocked"), F.col("other.id"))
                .otherwise(F.col("first.id"))
                .alias("kept_id"),
            )
        )
        has_kept_copy = F.coalesce(F.col("kept_id") < F.col("id"), F.lit(False))
        return (
            paragraphs.select("id", "pos", *_TEXT, "cmp")
            .join(decided, _TEXT)
            .where(
                ((F.col("cmp") != workers.NONE) & has_kept_copy)
                | ((F.col("cmp") == workers.NEAR) & F.col("is_blocked"))
            )
            .select("id", "pos")
        )

    def _without(self, df: DataFrame, repeats: DataFrame) -> DataFrame:
        lists = repeats.groupBy("id").agg(F.sort_array(F.collect_list("pos")).alias(_REPEATS))
        lists = lists.withColumnRenamed("id", self.columns.id)
        none = F.array().cast("array<int>")
        together = df.join(lists, self.columns.id, "left").select(
            *df.columns, F.coalesce(F.col(_REPEATS), none).alias(_REPEATS)
        )
        return together.mapInArrow(
            workers.without_repeats(self.cleaner, self.columns, _REPEATS), df.schema
        )


def _check_ids(df: DataFrame, id_col: str) -> None:
    wrong = df.groupBy(id_col).count().where(F.col(id_col).isNull() | (F.col("count") > 1)).first()
    if wrong is None:
        return
    said = "is null" if wrong[0] is None else f"{wrong[0]!r} stands {wrong[1]} times"
    raise usage_error(
        f"an id of column `{id_col}` {said}", "the order of documents needs each id once"
    )


def _sums_of_capped(found: DataFrame) -> tuple[int, int]:
    row = found.agg(F.sum("capped"), F.sum("turned_away")).first()
    return int(row[0]), int(row[1])


def _first_of_each_key(members: DataFrame, most: int) -> DataFrame:
    """The first `most` of each key; of each part of it first, so that no task sorts all of one."""
    order = ["id", "pos", *_TEXT]
    in_part = Window.partitionBy("g", "salt").orderBy(*order)
    of_key = Window.partitionBy("g").orderBy(*order)
    parts = members.withColumn("rank", F.row_number().over(in_part)).where(F.col("rank") <= most)
    return parts.withColumn("rank", F.row_number().over(of_key)).where(F.col("rank") <= most)


def _settle_once(near: DataFrame, states: DataFrame) -> DataFrame:
    unsettled = states.where(F.col("state") == UNSETTLED)
    later = unsettled.select(F.col("k1").alias("a1"), F.col("k2").alias("a2"))
    earlier = states.select(F.col("k1").alias("b1"), F.col("k2").alias("b2"), "other_id", "state")
    state = F.coalesce(F.col("state"), F.lit(OPEN))
    blocks = (state == OPEN) | (
        (state == BLOCKED) & F.coalesce(F.col("other_id") < F.col("a_id"), F.lit(False))
    )
    found = (
        near.join(later, ["a1", "a2"])
        .join(earlier, ["b1", "b2"], "left")
        .groupBy("a1", "a2")
        .agg(F.max(blocks).alias("is_blocked"), F.max(state == UNSETTLED).alias("waits"))
    )
    news = found.select(
        F.col("a1").alias("k1"),
        F.col("a2").alias("k2"),
        F.when(F.col("is_blocked"), BLOCKED)
        .when(F.col("waits"), UNSETTLED)
        .otherwise(OPEN)
        .alias("news"),
    )
    return states.join(news, _TEXT, "left").select(
        *_TEXT, "other_id", F.coalesce("news", "state").alias("state")
    )


def _cut(df: DataFrame) -> DataFrame:
    """The frame with its history cut off, or each round would begin with all before it. Where a
    checkpoint folder is set, it survives the loss of an executor."""
    context: Any = df.sparkSession.sparkContext
    return df.checkpoint() if context.getCheckpointDir() else df.localCheckpoint()

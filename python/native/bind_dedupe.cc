// Stream deduplication in parts, for a cluster (dross/spark): documents -> paragraphs, paragraphs
// -> keys, groups of a key -> candidate pairs, pairs -> near ones, and the documents without what
// goes. Columns of numbers are NumPy arrays; keys and shingles, which have no sign here, are the
// same bits as signed numbers, since Spark has no others.
#include <nanobind/nanobind.h>
#include <nanobind/ndarray.h>

#include <bit>
#include <vector>

#include "base/limits.h"
#include "bindings.h"
#include "capsules.h"
#include "dedupe/candidates.h"
#include "failure.h"
#include "fork_gate.h"
#include "gil.h"

namespace nb = nanobind;

namespace dross::python {
namespace {

template <class T>
using Column = nb::ndarray<const T, nb::ndim<1>, nb::c_contig, nb::device::cpu>;

template <class T>
nb::object column_of(std::vector<T> values) {
  auto* const held = new std::vector<T>(std::move(values));
  const nb::capsule owner(
      held, [](void* vector) noexcept { delete static_cast<std::vector<T>*>(vector); });
  return nb::cast(nb::ndarray<nb::numpy, T, nb::ndim<1>>(held->data(), {held->size()}, owner));
}

std::int64_t to_signed(std::uint64_t value) {
  return std::bit_cast<std::int64_t>(value);
}

std::uint64_t to_unsigned(std::int64_t value) {
  return std::bit_cast<std::uint64_t>(value);
}

// A column of lists: where each begins and ends among the values.
struct Lists {
  Column<std::int64_t> offsets;
  Column<std::int64_t> values;

  [[nodiscard]] std::size_t size() const { return offsets.size() - 1; }
  [[nodiscard]] std::span<const Shingle> at(std::size_t i) const {
    const auto begin = static_cast<std::size_t>(offsets(i));
    const auto end = static_cast<std::size_t>(offsets(i + 1));
    // The same bits; a signed and an unsigned number may stand for one another.
    return {reinterpret_cast<const Shingle*>(values.data()) + begin, end - begin};
  }
};

struct Paragraphs {
  std::vector<std::int32_t> rows;
  std::vector<std::int32_t> numbers;
  std::vector<std::int64_t> low;
  std::vector<std::int64_t> high;
  std::vector<std::int64_t> guards;
  std::vector<std::int8_t> comparisons;
  std::vector<std::int32_t> offsets{0};
  std::vector<std::int64_t> shingles;

  void add(std::size_t row, const PreparedDocument& document) {
    for (std::size_t i = 0; i < document.paragraphs.size(); ++i) {
      const PreparedParagraph& paragraph = document.paragraphs[i];
      rows.push_back(static_cast<std::int32_t>(row));
      numbers.push_back(static_cast<std::int32_t>(i));
      low.push_back(to_signed(paragraph.key.low));
      high.push_back(to_signed(paragraph.key.high));
      guards.push_back(to_signed(paragraph.guards));
      comparisons.push_back(static_cast<std::int8_t>(paragraph.comparison));
      for (const Shingle shingle : document.print(i).shingles)
        shingles.push_back(to_signed(shingle));
      offsets.push_back(static_cast<std::int32_t>(shingles.size()));
    }
  }
};

nb::tuple prepare(const EngineHandle& engine, nb::handle schema, nb::handle array,
                  const NameTuple& names) {
  const ArrowJob job = job_of(engine, names, 1, nullptr);
  const ColumnPlan plan = value_or_throw(plan_columns(*unconsumed<ArrowSchema>(schema), job));
  const OwnedArray input = take<ArrowArray>(array);
  Paragraphs out;
  {
    const WithoutInterpreter unlocked;
    const std::vector<PreparedDocument> documents =
        engine.engine->prepare(read_batch(plan, *input.get()));
    for (std::size_t row = 0; row < documents.size(); ++row) out.add(row, documents[row]);
  }
  return nb::make_tuple(column_of(std::move(out.rows)), column_of(std::move(out.numbers)),
                        column_of(std::move(out.low)), column_of(std::move(out.high)),
                        column_of(std::move(out.guards)), column_of(std::move(out.comparisons)),
                        column_of(std::move(out.offsets)), column_of(std::move(out.shingles)));
}

nb::tuple prefix_keys(const EngineHandle& engine, const Column<std::int64_t>& guards,
                      const Column<std::int64_t>& offsets, const Column<std::int64_t>& values) {
  const double threshold = engine.engine->options().decide.dedupe_threshold;
  const Lists shingles{offsets, values};
  std::vector<std::int32_t> rows;
  std::vector<std::int64_t> keys;
  std::vector<std::int32_t> sizes;
  std::vector<std::int32_t> positions;
  for (std::size_t row = 0; row < shingles.size(); ++row) {
    const std::span<const Shingle> all = shingles.at(row);
    const std::size_t prefix = prefix_length(all.size(), threshold);
    for (std::size_t i = 0; i < prefix; ++i) {
      rows.push_back(static_cast<std::int32_t>(row));
      keys.push_back(to_signed(near_key(all[i], to_unsigned(guards(row)))));
      sizes.push_back(static_cast<std::int32_t>(all.size()));
      positions.push_back(static_cast<std::int32_t>(i));
    }
  }
  return nb::make_tuple(column_of(std::move(rows)), column_of(std::move(keys)),
                        column_of(std::move(sizes)), column_of(std::move(positions)));
}

struct Finder {
  CandidateFinder finder;

  // NOLINTNEXTLINE(readability-function-size): a parameter a column
  nb::tuple take(const Column<std::int64_t>& groups, const Column<std::int64_t>& documents,
                 const Column<std::int64_t>& low, const Column<std::int64_t>& high,
                 const Column<std::int32_t>& sizes, const Column<std::int32_t>& positions,
                 const Column<bool>& listed, const Column<bool>& can_go) {
    std::vector<CandidatePair> pairs;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      finder.take({to_unsigned(groups(i)),
                   to_unsigned(documents(i)),
                   {to_unsigned(low(i)), to_unsigned(high(i))},
                   {static_cast<std::uint32_t>(sizes(i)), static_cast<std::uint32_t>(positions(i))},
                   listed(i),
                   can_go(i)},
                  pairs);
    }
    std::vector<std::int64_t> columns[4];
    for (const CandidatePair& pair : pairs) {
      columns[0].push_back(to_signed(pair.later.low));
      columns[1].push_back(to_signed(pair.later.high));
      columns[2].push_back(to_signed(pair.earlier.low));
      columns[3].push_back(to_signed(pair.earlier.high));
    }
    return nb::make_tuple(column_of(std::move(columns[0])), column_of(std::move(columns[1])),
                          column_of(std::move(columns[2])), column_of(std::move(columns[3])));
  }
};

nb::object similarities(const Column<std::int64_t>& offsets_a, const Column<std::int64_t>& values_a,
                        const Column<std::int64_t>& offsets_b,
                        const Column<std::int64_t>& values_b) {
  const Lists a{offsets_a, values_a};
  const Lists b{offsets_b, values_b};
  std::vector<double> out;
  for (std::size_t i = 0; i < a.size(); ++i) out.push_back(similarity_of(a.at(i), b.at(i)));
  return column_of(std::move(out));
}

ArrayHandle clean_without(const EngineHandle& engine, nb::handle schema, nb::handle array,
                          const NameTuple& names, const Column<std::int64_t>& offsets,
                          const Column<std::int32_t>& numbers, const StatsHandle* stats) {
  const ArrowJob job = job_of(engine, names, 1, stats);
  const auto* const given = unconsumed<ArrowSchema>(schema);
  const ColumnPlan plan = value_or_throw(plan_columns(*given, job));
  OwnedSchema copy = copy_schema(*given);
  OwnedArray input = take<ArrowArray>(array);
  std::vector<std::vector<std::uint32_t>> repeats;
  for (std::size_t i = 0; i + 1 < offsets.size(); ++i) {
    repeats.emplace_back(numbers.data() + offsets(i), numbers.data() + offsets(i + 1));
  }
  if (repeats.size() != static_cast<std::size_t>(input.get()->length)) {
    throw nb::value_error("as many lists as rows are needed");
  }
  OwnedArray cleaned;
  {
    const WithoutInterpreter unlocked;
    cleaned = clean_array(job, plan, std::move(input), std::move(repeats));
  }
  return {std::make_shared<OwnedSchema>(std::move(copy)),
          std::make_shared<OwnedArray>(std::move(cleaned))};
}

}  // namespace

void bind_dedupe(nb::module_& module) {
  module.attr("MAX_LISTED") = limits::max_listed;
  module.def("prepare", prepare, nb::arg("engine"), nb::arg("schema"), nb::arg("array"),
             nb::arg("columns"));
  module.def("prefix_keys", prefix_keys, nb::arg("engine"), nb::arg("guards"), nb::arg("offsets"),
             nb::arg("shingles"));
  nb::class_<Finder>(module, "CandidateFinder")
      .def("__init__",
           [](Finder* self, const EngineHandle& engine, std::size_t max_listed) {
             const double threshold = engine.engine->options().decide.dedupe_threshold;
             new (self) Finder{CandidateFinder(threshold, max_listed)};
           })
      .def("take", &Finder::take)
      .def_prop_ro("capped_groups", [](const Finder& self) { return self.finder.capped_groups(); })
      .def_prop_ro("turned_away", [](const Finder& self) { return self.finder.turned_away(); });
  module.def("similarities", similarities, nb::arg("offsets_a"), nb::arg("shingles_a"),
             nb::arg("offsets_b"), nb::arg("shingles_b"));
  module.def("clean_without", clean_without, nb::arg("engine"), nb::arg("schema"), nb::arg("array"),
             nb::arg("columns"), nb::arg("offsets"), nb::arg("numbers"), nb::arg("stats").none());
  module.def("threshold", [](const EngineHandle& engine) {
    return engine.engine->options().decide.dedupe_threshold;
  });
}

}  // namespace dross::python

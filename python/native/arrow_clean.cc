// A dictionary's values are cleaned once each, however often they stand in the column; only those
// that do stand there are looked at.
#include "gil.h"
// The Python header comes first.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <exception>
#include <optional>
#include <unordered_map>
#include <utility>

#include "arrow_clean.h"

namespace dross::python {
namespace {

std::vector<std::string_view> child_names(const ArrowSchema& schema) {
  std::vector<std::string_view> names;
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    const char* name = schema.children[i]->name;
    names.emplace_back(name == nullptr ? "" : name);
  }
  return names;
}

Result<ColumnPlan::Column> find_column(const ArrowSchema& schema, const std::string& name) {
  const std::vector<std::string_view> names = child_names(schema);
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) {
    const std::string_view near = nearest(name, names);
    return fail(Fault::bad_usage, fmt::format("there is no column `{}`", make_printable(name)),
                near.empty() ? fmt::format("the columns are {}", fmt::join(names, ", "))
                             : fmt::format("did you mean `{}`?", near));
  }
  if (std::find(found + 1, names.end(), name) != names.end()) {
    return fail(Fault::bad_usage,
                fmt::format("there is more than one column `{}`", make_printable(name)),
                "give each its own name");
  }
  const std::int64_t number = found - names.begin();
  Result<TextType> type = text_type_of(*schema.children[number]);
  if (!type) {
    type.error().message =
        fmt::format("column `{}`: {}", make_printable(name), type.error().message);
    return tl::unexpected(type.error());
  }
  return ColumnPlan::Column{number, *type};
}

Result<void> plan_one(const ArrowSchema& schema, const std::optional<std::string>& name,
                      ColumnPlan::Column& column) {
  if (!name) return {};
  Result<ColumnPlan::Column> found = find_column(schema, *name);
  if (!found) return tl::unexpected(found.error());
  column = *found;
  return {};
}

Result<ColumnPlan> plan_batch(const ArrowSchema& schema, const ColumnNames& names) {
  ColumnPlan plan;
  plan.is_batch = true;
  std::optional<std::string> text = names.text;
  if (!text && schema.n_children == 1) text = std::string(child_names(schema)[0]);
  if (!text) {
    return fail(Fault::bad_usage, "which column of the record batch holds the text?",
                fmt::format("name it: one of {}", fmt::join(child_names(schema), ", ")));
  }
  for (const auto& [name, column] :
       {std::pair(text, &plan.text), std::pair(names.language, &plan.language),
        std::pair(names.url, &plan.url), std::pair(names.id, &plan.id)}) {
    if (Result<void> planned = plan_one(schema, name, *column); !planned) {
      return tl::unexpected(planned.error());
    }
  }
  return plan;
}

Result<ColumnPlan> plan_alone(const ArrowSchema& schema, const ColumnNames& names) {
  for (const auto& name : {names.text, names.language, names.url, names.id}) {
    if (!name) continue;
    return fail(Fault::bad_usage,
                fmt::format("`{}` is to be a column, and here is one without a name, and no other",
                            make_printable(*name)),
                "give a record batch or a table");
  }
  const Result<TextType> type = text_type_of(schema);
  if (!type) return tl::unexpected(type.error());
  ColumnPlan plan;
  plan.text.type = *type;
  return plan;
}

// Each row of a dictionary must be cleaned the same way.
Result<void> refuse_dictionary(const ColumnPlan& plan, const ArrowJob& job) {
  if (plan.text.type.index == '\0') return {};
  const bool has_more = plan.language.number >= 0 || plan.url.number >= 0;
  if (!has_more && !job.engine->is_stream()) return {};
  return fail(
      Fault::bad_usage,
      "equal texts of a dictionary are cleaned once, and here each may come out another way",
      "cast the column to strings first");
}

// Keeps what an array in the place of another points to.
struct Held {
  OwnedArray column;
  OwnedArray dictionary;
  std::vector<const void*> buffers;
};

void release_held(ArrowArray* array) {
  delete static_cast<Held*>(array->private_data);
  array->release = nullptr;
}

// The rows of a column: its indices as they are, over another dictionary.
OwnedArray with_dictionary(OwnedArray column, OwnedArray dictionary, std::int64_t begin,
                           std::int64_t count) {
  auto held = std::make_unique<Held>();
  const ArrowArray& from = *column.get();
  held->buffers.assign(from.buffers, from.buffers + from.n_buffers);
  ArrowArray out{};
  out.length = count;
  out.null_count = -1;
  out.offset = from.offset + begin;
  out.n_buffers = from.n_buffers;
  out.buffers = held->buffers.data();
  held->column = std::move(column);
  held->dictionary = std::move(dictionary);
  out.dictionary = held->dictionary.get();
  out.release = release_held;
  out.private_data = held.release();
  return OwnedArray(&out);
}

// Texts that differed in what goes are one value now, and there are readers (pandas) that take no
// dictionary with a value twice. Value -> its number among the different ones; empty where they
// still differ.
std::vector<std::int64_t> number_distinct(const std::vector<std::string_view>& texts,
                                          const Removed& removed) {
  if (std::ranges::all_of(removed, [](const auto& spans) { return spans.empty(); })) return {};
  std::deque<std::string> cleaned;
  std::unordered_map<std::string_view, std::int64_t> seen;
  std::vector<std::int64_t> numbers;
  std::int64_t distinct = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].data() == nullptr) {
      numbers.push_back(distinct++);
      continue;
    }
    const std::string_view value =
        removed[i].empty() ? texts[i] : cleaned.emplace_back(kept_of(texts[i], removed[i]));
    const auto [at, is_new] = seen.try_emplace(value, distinct);
    numbers.push_back(at->second);
    if (is_new) ++distinct;
  }
  return static_cast<std::size_t>(distinct) == texts.size() ? std::vector<std::int64_t>() : numbers;
}

std::pair<std::vector<std::string_view>, Removed> distinct_values(
    const std::vector<std::string_view>& texts, const Removed& removed,
    const std::vector<std::int64_t>& numbers) {
  std::pair<std::vector<std::string_view>, Removed> out;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (static_cast<std::size_t>(numbers[i]) < out.first.size()) continue;
    out.first.push_back(texts[i]);
    out.second.push_back(removed[i]);
  }
  return out;
}

OwnedArray clean_dictionary(const ArrowJob& job, const TextType& type, OwnedArray column,
                            std::int64_t begin, std::int64_t count) {
  const ArrowArray& values = *column.get()->dictionary;
  Batch batch;
  batch.texts = read_texts(values, type.layout, 0, values.length);
  batch.uses.assign(batch.texts.size(), 0);
  std::size_t nulls = 0;
  std::vector<std::int64_t> indices = read_indices(*column.get(), type.index, begin, count);
  for (const std::int64_t index : indices) {
    if (index < 0) {
      ++nulls;
    } else {
      ++batch.uses[static_cast<std::size_t>(index)];
    }
  }
  const Removed removed = job.engine->clean(batch, job.threads, job.stats.get());
  if (job.stats && nulls > 0) {
    Figures figures;
    figures.totals["nulls"] = nulls;
    job.stats->add(figures);
  }
  const std::vector<std::int64_t> numbers = number_distinct(batch.texts, removed);
  if (numbers.empty()) {
    OwnedArray cleaned = write_texts(batch.texts, removed, type.layout);
    return with_dictionary(std::move(column), std::move(cleaned), begin, count);
  }
  for (std::int64_t& index : indices) {
    if (index >= 0) index = numbers[static_cast<std::size_t>(index)];
  }
  const auto [texts, spans] = distinct_values(batch.texts, removed, numbers);
  return with_dictionary(write_indices(indices, type.index), write_texts(texts, spans, type.layout),
                         0, count);
}

// Of a column that may be a dictionary too.
std::vector<std::string_view> read_column(const ArrowArray& column, const TextType& type,
                                          std::int64_t begin, std::int64_t count) {
  if (type.index == '\0') return read_texts(column, type.layout, begin, count);
  const std::vector<std::string_view> values =
      read_texts(*column.dictionary, type.layout, 0, column.dictionary->length);
  std::vector<std::string_view> texts;
  for (const std::int64_t index : read_indices(column, type.index, begin, count)) {
    texts.push_back(index < 0 ? std::string_view() : values[static_cast<std::size_t>(index)]);
  }
  return texts;
}

OwnedArray clean_column(const ArrowJob& job, const TextType& type, OwnedArray column, Batch batch,
                        std::int64_t begin, std::int64_t count) {
  if (type.index != '\0') return clean_dictionary(job, type, std::move(column), begin, count);
  batch.texts = read_texts(*column.get(), type.layout, begin, count);
  const Removed removed = job.engine->clean(batch, job.threads, job.stats.get());
  return write_texts(batch.texts, removed, type.layout);
}

struct BatchStorage {
  std::vector<OwnedArray> columns;
  std::vector<ArrowArray*> pointers;
  std::vector<unsigned char> validity;
  const void* buffers[1] = {nullptr};
};

void release_batch(ArrowArray* array) {
  delete static_cast<BatchStorage*>(array->private_data);
  array->release = nullptr;
}

void copy_validity(const ArrowArray& from, BatchStorage& storage) {
  if (from.n_buffers == 0 || from.buffers[0] == nullptr) return;
  storage.validity.assign(static_cast<std::size_t>(from.length) / 8 + 1, 0);
  for (std::int64_t i = 0; i < from.length; ++i) {
    auto& byte = storage.validity[static_cast<std::size_t>(i / 8)];
    if (is_valid(from, i)) byte = static_cast<unsigned char>(byte | 1U << i % 8);
  }
  storage.buffers[0] = storage.validity.data();
}

// The rows of the batch that a column of it stands for.
OwnedArray take_rows(ArrowArray* column, std::int64_t begin, std::int64_t count) {
  OwnedArray out(column);
  if (begin != 0 || count != out.get()->length) out.get()->null_count = -1;
  out.get()->offset += begin;
  out.get()->length = count;
  return out;
}

Batch read_metadata(const ColumnPlan& plan, const ArrowArray& from) {
  Batch batch;
  const auto read = [&](const ColumnPlan::Column& column, std::vector<std::string_view>& out) {
    if (column.number < 0) return;
    out = read_column(*from.children[column.number], column.type, from.offset, from.length);
  };
  read(plan.language, batch.languages);
  read(plan.url, batch.urls);
  read(plan.id, batch.ids);
  return batch;
}

OwnedArray clean_batch(const ArrowJob& job, const ColumnPlan& plan, OwnedArray input,
                       std::vector<std::vector<std::uint32_t>> repeats) {
  ArrowArray& from = *input.get();
  const std::int64_t begin = from.offset;
  const std::int64_t count = from.length;
  Batch batch = read_metadata(plan, from);
  batch.repeats = std::move(repeats);

  auto storage = std::make_unique<BatchStorage>();
  copy_validity(from, *storage);
  OwnedArray text(from.children[plan.text.number]);
  storage->columns.resize(static_cast<std::size_t>(from.n_children));
  for (std::int64_t i = 0; i < from.n_children; ++i) {
    if (i == plan.text.number) continue;
    storage->columns[static_cast<std::size_t>(i)] = take_rows(from.children[i], begin, count);
  }
  storage->columns[static_cast<std::size_t>(plan.text.number)] =
      clean_column(job, plan.text.type, std::move(text), std::move(batch), begin, count);
  for (OwnedArray& column : storage->columns) storage->pointers.push_back(column.get());
  ArrowArray out{};
  out.length = count;
  out.null_count = storage->validity.empty() ? 0 : -1;
  out.n_buffers = 1;
  out.buffers = storage->buffers;
  out.n_children = from.n_children;
  out.children = storage->pointers.data();
  out.release = release_batch;
  out.private_data = storage.release();
  return OwnedArray(&out);
}

struct StreamState {
  ArrowJob job;
  ColumnPlan plan;
  OwnedStream source;
  OwnedSchema schema;
  std::string error;
};

StreamState& state_of(ArrowArrayStream* stream) {
  return *static_cast<StreamState*>(stream->private_data);
}

int give_schema(ArrowArrayStream* stream, ArrowSchema* out) {
  StreamState& state = state_of(stream);
  try {
    OwnedSchema copy = copy_schema(*state.schema.get());
    copy.move_to(out);
    return 0;
  } catch (const std::exception& error) {
    state.error = error.what();
    return ENOMEM;
  }
}

const char* text_or(const char* text, const char* other) {
  return text == nullptr ? other : text;
}

int give_next(ArrowArrayStream* stream, ArrowArray* out) {
  StreamState& state = state_of(stream);
  if (const Result<void> here = state.job.engine->check_process(); !here) {
    state.error = here.error().message;
    return EINVAL;
  }
  ArrowArrayStream* source = state.source.get();
  ArrowArray next{};
  if (const int failed = source->get_next(source, &next); failed != 0) {
    state.error = text_or(source->get_last_error(source), "the source failed");
    return failed;
  }
  OwnedArray input(&next);
  if (!input.is_there()) {
    *out = {};
    return 0;
  }
  try {
    const WithoutInterpreter unlocked;
    OwnedArray cleaned = clean_array(state.job, state.plan, std::move(input));
    cleaned.move_to(out);
    return 0;
  } catch (const std::exception& error) {
    state.error = error.what();
    return ENOMEM;
  }
}

const char* give_error(ArrowArrayStream* stream) {
  return state_of(stream).error.c_str();
}

void release_stream(ArrowArrayStream* stream) {
  delete &state_of(stream);
  stream->release = nullptr;
}

}  // namespace

Result<ColumnPlan> plan_columns(const ArrowSchema& schema, const ArrowJob& job) {
  Result<ColumnPlan> plan = schema.format == std::string_view("+s") ? plan_batch(schema, job.names)
                                                                    : plan_alone(schema, job.names);
  if (!plan) return plan;
  if (Result<void> fine = refuse_dictionary(*plan, job); !fine) return tl::unexpected(fine.error());
  return plan;
}

Batch read_batch(const ColumnPlan& plan, const ArrowArray& input) {
  Batch batch = read_metadata(plan, input);
  batch.texts =
      read_column(*input.children[plan.text.number], plan.text.type, input.offset, input.length);
  return batch;
}

OwnedArray clean_array(const ArrowJob& job, const ColumnPlan& plan, OwnedArray input,
                       std::vector<std::vector<std::uint32_t>> repeats) {
  if (plan.is_batch) return clean_batch(job, plan, std::move(input), std::move(repeats));
  const std::int64_t count = input.get()->length;
  return clean_column(job, plan.text.type, std::move(input), {}, 0, count);
}

Result<OwnedStream> clean_stream(ArrowJob job, OwnedStream source) {
  auto state = std::make_unique<StreamState>();
  ArrowSchema schema{};
  if (source.get()->get_schema(source.get(), &schema) != 0) {
    return fail(
        Fault::input_unreadable,
        fmt::format("the Arrow stream gives no schema: {}",
                    make_printable(text_or(source.get()->get_last_error(source.get()), ""))));
  }
  state->schema = OwnedSchema(&schema);
  state->job = std::move(job);
  state->source = std::move(source);
  Result<ColumnPlan> plan = plan_columns(*state->schema.get(), state->job);
  if (!plan) return tl::unexpected(plan.error());
  state->plan = *plan;
  ArrowArrayStream out{};
  out.get_schema = give_schema;
  out.get_next = give_next;
  out.get_last_error = give_error;
  out.release = release_stream;
  out.private_data = state.release();
  return OwnedStream(&out);
}

}  // namespace dross::python

// Numbers become names only when a batch is done.
#include "stats.h"

#include "fork_gate.h"
#include "output/guards.h"

namespace dross::python {
namespace {

void add_counts(std::map<std::string, Count>& to, const std::map<std::string, Count>& from) {
  for (const auto& [name, count] : from) to[name].add(count.edits, count.words);
}

void put(std::map<std::string, Count>& to, std::string_view name, const Count& count) {
  if (count.edits > 0) to[std::string(name)].add(count.edits, count.words);
}

}  // namespace

void Figures::add(const Figures& other) {
  for (const auto& [name, number] : other.totals) totals[name] += number;
  for (const auto& [name, number] : other.guards) guards[name] += number;
  add_counts(by_rule, other.by_rule);
  add_counts(by_category, other.by_category);
  add_counts(by_kind, other.by_kind);
}

void Tally::add(const Cleaning& cleaning, std::size_t text_size, std::size_t times) {
  documents_ += times;
  words_ += times * cleaning.words;
  bytes_in_ += times * text_size;
  bytes_out_ += times * text_size;
  if (!cleaning.edits.empty()) changed_ += times;
  for (const Edit& edit : cleaning.edits) {
    const std::size_t words = times * edit.words;
    bytes_out_ -= times * edit.span.size();
    removed_.add(times, words);
    by_category_[static_cast<std::size_t>(edit.category)].add(times, words);
    by_kind_[static_cast<std::size_t>(edit.kind)].add(times, words);
    if (edit.rule != nullptr) {
      by_rule_[static_cast<std::size_t>(edit.rule - rules_.rules.data())].add(times, words);
    } else {
      by_engine_[static_cast<std::size_t>(edit.kind)].add(times, words);
    }
  }
  if (!a_guard_fired(cleaning.guards)) return;
  for (const GuardRow& row : guard_table()) {
    if (row.times(cleaning.guards) > 0) guards_[std::string(row.name)] += times;
  }
}

void Tally::add_too_large(std::size_t text_size, std::size_t times) {
  too_large_ += times;
  bytes_in_ += times * text_size;
  bytes_out_ += times * text_size;
}

Figures Tally::figures() const {
  Figures out;
  out.totals = {{"documents", documents_},         {"changed", changed_},
                {"edits", removed_.edits},         {"words", words_},
                {"words_removed", removed_.words}, {"bytes_in", bytes_in_},
                {"bytes_out", bytes_out_},         {"nulls", nulls_},
                {"too_large", too_large_}};
  out.guards = guards_;
  for (std::size_t i = 0; i < by_rule_.size(); ++i)
    put(out.by_rule, rules_.rules[i].id, by_rule_[i]);
  for (std::size_t i = 0; i < kinds; ++i) {
    const auto kind = static_cast<EditKind>(i);
    put(out.by_kind, name(kind), by_kind_[i]);
    put(out.by_rule, engine_name(kind), by_engine_[i]);
  }
  for (std::size_t i = 0; i < by_category_.size(); ++i) {
    put(out.by_category, category_names[i], by_category_[i]);
  }
  return out;
}

void Stats::add(const Figures& figures) {
  const LibraryCall inside;  // or a fork could copy the lock locked
  const std::scoped_lock lock(mutex_);
  figures_.add(figures);
}

Figures Stats::figures() const {
  const LibraryCall inside;
  const std::scoped_lock lock(mutex_);
  return figures_;
}

}  // namespace dross::python

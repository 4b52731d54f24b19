// The one place that hands text to RE2. `re2::StringPiece` (20220601) and `absl::string_view`
// (2023 on) are both made from a pointer and a length, and `Text` is whichever of them this RE2
// takes: it is read off the signature of RE2::Match, so no version number is asked.
#include "base/regex.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <vector>

#include "base/limits.h"

namespace dross {
namespace {

template <class R, class T, class... Rest>
T first_parameter(R (re2::RE2::*)(T, Rest...) const);
using Text = std::remove_cvref_t<decltype(first_parameter(&re2::RE2::Match))>;

// RE2 tells "took no part" from "matched nothing" by a null pointer, and an empty std::string_view
// may hold one.
Text as_text(std::string_view text) {
  return text.data() == nullptr ? Text("", 0) : Text(text.data(), text.size());
}

re2::RE2::Options options() {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(static_cast<std::int64_t>(limits::max_pattern_memory));
  return options;
}

}  // namespace

struct Regex::State {
  explicit State(std::string text) : source(std::move(text)) {}

  std::string source;
  std::once_flag once;
  std::unique_ptr<re2::RE2> compiled;
  /// Of `compiled`, once it is made. std::call_once is a call into the C library even then.
  std::atomic<const re2::RE2*> ready = nullptr;
};

Regex::Regex(std::string source) : state_(std::make_shared<State>(std::move(source))) {}

const std::string& Regex::source() const {
  static const std::string none;
  return state_ ? state_->source : none;
}

const re2::RE2& Regex::compiled() const {
  static const re2::RE2 matches_nothing("[^\\x00-\\x{10FFFF}]", options());
  if (!state_) return matches_nothing;
  if (const re2::RE2* ready = state_->ready.load(std::memory_order_acquire)) return *ready;
  std::call_once(state_->once, [this] {
    state_->compiled = std::make_unique<re2::RE2>(as_text(state_->source), options());
    state_->ready.store(state_->compiled.get(), std::memory_order_release);
  });
  return *state_->compiled;
}

bool Regex::matches(std::string_view text) const {
  return search(text, {});
}

bool Regex::search(std::string_view text, std::span<std::string_view> groups) const {
  return search_from(text, 0, groups);
}

bool Regex::search_from(std::string_view text, std::size_t from,
                        std::span<std::string_view> groups) const {
  return run(Begin::anywhere, text, from, groups);
}

bool Regex::match_at(std::string_view text, std::size_t from,
                     std::span<std::string_view> groups) const {
  return run(Begin::here, text, from, groups);
}

bool Regex::run(Begin begin, std::string_view text, std::size_t from,
                std::span<std::string_view> groups) const {
  constexpr std::size_t few = 8;
  std::array<Text, few> small;
  std::vector<Text> large;
  if (groups.size() > few) large.resize(groups.size());
  Text* found = groups.size() > few ? large.data() : small.data();

  const re2::RE2& pattern = compiled();
  const auto match = [&](Text* into, std::size_t count) {
    const auto anchor = begin == Begin::here ? re2::RE2::ANCHOR_START : re2::RE2::UNANCHORED;
    return pattern.Match(as_text(text), from, text.size(), anchor, into, static_cast<int>(count));
  };
  // For groups in a short text RE2 goes straight to its backtracking engine. Asking its automaton
  // first made a name of one to four words, which most lines are not, 20 times as fast.
  const bool asks_for_groups = groups.size() > 1;
  const bool hit =
      pattern.ok() && (!asks_for_groups || match(nullptr, 0)) && match(found, groups.size());
  for (std::size_t i = 0; i < groups.size(); ++i) {
    groups[i] = hit ? std::string_view(found[i].data(), found[i].size()) : std::string_view();
  }
  return hit;
}

int Regex::group(std::string_view name) const {
  const auto& names = compiled().NamedCapturingGroups();
  const auto found = names.find(std::string(name));
  return found == names.end() ? -1 : found->second;
}

std::string Regex::quote(std::string_view text) {
  return re2::RE2::QuoteMeta(as_text(text));
}

}  // namespace dross

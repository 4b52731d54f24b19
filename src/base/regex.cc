// The one place that hands text to RE2. `re2::StringPiece` (20220601) and `absl::string_view`
// (2023 on) are both made from a pointer and a length, and `Text` is whichever of them this RE2
// takes: it is read off the signature of RE2::Match, so no version number is asked.
#include "base/regex.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <map>
#include <mutex>
#include <vector>

#include "base/limits.h"
#include "base/open_repeats.h"

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

re2::RE2::Options options(std::size_t memory = limits::max_pattern_memory) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(static_cast<std::int64_t>(memory));
  return options;
}

using Pattern = std::unique_ptr<re2::RE2>;

Pattern compile(const std::string& source, std::size_t memory = limits::max_pattern_memory) {
  return std::make_unique<re2::RE2>(as_text(source), options(memory));
}

Pattern compile_to_search(const std::string& source) {
  Pattern pattern = compile(source, limits::counted_pattern_memory);
  return pattern->error_code() == re2::RE2::ErrorPatternTooLarge ? compile(source)
                                                                 : std::move(pattern);
}

// An automaton needs room for twenty of its largest states, some 200 bytes an instruction of the
// program, in a third of the memory.
Pattern compile_open(const std::string& source) {
  constexpr std::size_t per_instruction = 640;
  Pattern pattern = compile(source, limits::open_pattern_memory);
  const auto program = static_cast<std::size_t>(std::max(pattern->ProgramSize(), 0));
  const bool has_room = pattern->ok() && program * per_instruction <= limits::open_pattern_memory;
  return has_room ? std::move(pattern) : compile(source);
}

bool is_in(const re2::RE2& pattern, std::string_view text) {
  return pattern.Match(as_text(text), 0, text.size(), re2::RE2::UNANCHORED, nullptr, 0);
}

// Made when it is first asked for, as most patterns of a rule set are for languages that do not
// come. For many threads at once.
template <class Value>
class MadeOnce {
 public:
  template <class Make>
  const Value& get(const Make& make) {
    // std::call_once is a call into the C library even when all is done.
    if (const Value* ready = ready_.load(std::memory_order_acquire)) return *ready;
    std::call_once(once_, [&] {
      value_ = make();
      ready_.store(&value_, std::memory_order_release);
    });
    return value_;
  }

 private:
  std::once_flag once_;
  Value value_{};
  std::atomic<const Value*> ready_ = nullptr;
};

struct Opened {
  bool is_counted = false;
  std::string pattern;  ///< where there are counts: the one that may_match() asks
};

}  // namespace

struct Regex::State {
  explicit State(std::string text) : source(std::move(text)) {}

  const Opened& opened() {
    return open_form.get([this] {
      std::string open = open_repeats(source);
      return Opened{open != source, std::move(open)};
    });
  }
  // For yes or no.
  const re2::RE2& to_match() {
    return *matching.get([this] { return compile(source); });
  }
  // For places. A pattern with counts is asked for them of hits mostly, each a text of its own:
  // states made for one serve no other. With this little memory most have no automaton, and RE2's
  // other engines do as well.
  const re2::RE2& to_search() {
    if (!opened().is_counted) return to_match();
    return *searching.get([this] { return compile_to_search(source); });
  }
  const re2::RE2& to_ask_first() {
    return *asking.get([this] { return compile_open(opened().pattern); });
  }

  std::string source;
  MadeOnce<Opened> open_form;
  MadeOnce<Pattern> matching;
  MadeOnce<Pattern> searching;
  MadeOnce<Pattern> asking;
  /// Of the first `trial` texts that the open form was asked of: how many, and how many it let
  /// through.
  std::atomic<unsigned> asked = 0;
  std::atomic<unsigned> passed = 0;
};

Regex::Regex(std::string source) : state_(std::make_shared<State>(std::move(source))) {}

const std::string& Regex::source() const {
  static const std::string none;
  return state_ ? state_->source : none;
}

const re2::RE2& Regex::compiled() const {
  static const re2::RE2 matches_nothing("[^\\x00-\\x{10FFFF}]", options());
  return state_ ? state_->to_match() : matches_nothing;
}

const re2::RE2& Regex::searched() const {
  return state_ ? state_->to_search() : compiled();
}

bool Regex::may_match(std::string_view text) const {
  // A pattern whose open form lets most through is better asked at once.
  constexpr unsigned trial = 64;
  constexpr unsigned most_passed = trial * 3 / 4;
  if (!state_ || !state_->opened().is_counted) return true;
  const bool is_tried = state_->asked.load(std::memory_order_relaxed) >= trial;
  if (is_tried && state_->passed.load(std::memory_order_relaxed) > most_passed) return true;
  const re2::RE2& open = state_->to_ask_first();
  const bool passes = !open.ok() || is_in(open, text);
  if (!is_tried) {
    state_->asked.fetch_add(1, std::memory_order_relaxed);
    if (passes) state_->passed.fetch_add(1, std::memory_order_relaxed);
  }
  return passes;
}

bool Regex::matches(std::string_view text) const {
  if (!state_) return false;
  const re2::RE2& pattern = state_->to_match();
  return pattern.ok() && is_in(pattern, text);
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

  const re2::RE2& pattern = searched();
  const auto match = [&](Text* into, std::size_t count) {
    const auto anchor = begin == Begin::here ? re2::RE2::ANCHOR_START : re2::RE2::UNANCHORED;
    return pattern.Match(as_text(text), from, text.size(), anchor, into, static_cast<int>(count));
  };
  // For groups in a short text RE2 goes straight to its backtracking engine. Asking its automaton
  // first, where there is one, is many times as fast on lines that do not match.
  const bool asks_first = groups.size() > 1 && state_ && !state_->opened().is_counted;
  const bool hit =
      pattern.ok() && (!asks_first || match(nullptr, 0)) && match(found, groups.size());
  for (std::size_t i = 0; i < groups.size(); ++i) {
    groups[i] = hit ? std::string_view(found[i].data(), found[i].size()) : std::string_view();
  }
  return hit;
}

const std::map<std::string, int>& Regex::names() const {
  return searched().NamedCapturingGroups();
}

int Regex::group(std::string_view name) const {
  const auto found = names().find(std::string(name));
  return found == names().end() ? -1 : found->second;
}

std::string Regex::quote(std::string_view text) {
  return re2::RE2::QuoteMeta(as_text(text));
}

}  // namespace dross

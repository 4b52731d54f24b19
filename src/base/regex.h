// One pattern, compiled by RE2 when it is first needed. This is the only header that knows which
// string type RE2 speaks: 20220601 has its own StringPiece, releases from 2023 on take Abseil's
// string_view. Everything else in dross passes std::string_view.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace re2 {
class RE2;
}

namespace dross {

/// Cheap to copy (copies share the compiled form), safe to use from many threads at once.
class Regex {
 public:
  Regex() = default;
  explicit Regex(std::string source);

  [[nodiscard]] const std::string& source() const;
  /// Compiles on the first call. Check `.ok()`; a pattern that does not compile matches nothing.
  [[nodiscard]] const re2::RE2& compiled() const;

  [[nodiscard]] bool matches(std::string_view text) const;
  /// False only where `matches` is, and quicker to say so: asks a pattern without the counts of
  /// this one's repeats (open_repeats.h), if it has any and that is worth it.
  [[nodiscard]] bool may_match(std::string_view text) const;
  /// The leftmost match; groups[0] is the whole of it, groups that took no part are empty views
  /// with null data. Asking for more groups than the pattern has leaves the rest null.
  bool search(std::string_view text, std::span<std::string_view> groups) const;
  /// The same from the byte offset `from` on; `^` and `\b` still see the whole text.
  bool search_from(std::string_view text, std::size_t from,
                   std::span<std::string_view> groups) const;
  /// The same where the match must begin right at `from`; `^` does not match there.
  bool match_at(std::string_view text, std::size_t from, std::span<std::string_view> groups) const;
  /// Numbers of the groups that have names.
  [[nodiscard]] const std::map<std::string, int>& names() const;
  /// Number of the group of that name, or -1.
  [[nodiscard]] int group(std::string_view name) const;

  /// The text as a pattern that matches just it.
  static std::string quote(std::string_view text);

 private:
  enum class Begin : std::uint8_t { anywhere, here };
  bool run(Begin, std::string_view text, std::size_t from,
           std::span<std::string_view> groups) const;

  [[nodiscard]] const re2::RE2& searched() const;

  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace dross

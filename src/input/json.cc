// The scanner: one pass over the line, checking RFC 8259 syntax byte by byte with an explicit stack
// of one bit a level (object or array), so that a record of a million brackets costs no call stack.
// Nearly all bytes of a record stand inside one long string; there the bytes that end a plain run
// are found by masks of 64 bytes, and between two escapes that stand close the mask is not made
// again.
#include "input/json.h"

#include <bitset>
#include <cstdint>

#include "base/byte_masks.h"
#include "base/hex_digit.h"
#include "base/limits.h"
#include "input/json_escape.h"

namespace dross::json {
namespace {

/// What a plain run inside a string ends with.
struct IsSpecial {
  Bytes16 operator()(Bytes16 bytes) const {
    return is_byte(bytes, '"') | is_byte(bytes, '\\') | is_within(bytes, 0, 0x1F);
  }
};

constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// What may stand next. The first_ kinds also allow the container to close at once.
enum class Expect { first_key, key, first_value, value, comma_or_close };
enum class Container { array, object };

/// Calls `visit(key, member)` for each member of the outermost object. Every read_ function stops
/// at the first byte that does not fit and returns false.
template <class Visitor>
class Scanner {
 public:
  Scanner(std::string_view bytes, Visitor visit)
      : bytes_(bytes), visit_(visit), special_(bytes, IsSpecial{}) {}

  bool read_object() {
    skip_blanks();
    if (peek() != '{' || !open(Container::object)) return false;
    while (depth_ > 0) {
      skip_blanks();
      if (!read_next()) return false;
    }
    skip_blanks();
    return at_ == bytes_.size();
  }

  [[nodiscard]] std::size_t at() const { return at_; }

 private:
  /// NUL at the end of the bytes: no place of the grammar takes one.
  [[nodiscard]] char peek() const { return at_ < bytes_.size() ? bytes_[at_] : '\0'; }

  bool take(char c) {
    if (at_ == bytes_.size() || bytes_[at_] != c) return false;
    ++at_;
    return true;
  }

  void skip_blanks() {
    while (at_ < bytes_.size() && is_blank(bytes_[at_])) ++at_;
  }

  bool read_next() {
    switch (expect_) {
      case Expect::first_key:
        if (peek() == '}') return close();
        return read_key();
      case Expect::key:
        return read_key();
      case Expect::first_value:
        if (peek() == ']') return close();
        return read_value();
      case Expect::value:
        return read_value();
      case Expect::comma_or_close:
        return read_comma_or_close();
    }
    return false;
  }

  bool open(Container container) {
    if (depth_ == limits::max_json_depth) return false;
    is_object_[depth_++] = container == Container::object;
    ++at_;
    expect_ = container == Container::object ? Expect::first_key : Expect::first_value;
    return true;
  }

  bool close() {
    ++at_;
    --depth_;
    finish_value(ValueKind::other, {});
    return true;
  }

  void finish_value(ValueKind kind, StringValue string) {
    if (depth_ == 1) visit_(key_, Member{kind, {value_begin_, at_}, string});
    expect_ = Expect::comma_or_close;
  }

  bool read_comma_or_close() {
    const bool in_object = is_object_[depth_ - 1];
    if (peek() == (in_object ? '}' : ']')) return close();
    expect_ = in_object ? Expect::key : Expect::value;
    return take(',');
  }

  bool read_key() {
    StringValue key;
    if (!read_string(key)) return false;
    if (depth_ == 1) key_ = key;
    skip_blanks();
    expect_ = Expect::value;
    return take(':');
  }

  bool read_value() {
    if (depth_ == 1) value_begin_ = at_;
    switch (peek()) {
      case '{':
        return open(Container::object);
      case '[':
        return open(Container::array);
      case '"':
        return read_string_value();
      case 't':
        return read_literal("true");
      case 'f':
        return read_literal("false");
      case 'n':
        return read_literal("null");
      default:
        return read_number();
    }
  }

  bool read_string_value() {
    StringValue string;
    if (!read_string(string)) return false;
    finish_value(ValueKind::string, string);
    return true;
  }

  bool read_string(StringValue& string) {
    if (!take('"')) return false;
    string.inside.begin = at_;
    while (true) {
      // Escapes come in runs.
      if (peek() != '\\') at_ = special_.find(at_);
      if (peek() != '\\') break;
      string.has_escapes = true;
      if (!read_escape()) return false;
    }
    string.inside.end = at_;
    return take('"');
  }

  bool read_escape() {
    ++at_;
    switch (peek()) {
      case '"':
      case '\\':
      case '/':
      case 'b':
      case 'f':
      case 'n':
      case 'r':
      case 't':
        ++at_;
        return true;
      case 'u':
        ++at_;
        return read_hex4();
      default:
        return false;
    }
  }

  bool read_hex4() {
    constexpr std::size_t digits = 4;
    if (bytes_.size() - at_ >= digits && hex4_at(bytes_.data() + at_) >= 0) {
      at_ += digits;
      return true;
    }
    // To stand at the first byte that is none.
    while (hex_value(peek()) >= 0) ++at_;
    return false;
  }

  bool read_literal(std::string_view literal) {
    for (char c : literal) {
      if (!take(c)) return false;
    }
    finish_value(ValueKind::other, {});
    return true;
  }

  bool read_number() {
    take('-');
    if (!take('0') && !read_digits()) return false;
    if (take('.') && !read_digits()) return false;
    if (take('e') || take('E')) {
      if (!take('+')) take('-');
      if (!read_digits()) return false;
    }
    finish_value(ValueKind::number, {});
    return true;
  }

  bool read_digits() {
    const std::size_t begin = at_;
    while (is_digit(peek())) ++at_;
    return at_ > begin;
  }

  std::string_view bytes_;
  Visitor visit_;
  ByteFinder<IsSpecial> special_;
  std::size_t at_ = 0;
  Expect expect_ = Expect::value;
  std::size_t depth_ = 0;
  std::bitset<limits::max_json_depth> is_object_;
  StringValue key_;              // of the member being read in the outermost object
  std::size_t value_begin_ = 0;  // of its value
};

/// The key's decoded text: the bytes themselves, or `scratch` where they hold escapes.
std::string_view decoded_key(std::string_view line, const StringValue& key, std::string& scratch) {
  const std::string_view inside = line.substr(key.inside.begin, key.inside.size());
  if (!key.has_escapes) return inside;
  decode_string(inside, scratch);
  return scratch;
}

}  // namespace

Scan scan_object(std::string_view line, const std::vector<std::string>& names) {
  Scan scan;
  scan.members.resize(names.size());
  std::string scratch;
  Scanner scanner(line, [&](const StringValue& key, const Member& member) {
    const std::string_view decoded = decoded_key(line, key, scratch);
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i] == decoded) scan.members[i] = member;
    }
  });
  scan.is_object = scanner.read_object();
  if (!scan.is_object) {
    scan.error_at = scanner.at();
    scan.members.assign(names.size(), std::nullopt);
  }
  return scan;
}

std::vector<std::string> string_member_names(std::string_view line) {
  std::vector<std::string> names;
  std::string scratch;
  Scanner scanner(line, [&](const StringValue& key, const Member& member) {
    if (member.kind != ValueKind::string) return;
    names.emplace_back(decoded_key(line, key, scratch));
  });
  if (!scanner.read_object()) names.clear();
  return names;
}

}  // namespace dross::json

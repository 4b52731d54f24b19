// Reads the TOML that rule files are written in by far the most, at once into the tree: bare keys,
// strings on one line, whole numbers, lists, inline tables, [table] and [[list of tables]]. On
// anything else, a fault included, it gives up, and the library has its say; so no fault is told
// here. The library goes through a file by code points and builds a tree of its own; for the
// shipped rules, which every start reads, that is 40 ms of CPU time, and 4 ms here.
#include <algorithm>
#include <charconv>
#include <utility>

#include "rules/toml_tree.h"

namespace dross::toml_tree {
namespace {

// Deeper lists and tables are none of a rule file's.
constexpr int max_depth = 8;

bool is_key_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-';
}

// What the library takes for a line end (U+0085, U+2028, U+2029) or refuses.
bool has_odd_characters(std::string_view text) {
  bool odd = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    odd |= (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F;
  }
  return odd || text.find("\xC2\x85") != std::string_view::npos ||
         text.find("\xE2\x80\xA8") != std::string_view::npos ||
         text.find("\xE2\x80\xA9") != std::string_view::npos;
}

// What a string in double quotes does not hold as it is.
bool breaks_string(char c) {
  return c == '"' || c == '\\' || c == '\n';
}

// Within a list.
bool ends_run(char c) {
  return c == ']' || c == '\'' || c == '"' || c == '#';
}

Value make_value(Type type, ByteSpan bytes) {
  Value made;
  made.type = type;
  made.bytes = bytes;
  return made;
}

// Null if the table has the key already.
Value* add_member(Value& table, std::string_view key, ByteSpan key_bytes, Value value) {
  if (table.find(key) != nullptr) return nullptr;
  table.members.push_back({std::string(key), key_bytes, std::move(value)});
  return &table.members.back().value;
}

/// Each function returns false, or nothing, where it gives up.
class Reader {
 public:
  Reader(std::string_view text, std::span<const std::string_view> unread)
      : text_(text), unread_(unread) {}

  std::optional<Value> read() {
    Value root = make_value(Type::table, {0, text_.size()});
    table_ = &root;
    for (skip_lines(); at_ < text_.size(); skip_lines()) {
      const bool done = peek() == '[' ? read_header(root) : read_pair(*table_);
      if (!done || !ends_line()) return std::nullopt;
    }
    return root;
  }

 private:
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  bool take(std::string_view token) {
    if (!text_.substr(at_).starts_with(token)) return false;
    at_ += token.size();
    return true;
  }
  void skip_blanks() {
    while (peek() == ' ' || peek() == '\t') ++at_;
  }
  void skip_comment() {
    if (peek() == '#') at_ = std::min(text_.find('\n', at_), text_.size());
  }
  void skip_lines() {
    do {
      skip_blanks();
      skip_comment();
    } while (take('\n'));
  }
  bool ends_line() {
    skip_blanks();
    skip_comment();
    return at_ == text_.size() || peek() == '\n';
  }

  std::string_view take_key() {
    const std::size_t begin = at_;
    while (is_key_character(peek())) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  bool read_header(Value& root) {
    const std::size_t begin = at_;
    const bool in_list = take(std::string_view("[["));
    if (!in_list) ++at_;
    const std::size_t key_begin = at_;
    const std::string_view key = take_key();
    const ByteSpan key_bytes{key_begin, at_};
    if (key.empty() || !take(in_list ? std::string_view("]]") : std::string_view("]"))) {
      return false;
    }
    const ByteSpan bytes{begin, at_};
    if (in_list) return begin_item(root, key, key_bytes, bytes);
    table_ = add_member(root, key, key_bytes, make_value(Type::table, bytes));
    return table_ != nullptr;
  }

  bool begin_item(Value& root, std::string_view key, ByteSpan key_bytes, ByteSpan bytes) {
    const auto known = std::ranges::find(root.members, key, &Member::key);
    Value* list = known == root.members.end() ? nullptr : &known->value;
    if (list == nullptr) {
      list = add_member(root, key, key_bytes, make_value(Type::list, bytes));
      list_of_tables_ = std::string(key);
    } else if (list_of_tables_ != key) {
      return false;  // a list that was written as a value, or two such lists in turns
    }
    list->bytes.end = bytes.end;
    list->items.push_back(make_value(Type::table, bytes));
    table_ = &list->items.back();
    return true;
  }

  // `key = value`, `key.key = value`
  bool read_pair(Value& table) {
    Value* into = &table;
    std::size_t begin = at_;
    std::string_view key = take_key();
    if (!key.empty() && take('.')) {
      into = dotted(table, key, {begin, begin + key.size()});
      begin = at_;
      key = take_key();
    }
    const ByteSpan key_bytes{begin, at_};
    skip_blanks();
    if (into == nullptr || key.empty() || !take('=')) return false;
    skip_blanks();
    const bool is_wanted = std::ranges::find(unread_, key) == unread_.end();
    auto value = is_wanted || peek() != '[' ? read_value(0) : skip_list();
    return value && add_member(*into, key, key_bytes, std::move(*value)) != nullptr;
  }

  // A list of strings and tables of strings, to its end.
  std::optional<Value> skip_list() {
    const std::size_t begin = at_++;
    for (;;) {
      while (at_ < text_.size() && !ends_run(text_[at_])) ++at_;
      if (at_ == text_.size()) return std::nullopt;
      if (take(']')) return make_value(Type::list, {begin, at_});
      if (peek() == '#') {
        skip_comment();
      } else if (!(peek() == '\'' ? skip_literal().has_value() : skip_basic())) {
        return std::nullopt;
      }
    }
  }

  // The table of the keys that begin with `key.`.
  Value* dotted(Value& table, std::string_view key, ByteSpan key_bytes) {
    const bool goes_on = !table.members.empty() && table.members.back().key == key &&
                         table.members.back().value.bytes == table.members.back().key_bytes;
    if (goes_on) return &table.members.back().value;
    return add_member(table, key, key_bytes, make_value(Type::table, key_bytes));
  }

  std::optional<Value> read_value(int depth) {
    if (depth > max_depth) return std::nullopt;
    switch (peek()) {
      case '\'':
        return read_literal();
      case '"':
        return read_basic();
      case '[':
        return read_list(depth);
      case '{':
        return read_table(depth);
      case 't':
      case 'f':
        return read_boolean();
      default:
        return read_integer();
    }
  }

  std::optional<Value> read_literal() {
    const std::size_t begin = at_;
    const auto inside = skip_literal();
    if (!inside) return std::nullopt;
    Value value = make_value(Type::string, {begin, at_});
    value.string = *inside;
    return value;
  }

  // What stands in the quotes.
  std::optional<std::string_view> skip_literal() {
    const bool is_long = take(std::string_view("'''"));
    if (!is_long) ++at_;
    const std::size_t content = at_;
    const std::size_t end = text_.find(is_long ? "'''" : "'", content);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view inside = text_.substr(content, end - content);
    if (inside.find('\n') != std::string_view::npos) return std::nullopt;
    at_ = end + (is_long ? 3 : 1);
    return peek() == '\'' ? std::nullopt : std::optional(inside);
  }

  bool skip_basic() {
    for (++at_;;) {
      while (at_ < text_.size() && !breaks_string(text_[at_])) ++at_;
      if (peek() != '\\') return take('"') && peek() != '"';
      at_ += 2;
    }
  }

  std::optional<Value> read_basic() {
    const std::size_t begin = at_++;
    Value value = make_value(Type::string, {begin, begin});
    for (;;) {
      std::size_t next = at_;
      while (next < text_.size() && !breaks_string(text_[next])) ++next;
      if (next == text_.size() || text_[next] == '\n') return std::nullopt;
      value.string += text_.substr(at_, next - at_);
      at_ = next + 1;
      if (text_[next] == '"') break;
      if (!take_escape(value.string)) return std::nullopt;
    }
    if (peek() == '"') return std::nullopt;  // three quotes
    value.bytes.end = at_;
    return value;
  }

  bool take_escape(std::string& into) {
    constexpr std::string_view letters = "btnfr\"\\";
    constexpr std::string_view meanings = "\b\t\n\f\r\"\\";
    const std::size_t which = letters.find(peek());
    if (at_ == text_.size() || which == std::string_view::npos) return false;
    into += meanings[which];
    ++at_;
    return true;
  }

  std::optional<Value> read_boolean() {
    const std::size_t begin = at_;
    const bool is_true = take(std::string_view("true"));
    if ((!is_true && !take(std::string_view("false"))) || is_key_character(peek())) {
      return std::nullopt;
    }
    Value value = make_value(Type::boolean, {begin, at_});
    value.boolean = is_true;
    return value;
  }

  std::optional<Value> read_integer() {
    constexpr std::size_t most_digits = 15;
    const std::size_t begin = at_;
    while (peek() >= '0' && peek() <= '9') ++at_;
    const std::string_view digits = text_.substr(begin, at_ - begin);
    const bool has_leading_zero = digits.size() > 1 && digits.front() == '0';
    // What goes on is a fraction, a date, a number of another base.
    const bool goes_on = is_key_character(peek()) || peek() == '.' || peek() == ':';
    if (digits.empty() || digits.size() > most_digits || has_leading_zero || goes_on) {
      return std::nullopt;
    }
    Value value = make_value(Type::integer, {begin, at_});
    std::from_chars(digits.data(), digits.data() + digits.size(), value.integer);
    return value;
  }

  std::optional<Value> read_list(int depth) {
    const std::size_t begin = at_++;
    Value list = make_value(Type::list, {begin, begin});
    for (skip_lines(); !take(']'); skip_lines()) {
      auto item = read_value(depth + 1);
      if (!item) return std::nullopt;
      list.items.push_back(std::move(*item));
      skip_lines();
      if (!take(',') && peek() != ']') return std::nullopt;
    }
    list.bytes.end = at_;
    return list;
  }

  std::optional<Value> read_table(int depth) {
    const std::size_t begin = at_++;
    Value table = make_value(Type::table, {begin, begin});
    do {
      skip_blanks();
      const std::size_t key_begin = at_;
      const std::string_view key = take_key();
      const ByteSpan key_bytes{key_begin, at_};
      skip_blanks();
      if (key.empty() || !take('=')) return std::nullopt;
      skip_blanks();
      auto value = read_value(depth + 1);
      if (!value || add_member(table, key, key_bytes, std::move(*value)) == nullptr) {
        return std::nullopt;
      }
      skip_blanks();
    } while (take(','));
    if (!take('}')) return std::nullopt;
    table.bytes.end = at_;
    return table;
  }

  std::string_view text_;
  std::span<const std::string_view> unread_;
  std::size_t at_ = 0;
  Value* table_ = nullptr;  ///< into which pairs go
  std::string list_of_tables_;
};

}  // namespace

std::optional<Value> parse_plain(const SourceText& source,
                                 std::span<const std::string_view> unread) {
  if (has_odd_characters(source.content())) return std::nullopt;
  return Reader(source.content(), unread).read();
}

}  // namespace dross::toml_tree

// Fields are told apart by a byte that no rule file can hold, in an order that is part of the
// meaning of every hash that was ever written.
#include "rules/rule_hash.h"

#include <fmt/format.h>
#include <xxhash.h>

namespace dross {
namespace {

class Fields {
 public:
  void add(std::string_view text) {
    bytes_ += text;
    bytes_ += '\0';
  }
  void add(const std::optional<Regex>& pattern) { add(pattern ? pattern->source() : ""); }
  void add(std::uint32_t number) { add(std::to_string(number)); }
  void add(const std::vector<std::string>& texts) {
    for (const std::string& text : texts) add(text);
    add("");
  }
  [[nodiscard]] std::string hash() const {
    return fmt::format("{:016x}", XXH3_64bits(bytes_.data(), bytes_.size()));
  }

 private:
  std::string bytes_;
};

}  // namespace

std::string matching_hash(const Rule& rule, const Pack& pack) {
  Fields fields;
  fields.add(name(rule.kind));
  fields.add(rule.match.source());
  for (const SequenceLine& line : rule.lines) fields.add(line.pattern.source());
  fields.add(rule.unless);
  fields.add(rule.item);
  fields.add(rule.min_words);
  fields.add(rule.max_words);
  fields.add(rule.max_items);
  fields.add(rule.max_prose);
  fields.add(std::uint32_t{rule.where});
  fields.add(rule.view == PatternView::raw ? "raw" : "folded");
  fields.add(rule.sites);
  fields.add(pack.languages);
  return fields.hash();
}

}  // namespace dross

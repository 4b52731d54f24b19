// What is stored of patterns' signs is what would be worked out anew.
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "catch.h"
#include "match/rule_signs.h"
#include "match/stored_signs.h"
#include "rules/load.h"

namespace dross {
namespace {

std::string shown(const ByteSequence& sequence, const ByteSetPool& pool) {
  std::string out = std::to_string(static_cast<int>(sequence.end)) +
                    (sequence.starts_word ? "w" : "-") + (sequence.exact ? "e" : "-");
  for (const SetId id : sequence.bytes) out += " " + pool[id].to_string();
  return out;
}

std::string shown(const LineNeeds& needs) {
  std::string out;
  for (const std::uint32_t field :
       {needs.required, needs.forbidden, needs.any_of, needs.min_bytes, needs.max_bytes,
        needs.max_spaces, needs.min_words, needs.max_words}) {
    out += std::to_string(field) + " ";
  }
  return out;
}

// Sequences stand in the order of their sets' numbers, which are each pool's own.
std::vector<std::string> shown(const Signs& signs, const ByteSetPool& pool) {
  std::vector<std::string> out;
  if (signs.none) out.emplace_back("none");
  for (const PrefixSign& sign : signs.prefixes) {
    out.push_back((sign.after_blank ? "blank " : "front ") + shown(sign.sequence, pool));
  }
  for (const LiteralSign& sign : signs.literals) {
    out.push_back("literal " + shown(sign.sequence, pool));
  }
  for (const Key key : signs.also) out.push_back("also " + std::to_string(key));
  for (const LineNeeds& needs : signs.needs) out.push_back("needs " + shown(needs));
  for (const LineNeeds& needs : signs.next) out.push_back("next " + shown(needs));
  std::ranges::sort(out);
  return out;
}

std::string stored(const std::vector<std::string_view>& patterns, PatternView view) {
  ByteSetPool pool;
  std::vector<PatternSigns> all;
  for (const std::string_view pattern : patterns) {
    all.push_back({pattern, view, signs_of(pattern, view, pool)});
  }
  return store_signs(all, pool).value();
}

const std::vector<std::string_view> patterns = {"(?i)^photos? by",
                                                "^(share|tweet)( this)?$",
                                                "^\\s*see also\\s*$",
                                                "\\bsign up.{0,40}news",
                                                "(?i)caf\u00E9|\u6C34",
                                                "@|\\|",
                                                "^.{2,5}$",
                                                "\\C",
                                                "",
                                                "[0-9]{3,}[^a-z]+[A-Z]$"};

TEST_CASE("stored signs are those that went in") {
  for (const PatternView view : {PatternView::folded, PatternView::raw}) {
    const std::string table = stored(patterns, view);
    ByteSetPool pool;
    ByteSet other;
    other.set(3);
    pool.add(other);  // other numbers than in the pool of the table
    StoredSigns signs(table);
    for (const std::string_view pattern : patterns) {
      CAPTURE(pattern);
      const auto found = signs.find(pattern, view, pool);
      REQUIRE(found);
      CHECK(shown(*found, pool) == shown(signs_of(pattern, view, pool), pool));
    }
  }
}

TEST_CASE("signs that are not stored are not found") {
  const std::string table = stored(patterns, PatternView::folded);
  ByteSetPool pool;
  StoredSigns signs(table);
  CHECK_FALSE(signs.find("(?i)^photos? by", PatternView::raw, pool));
  CHECK_FALSE(signs.find("(?i)^photos? b", PatternView::folded, pool));
  CHECK_FALSE(StoredSigns().find("", PatternView::folded, pool));
  CHECK_FALSE(StoredSigns("").find("", PatternView::folded, pool));
}

TEST_CASE("signs too many for the table are not cut") {
  for (const std::size_t count : {std::size_t{255}, std::size_t{256}}) {
    ByteSetPool pool;
    Signs signs;
    signs.also.resize(count);
    CHECK(store_signs({{"x", PatternView::raw, signs}}, pool).has_value() == (count == 255));
  }
}

TEST_CASE("where the pool has no room for the sets of the table, nothing is stored") {
  const std::string table = stored({"^~+$"}, PatternView::raw);
  ByteSetPool full;
  for (std::size_t i = 1; i < limits::max_byte_sets; ++i) full.add(ByteSet(i) << 1);
  CHECK_FALSE(StoredSigns(table).find("^~+$", PatternView::raw, full));
}

TEST_CASE("the signs that the program holds are those of its rules") {
  const RuleSet& set = shipped_rules();
  RuleSigns as_used(set);
  ByteSetPool pool;
  StoredSigns table(shipped_signs);
  StoredSigns none;
  std::size_t found = 0;
  for (std::uint32_t i = 0; i < set.rules.size(); ++i) {
    const Rule& rule = set.rules[i];
    CAPTURE(rule.id);
    if (table.find(first_pattern(rule).source(), rule.view, pool)) ++found;
    REQUIRE(shown(as_used.of(i), as_used.pool()) == shown(signs_of_rule(rule, none, pool), pool));
  }
  CHECK(found == (shipped_signs.empty() ? 0 : set.rules.size()));
}

}  // namespace
}  // namespace dross

// An edit as members of a JSON object: the same in the log and in the events of `explain --json`.
//
//   "input":"a.txt","document":1,"id":"","line":3,"span":[75,111],"code_points":[75,111],
//   "rule":"en/see-also-headline","pack":"5c…","category":"related","kind":"line",
//   "profile":"balanced","points":{"anchored":2,"short":1,"sum":3,"needed":2},"cause":3,
//   "kept_copy":null,"words":7
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "input/record.h"
#include "output/consumer.h"
#include "rules/rule.h"
#include "text/utf8.h"

namespace dross {

/// Byte offsets -> code point offsets, in one walk over the text. An invalid byte counts as one;
/// so does a lone surrogate that a JSON escape spells, as it does in Python.
class CodePointCounter {
 public:
  /// The record must outlive the counter.
  explicit CodePointCounter(const Record& record);

  /// Code points before `offset`, which must not be smaller than at the last call.
  std::size_t count_to(std::size_t offset);

 private:
  [[nodiscard]] bool begins_surrogate() const;

  std::string_view text_;
  bool has_escapes_;
  CodePoints points_;
  CodePoint next_;
  bool more_;
  std::size_t count_ = 0;
  std::size_t surrogate_end_ = 0;
};

/// Appends the members, without braces and without a comma at either end. For the edits of an item
/// in their order, with one counter.
void append_edit_members(const Item&, const Edit&, const RuleSet&, CodePointCounter&,
                         std::string& out);

/// `"input":…,"document":…,"id":…`
void append_document_members(const Item&, std::string& out);

}  // namespace dross

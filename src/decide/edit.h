// The one currency. Deciding and deduplicating only ever make edits; cleaning, explaining,
// counting, scoring and the log are each a fold over the same list. An edit only removes.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/category.h"
#include "base/span.h"
#include "decide/points.h"
#include "rules/rule.h"

namespace dross {

/// By what an edit came about.
enum class EditKind : std::uint8_t {
  line,
  span,
  section_head,
  section_item,
  tail,
  sequence,
  head_run,
  tail_run,
  list_run,
  companion,
  duplicate,
  template_line,
};

std::string_view name(EditKind);

/// The name of what the engine does without a rule (base/engine_names.h); else empty.
std::string_view engine_name(EditKind);

/// Another document, in which the kept copy of a duplicate stands.
struct KeptDocument {
  std::string input;           ///< as it was given to the run that kept it
  std::uint64_t document = 0;  ///< its number in that input, from 1
  std::string id;              ///< empty where it has none
};

struct Edit {
  ByteSpan span;     ///< of the document's text: the bytes that go, line ends included
  ByteSpan content;  ///< the part of it that says something: the line, or the cut
  EditKind kind = EditKind::line;
  Category category = Category::uncategorised;
  const Rule* rule = nullptr;  ///< null where the engine acts by itself
  std::uint32_t line = 0;      ///< line number in the text, from 1
  std::uint32_t cause = 0;     ///< line number of the head, the tail's first line, the kept copy
  std::uint32_t words = 0;     ///< words that go
  Evidence evidence;
  float similarity = 0;  ///< duplicate: Jaccard similarity with the kept copy, 1 = the same
  /// duplicate: where the kept copy stands, whose line `cause` then is; null = in this document.
  std::shared_ptr<const KeptDocument> kept_in = nullptr;

  /// The rule's id, or the engine's name for what it did.
  [[nodiscard]] std::string_view source() const;
};

}  // namespace dross

// One switch: a new kind of edit is a new case here.
#include "output/reason.h"

#include <fmt/format.h>

#include "base/diagnostic.h"

namespace dross {
namespace {

// Of the kept copy: " of dump.jsonl #3 (id)", or nothing where it stands in the same document.
std::string place_of(const Edit& edit) {
  if (edit.kept_in == nullptr) return "";
  const std::string id =
      edit.kept_in->id.empty() ? "" : fmt::format(" ({})", make_printable(edit.kept_in->id));
  return fmt::format(" of {} #{}{}", make_printable(edit.kept_in->input), edit.kept_in->document,
                     id);
}

}  // namespace

std::string reason_of(const Edit& edit) {
  switch (edit.kind) {
    case EditKind::section_item:
      return fmt::format("an item under line {}", edit.cause);
    case EditKind::tail:
      return edit.cause == edit.line ? edit.rule->why : fmt::format("follows line {}", edit.cause);
    case EditKind::head_run:
    case EditKind::tail_run:
    case EditKind::companion:
      return fmt::format("no article line, beside the sign on line {}", edit.cause);
    case EditKind::list_run:
      if (edit.cause == edit.line) return "in a list of short lines that the article does not need";
      return fmt::format("in one list with line {}", edit.cause);
    case EditKind::duplicate: {
      std::string repeats = fmt::format("repeats line {}{}", edit.cause, place_of(edit));
      if (edit.similarity >= 1) return repeats;
      return fmt::format("{} (similarity {:.2f})", repeats, edit.similarity);
    }
    case EditKind::template_line:
      return "recurs on the pages of this site";
    default:
      return edit.rule->why;
  }
}

}  // namespace dross

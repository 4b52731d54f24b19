// While one paragraph is looked up, what the next will read is on its way from memory.
#include "dedupe/stream_dedupe.h"

#include <memory>
#include <string>
#include <utility>

namespace dross {

Edit StreamDedupe::edit_of(const PreparedParagraph& paragraph, const KeptCopy& copy) const {
  const ParagraphStore& store = index_.store();
  const DocumentName name = store.document_of(copy.place);
  Edit edit;
  edit.kind = EditKind::duplicate;
  edit.category = Category::duplicate;
  edit.line = paragraph.number;
  edit.cause = store.at(copy.place).line;
  edit.words = paragraph.words;
  edit.similarity = static_cast<float>(copy.similarity);
  edit.kept_in = std::make_shared<const KeptDocument>(
      KeptDocument{std::string(name.input), name.document, std::string(name.id)});
  return edit;
}

std::vector<Edit> StreamDedupe::apply(DocumentName name, const PreparedDocument& document,
                                      std::vector<Edit> edits) {
  name.content = document.content;
  index_.begin_document(name);
  const std::vector<PreparedParagraph>& paragraphs = document.paragraphs;
  std::vector<LineRemoval> removals;
  stands_.assign(paragraphs.size(), true);
  if (!paragraphs.empty()) index_.prefetch(document.print(0));
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const PreparedParagraph& paragraph = paragraphs[i];
    if (i + 1 < paragraphs.size()) index_.prefetch(document.print(i + 1));
    if (paragraph.comparison == Comparison::none) continue;
    ++counts_.paragraphs;
    const Stage stage = paragraph.comparison == Comparison::near ? Stage::near : Stage::exact;
    const Lookup lookup = index_.find(document.print(i), stage);
    if (lookup.known != Known::copy) continue;
    ++(lookup.stage == Stage::exact ? counts_.exact : counts_.near);
    stands_[i] = false;
    removals.push_back({paragraph.line, edit_of(paragraph, lookup.copy)});
  }
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    if (stands_[i]) index_.add(document.print(i), paragraphs[i].number);
  }
  return remove_lines(document.lines, std::move(edits), std::move(removals));
}

}  // namespace dross

// Any lines as a stream of paragraphs, one a document: the index finds the copies that comparing
// all pairs finds. The first byte chooses the threshold and the least number of words.
#include "base/limits.h"
#include "dedupe/paragraph_index.h"
#include "dedupe/plain_index.h"
#include "fuzz/fuzz.h"
#include "text/fold.h"
#include "text/lines.h"

namespace {

using namespace dross;

std::vector<std::string> paragraphs_of(std::string_view text) {
  std::vector<std::string> paragraphs;
  const LinedText lined = split_lines(text, Paragraphs::line);
  for (const Line& line : lined.lines) paragraphs.emplace_back(line.folded);
  return paragraphs;
}

// What is turned away at full lists, or has been evicted, is the index's to say.
bool is_exact(const ParagraphIndex& index) {
  return index.counts().incomplete == 0 && index.counts().evicted == 0;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [how, text] = fuzz::take_choice(fuzz::as_text(data, size));
  const SimilarityOptions options{0.5 + 0.05 * (how % 11), 3 + how / 11};
  ParagraphIndex index(options, limits::min_dedupe_memory);
  PlainIndex plain(options);
  std::uint64_t document = 0;
  for (const std::string& paragraph : paragraphs_of(text)) {
    Fingerprinter printer(options);
    const Fingerprint& print = printer.take(paragraph);
    if (print.key == ParagraphKey{}) continue;
    DocumentName name;
    name.document = ++document;
    name.content = document;
    index.begin_document(name);
    const Lookup found = index.find(print, Stage::near);
    const auto expected = plain.find(paragraph, document);
    fuzz::require((found.known == Known::copy) == expected.has_value(), "both find a copy");
    if (expected) {
      fuzz::require(found.copy.similarity == expected->similarity, "of the same similarity");
      continue;
    }
    index.add(print, 1);
    plain.add(paragraph, document);
    if (!is_exact(index)) return 0;
  }
  return 0;
}

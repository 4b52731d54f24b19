// A line that lost a part is folded anew, since what stands is what is compared.
#include "dedupe/prepare.h"

#include <xxhash.h>

#include <algorithm>
#include <string>

#include "decide/zones.h"
#include "text/fold.h"

namespace dross {
namespace {

class Preparation {
 public:
  Preparation(const LinedText& text, const Decision& decision, const SimilarityOptions& options,
              std::size_t max_shingles)
      : text_(text), decision_(decision), printer_(options, max_shingles) {}

  PreparedDocument prepare() {
    document_.lines = lines_of(text_);
    document_.content = XXH3_64bits(text_.text.data(), text_.text.size());
    const std::vector<LineFate> fates = fates_of(document_.lines, decision_.edits);
    const std::uint32_t lead = find_lead(fates);
    for (std::uint32_t line = 0; line < fates.size(); ++line) {
      if (fates[line] == LineFate::gone) continue;
      add(line, fates[line], line <= lead ? Comparison::exact : Comparison::near);
    }
    return std::move(document_);
  }

 private:
  // The first line of prose; where there is none, the first line.
  [[nodiscard]] std::uint32_t find_lead(const std::vector<LineFate>& fates) const {
    std::vector<bool> gone(fates.size());
    for (std::size_t i = 0; i < fates.size(); ++i) gone[i] = fates[i] == LineFate::gone;
    return find_zones(text_, gone, find_form(text_, gone)).first;
  }

  void add(std::uint32_t line, LineFate fate, Comparison comparison) {
    const Line& whole = text_.lines[line];
    const Fingerprint& print =
        fate == LineFate::whole ? printer_.take(whole.folded) : printer_.take(folded_rest(whole));
    if (print.key == ParagraphKey{}) return;
    const bool kept = std::ranges::binary_search(decision_.kept_lines, line);
    document_.paragraphs.push_back({print.key, print.guards, document_.shingles.size(),
                                    print.shingles.size(), line, whole.number, whole.shape.words,
                                    kept ? Comparison::none : comparison});
    document_.shingles.insert(document_.shingles.end(), print.shingles.begin(),
                              print.shingles.end());
  }

  std::string_view folded_rest(const Line& line) {
    rest_.clear();
    std::size_t at = line.content.begin;
    for (; next_edit_ < decision_.edits.size(); ++next_edit_) {
      const ByteSpan cut = decision_.edits[next_edit_].span;
      if (cut.begin >= line.content.end) break;
      if (cut.end <= at) continue;
      rest_ += text_.text.substr(at, std::max(cut.begin, at) - at);
      at = std::min(cut.end, line.content.end);
    }
    rest_ += text_.text.substr(at, line.content.end - at);
    storage_.clear();
    return fold_line(rest_, storage_).folded;
  }

  const LinedText& text_;
  const Decision& decision_;
  Fingerprinter printer_;
  PreparedDocument document_;
  std::size_t next_edit_ = 0;
  std::string rest_;
  std::vector<char> storage_;
};

}  // namespace

Fingerprint PreparedDocument::print(std::size_t paragraph) const {
  const PreparedParagraph& p = paragraphs[paragraph];
  return {p.key, p.guards, p.words, {shingles.data() + p.first_shingle, p.shingle_count}};
}

PreparedDocument prepare(const LinedText& text, const Decision& decision,
                         const SimilarityOptions& options, std::size_t max_shingles) {
  return Preparation(text, decision, options, max_shingles).prepare();
}

}  // namespace dross

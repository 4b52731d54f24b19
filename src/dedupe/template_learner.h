// --template, the first of two passes: which lines recur on a site. A line is template if at least
// three documents of the site have it, and one in ten, and if among them there are that many (eight
// are enough) that tell stories of their own: of which no two share half of their other words.
// Without that condition three versions of one story would take the story for template.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dedupe/template_set.h"

namespace dross {

class TemplateLearner {
 public:
  /// `memory`: bytes for what is learnt; documents beyond are left out and counted.
  explicit TemplateLearner(std::size_t memory) : memory_(memory) {}

  /// `name`: of the site.
  void add(const LinedText& text, std::string_view name);
  [[nodiscard]] TemplateSet learn() const;

  [[nodiscard]] std::size_t documents() const { return documents_; }
  /// Documents that were left out as memory was full.
  [[nodiscard]] std::size_t left_out() const { return left_out_; }

 private:
  struct KeyHash {
    std::size_t operator()(const ParagraphKey& key) const { return key.low; }
  };
  struct SeenLine {
    ParagraphKey key;
    std::uint32_t words = 0;
    std::uint32_t documents = 0;
    std::string text;  ///< kept when it is seen again
  };
  using Lines =
      std::vector<std::uint32_t>;  ///< numbers of a document's lines, each once, ascending
  struct Site {
    std::unordered_map<ParagraphKey, std::uint32_t, KeyHash> numbers;
    std::vector<SeenLine> lines;
    std::vector<Lines> documents;
  };

  std::uint32_t number_of(Site& site, const Line& line);
  static void learn_site(const std::string& name, const Site& site, TemplateSet& out);
  static bool is_independent(const Site& site, std::uint32_t line, const Lines& a, const Lines& b);
  static bool has_witnesses(const Site& site, std::uint32_t line,
                            const std::vector<std::uint32_t>& documents, std::size_t wanted);

  std::size_t memory_;
  std::size_t used_ = 0;
  std::size_t documents_ = 0;
  std::size_t left_out_ = 0;
  std::map<std::string, Site, std::less<>> sites_;
};

}  // namespace dross

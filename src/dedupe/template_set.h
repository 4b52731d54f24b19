// The template of a site: lines that its pages share because the site puts them there, and not
// because they tell one story. Learnt from many documents (template_learner.h), applied to each by
// itself, on any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "decide/decide.h"
#include "dedupe/remove_lines.h"
#include "text/lines.h"
#include "text/paragraph_key.h"

namespace dross {

/// A line of a template, and what speaks for it.
struct TemplateLine {
  std::string site;  ///< host; empty = documents without an address
  ParagraphKey key;
  std::uint64_t documents = 0;  ///< of the site that have it
  std::uint64_t of = 0;         ///< documents of the site
  std::string text;             ///< its beginning, for a person to look at
};

class TemplateSet {
 public:
  void add(TemplateLine line);
  [[nodiscard]] bool has(std::string_view site, const ParagraphKey& key) const;
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool is_empty() const { return size_ == 0; }
  /// By site, then by key.
  [[nodiscard]] std::vector<const TemplateLine*> lines() const;

 private:
  using Keys = std::map<std::pair<std::uint64_t, std::uint64_t>, TemplateLine>;
  std::map<std::string, Keys, std::less<>> sites_;
  std::size_t size_ = 0;
};

/// Lines with letters only: the others ("* * *", "1") say too little to be anybody's.
[[nodiscard]] bool can_be_template(const Line& line);

/// The lines of the document that are its site's template and go: in the head or tail, or of at
/// most 25 words. Zones are found with the template set aside. What a rule keeps stays.
std::vector<LineRemoval> template_lines(const LinedText& text, const Decision& decision,
                                        std::string_view site, const TemplateSet& templates);

}  // namespace dross

// Which rules of a set may speak about a document: those of its language and of its site. A
// language that nobody knows gets core and English, as most of the web's extractors' waste is
// worded so.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rule.h"

namespace dross {

/// Indices into RuleSet::rules, ascending.
using Selection = std::vector<std::uint32_t>;

class RuleSelector {
 public:
  explicit RuleSelector(const RuleSet&);
  /// `language`: ISO 639-1 or empty; `host`: of the document's URL, or empty.
  [[nodiscard]] Selection select(std::string_view language, std::string_view host) const;
  /// Those of `chosen` that may speak about the site.
  [[nodiscard]] Selection of_site(Selection chosen, std::string_view host) const;

 private:
  [[nodiscard]] const Selection& for_language(std::string_view language) const;

  const RuleSet& set_;
  Selection any_language_;  ///< for a language that no pack is written for
  bool has_sites_;          ///< is any rule bound to a site?
  std::map<std::string, Selection, std::less<>> by_language_;
};

/// All indices of the set.
Selection every_rule(const RuleSet&);

/// "https://user@News.Example.org:8080/a" -> "news.example.org"; empty where there is no host.
std::string host_of(std::string_view url);

/// `*` stands for any run of characters, everything else for itself.
bool matches_glob(std::string_view glob, std::string_view text);

/// A glob over hosts. "*.example.org" takes "example.org" too.
bool matches_site(std::string_view glob, std::string_view host);

}  // namespace dross

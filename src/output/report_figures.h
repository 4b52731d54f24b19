// A whole run in figures, for the report: by category, rule and site, with samples of what each
// rule took. Memory is bounded by the rule set and limits::max_report_sites.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "output/consumer.h"

namespace dross {

struct ReportTally {
  std::uint64_t edits = 0;
  std::uint64_t words = 0;  ///< that they take
  std::uint64_t documents = 0;
};

struct ReportRule {
  const Rule* rule = nullptr;  ///< null for what the engine does by itself
  Category category = Category::uncategorised;
  ReportTally tally;
  /// What it took, shortened, by a hash of the text: the first few by hash are a sample of all
  /// different texts that does not depend on where they stood.
  std::map<std::uint64_t, std::string> samples;
};

struct ReportSite {
  std::uint64_t documents = 0;
  std::uint64_t words = 0;
  std::uint64_t removed = 0;
};

class ReportFigures {
 public:
  void add(const Item& item, std::string_view site);

  std::uint64_t documents = 0;
  std::uint64_t changed = 0;
  std::uint64_t words = 0;
  std::uint64_t removed = 0;  ///< words
  std::uint64_t edits = 0;
  std::array<ReportTally, category_names.size()> categories{};  ///< by value of Category
  std::map<std::string, ReportRule, std::less<>> rules;         ///< by Edit::source
  std::map<std::string, ReportSite, std::less<>> sites;
  ReportSite other_sites;  ///< those beyond limits::max_report_sites
  std::map<std::string, std::uint64_t, std::less<>> guards;  ///< documents in which each fired

 private:
  void add_rules(const Item& item);
  void add_site(const Item& item, std::string_view site);
};

}  // namespace dross

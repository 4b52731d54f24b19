// Which documents of a run the report shows. All, where limits::max_report_documents are enough;
// else the ones with the largest share removed, since that is where mistakes hide, some for each
// rule, site and category that took something, and a sample of the rest.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "output/report_document.h"

namespace dross {

class ReportChoice {
 public:
  explicit ReportChoice(std::size_t most = limits::max_report_documents) : most_(most) {}

  /// In the order of the run; `order` from 1.
  void add(const Item& item, std::string_view site, std::uint64_t order);
  /// In the order of the run, at most as many as there may be. To be called once.
  [[nodiscard]] std::vector<ReportDocument> take();

 private:
  /// Ascending: what is to be shown first.
  struct Rank {
    double key = 0;
    std::uint64_t words = 0;  ///< counted down, so that more come first
    std::uint64_t order = 0;
    friend auto operator<=>(const Rank&, const Rank&) = default;
  };
  using Ranked = std::map<Rank, std::shared_ptr<ReportDocument>>;

  [[nodiscard]] bool brings_something_new(const Item& item, std::string_view site);
  static bool has_room(const Ranked& ranked, const Rank& rank, std::size_t most);
  static void insert(const Rank& rank, const std::shared_ptr<ReportDocument>& document,
                     std::size_t most, Ranked& ranked);

  std::size_t most_;
  Ranked worst_;
  Ranked sample_;
  Ranked examples_;  ///< of rules, categories and sites
  std::map<std::string, std::uint32_t, std::less<>> shown_;
};

}  // namespace dross

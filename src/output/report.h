// `dross report`: a whole run on one page, for a person: what went, and was it right?
//
//   report_figures    sums, and samples of what each rule took
//   report_repeats    the paragraphs that recur most
//   report_choice     which documents are shown with their text
//   report_document   one of those
//   report_copies     the kept copies of duplicates that stand in other documents
//   report_data       all of it as JSON
//   report_page       the page around it: the files of report_page/
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "input/reader.h"
#include "output/consumer.h"
#include "output/report_choice.h"
#include "output/report_figures.h"
#include "output/report_repeats.h"

namespace dross {

class ReportFold final : public Consumer {
 public:
  Result<void> consume(const Item&) override;
  Result<void> finish() override;

  [[nodiscard]] const ReportFigures& figures() const { return figures_; }
  [[nodiscard]] const RepeatedParagraphs& repeats() const { return repeats_; }
  /// In the order of the run; after finish().
  [[nodiscard]] std::vector<ReportDocument>& documents() { return documents_; }
  [[nodiscard]] const std::vector<ReportDocument>& documents() const { return documents_; }

 private:
  ReportFigures figures_;
  RepeatedParagraphs repeats_;
  ReportChoice choice_;
  std::vector<ReportDocument> documents_;
};

/// Looks up the paragraphs that duplicates of the documents repeat in other documents: reads the
/// inputs again, up to the last that is wanted. What cannot be read again (stdin, a file of an
/// earlier run that is gone) stays without text. At most limits::max_report_copies.
void look_up_copies(std::vector<ReportDocument>& documents, const ReaderOptions& options);

/// What only the run knows.
struct ReportRun {
  std::string version;  ///< of the program
  std::string rules;    ///< content hash of the rule set
  std::string profile;
  std::uint64_t faults = 0;
  std::uint64_t records_without_text = 0;
};

/// Everything on the page, as one JSON object that may stand within HTML as it is: it holds none of
/// `<`, `>` and `&`, which are written as escapes.
std::string report_data(const ReportFold& report, const ReportRun& run);

/// The page. It has nothing to fetch and allows nothing to be fetched.
std::string report_page(const std::string& data);

}  // namespace dross

// One walk over the run, three folds.
#include "output/report.h"

#include "match/selection.h"

namespace dross {

Result<void> ReportFold::consume(const Item& item) {
  if (item.record.kind != RecordKind::document) return {};
  const std::string site = host_of(item.record.metadata.url);
  figures_.add(item, site);
  repeats_.add(item);
  choice_.add(item, site, figures_.documents);
  return {};
}

Result<void> ReportFold::finish() {
  documents_ = choice_.take();
  return {};
}

}  // namespace dross

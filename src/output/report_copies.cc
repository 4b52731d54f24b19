// Deduplicating a stream keeps fingerprints, not texts, so a copy in another document is looked up
// where it stands.
#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "base/limits.h"
#include "input/decode.h"
#include "output/report.h"

namespace dross {
namespace {

using Wanted = std::map<std::uint64_t, std::vector<ReportEdit*>>;  // by document of an input

std::map<std::string, Wanted> wanted_copies(std::vector<ReportDocument>& documents) {
  std::map<std::string, Wanted> wanted;
  std::size_t count = 0;
  for (ReportDocument& document : documents) {
    for (ReportEdit& edit : document.edits) {
      const auto& kept_in = edit.edit.kept_in;
      if (kept_in == nullptr || kept_in->input == "-") continue;
      if (++count > limits::max_report_copies) return wanted;
      wanted[kept_in->input][kept_in->document].push_back(&edit);
    }
  }
  return wanted;
}

void read_copies(RecordReader& reader, const Wanted& wanted) {
  Record record;
  std::size_t found = 0;
  while (found < wanted.size()) {
    const Result<bool> more = reader.next(record);
    if (!more || !*more) return;
    if (record.kind != RecordKind::document) continue;
    const auto edits = wanted.find(record.document);
    if (edits == wanted.end()) continue;
    ++found;
    for (ReportEdit* edit : edits->second) {
      edit->copy = paragraph_at(record.text(), edit->edit.cause, Paragraphs::line);
    }
  }
}

}  // namespace

void look_up_copies(std::vector<ReportDocument>& documents, const ReaderOptions& options) {
  for (const auto& [input, wanted] : wanted_copies(documents)) {
    Result<std::unique_ptr<ByteSource>> source = open_input(input, options.decode);
    if (!source) continue;
    Result<std::unique_ptr<RecordReader>> reader = open_reader(std::move(*source), options);
    if (reader) read_copies(**reader, wanted);
  }
}

}  // namespace dross

// Kept copies in other documents: read again from their inputs, up to the limit.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>

#include "base/limits.h"
#include "catch.h"
#include "output/report.h"

namespace {

using namespace dross;
namespace fs = std::filesystem;

/// A file of one record, gone when it goes.
class KeptFile {
 public:
  KeptFile() {
    REQUIRE(::mkdtemp(folder_.data()) != nullptr);
    std::ofstream(path()) << "{\"text\": \"First line\\n\\nThe copy that stayed\"}\n";
  }
  KeptFile(const KeptFile&) = delete;
  KeptFile& operator=(const KeptFile&) = delete;
  ~KeptFile() { fs::remove_all(folder_); }
  [[nodiscard]] std::string path() const { return folder_ + "/kept.jsonl"; }

 private:
  std::string folder_ = (fs::temp_directory_path() / "dross-copies-XXXXXX").string();
};

std::vector<ReportDocument> with_duplicates(std::size_t count, const std::string& input) {
  const auto kept = std::make_shared<const KeptDocument>(KeptDocument{input, 1, ""});
  std::vector<ReportDocument> documents(1);
  for (std::size_t i = 0; i < count; ++i) {
    ReportEdit edit;
    edit.edit.kind = EditKind::duplicate;
    edit.edit.cause = 3;
    edit.edit.kept_in = kept;
    documents[0].edits.push_back(edit);
  }
  return documents;
}

}  // namespace

TEST_CASE("kept copies in other documents are looked up as far as the limit") {
  const KeptFile file;
  for (const std::size_t beyond : {0U, 1U}) {
    auto documents = with_duplicates(limits::max_report_copies + beyond, file.path());
    look_up_copies(documents, {});
    const auto& edits = documents[0].edits;
    CHECK(edits[limits::max_report_copies - 1].copy == "The copy that stayed");
    CHECK(edits.back().copy.empty() == (beyond == 1));
  }
}

TEST_CASE("a copy whose input is gone, or came by standard input, stays without a text") {
  for (const char* input : {"/no/such/file.jsonl", "-"}) {
    auto documents = with_duplicates(1, input);
    look_up_copies(documents, {});
    CHECK(documents[0].edits[0].copy.empty());
  }
}

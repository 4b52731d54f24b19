// Any bytes as a file of --template-load, and the same with its last line made good: refused with a
// reason, or read, and then the same when written and read again.
#include <fmt/format.h>
#include <xxhash.h>

#include "dedupe/template_file.h"
#include "fuzz/fuzz.h"

namespace {

using namespace dross;

void read(const std::string& bytes) {
  const Result<TemplateSet> read = read_templates(*memory_source(bytes, "templates", 31));
  if (!read) {
    fuzz::require(!read.error().message.empty(), "a refusal says why");
    return;
  }
  // Control characters are written as something harmless, which may change the order of sites once.
  const Result<TemplateSet> printable = read_templates(*memory_source(write_templates(*read)));
  fuzz::require(printable.has_value(), "what was read can be written and read again");
  const std::string written = write_templates(*printable);
  const Result<TemplateSet> again = read_templates(*memory_source(written));
  fuzz::require(again && write_templates(*again) == written, "and is the same then");
}

std::string with_end(const std::string& lines) {
  const auto count = std::ranges::count(lines, '\n') - 1;
  return lines + fmt::format("end {} {:016x}\n", count, XXH3_64bits(lines.data(), lines.size()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(fuzz::as_text(data, size));
  read(bytes);
  read(with_end(bytes));
  return 0;
}

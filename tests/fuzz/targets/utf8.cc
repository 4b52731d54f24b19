// Any bytes as text: code points agree with utfcpp, the quick ways of folding and of splitting with
// the plain ones.
#include "text/utf8.h"

#include <utf8.h>

#include "fuzz/fuzz.h"
#include "text/fold.h"
#include "text/lines.h"

namespace {

using namespace dross;

void check_code_points(std::string_view text) {
  CodePoints points(text);
  CodePoint point;
  bool valid = true;
  std::size_t at = 0;
  std::size_t count = 0;
  while (points.next(point)) {
    fuzz::require(point.begin == at && point.end > at, "code points cover every byte once");
    fuzz::require(code_point_before(text, point.end).begin == point.begin,
                  "backwards they are the same");
    valid = valid && point.value != no_code_point;
    at = point.end;
    ++count;
  }
  fuzz::require(at == text.size(), "code points reach the end");
  fuzz::require(count == count_code_points(text), "they are counted alike");
  fuzz::require(valid == ::utf8::is_valid(text.begin(), text.end()), "utfcpp agrees");
}

void check_folding(std::string_view line) {
  std::vector<char> storage;
  const Folding quick = fold_line(line, storage);
  const FoldedLine plain = fold_line_plainly(line);
  fuzz::require(quick.folded == plain.text && quick.lead == plain.lead, "folding is one thing");
  fuzz::require(plain.origins.size() == plain.text.size() + 1, "every folded byte has an origin");
  for (const std::uint32_t origin : plain.origins) {
    fuzz::require(origin <= line.size(), "origins lie in the line");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::as_text(data, size);
  check_code_points(text);
  const LinedText lined = split_lines(text);
  std::size_t at = 0;
  for (const auto& line : lined.lines) {
    const std::string_view raw = lined.raw(line);
    const auto begin = static_cast<std::size_t>(raw.data() - text.data());
    fuzz::require(begin >= at && begin + raw.size() <= text.size(), "lines ascend in the text");
    at = begin + raw.size();
    check_folding(raw);
  }
  return 0;
}

// Records are scanned by the same reader that `clean` uses; labels are split by hand, since the
// scan leaves arrays as they are.
#include "eval/labelled.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>
#include <utility>

#include "eval/sha256.h"
#include "input/decode.h"
#include "input/json.h"

namespace dross {
namespace {

namespace fs = std::filesystem;

enum class Field : std::uint8_t {
  id,
  source,
  page,
  url,
  site,
  language,
  extractor,
  text,
  gold,
  labels,
  fail,
  suspect
};

const std::vector<std::string>& field_names() {
  static const std::vector<std::string> names = {"id",   "source", "page",      "url",
                                                 "site", "lang",   "extractor", "text",
                                                 "gold", "labels", "fail",      "suspect"};
  return names;
}

constexpr std::array<std::pair<std::string_view, Label>, 7> label_names = {
    {{"content", Label::content},
     {"clutter", Label::clutter},
     {"mixed", Label::mixed},
     {"title", Label::neutral},
     {"meta", Label::neutral},
     {"unk", Label::neutral},
     {"dup", Label::duplicate}}};

tl::unexpected<Diagnostic> not_labelled(std::string message) {
  return fail(Fault::not_our_input, std::move(message),
              "`eval` reads records with `text` and `labels`; docs/eval.md describes them");
}

class RecordParser {
 public:
  explicit RecordParser(std::string_view line)
      : line_(line), scan_(json::scan_object(line, field_names())) {}

  [[nodiscard]] bool is_object() const { return scan_.is_object; }
  [[nodiscard]] std::optional<std::string> string(Field field) const {
    const auto& found = member(field);
    if (!found || found->kind != json::ValueKind::string) return std::nullopt;
    std::string value;
    json::decode_string(piece(found->string.inside), value);
    return value;
  }
  [[nodiscard]] std::string_view raw(Field field) const {
    const auto& found = member(field);
    return found ? piece(found->value) : std::string_view();
  }

 private:
  [[nodiscard]] const std::optional<json::Member>& member(Field field) const {
    return scan_.members[static_cast<std::size_t>(field)];
  }
  [[nodiscard]] std::string_view piece(ByteSpan span) const {
    return line_.substr(span.begin, span.size());
  }

  std::string_view line_;
  json::Scan scan_;
};

Result<Label> label_from(std::string_view value) {
  if (value == "null" || value == "\"\"") return Label::none;
  for (const auto& [name, label] : label_names) {
    if (value.size() == name.size() + 2 && value.substr(1, name.size()) == name) return label;
  }
  return not_labelled(fmt::format("no label is called {}", value));
}

// `array` is well formed JSON, and no label that is known has a comma or an escape in it.
Result<std::vector<Label>> parse_labels(std::string_view array) {
  if (!array.starts_with('[')) return not_labelled("a record without `labels`");
  constexpr std::string_view blank = " \t\r\n";
  std::string_view rest = array.substr(1, array.size() - 2);
  std::vector<Label> labels;
  while (rest.find_first_not_of(blank) != std::string_view::npos) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    std::string_view value = rest.substr(0, comma);
    value.remove_prefix(std::min(value.find_first_not_of(blank), value.size()));
    value = value.substr(0, value.find_last_not_of(blank) + 1);
    const Result<Label> label = label_from(value);
    if (!label) return tl::unexpected(label.error());
    labels.push_back(*label);
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return labels;
}

Result<std::string> read_whole(const std::string& path) {
  Result<std::unique_ptr<ByteSource>> source = open_input(path);
  if (!source) return tl::unexpected(source.error());
  std::string bytes;
  std::array<char, std::size_t{64} << 10> block{};
  while (true) {
    const Result<std::size_t> size = (*source)->read(block.data(), block.size());
    if (!size) return tl::unexpected(size.error());
    if (*size == 0) return bytes;
    bytes.append(block.data(), *size);
  }
}

Result<std::vector<std::string>> list_files(const std::string& path) {
  std::error_code error;
  if (!fs::is_directory(path, error)) return std::vector<std::string>{path};
  std::vector<std::string> files;
  for (fs::directory_iterator entry(path, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() == ".jsonl") files.push_back(entry->path().string());
  }
  if (error) return fail(Fault::input_unreadable, fmt::format("{}: {}", path, error.message()));
  std::ranges::sort(files);
  return files;
}

Result<void> read_file(const std::string& path, Half half, std::vector<LabelledDocument>& out) {
  const Result<std::string> bytes = read_whole(path);
  if (!bytes) return tl::unexpected(bytes.error());
  std::string_view rest = *bytes;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    Result<LabelledDocument> document = parse_labelled(line);
    if (!document) {
      Diagnostic fault = document.error();
      fault.place = {path, number, 0};
      return tl::unexpected(fault);
    }
    if (is_in_half(document->site, half)) out.push_back(std::move(*document));
  }
  return {};
}

}  // namespace

std::string_view name(Half half) {
  switch (half) {
    case Half::both:
      return "both";
    case Half::open:
      return "open";
    case Half::closed:
      return "closed";
  }
  return "";
}

bool is_in_half(std::string_view site, Half half) {
  if (half == Half::both) return true;
  const bool open = sha256(site).front() < 0x80;
  return open == (half == Half::open);
}

Result<LabelledDocument> parse_labelled(std::string_view line) {
  const RecordParser record(line);
  if (!record.is_object()) return fail(Fault::not_a_json_object, "not a complete JSON object");
  const std::optional<std::string> text = record.string(Field::text);
  if (!text) return not_labelled("a record without a string in `text`");
  Result<std::vector<Label>> labels = parse_labels(record.raw(Field::labels));
  if (!labels) return tl::unexpected(labels.error());

  LabelledDocument document;
  document.text = *text;
  document.labels = std::move(*labels);
  document.id = record.string(Field::id).value_or("");
  document.source = record.string(Field::source).value_or("");
  document.page = record.string(Field::page).value_or(document.id);
  document.url = record.string(Field::url).value_or("");
  document.site = record.string(Field::site).value_or("");
  document.language = record.string(Field::language).value_or("");
  document.extractor = record.string(Field::extractor).value_or("");
  document.gold = record.string(Field::gold);
  if (document.gold && document.gold->empty()) document.gold.reset();
  const bool doubtful = record.raw(Field::fail) == "true" || record.raw(Field::suspect) == "true";
  document.trust = doubtful ? Trust::text_only : Trust::full;

  const auto lines = 1 + static_cast<std::size_t>(std::ranges::count(document.text, '\n'));
  if (document.labels.size() != lines) {
    return not_labelled(
        fmt::format("{} labels for {} lines of text", document.labels.size(), lines));
  }
  return document;
}

Result<std::vector<LabelledDocument>> read_labelled(const std::vector<std::string>& paths,
                                                    const LabelledSelection& selection) {
  std::vector<LabelledDocument> documents;
  for (const std::string& path : paths) {
    const Result<std::vector<std::string>> files = list_files(path);
    if (!files) return tl::unexpected(files.error());
    for (const std::string& file : *files) {
      if (selection.include && !selection.include->matches(fs::path(file).filename().string())) {
        continue;
      }
      if (Result<void> done = read_file(file, selection.half, documents); !done) {
        return tl::unexpected(done.error());
      }
    }
  }
  return documents;
}

}  // namespace dross

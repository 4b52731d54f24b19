// Lines of the same template, set and options give the same bytes. A line's text and its site are
// made printable and hold no tab, so the columns are what they seem.
#include "dedupe/template_file.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "base/atomic_file.h"
#include "base/limits.h"

namespace dross {
namespace {

constexpr std::string_view any_header = "dross-template ";
constexpr std::string_view header = "dross-template 1\n";

std::string hash_of(std::string_view bytes) {
  return fmt::format("{:016x}", XXH3_64bits(bytes.data(), bytes.size()));
}

Result<std::string> read_all(ByteSource& file, std::size_t max_size) {
  std::string bytes;
  std::array<char, 65536> buffer{};
  while (true) {
    const Result<std::size_t> read = file.read(buffer.data(), buffer.size());
    if (!read) return tl::unexpected(read.error());
    if (*read == 0) return bytes;
    bytes.append(buffer.data(), *read);
    if (bytes.size() > max_size) {
      return fail(Fault::state_file_refused,
                  file.name() + " is larger than a template file can be");
    }
  }
}

// Takes the text up to the separator off the front; nothing where there is none.
std::optional<std::string_view> take_until(std::string_view& text, char separator) {
  const std::size_t end = text.find(separator);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view piece = text.substr(0, end);
  text.remove_prefix(end + 1);
  return piece;
}

bool parse(std::optional<std::string_view> digits, int base, std::uint64_t& out) {
  if (!digits || digits->empty()) return false;
  const char* end = digits->data() + digits->size();
  const auto [stop, error] = std::from_chars(digits->data(), end, out, base);
  return error == std::errc() && stop == end;
}

bool parse_line(std::string_view line, TemplateLine& out) {
  const auto site = take_until(line, '\t');
  const auto key = take_until(line, '\t');
  if (!site || !key || key->size() != 32) return false;
  out.site = *site;
  if (!parse(key->substr(0, 16), 16, out.key.high)) return false;
  if (!parse(key->substr(16), 16, out.key.low)) return false;
  if (!parse(take_until(line, '\t'), 10, out.documents)) return false;
  if (!parse(take_until(line, '\t'), 10, out.of)) return false;
  out.text = line;
  return true;
}

// Is the last line `end COUNT HASH` of what stands before it?
bool take_end(std::string_view& bytes, std::uint64_t& count) {
  if (!bytes.ends_with('\n')) return false;
  const std::size_t before = bytes.substr(0, bytes.size() - 1).rfind('\n');
  if (before == std::string_view::npos) return false;
  std::string_view end = bytes.substr(before + 1);
  bytes = bytes.substr(0, before + 1);
  if (take_until(end, ' ') != "end" || !parse(take_until(end, ' '), 10, count)) return false;
  return take_until(end, '\n') == hash_of(bytes) && end.empty();
}

// As the file can show it. Names of sites that are not UTF-8 may become one.
TemplateSet printable(const TemplateSet& templates) {
  TemplateSet all;
  for (const TemplateLine* line : templates.lines()) {
    TemplateLine shown = *line;
    shown.site = make_printable(line->site);
    shown.text = make_printable(line->text);
    all.add(std::move(shown));
  }
  return all;
}

}  // namespace

std::string write_templates(const TemplateSet& templates) {
  const TemplateSet written = printable(templates);
  std::string out(header);
  for (const TemplateLine* line : written.lines()) {
    fmt::format_to(std::back_inserter(out), "{}\t{:016x}{:016x}\t{}\t{}\t{}\n", line->site,
                   line->key.high, line->key.low, line->documents, line->of, line->text);
  }
  const std::string hash = hash_of(out);
  fmt::format_to(std::back_inserter(out), "end {} {}\n", written.size(), hash);
  return out;
}

Result<TemplateSet> read_templates(ByteSource& file, std::size_t max_size) {
  const Result<std::string> all = read_all(file, max_size);
  if (!all) return tl::unexpected(all.error());
  const auto refuse = [&](std::string_view what, std::string hint) {
    return fail(Fault::state_file_refused, fmt::format("{} {}", file.name(), what),
                std::move(hint));
  };
  std::string_view bytes = *all;
  if (!bytes.starts_with(any_header)) {
    return refuse("is no template file", "--template-save writes one");
  }
  if (!bytes.starts_with(header)) {
    return refuse("is a template file of another version", "write it anew with --template-save");
  }
  std::uint64_t count = 0;
  const std::string damaged_hint = "write it anew with --template-save; it is not to be edited";
  if (!take_end(bytes, count)) return refuse("is damaged or cut off", damaged_hint);
  bytes.remove_prefix(header.size());
  TemplateSet set;
  while (!bytes.empty()) {
    TemplateLine line;
    if (!parse_line(*take_until(bytes, '\n'), line)) {
      return refuse("is damaged or cut off", damaged_hint);
    }
    set.add(std::move(line));
  }
  if (set.size() != count) return refuse("is damaged or cut off", damaged_hint);
  return set;
}

Result<void> write_template_file(const std::string& path, const TemplateSet& templates) {
  Result<AtomicFile> file = AtomicFile::create(path);
  if (!file) return tl::unexpected(file.error());
  if (Result<void> done = file->write(write_templates(templates)); !done) return done;
  return file->commit();
}

Result<TemplateSet> read_template_file(const std::string& path) {
  const Result<std::unique_ptr<ByteSource>> file = open_source(path);
  if (!file) return tl::unexpected(file.error());
  return read_templates(**file);
}

}  // namespace dross

// A list is read whole, since the outputs of all its files are planned before the first is read.
#include "cli/inputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <string_view>
#include <utility>

#include "base/limits.h"
#include "input/decode.h"

namespace dross::cli {
namespace {

Result<std::string> read_list(const std::string& path) {
  Result<std::unique_ptr<ByteSource>> source = open_input(path);
  if (!source) return tl::unexpected(source.error());
  std::string list;
  std::string buffer(std::size_t{64} << 10, '\0');
  while (list.size() <= limits::max_file_list) {
    const Result<std::size_t> got = (*source)->read(buffer.data(), buffer.size());
    if (!got) return tl::unexpected(got.error());
    if (*got == 0) return list;
    list.append(buffer, 0, *got);
  }
  return fail(Fault::bad_usage,
              fmt::format("{} is larger than {} MiB", path, limits::max_file_list >> 20),
              "name folders instead of files, or make several runs");
}

std::vector<std::string> split_list(std::string_view list, ListForm form) {
  const char end = form == ListForm::null_ended ? '\0' : '\n';
  std::vector<std::string> names;
  while (!list.empty()) {
    const std::size_t size = std::min(list.find(end), list.size());
    std::string_view name = list.substr(0, size);
    if (form == ListForm::lines && name.ends_with('\r')) name.remove_suffix(1);
    if (!name.empty()) names.emplace_back(name);
    list.remove_prefix(std::min(size + 1, list.size()));
  }
  return names;
}

// As tar does it: below the place where all go, the path of a list stays, without a root.
std::string relative_path(const std::string& path) {
  namespace fs = std::filesystem;
  fs::path relative;
  for (const fs::path& part : fs::path(path).relative_path().lexically_normal()) {
    if (part != ".." && part != ".") relative /= part;
  }
  return relative.string();
}

Result<void> add_list(const Options& options, std::vector<InputFile>& inputs) {
  const Result<std::string> list = read_list(options.files.list);
  if (!list) return tl::unexpected(list.error());
  if (options.files.list_form == ListForm::lines && list->find('\0') != std::string::npos) {
    return fail(Fault::bad_usage,
                fmt::format("{} holds a NUL byte",
                            options.files.list == "-" ? "standard input" : options.files.list),
                "add --null where NUL bytes end the names");
  }
  for (const std::string& name : split_list(*list, options.files.list_form)) {
    for (InputFile& file : find_input_files({name})) {
      file.relative = relative_path(file.path);
      inputs.push_back(std::move(file));
    }
  }
  return {};
}

}  // namespace

Result<std::vector<InputFile>> find_inputs(const Options& options) {
  std::vector<InputFile> inputs = find_input_files(options.operands);
  if (!options.files.list.empty()) {
    if (Result<void> added = add_list(options, inputs); !added) {
      return tl::unexpected(added.error());
    }
  } else if (options.operands.empty()) {
    inputs.push_back({"-", "-"});
  }
  return inputs;
}

std::vector<std::string> paths_of(const std::vector<InputFile>& inputs) {
  std::vector<std::string> paths;
  paths.reserve(inputs.size());
  std::ranges::transform(inputs, std::back_inserter(paths), &InputFile::path);
  return paths;
}

}  // namespace dross::cli

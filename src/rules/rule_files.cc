// Where rule files come from: paths of --rules, and the program itself. A folder stands for the
// *.toml files below it, in order of path, so that a rule set means the same on every machine.
// Files whose name begins with a dot are left out: editors keep their locks and backups so.
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <set>
#include <system_error>

#include "base/limits.h"
#include "rules/embedded.h"
#include "rules/load.h"
#include "rules/load_with.h"

namespace dross {
namespace {

namespace fs = std::filesystem;

struct Gathered {
  std::vector<RuleSource> sources;
  std::vector<Diagnostic> faults;
  std::set<fs::path> seen;  ///< canonical paths: a file named twice is read once
  bool has_shipped = false;
};

void add_fault(Gathered& gathered, Fault fault, const std::string& path, std::string message,
               std::string hint = {}) {
  Diagnostic diagnostic;
  diagnostic.fault = fault;
  diagnostic.message = std::move(message);
  diagnostic.place.file = path;
  diagnostic.hint = std::move(hint);
  gathered.faults.push_back(std::move(diagnostic));
}

void add_unreadable(Gathered& gathered, const std::string& path, const std::string& cause) {
  add_fault(gathered, Fault::rule_file_unreadable, path, "cannot read the rule file: " + cause);
}

/// At most one byte more than a rule file may have, so that /dev/zero ends too. False on an error,
/// which is then in errno.
bool read_whole(std::FILE* file, std::string& content) {
  constexpr std::size_t block = std::size_t{64} << 10;
  while (content.size() <= limits::max_rule_file) {
    const std::size_t had = content.size();
    content.resize(had + block);
    const std::size_t got = std::fread(content.data() + had, 1, block, file);
    content.resize(had + got);
    if (got < block) return std::ferror(file) == 0;
  }
  return true;
}

void add_file(Gathered& gathered, const fs::path& path) {
  std::error_code error;
  const fs::path canonical = fs::canonical(path, error);
  if (!error && !gathered.seen.insert(canonical).second) return;

  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
  RuleSource source{path.string(), {}, RuleOrigin::user};
  if (!file || !read_whole(file.get(), source.content)) {
    add_unreadable(gathered, path.string(), std::strerror(errno));
    return;
  }
  gathered.sources.push_back(std::move(source));
}

void add_folder(Gathered& gathered, const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    const fs::path& path = entry->path();
    std::error_code ignored;
    const bool is_rule_file = path.extension() == ".toml" && !entry->is_directory(ignored) &&
                              !path.filename().string().starts_with('.');
    if (is_rule_file) files.push_back(path);
  }
  if (error) {
    add_unreadable(gathered, folder.string(), error.message());
    return;
  }
  if (files.empty()) {
    add_fault(gathered, Fault::no_rule_files, folder.string(), "the folder holds no rule files",
              "rule files end in .toml");
  }
  std::ranges::sort(files);
  for (const fs::path& file : files) add_file(gathered, file);
}

void add_path(Gathered& gathered, const std::string& path) {
  if (path == "shipped") {
    if (gathered.has_shipped) return;
    gathered.has_shipped = true;
    std::ranges::move(shipped_rule_sources(), std::back_inserter(gathered.sources));
    return;
  }
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) {
    add_unreadable(gathered, path, error ? error.message() : std::strerror(ENOENT));
  } else if (fs::is_directory(status)) {
    add_folder(gathered, path);
  } else {
    add_file(gathered, path);
  }
}

LoadedRules load_trusting_shipped(std::vector<RuleSource> sources) {
  std::vector<CheckedSource> checked;
  for (const RuleSource& source : sources) {
    const bool shipped = source.origin == RuleOrigin::shipped;
    checked.push_back(checked_source(source, shipped ? PatternCheck::trusted : PatternCheck::full));
  }
  LoadedRules loaded = load_rules_with(checked);
  loaded.sources = std::move(sources);
  return loaded;
}

std::string name_of(const EmbeddedFile& file) {
  return "shipped:" + std::string(file.path);
}

}  // namespace

std::vector<RuleSource> shipped_rule_sources() {
  std::vector<RuleSource> sources;
  for (const EmbeddedFile& file : embedded_rule_files) {
    sources.push_back({name_of(file), std::string(file.content), RuleOrigin::shipped});
  }
  return sources;
}

LoadedRules load_rules_from(const std::vector<std::string>& paths, Lints lints) {
  Gathered gathered;
  for (const std::string& path : paths) add_path(gathered, path);
  LoadedRules loaded = lints == Lints::on ? load_rules(gathered.sources, lints)
                                          : load_trusting_shipped(std::move(gathered.sources));
  loaded.diagnostics.insert(loaded.diagnostics.begin(),
                            std::make_move_iterator(gathered.faults.begin()),
                            std::make_move_iterator(gathered.faults.end()));
  return loaded;
}

const RuleSet& shipped_rules() {
  static const RuleSet rules = [] {
    std::vector<CheckedSource> sources;
    for (const EmbeddedFile& file : embedded_rule_files) {
      sources.push_back({name_of(file), file.content, RuleOrigin::shipped, PatternCheck::trusted,
                         Examples::left_out});
    }
    return load_rules_with(sources).set;
  }();
  return rules;
}

}  // namespace dross

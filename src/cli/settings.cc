// Settings become words of a command line, so there is one place that knows what a value may be.
#include "cli/settings.h"

#include <fmt/format.h>
#include <unistd.h>
#include <utf8.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/limits.h"
#include "cli/options.h"
#include "input/source.h"
#include "rules/source_text.h"
#include "rules/toml_tree.h"

namespace dross::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view variable_prefix = "DROSS_";

constexpr std::array settable = {
    Option::format,
    Option::field,
    Option::id_field,
    Option::url_field,
    Option::language_field,
    Option::language,
    Option::paragraphs,
    Option::max_document,
    Option::max_ratio,
    Option::rules,
    Option::profile,
    Option::only,
    Option::skip,
    Option::max_removed,
    Option::dedupe,
    Option::dedupe_threshold,
    Option::dedupe_min_words,
    Option::compress,
    Option::add_fields,
    Option::drop_empty,
    Option::min_words,
    Option::threads,
    Option::colour,
    Option::quiet,
    Option::no_progress,
};

std::string_view long_name(const OptionSpec& spec) {
  return spec.name.substr(spec.name.find("--"));
}

bool is_settable(const OptionSpec& spec) {
  return std::ranges::find(settable, spec.option) != settable.end();
}

std::vector<const OptionSpec*> settable_options(Command command) {
  std::vector<const OptionSpec*> specs;
  for (const OptionSpec& spec : option_table()) {
    const bool fits = (spec.commands & command) != 0;
    if (fits && is_settable(spec)) specs.push_back(&spec);
  }
  return specs;
}

std::string variable_name(const OptionSpec& spec) {
  std::string name(variable_prefix);
  for (const char c : long_name(spec).substr(2)) {
    name += c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return name;
}

std::optional<std::string> variable_of(const Surroundings& surroundings, const std::string& name) {
  const auto found = surroundings.variables.find(name);
  if (found == surroundings.variables.end()) return std::nullopt;
  return found->second;
}

// Of `--version` a wrapper may well have a variable; of what else the command line alone may say,
// nobody has one but to be heard.
bool is_for_the_command_line(const OptionSpec& spec) {
  return (spec.commands & command_clean) != 0 && !is_settable(spec) &&
         spec.option != Option::version && spec.option != Option::help;
}

Result<void> refuse_variable(const std::string& name) {
  std::vector<std::string> names;
  for (const OptionSpec& spec : option_table()) {
    const std::string known = variable_name(spec);
    if (is_settable(spec)) names.push_back(known.substr(variable_prefix.size()));
    if (is_settable(spec) && known == name) return {};
    if (!is_for_the_command_line(spec) || known != name) continue;
    return fail(Fault::unknown_key, fmt::format("`{}` in the environment is no setting", name),
                fmt::format("`{}` is for the command line only", long_name(spec)));
  }
  const std::string_view near =
      nearest(std::string_view(name).substr(variable_prefix.size()), {names.begin(), names.end()});
  if (near.empty()) return {};  // somebody else's
  return fail(Fault::unknown_key, fmt::format("`{}` in the environment is no setting", name),
              fmt::format("did you mean `{}{}`?", variable_prefix, near));
}

Result<void> refuse_variables(const Surroundings& surroundings) {
  const std::map<std::string, std::string>& all = surroundings.variables;
  for (auto at = all.lower_bound(std::string(variable_prefix));
       at != all.end() && at->first.starts_with(variable_prefix); ++at) {
    if (Result<void> fine = refuse_variable(at->first); !fine) return fine;
  }
  return {};
}

std::vector<Setting> from_environment(Command command, const Surroundings& surroundings) {
  std::vector<Setting> settings;
  for (const OptionSpec* spec : settable_options(command)) {
    const std::optional<std::string> value = variable_of(surroundings, variable_name(*spec));
    if (!value || value->empty()) continue;
    if (!spec->value.empty()) {
      settings.push_back({long_name(*spec), {fmt::format("{}={}", long_name(*spec), *value)}});
    } else if (*value != "0" && *value != "false") {
      settings.push_back({long_name(*spec), {std::string(long_name(*spec))}});
    }
  }
  return settings;
}

/// A file of settings and the folder that its paths are relative to.
class SettingsFile {
 public:
  SettingsFile(std::string path, std::string content)
      : folder_(fs::path(path).parent_path()),
        content_(std::move(content)),
        source_(std::move(path), content_) {}
  SettingsFile(const SettingsFile&) = delete;
  SettingsFile& operator=(const SettingsFile&) = delete;

  Result<std::vector<Setting>> read(const std::vector<const OptionSpec*>& specs) const {
    if (!utf8::is_valid(content_.begin(), content_.end())) {
      return refuse(Fault::toml_syntax, {}, "the file is no UTF-8", "");
    }
    Result<toml_tree::Value> root = toml_tree::parse(source_);
    if (!root) return tl::unexpected(root.error());
    std::vector<Setting> settings;
    for (const toml_tree::Member& member : root->members) {
      Result<std::optional<Setting>> setting = read_member(member, specs);
      if (!setting) return tl::unexpected(setting.error());
      if (*setting) settings.push_back(std::move(**setting));
    }
    return settings;
  }

 private:
  [[nodiscard]] tl::unexpected<Diagnostic> refuse(Fault fault, ByteSpan at, std::string message,
                                                  std::string hint) const {
    return tl::unexpected(
        source_.diagnostic(fault, Severity::error, at, std::move(message), std::move(hint)));
  }

  Result<std::optional<Setting>> read_member(const toml_tree::Member& member,
                                             const std::vector<const OptionSpec*>& specs) const {
    const auto spec = std::ranges::find(specs, "--" + member.key,
                                        [](const OptionSpec* s) { return long_name(*s); });
    if (spec != specs.end()) {
      Result<Setting> setting = read_value(**spec, member.value);
      if (!setting) return tl::unexpected(setting.error());
      return std::optional<Setting>(std::move(*setting));
    }
    if (is_known(member.key)) return std::nullopt;  // an option of the other command
    return refuse(Fault::unknown_key, member.key_bytes,
                  fmt::format("`{}` is no setting", member.key), hint_for(member.key));
  }

  static bool is_known(std::string_view key) {
    return std::ranges::any_of(option_table(), [&](const OptionSpec& spec) {
      return long_name(spec).substr(2) == key && is_settable(spec);
    });
  }

  static std::string hint_for(std::string_view key) {
    std::vector<std::string_view> names;
    for (const OptionSpec& spec : option_table()) {
      if (long_name(spec).substr(2) == key) return "this one is for the command line only";
      if (is_known(long_name(spec).substr(2))) names.push_back(long_name(spec).substr(2));
    }
    const std::string_view near = nearest(key, names);
    return near.empty() ? "" : fmt::format("did you mean `{}`?", near);
  }

  Result<Setting> read_value(const OptionSpec& spec, const toml_tree::Value& value) const {
    using toml_tree::Type;
    Setting setting{long_name(spec), {}};
    if (spec.value.empty()) {
      if (value.type != Type::boolean) return wrong_type(spec, value, "true or false");
      if (value.boolean) setting.words.emplace_back(long_name(spec));
      return setting;
    }
    const std::vector<toml_tree::Value> single = {value};
    for (const toml_tree::Value& item : value.type == Type::list ? value.items : single) {
      if (item.type == Type::integer) {
        setting.words.push_back(fmt::format("{}={}", long_name(spec), item.integer));
      } else if (item.type == Type::string) {
        setting.words.push_back(fmt::format("{}={}", long_name(spec), word_of(spec, item.string)));
      } else {
        return wrong_type(spec, item, "a string or a whole number");
      }
    }
    return setting;
  }

  [[nodiscard]] tl::unexpected<Diagnostic> wrong_type(const OptionSpec& spec,
                                                      const toml_tree::Value& value,
                                                      std::string_view wanted) const {
    return refuse(Fault::wrong_type, value.bytes,
                  fmt::format("`{}` takes {}", long_name(spec).substr(2), wanted), "");
  }

  // Rule files of a project are named from its folder, wherever in it the run is started.
  [[nodiscard]] std::string word_of(const OptionSpec& spec, const std::string& text) const {
    if (spec.option != Option::rules || text == "shipped") return text;
    return (folder_ / text).string();
  }

  fs::path folder_;
  std::string content_;
  SourceText source_;
};

Result<std::string> read_whole(const std::string& path) {
  Result<std::unique_ptr<ByteSource>> source = open_source(path);
  if (!source) return tl::unexpected(source.error());
  std::string content(limits::max_config_file + 1, '\0');
  std::size_t size = 0;
  while (size < content.size()) {
    const Result<std::size_t> got = (*source)->read(content.data() + size, content.size() - size);
    if (!got) return tl::unexpected(got.error());
    if (*got == 0) break;
    size += *got;
  }
  if (size > limits::max_config_file) {
    return fail(Fault::bad_usage,
                fmt::format("{} is larger than {} MiB", path, limits::max_config_file >> 20));
  }
  content.resize(size);
  return content;
}

bool is_file(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored);
}

std::optional<std::string> project_file(const std::string& folder) {
  for (fs::path at = folder; !at.empty(); at = at.parent_path()) {
    if (is_file(at / ".dross.toml")) return (at / ".dross.toml").string();
    if (at == at.parent_path()) break;
  }
  return std::nullopt;
}

std::optional<std::string> user_file(const Surroundings& surroundings) {
  fs::path folder = variable_of(surroundings, "XDG_CONFIG_HOME").value_or("");
  if (folder.empty()) {
    const std::string home = variable_of(surroundings, "HOME").value_or("");
    if (home.empty()) return std::nullopt;
    folder = fs::path(home) / ".config";
  }
  const fs::path path = folder / "dross" / "config.toml";
  if (!is_file(path)) return std::nullopt;
  return path.string();
}

bool names_option(const std::vector<std::string>& words, std::string_view name) {
  return std::ranges::any_of(words, [&](const std::string& word) {
    return std::string_view(word).substr(0, word.find('=')) == name;
  });
}

// A value that is none is told with the place that it comes from.
Result<void> check(Command command, const Setting& setting, const std::string& where) {
  const Result<Options> options = parse_options(command, setting.words);
  if (options) return {};
  Diagnostic fault = options.error();
  fault.place.file = where;
  return tl::unexpected(std::move(fault));
}

}  // namespace

Surroundings real_surroundings() {
  std::error_code ignored;
  Surroundings real{{}, fs::current_path(ignored).string()};
  for (char** at = environ; at != nullptr && *at != nullptr; ++at) {
    const std::string_view entry = *at;
    const std::size_t equals = entry.find('=');
    if (equals == std::string_view::npos) continue;
    real.variables.emplace(entry.substr(0, equals), entry.substr(equals + 1));
  }
  return real;
}

Result<std::vector<Setting>> read_settings(Command command, const std::string& path,
                                           std::string content) {
  return SettingsFile(path, std::move(content)).read(settable_options(command));
}

Result<std::vector<std::string>> with_settings(Command command,
                                               const std::vector<std::string>& arguments,
                                               const Surroundings& surroundings) {
  const auto dashes = std::ranges::find(arguments, "--");
  std::vector<std::string> named(arguments.begin(), dashes);
  if ((command & (command_clean | command_explain)) == 0) return arguments;
  if (names_option(named, "--no-config")) return arguments;

  if (Result<void> fine = refuse_variables(surroundings); !fine) {
    return tl::unexpected(fine.error());
  }
  std::vector<std::pair<std::string, std::vector<Setting>>> sources;
  sources.emplace_back("the environment", from_environment(command, surroundings));
  for (const auto& path : {project_file(surroundings.folder), user_file(surroundings)}) {
    if (!path) continue;
    Result<std::string> content = read_whole(*path);
    if (!content) return tl::unexpected(content.error());
    Result<std::vector<Setting>> settings = read_settings(command, *path, std::move(*content));
    if (!settings) return tl::unexpected(settings.error());
    sources.emplace_back(*path, std::move(*settings));
  }
  std::vector<std::string> added;
  for (const auto& [where, settings] : sources) {
    for (const Setting& setting : settings) {
      if (names_option(named, setting.name) || setting.words.empty()) continue;
      if (Result<void> fine = check(command, setting, where); !fine) {
        return tl::unexpected(fine.error());
      }
      added.insert(added.end(), setting.words.begin(), setting.words.end());
    }
    named.insert(named.end(), added.begin(), added.end());
  }
  added.insert(added.end(), arguments.begin(), arguments.end());
  return added;
}

}  // namespace dross::cli

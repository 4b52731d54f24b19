// CLI11 takes the words apart; names come from the table and values go to option_values.h, so that
// every fault is one of our diagnostics. CLI11 throws; nothing leaves this file as an exception.
#include "cli/options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <utility>

#include "cli/option_checks.h"
#include "cli/option_values.h"

namespace dross::cli {
namespace {

Result<void> check_operands(Command command, const std::vector<std::string>& operands) {
  std::vector<std::string_view> names;
  for (const OptionSpec& spec : option_table()) {
    if ((spec.commands & command) != 0) names.push_back(spec.name.substr(spec.name.find("--")));
  }
  for (const std::string& operand : operands) {
    if (operand.size() < 2 || operand.front() != '-') continue;
    const std::string_view typed = std::string_view(operand).substr(0, operand.find('='));
    const std::string_view near = nearest(typed, names);
    return fail(
        Fault::unknown_option, fmt::format("unknown option `{}`", typed),
        near.empty() ? "`--help` lists the options" : fmt::format("did you mean `{}`?", near));
  }
  return {};
}

struct Typed {
  const OptionSpec* spec;
  std::vector<std::string> values;
};

// CLI11 would take the next word as the value of `--format=`, and a value for a flag.
Result<void> check_values(const std::vector<std::string>& words, const std::vector<Typed>& typed) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t equals = words[i].find('=');
    const std::string_view name = std::string_view(words[i]).substr(0, equals);
    const auto known = std::ranges::find(typed, name, [](const Typed& t) { return t.spec->name; });
    if (known == typed.end()) continue;
    const bool has_value = equals != std::string::npos;
    if (known->spec->value.empty()) {
      if (has_value) return fail(Fault::bad_usage, fmt::format("`{}` takes no value", name));
      continue;
    }
    if (!has_value && i + 1 < words.size()) {
      ++i;  // the value; whatever it looks like, it is no option
    } else if (!has_value || equals + 1 == words[i].size()) {
      return fail(Fault::bad_usage, fmt::format("`{}` needs a value", name),
                  fmt::format("write {} {}", name, known->spec->value));
    }
  }
  return {};
}

// Returns the words that are no options of this command.
Result<std::vector<std::string>> tokenize(const std::vector<std::string>& arguments,
                                          std::vector<Typed>& typed) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  for (Typed& t : typed) {
    if (t.spec->value.empty()) {
      app.add_flag_callback(std::string(t.spec->name), [&t] { t.values.emplace_back(); });
    } else {
      app.add_option(std::string(t.spec->name), t.values)
          ->expected(1)
          ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
          ->allow_extra_args(false);
    }
  }
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    app.parse(std::move(reversed));
  } catch (const CLI::ParseError& error) {
    return fail(Fault::bad_usage, error.what(), "`--help` lists the options");
  }
  return app.remaining();
}

}  // namespace

Result<Options> parse_options(Command command, const std::vector<std::string>& arguments) {
  // Words behind `--` are operands whatever they look like.
  const auto dashes = std::ranges::find(arguments, "--");
  const std::vector<std::string> words(arguments.begin(), dashes);

  std::vector<Typed> typed;
  for (const OptionSpec& spec : option_table()) {
    if ((spec.commands & command) != 0) typed.push_back({&spec, {}});
  }
  if (Result<void> fine = check_values(words, typed); !fine) return tl::unexpected(fine.error());
  Result<std::vector<std::string>> operands = tokenize(words, typed);
  if (!operands) return tl::unexpected(operands.error());
  if (Result<void> known = check_operands(command, *operands); !known) {
    return tl::unexpected(known.error());
  }
  Options options;
  options.operands = std::move(*operands);
  if (dashes != arguments.end()) {
    options.operands.insert(options.operands.end(), dashes + 1, arguments.end());
  }
  for (const Typed& t : typed) {
    for (const std::string& value : t.values) {
      if (Result<void> set = apply_option(*t.spec, value, options); !set) {
        return tl::unexpected(set.error());
      }
    }
  }
  if (Result<void> fine = check_together(command, options); !fine)
    return tl::unexpected(fine.error());
  return options;
}

}  // namespace dross::cli

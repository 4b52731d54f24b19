// What the shells are told: commands, the options of each, choices, and where a path is wanted.
#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "cli/generate.h"

namespace dross::cli {
namespace {

bool takes_path(const OptionSpec& spec) {
  return spec.value == "FILE" || spec.value == "PATH" || spec.value == "DIR";
}

std::vector<std::string_view> spellings(const OptionSpec& spec) {
  const std::size_t comma = spec.name.find(',');
  if (comma == std::string_view::npos) return {spec.name};
  return {spec.name.substr(0, comma), spec.name.substr(comma + 1)};
}

std::string words_of(std::string_view choices) {
  std::string words(choices);
  std::ranges::replace(words, ',', ' ');
  return words;
}

std::string verbs_of_rules() {
  std::string verbs;
  for (const CommandSpec& spec : commands()) {
    if (spec.name.starts_with("rules ")) verbs += std::string(spec.name.substr(6)) + ' ';
  }
  verbs.pop_back();
  return verbs;
}

std::string first_words() {
  std::string words;
  for (const CommandSpec& spec : commands()) {
    if (!spec.name.starts_with("rules ")) words += std::string(spec.name) + ' ';
  }
  return words + "rules";
}

std::string options_of(Command command) {
  std::string words;
  for (const OptionSpec& spec : option_table()) {
    if ((spec.commands & command) == 0 || spec.group.empty()) continue;
    for (const std::string_view name : spellings(spec)) {
      words += (words.empty() ? "" : " ") + std::string(name);
    }
  }
  return words;
}

std::string bash_values() {
  std::string cases;
  std::vector<std::string_view> told;
  for (const OptionSpec& spec : option_table()) {
    if (spec.value.empty() || spec.group.empty()) continue;
    if (std::ranges::find(told, spec.name) != told.end()) continue;
    told.push_back(spec.name);
    if (spec.choices) {
      cases += fmt::format("    {}) COMPREPLY=($(compgen -W \"{}\" -- \"$cur\")); return ;;\n",
                           spec.name, words_of(*spec.choices));
    } else {
      cases += fmt::format("    {}) {}return ;;\n", spec.name,
                           takes_path(spec) ? "COMPREPLY=($(compgen -f -- \"$cur\")); " : "");
    }
  }
  return cases;
}

std::string zsh_quoted(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += R"('\'')";
    } else if (c == '[' || c == ']' || c == ':' || c == '\\') {
      out += '\\';
      out += c;
    } else {
      out += c;
    }
  }
  return out;
}

std::string zsh_option(const OptionSpec& spec) {
  std::string text;
  for (const std::string_view name : spellings(spec)) {
    text += fmt::format("        '*{}{}[{}]", name, spec.value.empty() ? "" : "=",
                        zsh_quoted(spec.help));
    if (spec.choices) {
      text += fmt::format(":{}:({})", zsh_quoted(spec.value), words_of(*spec.choices));
    } else if (!spec.value.empty()) {
      text += fmt::format(":{}:{}", zsh_quoted(spec.value), takes_path(spec) ? "_files" : "");
    }
    text += "' \\\n";
  }
  return text;
}

}  // namespace

std::string bash_completion() {
  std::string text =
      "# bash completion of dross. Written by `dross generate bash`; not to be edited.\n"
      "_dross() {\n"
      "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n"
      "  local command=${COMP_WORDS[1]} options=\n"
      "  COMPREPLY=()\n"
      "  if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then "
      "prev=${COMP_WORDS[COMP_CWORD-2]}; fi\n"
      "  [[ $command == rules ]] && command=\"rules ${COMP_WORDS[2]}\"\n"
      "  case $prev in\n" +
      bash_values() + "  esac\n  case $command in\n";
  for (const CommandSpec& spec : commands()) {
    if (spec.command == command_clean) continue;
    text += fmt::format("    \"{}\") options=\"{}\" ;;\n", spec.name, options_of(spec.command));
  }
  text += fmt::format("    *) options=\"{}\" ;;\n  esac\n", options_of(command_clean));
  text += fmt::format(
      "  if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W \"$options\" -- \"$cur\")); return; fi\n"
      "  if ((COMP_CWORD == 1)); then COMPREPLY=($(compgen -W \"{}\" -- \"$cur\")); fi\n"
      "  if ((COMP_CWORD == 2)) && [[ ${{COMP_WORDS[1]}} == rules ]]; then\n"
      "    COMPREPLY=($(compgen -W \"{}\" -- \"$cur\")); return\n"
      "  fi\n"
      "  COMPREPLY+=($(compgen -f -- \"$cur\"))\n"
      "}}\n"
      "complete -o filenames -F _dross dross\n",
      first_words(), verbs_of_rules());
  return text;
}

std::string zsh_completion() {
  std::string text =
      "#compdef dross\n"
      "# zsh completion of dross. Written by `dross generate zsh`; not to be edited.\n"
      "_dross() {\n"
      "  local command=${words[2]}\n"
      "  [[ $command == rules ]] && command=\"rules ${words[3]}\"\n"
      "  case $command in\n";
  for (const CommandSpec& spec : commands()) {
    if (spec.command == command_clean) continue;
    text += fmt::format("    \"{}\")\n      _arguments \\\n", spec.name);
    for (const OptionSpec& option : option_table()) {
      if ((option.commands & spec.command) != 0 && !option.group.empty())
        text += zsh_option(option);
    }
    text += "        '*:path:_files'\n      ;;\n";
  }
  text += "    *)\n      _arguments \\\n";
  for (const OptionSpec& option : option_table()) {
    if ((option.commands & command_clean) != 0 && !option.group.empty()) text += zsh_option(option);
  }
  text += "        '1:command or path:_alternative \"commands:command:(" + first_words() +
          ")\" \"files:path:_files\"' \\\n        '2:verb or path:_alternative "
          "\"verbs:verb of rules:(" +
          verbs_of_rules() +
          ")\" \"files:path:_files\"' \\\n        '*:path:_files'\n      ;;\n  esac\n}\n"
          "_dross \"$@\"\n";
  return text;
}

}  // namespace dross::cli

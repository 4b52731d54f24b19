// argv -> command. `clean` need not be named: any first word that is no command is its operand or
// option. A file that is called like a command is written `./explain`.
#include "cli/command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <system_error>

#include "cli/common.h"
#include "cli/settings.h"
#include "cli/signals.h"
#include "cli/standard_streams.h"
#include "pipeline.h"

namespace dross::cli {
namespace {

constexpr std::string_view clean_examples =
    "  dross < scraped.txt > clean.txt            clean one text\n"
    "  dross dump.jsonl > clean.jsonl             clean the `text` of every record\n"
    "  dross scraped/ --out-dir clean/            clean every file of a folder\n"
    "  dross explain scraped.txt                  what would go, and why\n"
    "  dross --log taken.log a.txt > clean.txt    and keep what was taken, so that\n"
    "  dross restore clean.txt --log taken.log    gives a.txt back, byte for byte\n"
    "  dross --rules shipped --rules mine.toml    add rules of your own\n";

struct Words {
  const CommandSpec* command;
  std::vector<std::string> arguments;
};

Words find_command(const std::vector<std::string>& words) {
  for (const CommandSpec& spec : commands()) {
    const std::size_t space = spec.name.find(' ');
    const std::string_view first = spec.name.substr(0, space);
    if (words.empty() || words[0] != first) continue;
    if (space == std::string_view::npos) return {&spec, {words.begin() + 1, words.end()}};
    if (words.size() > 1 && words[1] == spec.name.substr(space + 1)) {
      return {&spec, {words.begin() + 2, words.end()}};
    }
  }
  return {&commands().front(), words};
}

std::vector<std::string_view> first_words() {
  std::vector<std::string_view> names;
  for (const CommandSpec& spec : commands())
    names.push_back(spec.name.substr(0, spec.name.find(' ')));
  return names;
}

// `dross --quiet explain a.txt`: `explain` would be an input of `clean`.
Result<void> refuse_late_command(Command command, const Options& options) {
  if (command != command_clean || options.operands.empty()) return {};
  const std::string& word = options.operands.front();
  const std::vector<std::string_view> names = first_words();
  std::error_code ignored;
  const bool is_command = std::ranges::find(names, word) != names.end();
  if (!is_command || std::filesystem::exists(word, ignored)) return {};
  return fail(Fault::bad_usage, fmt::format("`{}` is a command, and no file", word),
              fmt::format("a command comes first: dross {} ...", word));
}

// `explian` would be a file that does not exist; nobody has one of that name in mind.
Result<void> check_first_word(const std::string& word) {
  const std::vector<std::string_view> names = first_words();
  const bool is_name = std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
  if (!is_name || std::ranges::find(names, word) != names.end()) return {};
  const std::string_view near = nearest(word, names);
  std::error_code ignored;
  if (near.empty() || std::filesystem::exists(word, ignored)) return {};
  return fail(Fault::bad_usage, fmt::format("`{}` is no command, and no file", word),
              fmt::format("did you mean `{}`?", near));
}

Result<void> check_words(const std::vector<std::string>& words) {
  if (words.empty()) return {};
  if (words[0] != "rules") return check_first_word(words[0]);
  std::vector<std::string_view> verbs;
  for (const CommandSpec& spec : commands()) {
    if (spec.name.starts_with("rules ")) verbs.push_back(spec.name.substr(6));
  }
  for (const std::string_view verb : verbs) {
    if (words.size() > 1 && words[1] == verb) return {};
  }
  const std::string_view near = words.size() > 1 ? nearest(words[1], verbs) : "";
  return fail(Fault::bad_usage,
              words.size() > 1 ? fmt::format("`rules` has no command `{}`", words[1])
                               : "`rules` needs a command",
              near.empty() ? fmt::format("choose from {}", fmt::join(verbs, ", "))
                           : fmt::format("did you mean `rules {}`?", near));
}

std::string all_commands() {
  std::string text;
  for (const CommandSpec& spec : commands()) {
    const std::string usage = fmt::format("{} {}", spec.name, spec.operands);
    text += fmt::format("  dross {:<34} {}\n", usage, spec.summary);
  }
  return text;
}

std::string option_groups(Command command) {
  std::string text;
  std::string_view group;
  for (const OptionSpec& spec : option_table()) {
    if ((spec.commands & command) == 0 || spec.group.empty()) continue;
    if (spec.group != group) text += fmt::format("\n{}:\n", spec.group);
    group = spec.group;
    const std::string name =
        spec.value.empty() ? std::string(spec.name) : fmt::format("{} {}", spec.name, spec.value);
    const std::string indented = name.starts_with("--")
                                     ? "    " + name
                                     : fmt::format("{}, {}", name.substr(0, 2), name.substr(3));
    text += fmt::format("  {:<24} {}\n", indented, spec.help);
  }
  return text;
}

std::string rules_help() {
  std::string text = "dross rules: look at rule files\n\n";
  for (const CommandSpec& spec : commands()) {
    if (!spec.name.starts_with("rules ")) continue;
    text += fmt::format("  dross {:<34} {}\n", fmt::format("{} {}", spec.name, spec.operands),
                        spec.summary);
  }
  return text + "\n`dross rules COMMAND --help` tells more of each.\n";
}

bool asks_for_help(const std::string& word) {
  return word == "--help" || word == "-h" || word == "help";
}

ExitCode run_words(const std::vector<std::string>& words) {
  if (words.empty() && ::isatty(STDIN_FILENO) == 1) {
    print_note(help_text(commands().front()));
    return ExitCode::usage;
  }
  if (words.size() == 1 && asks_for_help(words[0])) {
    return print_text(help_text(commands().front()));
  }
  if (words.size() == 2 && words[0] == "rules" && asks_for_help(words[1])) {
    return print_text(rules_help());
  }
  if (Result<void> known = check_words(words); !known) {
    return show_fault(known.error(), When::automatic);
  }
  const Words found = find_command(words);
  const Result<std::vector<std::string>> arguments =
      with_settings(found.command->command, found.arguments, real_surroundings());
  if (!arguments) return show_fault(arguments.error(), When::automatic);
  const Result<Options> options = parse_options(found.command->command, *arguments);
  if (!options) return show_fault(options.error(), When::automatic);
  switch (options->request) {
    case Request::help:
      return print_text(help_text(*found.command));
    case Request::version:
      return print_text(fmt::format("dross {} (rules {})\n", version(), shipped_rules().hash));
    case Request::run:
      break;
  }
  if (Result<void> fine = refuse_late_command(found.command->command, *options); !fine) {
    return show_fault(fine.error(), options->colour);
  }
  return found.command->run(*options);
}

}  // namespace

const std::vector<CommandSpec>& commands() {
  static const std::vector<CommandSpec> all = {
      {command_clean, "clean", "[PATH…]", "clean to stdout; `-` or nothing is stdin",
       clean_examples, run_clean},
      {command_explain, "explain", "[PATH…]", "what would go and why",
       "  dross explain scraped.txt\n  dross explain --color always dump.jsonl | less -R\n",
       run_explain},
      {command_report, "report", "PATH… --html FILE", "one page on a whole run, for a browser",
       "  dross report scraped/ --html report.html\n"
       "  dross report --rules mine.toml --dedupe stream dump.jsonl --html report.html\n",
       run_report},
      {command_restore, "restore", "CLEANED --log FILE", "the input of `clean --log FILE` again",
       "  dross --log taken.log a.txt > clean.txt\n"
       "  dross restore clean.txt --log taken.log > a-again.txt\n",
       run_restore},
      {command_eval, "eval", "LABELLED…", "score the rules against labelled documents",
       "  dross eval labelled/\n  dross eval --half closed --profile careful labelled/\n"
       "  dross eval --by-rule --rules mine.toml labelled.jsonl\n"
       "  dross eval --suggest --patch confidence.patch --rules rules/ labelled/\n"
       "  dross eval --write-evidence rules/evidence.json --rules rules/ labelled/\n",
       run_eval},
      {command_diff, "diff", "--rules A --rules B PATH…",
       "lines that one rule set takes and the other leaves",
       "  dross diff --rules shipped --rules mine.toml dump.jsonl\n"
       "  dross diff --rules old/ --rules new/ --json corpus/ | grep '\"taken_by\":\"B\"'\n",
       run_diff},
      {command_learn, "learn", "PATH…", "draft rules from what recurs in a scrape",
       "  dross learn scraped/ > draft.toml\n"
       "  dross rules test draft.toml\n"
       "  dross learn --per-site --min-documents 10 dump.jsonl > draft.toml\n",
       run_learn},
      {command_bench, "bench", "CORPUS…", "how fast a rule set is, and what each rule costs",
       "  dross bench dump.jsonl\n  dross bench --rules old/ --rules new/ dump.jsonl\n"
       "  dross bench --baseline speed.json --tolerance 5 dump.jsonl\n",
       run_bench},
      {command_rules_check, "rules check", "[PATH…]", "what is wrong with rule files",
       "  dross rules check mine.toml\n  dross rules check --strict --json rules/\n"
       "  dross rules check --evidence rules/evidence.json rules/\n",
       run_rules_check},
      {command_rules_test, "rules test", "[PATH…]", "do the examples of the rules hold?",
       "  dross rules test mine.toml\n", run_rules_test},
      {command_rules_list, "rules list", "[PATH…]", "a line for each rule",
       "  dross rules list\n  dross rules list --json mine.toml\n", run_rules_list},
      {command_rules_show, "rules show", "ID…", "all that a rule says",
       "  dross rules show en/see-also-headline\n", run_rules_show},
      {command_rules_stats, "rules stats", "PATH…",
       "what each rule hits in a corpus, and which never do",
       "  dross rules stats dump.jsonl\n  dross rules stats --rules mine.toml --json corpus/\n",
       run_rules_stats},
      {command_rules_try, "rules try", "PATTERN PATH…", "what a pattern would hit in a corpus",
       "  dross rules try '(?i)^see also' dump.jsonl\n"
       "  dross rules try --max-words 12 --unless '\\.$' '^Photo' corpus/\n",
       run_rules_try},
      {command_generate, "generate", "man|bash|zsh", "the manual page, completions for a shell",
       "  dross generate man | man -l -\n  source <(dross generate bash)\n", run_generate},
  };
  return all;
}

std::string help_text(const CommandSpec& spec) {
  const bool is_default = spec.command == command_clean;
  std::string text = is_default ? "dross takes the clutter out of scraped articles.\n\n"
                                : fmt::format("dross {}: {}\n\n", spec.name, spec.summary);
  text += fmt::format("Examples:\n{}", spec.examples);
  if (is_default) text += "\nCommands:\n" + all_commands();
  text += fmt::format("\nUsage: dross {} [OPTION…] {}\n", is_default ? "[clean]" : spec.name,
                      spec.operands);
  text += option_groups(spec.command);
  text +=
      "\nExit codes: 0 done; 1 --check found something, or slower than --baseline; 2 usage or "
      "rule\n"
      "file; 3 some inputs failed; 4 output could not be written.\n";
  return text;
}

int main(int argc, char** argv) {
  handle_signals();
  hold_standard_streams();
  try {
    return static_cast<int>(run_words({argv + 1, argv + argc}));
  } catch (const std::exception& error) {
    std::fputs("dross: ", stderr);
    std::fputs(error.what(), stderr);
    std::fputs("\n", stderr);
    return static_cast<int>(ExitCode::output_failed);
  }
}

}  // namespace dross::cli

// Any bytes as variables and a file of settings, parted by a NUL: refused with a reason and a place
// inside the file, or words of a command line, none of which names a file to write. The first byte
// chooses the command.
#include "cli/settings.h"

#include "cli/options.h"
#include "fuzz/fuzz.h"

namespace {

using namespace dross;
using namespace dross::cli;

std::map<std::string, std::string> variables_of(std::string_view lines) {
  std::map<std::string, std::string> variables;
  while (!lines.empty()) {
    const std::size_t size = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, size);
    const std::size_t equals = std::min(line.find('='), line.size());
    variables.emplace("DROSS_" + std::string(line.substr(0, equals)),
                      line.substr(std::min(equals + 1, line.size())));
    lines.remove_prefix(std::min(size + 1, lines.size()));
  }
  return variables;
}

void check_fault(const Diagnostic& fault, std::string_view content) {
  const auto lines = static_cast<std::size_t>(std::ranges::count(content, '\n')) + 1;
  fuzz::require(fault.place.line <= lines, "a fault's line is in the file");
  fuzz::require(!fault.message.empty() && !render_text(fault, Colour::off).empty(),
                "a fault can be shown");
}

// What may be overwritten is for the command line alone to say.
void check_words(Command command, const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    fuzz::require(word.starts_with("--"), "a setting is an option");
    for (const std::string_view forbidden :
         {"--log", "--out-dir", "--stats", "--seen", "--template", "--resume", "--files-from"}) {
      fuzz::require(!word.starts_with(forbidden), "a setting writes no file");
    }
  }
  const Result<Options> options = parse_options(command, words);
  fuzz::require(options || !options.error().message.empty(), "a refusal says why");
  if (options) fuzz::require(options->operands.empty(), "a setting is no input");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [how, bytes] = fuzz::take_choice(fuzz::as_text(data, size));
  const Command command = (how & 1U) != 0 ? command_explain : command_clean;
  const auto [environment, file] = fuzz::split_at_nul(bytes);
  const Result<std::vector<std::string>> from_environment =
      with_settings(command, {}, {variables_of(environment), ""});
  if (from_environment) {
    check_words(command, *from_environment);
  } else {
    check_fault(from_environment.error(), "");
  }
  const auto settings = read_settings(command, "/project/.dross.toml", std::string(file));
  if (!settings) {
    check_fault(settings.error(), file);
    return 0;
  }
  // All at once: to know the options takes the parser longer than all else here.
  std::vector<std::string> words;
  for (const Setting& setting : *settings) {
    words.insert(words.end(), setting.words.begin(), setting.words.end());
  }
  check_words(command, words);
  return 0;
}

// What completions offer is what the parser takes.
#include <string>
#include <string_view>

#include "catch.h"
#include "cli/options.h"

namespace {

using namespace dross::cli;

}  // namespace

TEST_CASE("every choice that is offered is taken, and others are not") {
  int offered = 0;
  for (const OptionSpec& spec : option_table()) {
    if (!spec.choices) continue;
    const auto command = static_cast<Command>(spec.commands & (~spec.commands + 1U));
    std::string_view rest = *spec.choices;
    while (!rest.empty()) {
      const std::size_t size = std::min(rest.find(','), rest.size());
      const std::string word = std::string(spec.name) + "=" + std::string(rest.substr(0, size));
      INFO(word);
      CHECK(parse_options(command, {word}).has_value());
      rest.remove_prefix(std::min(size + 1, rest.size()));
      ++offered;
    }
    CHECK_FALSE(parse_options(command, {std::string(spec.name) + "=none of these"}).has_value());
  }
  CHECK(offered > 20);
}

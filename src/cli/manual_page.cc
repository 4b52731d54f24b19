// The same words as --help, for man(1). No date stands in it: the page of a version is always the
// same.
#include <fmt/format.h>

#include <string_view>

#include "cli/command.h"
#include "cli/generate.h"
#include "pipeline.h"

namespace dross::cli {
namespace {

constexpr std::string_view ellipsis = "…";

// Older troffs know no UTF-8. A backslash and a leading dot or quote mean something to roff, and a
// hyphen may be broken at.
std::string roff(std::string_view text) {
  std::string out;
  bool at_line_start = true;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (text.substr(at).starts_with(ellipsis)) {
      out += "...";
      at += ellipsis.size() - 1;
      continue;
    }
    if (at_line_start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
    at_line_start = c == '\n';
  }
  return out;
}

std::string names_of_commands(std::uint16_t bits) {
  std::string names;
  for (const CommandSpec& spec : commands()) {
    if ((spec.command & bits) == 0) continue;
    names += (names.empty() ? "" : ", ") + std::string(spec.name);
  }
  return names;
}

std::string options_section() {
  std::string text;
  std::string_view group;
  for (const OptionSpec& spec : option_table()) {
    if (spec.group.empty()) continue;
    if (spec.group != group) text += fmt::format(".SS {}\n", spec.group);
    group = spec.group;
    const std::string value =
        spec.value.empty() ? "" : fmt::format(" \\fI{}\\fR", roff(spec.value));
    text += fmt::format(".TP\n\\fB{}\\fR{}\n{}.\n", roff(spec.name), value, roff(spec.help));
    if (spec.commands != command_all) {
      text += fmt::format("(For: {}.)\n", roff(names_of_commands(spec.commands)));
    }
  }
  return text;
}

}  // namespace

std::string manual_page() {
  std::string text = fmt::format(
      ".\\\" Written by `dross generate man`; not to be edited.\n"
      ".TH DROSS 1 \"\" \"dross {}\" \"User Commands\"\n"
      ".SH NAME\ndross \\- takes the clutter out of scraped articles\n"
      ".SH SYNOPSIS\n",
      version());
  for (const CommandSpec& spec : commands()) {
    const bool is_default = spec.command == command_clean;
    text += fmt::format("{}\\fBdross\\fR {} [\\fIOPTION\\fR]... {}\n", is_default ? "" : ".br\n",
                        is_default ? "[clean]" : roff(spec.name), roff(spec.operands));
  }
  text +=
      ".SH DESCRIPTION\nText that was scraped from the web goes in, the same text without what "
      "belongs to the page comes out. Nothing else of it changes, and what was taken can be told "
      "(\\fBexplain\\fR), kept (\\fB\\-\\-log\\fR) and put back (\\fBrestore\\fR).\n"
      ".SH COMMANDS\n";
  for (const CommandSpec& spec : commands()) {
    text += fmt::format(".TP\n\\fB{}\\fR\n{}.\n.RS\n.nf\n{}.fi\n.RE\n", roff(spec.name),
                        roff(spec.summary), roff(spec.examples));
  }
  text += ".SH OPTIONS\n" + options_section();
  text +=
      ".SH EXIT STATUS\n"
      ".TP\n0\nDone; also where the reader of standard output went away.\n"
      ".TP\n1\n\\-\\-check found something to remove, or bench something slower.\n"
      ".TP\n2\nUsage, or a rule file with faults.\n"
      ".TP\n3\nSome inputs failed; the rest is done.\n"
      ".TP\n4\nOutput could not be written.\n"
      ".PP\nOf several the gravest counts: 2 over 4 over 3 over 1. A signal ends the run as that "
      "signal.\n"
      ".SH FILES\n"
      ".TP\n\\fI.dross.toml\\fR\nSettings of a project, in the folder where dross is started or "
      "one "
      "above it.\n"
      ".TP\n\\fI~/.config/dross/config.toml\\fR\nSettings of the user ($XDG_CONFIG_HOME).\n"
      ".SH ENVIRONMENT\n"
      ".TP\n\\fBDROSS_\\fR...\nA setting, such as DROSS_PROFILE. The command line counts before "
      "it, "
      "and it before the files.\n"
      ".TP\n\\fBNO_COLOR\\fR\nNo colours, if not empty.\n";
  return text;
}

}  // namespace dross::cli

// The command line within the module: the tool's own main, so that `python -m dross` is the tool.
#include <nanobind/nanobind.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include "bindings.h"
#include "cli/command.h"
#include "cli/common.h"
#include "cli/settings.h"
#include "failure.h"
#include "gil.h"
#include "python_text.h"

namespace nb = nanobind;

namespace dross::python {
namespace {

int run(const std::vector<nb::bytes>& given) {
  std::vector<std::string> words = strings_of(given);
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const WithoutInterpreter unlocked;
  return cli::main(static_cast<int>(words.size()), arguments.data());
}

// Options that speak of bytes and lines of a stream, which Parquet has none of.
const char* without_meaning(const cli::Options& options) {
  if (!options.log.empty()) return "--log";
  if (!options.dedupe.seen.empty()) return "--seen";
  if (options.dedupe.learns_template() || !options.dedupe.template_load.empty())
    return "--template";
  if (!options.reader.separator.empty()) return "--separator";
  if (!options.files.list.empty()) return "--files-from";
  if (options.shown == cli::Shown::diff) return "--diff";
  if (options.reader.format != Format::automatic) return "--format";
  if (options.output.fields != AddedFields::none) return "--add-fields";
  if (options.output.form != OutputForm::as_input) return "--to";
  if (options.output.min_words > 0) return "--min-words";
  if (options.files.packing != cli::Packing::as_input) return "--compress";
  return nullptr;
}

// First words of the commands.
nb::list commands() {
  nb::list out;
  for (const cli::CommandSpec& spec : cli::commands()) {
    const std::string_view word = spec.name.substr(0, spec.name.find(' '));
    out.append(nb::str(word.data(), word.size()));
  }
  return out;
}

nb::list bytes_of(const std::vector<std::string>& words) {
  nb::list out;
  for (const std::string& word : words) out.append(nb::bytes(word.data(), word.size()));
  return out;
}

// What `clean` is to read; nothing where it is to print help.
nb::list clean_operands(const std::vector<nb::bytes>& words) {
  const cli::Options options =
      value_or_throw(cli::parse_options(cli::command_clean, strings_of(words)));
  return options.request == cli::Request::run ? bytes_of(options.operands) : nb::list();
}

// What `clean` was asked for, as far as Parquet files are concerned.
nb::dict parse_clean(const std::vector<nb::bytes>& words) {
  const std::vector<std::string> arguments = value_or_throw(
      cli::with_settings(cli::command_clean, strings_of(words), cli::real_surroundings()));
  const cli::Options options = value_or_throw(cli::parse_options(cli::command_clean, arguments));
  if (const char* const option = without_meaning(options)) {
    throw Failure{{fail(Fault::bad_usage, std::string("`") + option + "` is not for Parquet files",
                        "convert to JSONL, or leave it out")
                       .value()}};
  }
  nb::dict out;
  out["arguments"] = bytes_of(arguments);
  out["operands"] = bytes_of(options.operands);
  out["text"] = options.reader.text_field;
  out["id"] = options.reader.id_field;
  out["url"] = options.reader.url_field;
  out["lang"] = options.reader.language_field;
  out["out_dir"] = python_name(options.files.out_dir);
  out["resume"] = options.files.doing == cli::Doing::missing;
  out["check"] = options.mode == cli::Mode::check;
  out["stats"] = python_name(options.stats);
  out["threads"] = cli::thread_count(options);
  out["quiet"] = options.talk == cli::Talk::faults_only;
  return out;
}

}  // namespace

void bind_command_line(nb::module_& module) {
  module.def("run", run, nb::arg("words"));
  module.def("commands", commands);
  module.def("clean_operands", clean_operands, nb::arg("words"));
  module.def("parse_clean", parse_clean, nb::arg("words"));
}

}  // namespace dross::python

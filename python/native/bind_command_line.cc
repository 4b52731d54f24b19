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

namespace nb = nanobind;

namespace dross::python {
namespace {

int run(std::vector<std::string> words) {
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
  if (options.output.fields != AddedFields::none) return "--add-fields";
  if (options.output.form != OutputForm::as_input) return "--to";
  if (options.output.min_words > 0) return "--min-words";
  if (options.files.packing != cli::Packing::as_input) return "--compress";
  return nullptr;
}

// What `clean` was asked for, as far as Parquet files are concerned.
nb::dict parse_clean(const std::vector<std::string>& words) {
  const std::vector<std::string> arguments =
      value_or_throw(cli::with_settings(cli::command_clean, words, cli::real_surroundings()));
  const cli::Options options = value_or_throw(cli::parse_options(cli::command_clean, arguments));
  if (const char* const option = without_meaning(options)) {
    throw Failure{{fail(Fault::bad_usage, std::string("`") + option + "` is not for Parquet files",
                        "convert to JSONL, or leave it out")
                       .value()}};
  }
  nb::dict out;
  out["arguments"] = arguments;
  out["operands"] = options.operands;
  out["text"] = options.reader.text_field;
  out["id"] = options.reader.id_field;
  out["url"] = options.reader.url_field;
  out["lang"] = options.reader.language_field;
  out["out_dir"] = options.files.out_dir;
  out["resume"] = options.files.doing == cli::Doing::missing;
  out["check"] = options.mode == cli::Mode::check;
  out["stats"] = options.stats;
  out["threads"] = cli::thread_count(options);
  out["quiet"] = options.talk == cli::Talk::faults_only;
  return out;
}

}  // namespace

void bind_command_line(nb::module_& module) {
  module.def("run", run, nb::arg("words"));
  module.def("parse_clean", parse_clean, nb::arg("words"));
}

}  // namespace dross::python

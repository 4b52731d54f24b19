// What no single option can tell.
#include "cli/option_checks.h"

#include <fmt/format.h>

#include <string>

namespace dross::cli {
namespace {

Result<void> check_files(const Options& options) {
  const FileOptions& files = options.files;
  if (files.doing == Doing::missing && files.out_dir.empty()) {
    return fail(Fault::bad_usage, "`--resume` looks for outputs that are there already",
                "add `--out-dir DIR`");
  }
  if (files.list_form == ListForm::null_ended && files.list.empty()) {
    return fail(Fault::bad_usage, "`--null` tells how `--files-from` reads its file",
                "add `--files-from FILE`");
  }
  if (options.mode == Mode::check && !files.out_dir.empty()) {
    return fail(Fault::bad_usage, "`--check` writes nothing, and `--out-dir` is asked for",
                "leave one of the two");
  }
  if (options.shown == Shown::diff && !files.out_dir.empty()) {
    return fail(Fault::bad_usage, "`--diff` writes to stdout, and `--out-dir` is asked for",
                "leave one of the two");
  }
  if (options.shown == Shown::diff && options.output.form == OutputForm::jsonl) {
    return fail(Fault::bad_usage,
                "`--diff` compares with the input, and `--to jsonl` makes new records",
                "leave one of the two");
  }
  if (options.output.form == OutputForm::jsonl && !options.log.empty()) {
    return fail(Fault::bad_usage, "`--to jsonl` makes new records, of which no log can tell",
                "`dross explain --json` tells what goes");
  }
  if (options.reader.separator.find('\n') != std::string::npos) {
    return fail(Fault::bad_usage, "`--separator` is one line, without its end");
  }
  return {};
}

Result<void> check_dedupe(Command command, const Options& options) {
  const DedupeFiles& files = options.dedupe;
  const bool stream = options.decide.dedupe == Dedupe::stream;
  if (stream && (command & (command_clean | command_explain | command_report)) == 0) {
    return fail(Fault::bad_usage, "`--dedupe stream` is for `clean`, `explain` and `report`",
                "this command looks at each document by itself: choose from off, document");
  }
  const bool has_template = files.learns_template() || !files.template_load.empty();
  if (options.deciding == Deciding::plainly && (stream || has_template)) {
    return fail(Fault::bad_usage, "`--plain` takes what rules match, and no repeats",
                stream ? "leave out `--plain` or `--dedupe stream`"
                       : "leave out `--plain` or the template");
  }
  if (!files.seen.empty() && !stream) {
    return fail(Fault::bad_usage, "`--seen` needs `--dedupe stream`");
  }
  if (files.learns_template() && !files.template_load.empty()) {
    return fail(Fault::bad_usage, "a template is learnt or loaded, not both",
                "leave out `--template-load`, or `--template` and `--template-save`");
  }
  if (files.memory_is_given && !stream && !files.learns_template()) {
    return fail(Fault::bad_usage, "`--memory` is for `--dedupe stream` and `--template`");
  }
  return {};
}

}  // namespace

Result<void> check_together(Command command, const Options& options) {
  if (Result<void> fine = check_files(options); !fine) return fine;
  if (Result<void> fine = check_dedupe(command, options); !fine) return fine;
  const bool adds = options.output.fields != AddedFields::none;
  if (adds && options.reader.format == Format::text) {
    return fail(Fault::bad_usage, "`--add-fields` needs JSONL, and `--format text` is asked for",
                "`--stats FILE` and `--log FILE` tell of plain texts");
  }
  if (!options.eval.patch.empty() && options.eval.task != EvalTask::suggest) {
    return fail(Fault::bad_usage, "`--patch` is what `--suggest` would change", "add `--suggest`");
  }
  if (options.eval.top > 0 && options.eval.half == Half::closed) {
    return fail(Fault::bad_usage, "`--top` shows texts, and those of the closed half are not read",
                "look at the open half; of the closed one only figures count");
  }
  return {};
}

}  // namespace dross::cli

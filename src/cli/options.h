// What was typed, checked but not yet acted on: no file is opened here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "cli/option_table.h"
#include "decide/decide.h"
#include "eval/eval_options.h"
#include "eval/pattern_try.h"
#include "input/reader.h"
#include "learn/learner.h"
#include "match/match.h"
#include "output/patch.h"
#include "pipeline.h"
#include "text/lines.h"

namespace dross::cli {

enum class When { automatic, always, never };
enum class Form { text, json };
enum class Request { run, help, version };
enum class Mode { write, check };
enum class Shown { cleaned, diff };
enum class Warnings { tolerated, fatal };

struct DedupeFiles {
  std::size_t memory = limits::dedupe_memory;  ///< bytes
  bool memory_is_given = false;
  std::string seen;
  bool learns = false;  ///< --template
  std::string template_save;
  std::string template_load;

  [[nodiscard]] bool learns_template() const { return learns || !template_save.empty(); }
};

enum class Packing { as_input, none, gzip, zstd };
enum class ListForm { lines, null_ended };
enum class Doing { all, missing };
enum class Talk { all, no_progress, faults_only };

/// Which inputs beside the operands, and where their outputs go.
struct FileOptions {
  std::string list;  ///< --files-from; empty = none
  ListForm list_form = ListForm::lines;
  std::string out_dir;  ///< empty = stdout
  Packing packing = Packing::as_input;
  Doing doing = Doing::all;  ///< --resume: missing
};

struct BenchOptions {
  std::string save;
  std::string baseline;
  std::size_t tolerance = 10;  ///< per cent
};

struct Options {
  Request request = Request::run;
  std::vector<std::string> operands;
  std::vector<std::string> rules;
  std::string language;
  Paragraphs paragraphs = Paragraphs::automatic;
  Deciding deciding = Deciding::by_evidence;
  DecideOptions decide;           ///< but its filter, which needs the rules
  std::vector<std::string> only;  ///< words of --only, taken apart at commas
  std::vector<std::string> skip;
  DedupeFiles dedupe;
  MatcherKind matcher = MatcherKind::fast;
  ReaderOptions reader;
  FileOptions files;
  OutputOptions output;
  std::optional<std::size_t> threads;  ///< where --threads says so
  std::string log;
  std::string html;
  std::string stats;
  Mode mode = Mode::write;
  Shown shown = Shown::cleaned;  ///< what `clean` writes to stdout
  Form form = Form::text;
  EvalOptions eval;
  TriedPattern tried;  ///< `rules try`: but the pattern, which is the first operand
  std::optional<std::size_t> top;
  std::string evidence;
  BenchOptions bench;
  LearnOptions learn;
  Warnings warnings = Warnings::tolerated;
  When colour = When::automatic;
  Talk talk = Talk::all;
};

/// `command`: one bit of Command. Faults: an option that the command does not know, a value that is
/// none of its choices.
Result<Options> parse_options(Command command, const std::vector<std::string>& arguments);

/// "64M", "1500", "2G" -> bytes.
std::optional<std::size_t> parse_size(std::string_view text);

}  // namespace dross::cli

// `dross learn`: drafts a rule pack from what recurs in a scrape, for a person to review.
#include <fmt/format.h>
#include <sys/stat.h>

#include <utility>

#include "cli/command.h"
#include "cli/common.h"
#include "cli/corpus_fold.h"
#include "learn/draft.h"
#include "learn/draft_trial.h"
#include "learn/learner.h"
#include "learn/pack_text.h"

namespace dross::cli {
namespace {

// Pipes can be read once.
Result<void> check_inputs(const std::vector<std::string>& paths) {
  if (paths.empty()) {
    return fail(Fault::bad_usage, "`learn` reads its inputs three times, and standard input once",
                "name files or folders");
  }
  for (const std::string& path : paths) {
    struct stat status{};
    const bool is_there = path != "-" && ::stat(path.c_str(), &status) == 0;
    if (path != "-" && (!is_there || S_ISREG(status.st_mode) || S_ISDIR(status.st_mode))) continue;
    return fail(Fault::bad_usage,
                fmt::format("`learn` reads its inputs three times, and {} can be read once",
                            path == "-" ? "standard input" : path),
                "write it to a file first");
  }
  return {};
}

// A star would make a rule of that site one of many sites.
std::string site_of(const CorpusDocument& document) {
  const std::string host = host_of(document.metadata.url);
  return host.find('*') == std::string::npos ? host : std::string();
}

LinedText lines_of(const CorpusDocument& document, const Options& options) {
  if (has_too_many_lines(document.text)) return {};
  return split_lines(document.text, options.paragraphs);
}

ExitCode count_keys(const Options& options, Learner& learner) {
  struct Part {
    std::vector<std::uint64_t> keys;
    std::string site;
  };
  return fold_corpus(
      options, 0,
      [&](const CorpusDocument& document) {
        std::string site = site_of(document);
        std::vector<std::uint64_t> keys = learner.keys_of(lines_of(document, options), site);
        return Part{std::move(keys), std::move(site)};
      },
      [&](const Part& part) -> Result<void> {
        learner.note_keys(part.keys, part.site);
        return {};
      });
}

void gather_evidence(const Options& options, Learner& learner) {
  fold_corpus(
      options, 0,
      [&](const CorpusDocument& document) {
        return learner.find(lines_of(document, options), site_of(document));
      },
      [&](Finds finds) -> Result<void> {
        learner.note_finds(std::move(finds));
        return {};
      },
      Reading::again);
}

TakenSpans taken_of(const Cleaner& cleaner, const CorpusDocument& document) {
  TakenSpans taken;
  for (const Edit& edit : cleaner.decide(document.text, document.metadata).edits) {
    taken.push_back(edit.span);
  }
  return taken;
}

// Cleaning is the dear part, so which documents are wanted for it is asked between two rounds.
void try_drafts(const Options& options, const Cleaner& cleaner, DraftTrial& trial) {
  const auto take = [&](const std::vector<CorpusDocument>& batch) -> Result<void> {
    std::vector<TrialFinds> finds(batch.size());
    for_each_index(batch.size(), [&](std::size_t i) {
      finds[i] = trial.match(lines_of(batch[i], options), site_of(batch[i]));
    });
    std::vector<std::size_t> wanted;
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (trial.wants_cleaning(finds[i])) wanted.push_back(i);
    }
    for_each_index(wanted.size(), [&](std::size_t i) {
      DraftTrial::mark_taken(taken_of(cleaner, batch[wanted[i]]), finds[wanted[i]]);
    });
    for (const TrialFinds& each : finds) trial.note(each);
    return {};
  };
  for_each_batch(options, 0, take, Reading::again);
}

std::vector<std::string> head_of(const Learner& learner, std::size_t rules) {
  return {fmt::format("Drafted by `dross learn` from {}: {}.",
                      counted(learner.documents(), "document"), counted(rules, "rule")),
          "Read every rule before you use it: delete what is not clutter, set categories right,",
          "and look at what it would take with `dross explain --rules shipped --rules THIS`.",
          "Above each: the documents and sites that have it, and where it stands in them."};
}

void tell(const Learner& learner, const DraftTrial::Outcome& outcome, std::size_t rules) {
  print_note(
      fmt::format("{} of {}: {} tried, {} fell as they hit prose, {} are taken already, {} say the "
                  "same again\n",
                  counted(rules, "rule"), counted(learner.documents(), "document"),
                  counted(outcome.drafts, "draft"), outcome.hit_content, outcome.taken_already,
                  outcome.said_twice));
  if (learner.cleanings() >= learner.options().min_documents) {
    print_note(
        fmt::format("there were more different lines than can be counted at a time: what "
                    "stands in fewer than {} may have been missed\n",
                    counted(learner.cleanings() + 1, "document")));
  }
  if (learner.left_out() > 0 || outcome.over_limit > 0) {
    print_note(fmt::format("left out: {} and {} beyond the limits (docs/limits.md)\n",
                           counted(learner.left_out(), "rarer candidate"),
                           counted(outcome.over_limit, "rule")));
  }
}

ExitCode learn(const Options& options, const Cleaner& cleaner) {
  Learner learner(options.learn);
  const ExitCode ended = count_keys(options, learner);
  learner.choose_candidates();
  gather_evidence(options, learner);
  DraftTrial trial(learner, draft_rules(learner));
  try_drafts(options, cleaner, trial);
  DraftTrial::Outcome outcome;
  const std::vector<DraftRule> rules = trial.accepted(outcome);
  if (options.talk != Talk::faults_only) tell(learner, outcome, rules.size());
  const ExitCode printed = print_text(pack_text(rules, head_of(learner, rules.size())));
  return printed == ExitCode::done ? ended : printed;
}

}  // namespace

ExitCode run_learn(const Options& options) {
  if (Result<void> fine = check_inputs(options.operands); !fine) {
    return show_fault(fine.error(), options.colour);
  }
  const auto rules = load_rules_in_use(options);
  if (!rules) return ExitCode::usage;
  Result<CleanOptions> clean = clean_options(options, *rules);
  if (!clean) return show_fault(clean.error(), options.colour);
  return learn(options, Cleaner(*rules, std::move(*clean)));
}

}  // namespace dross::cli

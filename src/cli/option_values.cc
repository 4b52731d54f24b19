// A setter for each option whose value is checked; those that are kept as typed share one.
#include "cli/option_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/limits.h"
#include "text/language.h"

namespace dross::cli {
namespace {

template <class T>
using Choices = std::vector<std::pair<std::string_view, T>>;

tl::unexpected<Diagnostic> bad_value(const OptionSpec& spec, const std::string& value,
                                     std::string hint) {
  return fail(Fault::bad_usage, fmt::format("`{}` does not take `{}`", spec.name, value),
              std::move(hint));
}

template <class T>
Result<void> choose(const OptionSpec& spec, const std::string& value, const Choices<T>& choices,
                    T& out) {
  std::vector<std::string_view> names;
  for (const auto& [name, choice] : choices) {
    names.push_back(name);
    if (name == value) {
      out = choice;
      return {};
    }
  }
  const std::string_view near = nearest(value, names);
  const std::string meant = near.empty() ? "" : fmt::format("; did you mean `{}`?", near);
  return bad_value(spec, value, fmt::format("choose from {}{}", fmt::join(names, ", "), meant));
}

Result<void> set_size(const OptionSpec& spec, const std::string& value, std::size_t& out) {
  const std::optional<std::size_t> size = parse_size(value);
  if (!size || *size == 0) return bad_value(spec, value, "give a size such as 64M, 500K or 1000");
  out = *size;
  return {};
}

Result<void> set_language(const OptionSpec& spec, const std::string& value, Options& out) {
  if (primary_language(value).empty()) {
    return bad_value(spec, value, "give a language code such as en, de or pt-BR");
  }
  out.language = value;
  return {};
}

Result<void> set_number(const OptionSpec& spec, const std::string& value, std::size_t most,
                        std::size_t& out) {
  std::size_t number = 0;
  const char* end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, number);
  if (error != std::errc() || stop != end || number > most) {
    return bad_value(spec, value, fmt::format("give a whole number from 0 to {}", most));
  }
  out = number;
  return {};
}

Result<void> set_max_removed(const OptionSpec& spec, const std::string& value, Options& out) {
  std::size_t percent = 0;
  if (Result<void> set = set_number(spec, value, 100, percent); !set) return set;
  out.decide.max_removed = static_cast<unsigned>(percent);
  return {};
}

Result<void> set_max_ratio(const OptionSpec& spec, const std::string& value, Options& out) {
  std::size_t ratio = 0;
  if (Result<void> set = set_number(spec, value, 1'000'000'000, ratio); !set) return set;
  if (ratio == 0) return bad_value(spec, value, "give a whole number from 1 to 1000000000");
  out.reader.decode.max_ratio = ratio;
  return {};
}

Result<void> set_threads(const OptionSpec& spec, const std::string& value, Options& out) {
  std::size_t threads = 0;
  const Result<void> set = set_number(spec, value, limits::max_threads, threads);
  if (!set || threads == 0) {
    return bad_value(spec, value,
                     fmt::format("give a whole number from 1 to {}", limits::max_threads));
  }
  out.threads = threads;
  return {};
}

// Above what any document can hold there is nothing to tell apart. An empty document has fewer
// words than one, so --drop-empty is a least number too, and the larger of the two holds.
Result<void> set_min_words(const OptionSpec& spec, const std::string& value, Options& out) {
  std::size_t words = 0;
  if (Result<void> set = set_number(spec, value, 1'000'000'000, words); !set) return set;
  out.output.min_words = std::max(out.output.min_words, words);
  return {};
}

Result<void> set_threshold(const OptionSpec& spec, const std::string& value, Options& out) {
  double threshold = 0;
  const char* end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, threshold);
  const bool read = error == std::errc() && stop == end;
  const bool within = threshold >= 0.5 && threshold <= 1;  // which "nan" is not
  if (!read || !within) {
    return bad_value(spec, value, "give a number from 0.5 to 1, such as 0.8");
  }
  out.decide.dedupe_threshold = threshold;
  return {};
}

// Below the length of a shingle there is nothing to compare.
Result<void> set_dedupe_min_words(const OptionSpec& spec, const std::string& value, Options& out) {
  std::size_t words = 0;
  const bool fine = set_number(spec, value, 1'000'000, words).has_value() && words >= 3;
  if (!fine) return bad_value(spec, value, "give a whole number from 3 to 1000000");
  out.decide.dedupe_min_words = static_cast<std::uint32_t>(words);
  return {};
}

Result<void> set_memory(const OptionSpec& spec, const std::string& value, Options& out) {
  const std::optional<std::size_t> size = parse_size(value);
  if (!size || *size < limits::min_dedupe_memory || *size > limits::max_dedupe_memory) {
    return bad_value(spec, value, "give a size from 1M to 1024G, such as 256M");
  }
  out.dedupe.memory = *size;
  out.dedupe.memory_is_given = true;
  return {};
}

Result<void> set_top(const OptionSpec& spec, const std::string& value, Options& out) {
  if (Result<void> set = set_number(spec, value, 1'000'000, out.eval.top); !set) return set;
  out.top = out.eval.top;
  return {};
}

Result<void> set_max_words(const OptionSpec& spec, const std::string& value, Options& out) {
  std::size_t words = 0;
  if (Result<void> set = set_number(spec, value, 1'000'000, words); !set) return set;
  out.tried.max_words = static_cast<std::uint32_t>(words);
  return {};
}

// What stands in one document recurs nowhere.
Result<void> set_min_documents(const OptionSpec& spec, const std::string& value, Options& out) {
  std::size_t documents = 0;
  const bool fine = set_number(spec, value, 1'000'000'000, documents).has_value() && documents >= 2;
  if (!fine) return bad_value(spec, value, "give a whole number from 2 on");
  out.learn.min_documents = documents;
  return {};
}

Result<void> append_words(const OptionSpec& spec, const std::string& value,
                          std::vector<std::string>& out) {
  for (std::size_t begin = 0; begin <= value.size();) {
    const std::size_t end = std::min(value.find(',', begin), value.size());
    if (begin == end) {
      return bad_value(spec, value, "give words with a comma between two, such as related,en/*");
    }
    out.push_back(value.substr(begin, end - begin));
    begin = end + 1;
  }
  return {};
}

Result<void> set_groups(const OptionSpec& spec, const std::string& value, Options& out) {
  std::vector<std::string> names;
  if (Result<void> set = append_words(spec, value, names); !set) return set;
  out.eval.by.clear();
  for (const std::string& name : names) {
    const std::optional<GroupBy> group = group_by_from(name);
    if (!group) {
      return bad_value(spec, name,
                       "choose from source, extractor, lang, category, kind, rule, with commas");
    }
    out.eval.by.push_back(*group);
  }
  return {};
}

Result<void> apply_dedupe(const OptionSpec& spec, const std::string& value, Options& out) {
  switch (spec.option) {
    case Option::dedupe:
      return choose<Dedupe>(
          spec, value,
          {{"off", Dedupe::off}, {"document", Dedupe::document}, {"stream", Dedupe::stream}},
          out.decide.dedupe);
    case Option::dedupe_threshold:
      return set_threshold(spec, value, out);
    case Option::dedupe_min_words:
      return set_dedupe_min_words(spec, value, out);
    case Option::memory:
      return set_memory(spec, value, out);
    case Option::template_pages:
      out.dedupe.learns = true;
      return {};
    default:
      return {};
  }
}

/// Where the value of an option goes that is taken as it stands; null for all others.
std::string* kept_as_typed(Option option, Options& out) {
  switch (option) {
    case Option::field:
      return &out.reader.text_field;
    case Option::id_field:
      return &out.reader.id_field;
    case Option::url_field:
      return &out.reader.url_field;
    case Option::language_field:
      return &out.reader.language_field;
    case Option::seen:
      return &out.dedupe.seen;
    case Option::template_save:
      return &out.dedupe.template_save;
    case Option::template_load:
      return &out.dedupe.template_load;
    case Option::files_from:
      return &out.files.list;
    case Option::out_dir:
      return &out.files.out_dir;
    case Option::log:
      return &out.log;
    case Option::html:
      return &out.html;
    case Option::stats:
      return &out.stats;
    case Option::include:
      return &out.eval.include;
    case Option::patch:
      return &out.eval.patch;
    case Option::write_evidence:
      return &out.eval.evidence;
    case Option::evidence:
      return &out.evidence;
    case Option::unless:
      return &out.tried.unless;
    case Option::save:
      return &out.bench.save;
    case Option::baseline:
      return &out.bench.baseline;
    default:
      return nullptr;
  }
}

Result<void> apply_files(const OptionSpec& spec, const std::string& value, Options& out) {
  switch (spec.option) {
    case Option::separator:
      out.reader.separator = value;
      out.output.separator = value;
      return {};
    case Option::null_separated:
      out.files.list_form = ListForm::null_ended;
      return {};
    case Option::max_ratio:
      return set_max_ratio(spec, value, out);
    case Option::resume:
      out.files.doing = Doing::missing;
      return {};
    case Option::compress:
      return choose<Packing>(spec, value,
                             {{"auto", Packing::as_input},
                              {"none", Packing::none},
                              {"gz", Packing::gzip},
                              {"zst", Packing::zstd}},
                             out.files.packing);
    case Option::convert:
      return choose<OutputForm>(spec, value,
                                {{"same", OutputForm::as_input}, {"jsonl", OutputForm::jsonl}},
                                out.output.form);
    case Option::min_documents:
      return set_min_documents(spec, value, out);
    case Option::per_site:
      out.learn.grouping = Grouping::per_site;
      return {};
    case Option::quiet:
      out.talk = Talk::faults_only;
      return {};
    case Option::no_progress:
      if (out.talk == Talk::all) out.talk = Talk::no_progress;
      return {};
    default:
      return {};
  }
}

}  // namespace

Result<void> apply_option(const OptionSpec& spec, const std::string& value, Options& out) {
  if (std::string* const kept = kept_as_typed(spec.option, out); kept != nullptr) {
    *kept = value;
    return {};
  }
  switch (spec.option) {
    case Option::rules:
      out.rules.push_back(value);
      return {};
    case Option::profile:
      return choose<Profile>(spec, value,
                             {{"careful", Profile::careful},
                              {"balanced", Profile::balanced},
                              {"greedy", Profile::greedy}},
                             out.decide.profile);
    case Option::only:
      return append_words(spec, value, out.only);
    case Option::skip:
      return append_words(spec, value, out.skip);
    case Option::plain:
      out.deciding = Deciding::plainly;
      return {};
    case Option::max_removed:
      return set_max_removed(spec, value, out);
    case Option::matcher:
      return choose<MatcherKind>(
          spec, value, {{"fast", MatcherKind::fast}, {"reference", MatcherKind::reference}},
          out.matcher);
    case Option::paragraphs:
      return choose<Paragraphs>(spec, value,
                                {{"auto", Paragraphs::automatic},
                                 {"line", Paragraphs::line},
                                 {"blank", Paragraphs::blank}},
                                out.paragraphs);
    case Option::language:
      return set_language(spec, value, out);
    case Option::format:
      return choose<Format>(spec, value,
                            {{"auto", Format::automatic},
                             {"text", Format::text},
                             {"jsonl", Format::jsonl},
                             {"wet", Format::wet}},
                            out.reader.format);
    case Option::max_document:
      return set_size(spec, value, out.reader.max_document);
    case Option::threads:
      return set_threads(spec, value, out);
    case Option::dedupe:
    case Option::dedupe_threshold:
    case Option::dedupe_min_words:
    case Option::memory:
    case Option::template_pages:
      return apply_dedupe(spec, value, out);
    case Option::check:
      out.mode = Mode::check;
      return {};
    case Option::diff:
      out.shown = Shown::diff;
      return {};
    case Option::add_fields:
      out.output.fields = AddedFields::removed_and_stats;
      return {};
    case Option::drop_empty:
      out.output.min_words = std::max<std::size_t>(out.output.min_words, 1);
      return {};
    case Option::min_words:
      return set_min_words(spec, value, out);
    case Option::json:
      out.form = Form::json;
      return {};
    case Option::by:
      return set_groups(spec, value, out);
    case Option::half:
      return choose<Half>(spec, value,
                          {{"both", Half::both}, {"open", Half::open}, {"closed", Half::closed}},
                          out.eval.half);
    case Option::by_rule:
      out.eval.rules = RuleDetail::figures;
      return {};
    case Option::top:
      return set_top(spec, value, out);
    case Option::ablate:
      out.eval.task = EvalTask::ablate;
      return {};
    case Option::suggest:
      out.eval.task = EvalTask::suggest;
      return {};
    case Option::max_words:
      return set_max_words(spec, value, out);
    case Option::tolerance:
      return set_number(spec, value, 1'000'000, out.bench.tolerance);
    case Option::strict:
      out.warnings = Warnings::fatal;
      return {};
    case Option::colour:
      return choose<When>(
          spec, value,
          {{"auto", When::automatic}, {"always", When::always}, {"never", When::never}},
          out.colour);
    case Option::help:
      out.request = Request::help;
      return {};
    case Option::version:
      out.request = Request::version;
      return {};
    default:
      return apply_files(spec, value, out);
  }
}

}  // namespace dross::cli

// Engine and Stats: texts one by one and in lists.
#include <fmt/format.h>
#include <nanobind/nanobind.h>
#include <nanobind/stl/map.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include <algorithm>
#include <optional>
#include <tuple>

#include "arrow_text.h"
#include "bindings.h"
#include "failure.h"
#include "gil.h"
#include "output/guards.h"
#include "python_text.h"
#include "text/utf8.h"

namespace nb = nanobind;

namespace dross::python {
namespace {

// Name, content (None: the program's own file of that name), whether it is the program's.
using SourceTuple = std::tuple<std::string, std::optional<nb::bytes>, bool>;

std::string base_name(const std::string& path) {
  return path.substr(path.find_last_of("/:") + 1);
}

std::vector<RuleSource> sources_from(const std::vector<SourceTuple>& tuples) {
  const std::vector<RuleSource> shipped = shipped_rule_sources();
  std::vector<RuleSource> sources;
  for (const auto& [name, content, is_ours] : tuples) {
    if (content) {
      sources.push_back({name, std::string(content->c_str(), content->size()), RuleOrigin::user});
      continue;
    }
    const auto found = std::ranges::find(shipped, name, &RuleSource::name);
    if (found != shipped.end()) sources.push_back(*found);
  }
  return sources;
}

// Paths are left out, so that the same content makes the same pickle wherever it lay.
nb::list sources_of(const EngineHandle& self) {
  nb::list out;
  for (const RuleSource& source : self.engine->sources()) {
    if (is_shipped(source)) {
      out.append(nb::make_tuple(source.name, nb::none(), true));
    } else {
      out.append(nb::make_tuple(base_name(source.name),
                                nb::bytes(source.content.data(), source.content.size()), false));
    }
  }
  return out;
}

EngineHandle make_engine(const std::vector<nb::bytes>& arguments,
                         const std::vector<SourceTuple>& sources) {
  const std::vector<std::string> words = strings_of(arguments);
  std::vector<RuleSource> contents = sources_from(sources);
  const WithoutInterpreter unlocked;
  auto engine = Engine::make(words, std::move(contents));
  if (!engine) throw Failure{std::move(engine.error())};
  return {std::move(*engine)};
}

nb::list warnings_of(const EngineHandle& self) {
  nb::list out;
  for (const Diagnostic& warning : self.engine->warnings()) out.append(render_json(warning));
  return out;
}

Metadata metadata_of(std::string_view language, std::string_view url, std::string_view id) {
  Metadata metadata;
  metadata.language = language;
  metadata.url = url;
  metadata.id = id;
  return metadata;
}

// Decides without the interpreter's lock, and adds to the statistics.
Cleaning decide(const EngineHandle& self, std::string_view text, const Metadata& metadata,
                const StatsHandle* stats) {
  value_or_throw(self.engine->check_process());
  const WithoutInterpreter unlocked;
  Tally tally(self.engine->rules());
  Cleaning cleaning = self.engine->decide(text, metadata, tally);
  if (stats != nullptr) stats->stats->add(tally.figures());
  return cleaning;
}

std::vector<ByteSpan> spans_of(const Cleaning& cleaning) {
  std::vector<ByteSpan> spans;
  for (const Edit& edit : cleaning.edits) spans.push_back(edit.span);
  return spans;
}

TextArgument one_text(nb::handle text) {
  if (text.is_none()) throw nb::type_error("a text is str or bytes, not None");
  return text_argument(text);
}

Cleaning decide_one(const EngineHandle& self, const TextArgument& text, nb::handle language,
                    nb::handle url, nb::handle id, const StatsHandle* stats) {
  const TextArgument said[] = {text_argument(language), text_argument(url), text_argument(id)};
  return decide(self, text.view, metadata_of(said[0].view, said[1].view, said[2].view), stats);
}

nb::object clean(const EngineHandle& self, nb::handle text, nb::handle language, nb::handle url,
                 nb::handle id, const StatsHandle* stats) {
  const TextArgument argument = one_text(text);
  const Cleaning cleaning = decide_one(self, argument, language, url, id, stats);
  if (cleaning.edits.empty()) return argument.given;
  return argument.same_kind(kept_of(argument.view, spans_of(cleaning)));
}

// Byte offsets of a text -> offsets of a Python str. Ascending calls walk the text once.
class Offsets {
 public:
  explicit Offsets(const TextArgument& text)
      : text_(text.view), bytes_(text.is_bytes() || is_ascii(text.view)) {}

  std::size_t to_python(std::size_t offset) {
    if (bytes_) return offset;
    for (; at_ < offset; ++at_) {
      if ((static_cast<unsigned char>(text_[at_]) & 0xC0U) != 0x80U) ++count_;
    }
    return count_;
  }

 private:
  std::string_view text_;
  bool bytes_;
  std::size_t at_ = 0;
  std::size_t count_ = 0;
};

nb::object points_of(const Evidence& evidence) {
  if (evidence.needed == 0) return nb::none();
  nb::dict points;
  for (const SignRow& row : sign_table) {
    const auto value = evidence.points[static_cast<std::size_t>(row.sign)];
    if (value != 0) points[nb::str(row.name.data(), row.name.size())] = static_cast<int>(value);
  }
  return nb::make_tuple(points, evidence.sum(), static_cast<int>(evidence.needed));
}

nb::object kept_copy_of(const Edit& edit) {
  if (edit.kind != EditKind::duplicate) return nb::none();
  if (!edit.kept_in) return nb::make_tuple(nb::none(), nb::none(), edit.cause, edit.similarity);
  return nb::make_tuple(edit.kept_in->document, python_name(edit.kept_in->id), edit.cause,
                        edit.similarity);
}

nb::str string_of(std::string_view text) {
  return nb::str(text.data(), text.size());
}

nb::tuple edit_tuple(const TextArgument& text, Offsets& offsets, const Edit& edit) {
  const std::size_t start = offsets.to_python(edit.span.begin);
  const std::size_t end = offsets.to_python(edit.span.end);
  const std::string_view taken = text.view.substr(edit.span.begin, edit.span.size());
  const bool has_cause = edit.cause != 0 && edit.cause != edit.line;
  return nb::make_tuple(
      start, end, edit.span.begin, edit.span.end, text.same_kind(taken), string_of(edit.source()),
      string_of(name(edit.category)), string_of(name(edit.kind)), edit.line, edit.words,
      edit.rule != nullptr ? nb::object(string_of(edit.rule->why)) : nb::none(),
      edit.rule != nullptr ? nb::object(string_of(name(edit.rule->confidence))) : nb::none(),
      points_of(edit.evidence), has_cause ? nb::object(nb::int_(edit.cause)) : nb::none(),
      kept_copy_of(edit));
}

std::string_view source_name(LanguageSource source) {
  switch (source) {
    case LanguageSource::option:
      return "option";
    case LanguageSource::field:
      return "field";
    case LanguageSource::detected:
      return "detected";
    case LanguageSource::unknown:
      break;
  }
  return "unknown";
}

nb::tuple explanation_tuple(const TextArgument& text, const Cleaning& cleaning) {
  Offsets offsets(text);
  nb::list edits;
  for (const Edit& edit : cleaning.edits) edits.append(edit_tuple(text, offsets, edit));
  nb::list guards;
  for (const GuardRow& row : guard_table()) {
    if (row.times(cleaning.guards) > 0) guards.append(string_of(row.name));
  }
  return nb::make_tuple(
      text.same_kind(kept_of(text.view, spans_of(cleaning))), nb::tuple(edits),
      string_of(cleaning.language.code), string_of(source_name(cleaning.language.source)),
      string_of(name(cleaning.profile)), nb::tuple(guards), cleaning.lines, cleaning.words);
}

nb::tuple explain(const EngineHandle& self, nb::handle text, nb::handle language, nb::handle url,
                  nb::handle id, const StatsHandle* stats) {
  const TextArgument argument = one_text(text);
  return explanation_tuple(argument, decide_one(self, argument, language, url, id, stats));
}

std::vector<std::string_view> views_of(const std::vector<TextArgument>& arguments) {
  std::vector<std::string_view> views;
  for (const TextArgument& argument : arguments) views.push_back(argument.view);
  return views;
}

// What is known of each of `expected` texts; nothing where it is None.
std::vector<TextArgument> said_arguments(nb::handle said, std::size_t expected, const char* name) {
  if (said.is_none()) return {};
  if (PyUnicode_Check(said.ptr()) != 0 || PyBytes_Check(said.ptr()) != 0) {
    throw nb::type_error(
        fmt::format("{}= takes a list, one for each text; what all texts share is the cleaner's",
                    name)
            .c_str());
  }
  std::vector<TextArgument> arguments = text_arguments(said, name);
  if (arguments.size() != expected) {
    throw nb::value_error(
        fmt::format("{}= has {} for {} texts", name, arguments.size(), expected).c_str());
  }
  return arguments;
}

nb::list clean_list(const EngineHandle& self, nb::handle texts, nb::handle languages,
                    nb::handle urls, nb::handle ids, std::size_t threads,
                    const StatsHandle* stats) {
  value_or_throw(self.engine->check_process());
  const std::vector<TextArgument> arguments = text_arguments(texts, "text");
  const std::vector<TextArgument> said[] = {said_arguments(languages, arguments.size(), "lang"),
                                            said_arguments(urls, arguments.size(), "url"),
                                            said_arguments(ids, arguments.size(), "id")};
  Batch batch;
  batch.texts = views_of(arguments);
  batch.languages = views_of(said[0]);
  batch.urls = views_of(said[1]);
  batch.ids = views_of(said[2]);
  Removed removed;
  {
    const WithoutInterpreter unlocked;
    removed = self.engine->clean(batch, threads, stats == nullptr ? nullptr : stats->stats.get());
  }
  nb::list out;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    out.append(removed[i].empty() ? arguments[i].given
                                  : arguments[i].same_kind(kept_of(arguments[i].view, removed[i])));
  }
  return out;
}

nb::dict count_dict(const std::map<std::string, Count>& counts) {
  nb::dict out;
  for (const auto& [name, count] : counts) {
    out[name.c_str()] = nb::make_tuple(count.edits, count.words);
  }
  return out;
}

nb::dict number_dict(const std::map<std::string, std::size_t>& numbers) {
  nb::dict out;
  for (const auto& [name, number] : numbers) out[name.c_str()] = number;
  return out;
}

nb::tuple figures_of(const StatsHandle& self) {
  const Figures figures = self.stats->figures();
  return nb::make_tuple(number_dict(figures.totals), count_dict(figures.by_rule),
                        count_dict(figures.by_category), count_dict(figures.by_kind),
                        number_dict(figures.guards));
}

}  // namespace

void bind_engine(nb::module_& module) {
  nb::class_<StatsHandle>(module, "Stats")
      .def("__init__", [](StatsHandle* self) { new (self) StatsHandle{std::make_shared<Stats>()}; })
      .def("figures", figures_of);
  nb::class_<EngineHandle>(module, "Engine")
      .def("__init__",
           [](EngineHandle* self, const std::vector<nb::bytes>& arguments,
              const std::vector<SourceTuple>& sources) {
             new (self) EngineHandle(make_engine(arguments, sources));
           })
      .def("clean", clean, nb::arg("text").none(), nb::arg("lang").none(), nb::arg("url").none(),
           nb::arg("id").none(), nb::arg("stats").none())
      .def("explain", explain, nb::arg("text").none(), nb::arg("lang").none(),
           nb::arg("url").none(), nb::arg("id").none(), nb::arg("stats").none())
      .def("clean_list", clean_list, nb::arg("texts").none(), nb::arg("langs").none(),
           nb::arg("urls").none(), nb::arg("ids").none(), nb::arg("threads"),
           nb::arg("stats").none())
      .def("sources", sources_of)
      .def("warnings", warnings_of)
      .def("rules_hash", [](const EngineHandle& self) { return self.engine->rules().hash; })
      .def("is_stream", [](const EngineHandle& self) { return self.engine->is_stream(); });
  module.def("version", [] { return std::string(version()); });
  module.def("shipped_hash", [] { return shipped_rules().hash; });
}

}  // namespace dross::python

// Golden diagnostics: each tests/golden/diagnostics/<fault>.toml is checked as a user's rule file,
// lints and all, and what is reported is compared with <fault>.txt. A name may go on after the
// fault (wrong-type.rule). After a wanted change, run this test with DROSS_UPDATE_GOLDEN=1 and read
// the difference.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "eval/set_lint.h"
#include "rules/load.h"

namespace {

using dross::Diagnostic;
using dross::Fault;
namespace fs = std::filesystem;

const fs::path folder = fs::path(DROSS_SOURCE_DIR) / "tests/golden/diagnostics";

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> cases() {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".toml") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  return paths;
}

std::vector<Diagnostic> diagnostics_of(const fs::path& path) {
  auto loaded = dross::load_rules({{path.filename().string(), read(path), dross::RuleOrigin::user}},
                                  dross::Lints::on);
  if (loaded.ok()) std::ranges::move(lint_set(loaded), std::back_inserter(loaded.diagnostics));
  return loaded.diagnostics;
}

std::string fault_of(const fs::path& path) {
  const std::string stem = path.stem().string();
  return stem.substr(0, stem.find('.'));
}

std::string rendered(const std::vector<Diagnostic>& diagnostics) {
  std::string out;
  for (const Diagnostic& d : diagnostics) out += render_text(d, dross::Colour::off) + "\n";
  return out;
}

TEST_CASE("golden diagnostics of rule files") {
  const bool update = std::getenv("DROSS_UPDATE_GOLDEN") != nullptr;
  for (const fs::path& path : cases()) {
    CAPTURE(path.filename().string());
    const auto diagnostics = diagnostics_of(path);
    const std::string actual = rendered(diagnostics);
    fs::path expected = path;
    expected.replace_extension(".txt");
    if (update) std::ofstream(expected, std::ios::binary) << actual;
    CHECK(actual == read(expected));
    CHECK(std::ranges::any_of(
        diagnostics, [&](const Diagnostic& d) { return name(d.fault) == fault_of(path); }));
  }
}

TEST_CASE("every fault of rule files has a golden diagnostic") {
  // Those that no rule file's content alone can bring about; where they are tested instead.
  const std::set<Fault> elsewhere = {
      Fault::rule_file_unreadable,  // rules_files.cc
      Fault::no_rule_files,         // rules_files.cc
      Fault::rule_file_too_large,   // rules_limits.cc: a file of 8 MiB
      Fault::more_faults,           // rules_limits.cc: a file of many faults
      Fault::example_fails,         // the test of examples, which needs the engine
      Fault::pattern_bad_utf8,      // rules_pattern.cc: a file that is not UTF-8 is refused before
      Fault::pattern_bad_char_class,     // RE2 reports it for no pattern since 2010
      Fault::pattern_internal,           // a defect of RE2's
      Fault::confidence_above_evidence,  // eval_evidence.cc: needs a file of figures
      Fault::evidence_stale,             // eval_evidence.cc
  };
  std::set<std::string> covered;
  for (const fs::path& path : cases()) covered.insert(fault_of(path));
  for (const Fault fault : dross::all_faults()) {
    if (code(fault).substr(1, 1) != "1" || elsewhere.contains(fault)) continue;
    CAPTURE(std::string(name(fault)));
    CHECK(covered.contains(std::string(name(fault))));
  }
}

TEST_CASE("diagnostics as JSON say what the text form says") {
  for (const fs::path& path : cases()) {
    CAPTURE(path.filename().string());
    for (const Diagnostic& d : diagnostics_of(path)) {
      const std::string line = render_json(d);
      CHECK(line.find('\n') == std::string::npos);
      const auto json = nlohmann::json::parse(line);
      CHECK(json.size() == 10);
      CHECK(json["severity"] == (d.severity == dross::Severity::error ? "error" : "warning"));
      CHECK(json["code"] == code(d.fault));
      CHECK(json["name"] == name(d.fault));
      CHECK(json["message"] == d.message);
      CHECK(json["file"] == d.place.file);
      CHECK(json["line"] == d.place.line);
      CHECK(json["column"] == d.place.column);
      CHECK(json["caret_length"] == d.caret_length);
      CHECK(json["hint"] == d.hint);
      const bool repaired = d.fault == Fault::rule_file_not_utf8;
      if (!repaired) CHECK(json["source"] == d.source_line);
    }
  }
}

TEST_CASE("one diagnostic as JSON, letter by letter") {
  const std::string file = "[pack]\n\"name\" = \"\"\n\t\"a\\t\\\"b\" = 1\n";
  const auto found = dross::load_rules({{"m\x01.toml", file, dross::RuleOrigin::user}}).diagnostics;
  REQUIRE(found.size() == 2);
  CHECK(render_json(found[1]) ==
        R"({"severity":"error","code":"E105","name":"unknown-key",)"
        R"("message":"unknown key `a\u0009\"b` in [pack]","file":"m\u0001.toml","line":3,)"
        R"("column":2,"source":"\u0009\"a\\t\\\"b\" = 1","caret_length":8,)"
        R"("hint":"[pack] has `name`, `language` and `disable`"})");
}

}  // namespace

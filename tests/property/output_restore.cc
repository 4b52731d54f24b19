// What was written and the log give the input again, byte for byte, with every combination of the
// options of the output, on records made of the fixtures' texts.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "input/json.h"
#include "unit/output_support.h"

namespace {

using namespace dross;
using namespace dross::test;

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct Material {
  std::vector<std::string> records;
  std::vector<std::string> paragraphs;
};

Material fixture_material() {
  Material material;
  const std::filesystem::path folder = std::string(DROSS_SOURCE_DIR) + "/fixtures";
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  for (const auto& path : paths) {
    for (const std::string& line : lines_of(read(path))) {
      if (!line.empty()) material.paragraphs.push_back(line);
    }
  }
  material.records = lines_of(read(folder / "clutter" / "dump.jsonl"));
  return material;
}

class Generator {
 public:
  Generator(const Material& material, unsigned seed) : material_(material), random_(seed) {}

  std::string input() {
    static const std::vector<std::string> ends = {"\n", "\n", "\n", "\r\n", "\n\n", ""};
    std::string bytes;
    for (std::size_t n = random_() % 8; n > 0; --n) {
      bytes += record() + ends[random_() % (n == 1 ? 6 : 5)];
    }
    return bytes;
  }

 private:
  std::string record() {
    switch (random_() % 8) {
      case 0:
        return pick({R"({"text":""})", R"({ "text" : "Share this:" } )", R"({"text":7})",
                     "broken }", R"({"text":"x \ud83d y\n\nSource link","dross_stats":{}})",
                     "{\"text\":\"\xFF\\n\\nSee also  \xC3 One\"}", "{}"});
      case 1:
      case 2:
        return pick(material_.records);
      default:
        return R"({"id":)" + std::to_string(random_() % 100) + R"(,"text":)" +
               json::quote(article()) + pick({"}", " }", R"(,"lang":"en"})"});
    }
  }

  std::string article() {
    std::string text;
    for (std::size_t n = random_() % 7; n > 0; --n) {
      text += pick(material_.paragraphs) + pick({"\n\n", "\n", "\r\n\r\n"});
    }
    return text;
  }

  std::string pick(const std::vector<std::string>& from) { return from[random_() % from.size()]; }

  const Material& material_;
  std::mt19937 random_;
};

std::vector<OutputOptions> every_combination() {
  std::vector<OutputOptions> all;
  for (const AddedFields fields : {AddedFields::none, AddedFields::removed_and_stats}) {
    for (const std::size_t min_words : {0U, 1U, 5U, 60U, 100000U}) {
      all.push_back({fields, min_words});
    }
  }
  return all;
}

void check_restores(const std::vector<Input>& inputs, const Cleaner& cleaner,
                    const OutputOptions& options, const ReaderOptions& reading) {
  std::string whole;
  for (const Input& input : inputs) whole += input.bytes;
  INFO(whole);
  const OutputRun run = run_with(inputs, cleaner, options, reading);
  const Result<std::string> restored = restore_bytes(run.cleaned, run.log, 1 + whole.size() % 97);
  REQUIRE(restored.has_value());
  REQUIRE(*restored == whole);
  for (const std::string& line : lines_of(run.events + run.log)) {
    INFO(line);
    REQUIRE(json::scan_object(line, {}).is_object);
  }
}

}  // namespace

TEST_CASE("restore gives back every JSONL input, whatever was added and left out") {
  const Material material = fixture_material();
  REQUIRE(material.records.size() > 4);
  REQUIRE(material.paragraphs.size() > 50);
  const unsigned seed = 4711;
  INFO("seed " << seed);
  Generator generator(material, seed);
  const Cleaner cleaner(shipped_rules(), {});
  for (int round = 0; round < 150; ++round) {
    const std::vector<Input> inputs = {{"a", generator.input()}, {"b", generator.input()}};
    for (const OutputOptions& options : every_combination()) {
      check_restores(inputs, cleaner, options, reading(Format::jsonl));
    }
  }
}

TEST_CASE("added fields leave every record a JSON object with the same text") {
  const Material material = fixture_material();
  Generator generator(material, 4712);
  const Cleaner cleaner(shipped_rules(), {});
  for (int round = 0; round < 100; ++round) {
    const Input input = {"a", generator.input()};
    const auto plain = lines_of(run_with({input}, cleaner, {}, reading(Format::jsonl)).cleaned);
    const auto added = lines_of(
        run_with({input}, cleaner, {AddedFields::removed_and_stats, 0}, reading(Format::jsonl))
            .cleaned);
    REQUIRE(plain.size() == added.size());
    for (std::size_t i = 0; i < plain.size(); ++i) {
      INFO(added[i]);
      const json::Scan scan = json::scan_object(added[i], {"dross_removed", "dross_stats"});
      if (added[i] == plain[i]) continue;
      REQUIRE(scan.is_object);
      REQUIRE((scan.members[0] && scan.members[1]));
      const std::size_t begin = added[i].rfind(",\"dross_removed\":");
      const std::size_t end = added[i].rfind('}');
      std::string without_fields = added[i];
      CHECK(without_fields.erase(begin, end - begin) == plain[i]);
    }
  }
}

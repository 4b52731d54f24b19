// Cleaned JSONL: only bytes that spell what goes are gone; every other one is as it was.
#include <string>
#include <string_view>

#include "catch.h"
#include "unit/pipeline_support.h"

namespace {

using dross::Format;
using dross::test::reading;
using dross::test::run_bytes;
using dross::test::RunResult;
using dross::test::TextCleaner;

constexpr std::string_view rules =
    "[pack]\nname = \"t\"\n"
    "[[rule]]\nid = \"t/line\"\nkind = \"line\"\ncategory = \"related\"\nconfidence = \"high\"\n"
    "why = \"A link\"\nstrength = \"alone\"\nmax_words = 20\nmatch = '^See also'\n"
    "[[rule]]\nid = \"t/span\"\nkind = \"span\"\ncategory = \"share\"\nconfidence = \"high\"\n"
    "why = \"A prompt\"\nmatch = '\\(Share \"it\"\\)'\n";

std::string cleaned(std::string_view jsonl) {
  static const TextCleaner clean(rules);
  return run_bytes(jsonl, clean.cleaner(), reading(Format::jsonl)).cleaned;
}

TEST_CASE("escapes of kept text keep their spelling") {
  CHECK(cleaned(R"({"text":"A\u002e \u00e9 \/ \t\nSee also x\nB\ud83d\ude00"})"
                "\n") == R"({"text":"A\u002e \u00e9 \/ \t\nB\ud83d\ude00"})"
                         "\n");
  CHECK(cleaned(R"({"text":"A\n\u0053ee also \u00e9\u000aB"})") == R"({"text":"A\nB"})");
  CHECK(cleaned(R"({"text":"A\u000d\nSee also x\r\u000aB"})") == R"({"text":"A\u000d\nB"})");
}

TEST_CASE("everything around the text stays, in its order and spelling") {
  CHECK(cleaned("  { \"n\" : 1.50e+03 ,\"text\" :\"A\\nSee also x\" , \"z\":[null, {}]}\t\r\n") ==
        "  { \"n\" : 1.50e+03 ,\"text\" :\"A\" , \"z\":[null, {}]}\t\r\n");
  CHECK(cleaned(R"({"title":"See also x","text":"A","note":"A\nSee also x"})") ==
        R"({"title":"See also x","text":"A","note":"A\nSee also x"})");
}

TEST_CASE("of two texts the last is cleaned") {
  CHECK(cleaned(R"({"text":"A\nSee also x","text":"B\nSee also y"})") ==
        R"({"text":"A\nSee also x","text":"B"})");
}

TEST_CASE("a text of which nothing is left is the empty string") {
  CHECK(cleaned(R"({"text":"See also x\n\n","id":1})") == R"({"text":"","id":1})");
}

TEST_CASE("a cut inside a line, spelled with escapes") {
  CHECK(cleaned(R"({"text":"One (Share \"it\") two\u201d"})") == R"({"text":"One two\u201d"})");
  CHECK(cleaned(R"({"text":"One \u0028Share \u201cit\u201d\u0029 two"})") ==
        R"({"text":"One two"})");
}

TEST_CASE("lone surrogates and invalid bytes stay beside a cut") {
  CHECK(cleaned(R"({"text":"\ud83d\nSee also x\n\udc00 B"})") == R"({"text":"\ud83d\n\udc00 B"})");
  CHECK(cleaned("{\"text\":\"\xFF\\nSee also x\\n\xE2\x82\"}") == "{\"text\":\"\xFF\\n\xE2\x82\"}");
}

TEST_CASE("lines that are no records pass untouched") {
  const std::string other = "\n \r\nnot JSON\n[1]\n{\"text\":5}\n{\"text\":\"See also x\n";
  CHECK(cleaned(other) == other);
}

}  // namespace

// Benchmarks compare only if they measure the same bytes: the generator's output is pinned.
#include "generator.h"

#include <cstdio>
#include <string_view>
#include <vector>

#include "input/json.h"
#include "rule_generator.h"

namespace {

using namespace dross::bench;

int failures = 0;

void expect(bool held, std::string_view what) {
  if (held) return;
  ++failures;
  std::fprintf(stderr, "FAILED: %.*s\n", static_cast<int>(what.size()), what.data());
}

// FNV-1a: eight lines in all, where any other hash would need a library.
std::uint64_t hash_of(const std::vector<std::string>& texts) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const std::string& text : texts) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  }
  return hash;
}

void expect_hash(Noise noise, std::uint64_t expected, std::string_view what) {
  const std::uint64_t got = hash_of(make_articles(100, noise));
  expect(got == expected, what);
  if (got != expected)
    std::fprintf(stderr, "  hash 0x%016llX\n", static_cast<unsigned long long>(got));
}

}  // namespace

int main() {
  expect_hash(Noise::clean, 0x9AE0FD18356ECF45,
              "clean articles are the same bytes on every machine");
  expect_hash(Noise::noisy, 0x73A980F33CEA2D62,
              "noisy articles are the same bytes on every machine");
  expect(make_article(1, 7, Noise::noisy) == make_articles(8, Noise::noisy, 1)[7],
         "an article does not depend on those before it");
  expect(make_article(1, 7, Noise::clean) != make_article(2, 7, Noise::clean),
         "another seed gives another article");

  expect(make_patterns(2000)[150] == make_patterns(200)[150],
         "a rule does not depend on how many are made");
  expect(with_ascii_classes(R"(\ba\d\s\S)") == R"((?-u:\b)a[0-9][\t\n\f\r ][^\t\n\f\r ])",
         "classes are written out");

  const std::string text = "a\"b\\c\n\u00A0\u201C\U0001F600";
  std::string decoded;
  dross::json::decode_string(escape_json(text), decoded);
  expect(decoded == text, "what was escaped decodes to itself");
  for (const std::string& article : make_articles(20, Noise::noisy)) {
    dross::json::decode_string(escape_json(article), decoded);
    expect(decoded == article, "a noisy article survives JSON");
  }
  return failures == 0 ? 0 : 1;
}

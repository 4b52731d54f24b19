// Writes what bench/compare.py measures on to standard output:
//   dross-bench-generate text|jsonl clean|noisy MEGABYTES [SEED]
//   dross-bench-generate toml|patterns|ascii COUNT [SEED]
// `ascii`: patterns with RE2's meaning of \b, \d and \s written out.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "generator.h"
#include "rule_generator.h"

namespace {

using dross::bench::make_patterns;
using dross::bench::Noise;

bool write(std::string_view bytes) {
  return std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size();
}

int write_corpus(std::string_view form, Noise noise, std::size_t bytes, std::uint64_t seed) {
  std::size_t written = 0;
  for (std::uint64_t number = 0; written < bytes; ++number) {
    const std::string article = dross::bench::make_article(seed, number, noise);
    const std::string record =
        form == "text" ? article + '\n' : dross::bench::make_record(number, article);
    if (!write(record)) return EXIT_FAILURE;
    written += record.size();
  }
  return std::fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

int write_rules(std::string_view form, std::size_t count, std::uint64_t seed) {
  const std::vector<std::string> patterns = make_patterns(count, seed);
  std::string out;
  if (form == "toml") {
    out = dross::bench::make_rule_file(patterns);
  } else {
    for (const std::string& pattern : patterns) {
      out += form == "ascii" ? dross::bench::with_ascii_classes(pattern) : pattern;
      out += '\n';
    }
  }
  return write(out) ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  const bool is_corpus = !words.empty() && (words[0] == "text" || words[0] == "jsonl");
  const std::size_t needed = is_corpus ? 3 : 2;
  if (words.size() < needed) {
    std::fputs(
        "usage: dross-bench-generate text|jsonl clean|noisy MEGABYTES [SEED]\n"
        "       dross-bench-generate toml|patterns|ascii COUNT [SEED]\n",
        stderr);
    return 2;
  }
  const std::uint64_t seed =
      words.size() > needed ? std::strtoull(words[needed].c_str(), nullptr, 10) : 1;
  const std::size_t size = std::strtoull(words[needed - 1].c_str(), nullptr, 10);
  if (!is_corpus) return write_rules(words[0], size, seed);
  return write_corpus(words[0], words[1] == "clean" ? Noise::clean : Noise::noisy, size * 1'000'000,
                      seed);
}

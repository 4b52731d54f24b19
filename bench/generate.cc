// Writes what bench/compare.py measures on to standard output:
//   dross-bench-generate text|jsonl|lines|records clean|noisy MEGABYTES [SEED]
//   dross-bench-generate toml|patterns|ascii full_lines|packs COUNT [SEED]
// `text`, `jsonl`: articles; `lines`, `records`: lines that the patterns are about, as one text and
// as JSONL records of 4 KB. `ascii`: patterns with RE2's meaning of \b, \d and \s written out.
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "generator.h"
#include "line_corpus.h"
#include "rule_file.h"

namespace {

using dross::bench::Growth;
using dross::bench::Noise;

bool write(std::string_view bytes) {
  return std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size();
}

std::string make_piece(std::string_view form, Noise noise, std::uint64_t seed,
                       std::uint64_t number) {
  constexpr std::size_t record_size = 4000;
  if (form == "text") return dross::bench::make_article(seed, number, noise) + '\n';
  if (form == "jsonl") {
    return dross::bench::make_record(number, dross::bench::make_article(seed, number, noise));
  }
  // A seed for each piece, so that a corpus of any size is the beginning of a larger one.
  const std::string lines = dross::bench::make_lines(record_size, noise, (seed << 32) + number);
  return form == "lines" ? lines : dross::bench::make_record(number, lines);
}

int write_corpus(std::string_view form, Noise noise, std::size_t bytes, std::uint64_t seed) {
  std::size_t written = 0;
  for (std::uint64_t number = 0; written < bytes; ++number) {
    const std::string piece = make_piece(form, noise, seed, number);
    if (!write(piece)) return EXIT_FAILURE;
    written += piece.size();
  }
  return std::fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

int write_rules(std::string_view form, Growth growth, std::size_t count, std::uint64_t seed) {
  const std::vector<std::string> patterns = dross::bench::make_line_patterns(count, growth, seed);
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
  const std::set<std::string> corpora = {"text", "jsonl", "lines", "records"};
  const bool is_corpus = !words.empty() && corpora.contains(words[0]);
  const std::size_t needed = 3;
  if (words.size() < needed) {
    std::fputs(
        "usage: dross-bench-generate text|jsonl|lines|records clean|noisy MEGABYTES [SEED]\n"
        "       dross-bench-generate toml|patterns|ascii full_lines|packs COUNT [SEED]\n",
        stderr);
    return 2;
  }
  const std::uint64_t seed =
      words.size() > needed ? std::strtoull(words[needed].c_str(), nullptr, 10) : 1;
  const std::size_t size = std::strtoull(words[needed - 1].c_str(), nullptr, 10);
  if (!is_corpus) {
    return write_rules(words[0], words[1] == "packs" ? Growth::packs : Growth::full_lines, size,
                       seed);
  }
  return write_corpus(words[0], words[1] == "clean" ? Noise::clean : Noise::noisy, size * 1'000'000,
                      seed);
}

// texts -> lines: splitting does all of it, folding and shape are parts of it measured apart.

#include "corpus.h"
#include "text/fold.h"
#include "text/language.h"
#include "text/lines.h"
#include "text/paragraph_key.h"

namespace dross::bench {
namespace {

std::vector<LinedText> lined_articles(Noise noise) {
  std::vector<LinedText> lined;
  for (const std::string& article : articles(noise)) lined.push_back(split_lines(article));
  return lined;
}

/// The non-blank lines of all articles, and, in bytes, how much they are.
std::vector<std::string_view> raw_lines(Noise noise, std::size_t& bytes) {
  std::vector<std::string_view> lines;
  for (const std::string& article : articles(noise)) {
    const LinedText text = split_lines(article);
    for (const Line& line : text.lines) lines.push_back(text.raw(line));
  }
  bytes = 0;
  for (std::string_view line : lines) bytes += line.size();
  return lines;
}

void split_into_lines(benchmark::State& state, Noise noise) {
  for (auto _ : state) {
    for (const std::string& article : articles(noise)) {
      benchmark::DoNotOptimize(split_lines(article));
    }
  }
  report_bytes(state, total_size(articles(noise)));
}
DROSS_BENCHMARK(split_into_lines);

void fold(benchmark::State& state, Noise noise) {
  std::size_t bytes = 0;
  const std::vector<std::string_view> lines = raw_lines(noise, bytes);
  std::vector<char> storage;
  for (auto _ : state) {
    for (const std::string_view line : lines) {
      storage.clear();
      benchmark::DoNotOptimize(fold_line(line, storage));
    }
  }
  report_bytes(state, bytes);
}
DROSS_BENCHMARK(fold);

void shape(benchmark::State& state, Noise noise) {
  const std::vector<LinedText> texts = lined_articles(noise);
  std::size_t bytes = 0;
  for (const LinedText& text : texts) {
    for (const Line& line : text.lines) bytes += line.folded.size();
  }
  for (auto _ : state) {
    for (const LinedText& text : texts) {
      for (const Line& line : text.lines) benchmark::DoNotOptimize(shape_of(line.folded));
    }
  }
  report_bytes(state, bytes);
}
DROSS_BENCHMARK(shape);

void hash_paragraphs(benchmark::State& state, Noise noise) {
  const std::vector<LinedText> texts = lined_articles(noise);
  for (auto _ : state) {
    for (const LinedText& text : texts) {
      for (const Line& line : text.lines) benchmark::DoNotOptimize(paragraph_key(line.folded));
    }
  }
  report_bytes(state, total_size(articles(noise)));
}
DROSS_BENCHMARK(hash_paragraphs);

void guess_language(benchmark::State& state, Noise noise) {
  constexpr std::size_t enough_words = 1000;
  for (auto _ : state) {
    for (const std::string& article : articles(noise)) {
      benchmark::DoNotOptimize(dross::guess_language(article, enough_words));
    }
  }
  report_bytes(state, total_size(articles(noise)));
}
DROSS_BENCHMARK(guess_language);

}  // namespace
}  // namespace dross::bench

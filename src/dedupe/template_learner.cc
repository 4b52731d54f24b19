// Half of the words, not of the lines: a page has a dozen short lines of template to three
// paragraphs of its own, and would else look like a version of every other page.
#include "dedupe/template_learner.h"

#include <algorithm>
#include <utility>

#include "base/distinct.h"
#include "text/utf8.h"

namespace dross {
namespace {

constexpr std::size_t least_documents = 3;
constexpr std::size_t one_in = 10;
constexpr std::size_t most_witnesses = 8;
constexpr std::size_t most_examined = 1000;  // documents of a line, in search of witnesses
constexpr std::size_t sample_bytes = 160;
constexpr std::size_t line_bytes = 160;  // measured: map node, entry, allocator
constexpr std::size_t document_bytes = 48;

std::string sample_of(std::string_view text) {
  if (text.size() > sample_bytes) {
    const CodePoint last = code_point_before(text, sample_bytes + 1);
    text = text.substr(0, std::min(last.begin, sample_bytes));
  }
  return make_printable(text);
}

}  // namespace

std::uint32_t TemplateLearner::number_of(Site& site, const Line& line) {
  const ParagraphKey key = paragraph_key(line.folded);
  const auto next = static_cast<std::uint32_t>(site.lines.size());
  const auto [found, is_new] = site.numbers.try_emplace(key, next);
  if (is_new) {
    site.lines.push_back({key, line.shape.words, 0, {}});
    used_ += line_bytes;
  }
  return found->second;
}

void TemplateLearner::add(const LinedText& text, std::string_view name) {
  if (used_ >= memory_) {
    ++left_out_;
    return;
  }
  ++documents_;
  Site& site = sites_[std::string(name)];
  Lines lines;
  for (const Line& line : text.lines) {
    if (!can_be_template(line)) continue;
    const std::uint32_t number = number_of(site, line);
    lines.push_back(number);
    SeenLine& seen = site.lines[number];
    if (seen.documents == 1 && seen.text.empty()) {
      seen.text = sample_of(line.folded);
      used_ += seen.text.capacity();
    }
  }
  keep_distinct(lines);
  lines.shrink_to_fit();
  for (const std::uint32_t line : lines) ++site.lines[line].documents;
  used_ += document_bytes + lines.size() * sizeof(std::uint32_t);
  site.documents.push_back(std::move(lines));
}

TemplateSet TemplateLearner::learn() const {
  TemplateSet set;
  for (const auto& [name, site] : sites_) learn_site(name, site, set);
  return set;
}

void TemplateLearner::learn_site(const std::string& name, const Site& site, TemplateSet& out) {
  const std::size_t share = (site.documents.size() + one_in - 1) / one_in;
  const std::size_t needed = std::max(least_documents, share);
  std::vector<std::vector<std::uint32_t>> documents_of(site.lines.size());
  for (std::uint32_t document = 0; document < site.documents.size(); ++document) {
    for (const std::uint32_t line : site.documents[document]) {
      if (site.lines[line].documents >= needed) documents_of[line].push_back(document);
    }
  }
  for (std::uint32_t line = 0; line < site.lines.size(); ++line) {
    const SeenLine& seen = site.lines[line];
    if (seen.documents < needed) continue;
    if (!has_witnesses(site, line, documents_of[line], std::min(needed, most_witnesses))) continue;
    out.add({name, seen.key, seen.documents, site.documents.size(), seen.text});
  }
}

bool TemplateLearner::has_witnesses(const Site& site, std::uint32_t line,
                                    const std::vector<std::uint32_t>& documents,
                                    std::size_t wanted) {
  std::vector<const Lines*> witnesses;
  const std::size_t examined = std::min(documents.size(), most_examined);
  for (std::size_t i = 0; i < examined && witnesses.size() < wanted; ++i) {
    // Spread over all of them: versions of a story stand near each other in a scrape.
    const Lines& next = site.documents[documents[i * documents.size() / examined]];
    const bool independent = std::ranges::all_of(witnesses, [&](const Lines* witness) {
      return is_independent(site, line, *witness, next);
    });
    if (independent) witnesses.push_back(&next);
  }
  return witnesses.size() >= wanted;
}

bool TemplateLearner::is_independent(const Site& site, std::uint32_t line, const Lines& a,
                                     const Lines& b) {
  const auto words = [&](std::uint32_t number) -> std::uint64_t {
    return number == line ? 0 : site.lines[number].words;
  };
  std::uint64_t in_a = 0;
  std::uint64_t in_b = 0;
  std::uint64_t shared = 0;
  for (const std::uint32_t number : a) in_a += words(number);
  for (const std::uint32_t number : b) in_b += words(number);
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) {
      shared += words(*x);
      ++x;
      ++y;
    } else if (*x < *y) {
      ++x;
    } else {
      ++y;
    }
  }
  return 2 * shared < std::min(in_a, in_b);
}

}  // namespace dross

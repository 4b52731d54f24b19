// Texts are cut to a line of a terminal: who wants all of a paragraph has the line number, and the
// log has every byte.
#include "output/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "output/guards.h"
#include "output/patch.h"
#include "output/reason.h"
#include "text/utf8.h"

namespace dross {
namespace {

constexpr std::size_t shown_width = 100;  // code points

struct Palette {
  std::string_view heading;
  std::string_view removed;
  std::string_view category;
  std::string_view faint;
  std::string_view reset;
};

Palette palette(Colour colour) {
  if (colour == Colour::off) return {};
  return {"\x1b[1m", "\x1b[31m", "\x1b[36m", "\x1b[2m", "\x1b[0m"};
}

std::string_view how_known(LanguageSource source) {
  switch (source) {
    case LanguageSource::option:
      return "by --lang";
    case LanguageSource::field:
      return "by its field";
    case LanguageSource::detected:
      return "detected";
    case LanguageSource::unknown:
      break;
  }
  return "";
}

std::string describe(const Language& language) {
  if (language.code.empty()) return "language unknown: core and en rules";
  return fmt::format("language {}, {}", language.code, how_known(language.source));
}

struct Tally {
  std::size_t edits = 0;
  std::size_t words = 0;
};

class ExplainWriter final : public Consumer {
 public:
  ExplainWriter(ByteSink& sink, Colour colour) : sink_(sink), colours_(palette(colour)) {}

  Result<void> consume(const Item& item) override {
    if (item.record.kind != RecordKind::document) return {};
    ++documents_;
    words_ += item.cleaning.words;
    if (!item.cleaning.edits.empty()) ++changed_;
    if (item.cleaning.edits.empty() && !a_guard_fired(item.cleaning.guards)) return {};
    std::string block = heading(item);
    append_guards(item.cleaning, block);
    for (const Edit& edit : item.cleaning.edits) append_entry(item, edit, block);
    block += '\n';
    return sink_.write(block);
  }

  Result<void> finish() override {
    const Tally all = total();
    const double share =
        words_ == 0 ? 0.0 : 100.0 * static_cast<double>(all.words) / static_cast<double>(words_);
    std::string end =
        fmt::format("{} of {} documents lose something: {} edits, {} of {} words ({:.1f} %)\n",
                    changed_, documents_, all.edits, all.words, words_, share);
    append_categories(end);
    if (Result<void> done = sink_.write(end); !done) return done;
    return sink_.flush();
  }

 private:
  [[nodiscard]] std::string heading(const Item& item) const {
    std::string name = make_printable(item.input);
    if (item.record.spelling == Spelling::json) {
      name += fmt::format(" #{}", item.record.document);
      if (!item.record.metadata.id.empty()) {
        name += fmt::format(" ({})", make_printable(item.record.metadata.id));
      }
    }
    return fmt::format("{}{}{}: {} of {} words go ({})\n", colours_.heading, name, colours_.reset,
                       words_removed(item.cleaning), item.cleaning.words,
                       describe(item.cleaning.language));
  }

  void append_guards(const Cleaning& cleaning, std::string& out) const {
    for (const GuardRow& row : guard_table()) {
      if (row.times(cleaning.guards) == 0) continue;
      fmt::format_to(std::back_inserter(out), "{:7}{}guard: {}{}\n", "", colours_.heading,
                     row.describe(cleaning), colours_.reset);
    }
  }

  // Most words first: what is at the top is what to look at.
  void append_categories(std::string& out) const {
    if (by_category_.empty()) return;
    std::vector<std::pair<Category, Tally>> rows(by_category_.begin(), by_category_.end());
    std::ranges::sort(rows, [](const auto& a, const auto& b) {
      return std::tuple(b.second.words, a.first) < std::tuple(a.second.words, b.first);
    });
    fmt::format_to(std::back_inserter(out), "\n{:<13} {:>8} {:>8}\n", "category", "edits", "words");
    for (const auto& [category, tally] : rows) {
      fmt::format_to(std::back_inserter(out), "{}{:<13}{} {:>8} {:>8}\n", colours_.category,
                     name(category), colours_.reset, tally.edits, tally.words);
    }
  }

  [[nodiscard]] Tally total() const {
    Tally sum;
    for (const auto& [category, tally] : by_category_) {
      sum.edits += tally.edits;
      sum.words += tally.words;
    }
    return sum;
  }

  void append_entry(const Item& item, const Edit& edit, std::string& out) {
    Tally& tally = by_category_[edit.category];
    ++tally.edits;
    tally.words += edit.words;
    const std::string_view text = item.record.text();
    const std::string_view content = text.substr(edit.content.begin, edit.content.size());
    out += fmt::format("{:>5}  {}{:<13}{}{}{}{}\n", edit.line, colours_.category,
                       name(edit.category), colours_.reset, colours_.removed,
                       shorten(make_printable(content), shown_width), colours_.reset);
    const std::string points = describe(edit.evidence);
    out += fmt::format("{:20}{}{}: {}{}{}{}\n", "", colours_.faint, edit.source(), reason_of(edit),
                       points.empty() ? "" : " | ", points, colours_.reset);
  }

  ByteSink& sink_;
  Palette colours_;
  std::size_t documents_ = 0;
  std::size_t changed_ = 0;
  std::size_t words_ = 0;
  std::map<Category, Tally> by_category_;
};

}  // namespace

std::unique_ptr<Consumer> explain_writer(ByteSink& sink, Colour colour) {
  return std::make_unique<ExplainWriter>(sink, colour);
}

}  // namespace dross

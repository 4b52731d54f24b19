// --plain: the lines that a `line` rule matches, and nothing else.
#include <algorithm>
#include <string>
#include <vector>

#include "catch.h"
#include "decide/plain.h"
#include "unit/pipeline_support.h"

namespace {

using dross::Cleaner;
using dross::CleanOptions;
using dross::Deciding;
using dross::RuleSet;

constexpr std::string_view rules = R"(
[pack]
name = "own"
[[rule]]
id = "own/see-also"
kind = "line"
confidence = "low"
match = '(?i)^see also'
max_words = 4
where = "tail"
[[rule]]
id = "own/headline"
kind = "line"
match = 'Kept'
max_words = 20
where = "first-line"
[[rule]]
id = "own/tail"
kind = "tail"
match = '^Comments$'
[[rule]]
id = "own/keep"
kind = "keep"
match = 'this'
)";

CleanOptions plainly() {
  CleanOptions options;
  options.deciding = Deciding::plainly;
  return options;
}

TEST_CASE("matching lines go with their own line end, and nothing else does") {
  const RuleSet set = dross::test::rules_of(rules);
  const Cleaner cleaner(set, plainly());
  CHECK(cleaner.clean("Kept.\n\nsee also this\n\n\nMore.\n") == "Kept.\n\n\n\nMore.\n");
  CHECK(cleaner.clean("see also\r\nKept.\r\n") == "Kept.\r\n");
  CHECK(cleaner.clean("Kept.\nSee also") == "Kept.\n");
  CHECK(cleaner.clean("• See also\n").empty());
  CHECK(cleaner.clean("See also more than four words\n") == "See also more than four words\n");
  CHECK(cleaner.clean("Comments\nsee also\nComments\n") == "Comments\nComments\n");
  CHECK(cleaner
            .clean("A line that comes twice, word for word.\n"
                   "A line that comes twice, word for word.\n")
            .size() == 80);
}

TEST_CASE("rules of every language take part, or of the one that is asked for") {
  const RuleSet set = dross::test::rules_of(
      "[pack]\nname = \"de\"\nlanguage = \"de\"\n[[rule]]\nid = \"de/a\"\nkind = \"line\"\n"
      "match = '^a'\nmax_words = 5\n");
  CleanOptions options = plainly();
  CHECK(Cleaner(set, options).clean("a\nb\n") == "b\n");
  options.language = "de";
  CHECK(Cleaner(set, options).clean("a\nb\n") == "b\n");
  options.language = "fr";
  CHECK(Cleaner(set, options).clean("a\nb\n") == "a\nb\n");
}

TEST_CASE("the filter chooses among the rules") {
  const RuleSet set = dross::test::rules_of(rules);
  CleanOptions options = plainly();
  options.decide.filter = dross::EditFilter({}, {"own/see-also"});
  CHECK(Cleaner(set, options).clean("see also\n") == "see also\n");
}

TEST_CASE("without names the same bytes go") {
  const RuleSet set = dross::test::rules_of(
      "[pack]\nname = \"own\"\n[[rule]]\nid = \"own/a\"\nkind = \"line\"\nraw = true\n"
      "match = '^a'\nmax_words = 3\n[[rule]]\nid = \"own/b\"\nkind = \"line\"\nraw = true\n"
      "match = 'b$'\nunless = 'not b'\nmax_words = 9\n");
  CleanOptions unnamed = plainly();
  unnamed.deciding = Deciding::plainly_unnamed;
  const Cleaner by_name(set, plainly());
  const Cleaner by_block(set, unnamed);
  for (const std::string_view text :
       {"a\nx\nb\n", "a b c d\na b c\n", "not b\nb", "", "\n\n", "a", "x\r\na\r\n", "\xFF b\n"}) {
    CAPTURE(text);
    CHECK(by_block.clean(text) == by_name.clean(text));
  }
}

TEST_CASE("a text is read in blocks of whole lines") {
  const RuleSet none;
  const Cleaner cleaner(none, plainly());
  dross::ReaderOptions options = dross::test::reading(dross::Format::text);
  options.text_unit = dross::TextUnit::lines;
  options.block = 64;
  std::string text;
  for (int i = 0; i < 500; ++i) text += std::string(static_cast<std::size_t>(i % 90), 'x') + "\n";
  auto reader = dross::open_reader(dross::memory_source(text, "a.txt", 50), options);
  REQUIRE(reader);
  std::string all;
  dross::Record record;
  while ((*reader)->next(record).value_or(false)) {
    CHECK(record.kind == dross::RecordKind::document);
    CHECK(record.raw.ends_with('\n'));
    all += record.raw;
  }
  CHECK(all == text);
}

TEST_CASE("of a line without an end no more is held than a rule would look at") {
  dross::ReaderOptions options = dross::test::reading(dross::Format::text);
  options.text_unit = dross::TextUnit::lines;
  options.block = 1000;
  const std::string endless(3 * dross::limits::max_line, 'a');
  const std::string text = "a\n" + endless + "\na\nb\n";
  const RuleSet set = dross::test::rules_of(
      "[pack]\nname = \"own\"\n[[rule]]\nid = \"own/a\"\nkind = \"line\"\nraw = true\n"
      "match = '^a'\nmax_words = 3\n");
  for (const Deciding deciding : {Deciding::plainly, Deciding::plainly_unnamed}) {
    CleanOptions clean = plainly();
    clean.deciding = deciding;
    const Cleaner cleaner(set, clean);
    auto reader = dross::open_reader(dross::memory_source(text, "a.txt"), options);
    REQUIRE(reader);
    std::string cleaned;
    dross::Record record;
    while ((*reader)->next(record).value_or(false)) {
      const bool is_document = record.kind == dross::RecordKind::document;
      cleaned += is_document ? cleaner.clean(record.text()) : record.raw;
    }
    CHECK(cleaned == endless + "\nb\n");
  }
}

}  // namespace

// What a site's template is, and what it is not: versions of one story, lines of few documents,
// other sites' lines.
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "dedupe/template_file.h"
#include "dedupe/template_learner.h"
#include "unit/pipeline_support.h"

namespace {

using namespace dross;

constexpr std::string_view follow = "Follow the Harbour Gazette on the usual channels";
const std::string notice =
    "The Harbour Gazette is owned by its readers and prints what it finds out, not what it is "
    "told; "
    "if you want it to stay so, please think about becoming a member of the society this year.";

/// A paragraph that no other number has.
std::string story(int number, int paragraph) {
  std::string text =
      "In story " + std::to_string(number) + " paragraph " + std::to_string(paragraph) + " tells";
  for (int i = 0; i < 20; ++i) {
    text += " w" + std::to_string((number * 31 + paragraph * 7 + i) * 613 % 9973);
  }
  return text + ".";
}

std::string page(int number, const std::vector<std::string>& more = {}) {
  std::string text = "Headline number " + std::to_string(number) + "\n\n";
  for (int i = 0; i < 3; ++i) text += story(number, i) + "\n\n";
  for (const std::string& line : more) text += line + "\n\n";
  text.pop_back();
  return text;
}

class Site {
 public:
  explicit Site(std::size_t memory = limits::dedupe_memory) : learner_(memory) {}

  void add(std::string text, std::string site = "gazette.example") {
    learner_.add(split_lines(text), site);
    texts_.push_back(std::move(text));
  }
  [[nodiscard]] TemplateSet learn() const { return learner_.learn(); }
  [[nodiscard]] const TemplateLearner& learner() const { return learner_; }
  [[nodiscard]] const std::string& text(std::size_t i) const { return texts_[i]; }

 private:
  TemplateLearner learner_;
  std::vector<std::string> texts_;
};

std::string cleaned(const std::string& text, const TemplateSet& set,
                    std::string_view site = "gazette.example") {
  const LinedText lined = split_lines(text);
  const std::vector<Edit> edits =
      remove_lines(lines_of(lined), {}, template_lines(lined, {}, site, set));
  CHECK(test::is_well_formed(edits, text));
  return test::without(text, edits);
}

TEST_CASE("a line of three pages is template, of two it is none, and every copy goes") {
  Site site;
  site.add(page(1, {std::string(follow)}));
  site.add(page(2, {std::string(follow)}));
  CHECK(site.learn().is_empty());
  site.add(page(3, {std::string(follow)}));
  const TemplateSet set = site.learn();
  CHECK(set.size() == 1);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(cleaned(site.text(i), set) == page(static_cast<int>(i) + 1));
  }
}

TEST_CASE("three versions of one story keep their article") {
  Site site;
  site.add(page(1, {std::string(follow)}));
  site.add(page(1, {story(90, 1), std::string(follow)}));
  site.add(page(1, {story(91, 1), std::string(follow)}));
  CHECK(site.learn().is_empty());
  // Beside other stories the template is found, and the story still stays.
  site.add(page(2, {std::string(follow)}));
  site.add(page(3, {std::string(follow)}));
  const TemplateSet set = site.learn();
  CHECK(set.size() == 1);
  CHECK(cleaned(site.text(0), set) == page(1));
  CHECK(cleaned(site.text(1), set) == page(1, {story(90, 1)}));
}

TEST_CASE("of many pages one in ten must have the line") {
  Site site;
  for (int i = 0; i < 40; ++i) {
    site.add(page(
        i, i < 4 ? std::vector<std::string>{std::string(follow)} : std::vector<std::string>{}));
  }
  CHECK(site.learn().size() == 1);
  site.add(page(40));
  CHECK(site.learn().is_empty());
}

TEST_CASE("a long line goes from head and tail, and stays between paragraphs of the story") {
  Site site;
  for (int i = 1; i <= 3; ++i) site.add(page(i, {notice, std::string(follow)}));
  const TemplateSet set = site.learn();
  CHECK(set.size() == 2);
  CHECK(cleaned(site.text(0), set) == page(1));
  const std::string within =
      story(8, 1) + "\n\n" + notice + "\n\n" + std::string(follow) + "\n\n" + story(8, 2) + "\n";
  CHECK(cleaned(within, set) == story(8, 1) + "\n\n" + notice + "\n\n" + story(8, 2) + "\n");
}

TEST_CASE("a template is its site's alone") {
  Site site;
  for (int i = 1; i <= 3; ++i) site.add(page(i, {std::string(follow)}), "a.example");
  for (int i = 4; i <= 5; ++i) site.add(page(i, {std::string(follow)}), "b.example");
  const TemplateSet set = site.learn();
  CHECK(cleaned(site.text(0), set, "a.example") == page(1));
  CHECK(cleaned(site.text(3), set, "b.example") == site.text(3));
}

TEST_CASE("when memory is full the rest is not learnt from") {
  Site site(1);
  site.add(page(1));
  site.add(page(2));
  CHECK(site.learner().documents() == 1);
  CHECK(site.learner().left_out() == 1);
}

TEST_CASE("a template file comes back, and a damaged one is refused") {
  Site site;
  for (int i = 1; i <= 3; ++i) site.add(page(i, {notice, "Tab\tin it", "Zeile – ü"}));
  const TemplateSet set = site.learn();
  REQUIRE(set.size() == 3);
  const std::string bytes = write_templates(set);
  const auto file = memory_source(bytes, "t");
  const Result<TemplateSet> read = read_templates(*file);
  REQUIRE(read);
  CHECK(write_templates(*read) == bytes);
  CHECK(cleaned(site.text(0), *read) == cleaned(site.text(0), set));
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string changed = bytes;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    const auto broken = memory_source(changed, "t");
    if (read_templates(*broken)) FAIL("changed at " << i);
    const auto cut = memory_source(bytes.substr(0, i), "t");
    if (read_templates(*cut)) FAIL("cut off at " << i);
  }
}

TEST_CASE("sites whose names print alike do not spoil the file") {
  TemplateSet set;
  set.add({"a\xff.example", {1, 2}, 3, 4, "Follow us"});
  set.add({"a\xfe.example", {1, 2}, 5, 6, "Follow us"});
  const std::string bytes = write_templates(set);
  const auto read = read_templates(*memory_source(bytes, "t"));
  REQUIRE(read);
  CHECK(read->size() == 1);
  CHECK(write_templates(*read) == bytes);
}

TEST_CASE("a template file may have as many bytes as are allowed, and not one more") {
  Site site;
  for (int i = 1; i <= 3; ++i) site.add(page(i, {notice}));
  const std::string bytes = write_templates(site.learn());
  CHECK(read_templates(*memory_source(bytes, "t"), bytes.size()));
  const auto refused = read_templates(*memory_source(bytes, "t"), bytes.size() - 1);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().fault == Fault::state_file_refused);
  CHECK(refused.error().message == "t is larger than a template file can be");
}

}  // namespace

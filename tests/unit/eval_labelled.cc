// Labelled records: what they must hold, and what is said when they do not.
#include <string>
#include <string_view>

#include "catch.h"
#include "eval/labelled.h"

namespace {

using dross::Label;

std::string message_of(std::string_view line) {
  const auto document = dross::parse_labelled(line);
  return document ? "" : document.error().message;
}

}  // namespace

TEST_CASE("a labelled record is read whole") {
  const auto document = dross::parse_labelled(
      R"({"id":"d1","source":"s","page":"p","url":"https://a.example/1","site":"a.example",)"
      R"("lang":"en","extractor":"e","text":"One.\n\nTwo \u00e9.","labels":["content", null ,"mixed"],)"
      R"("gold":"One.","fail":false,"suspect":false,"nw":[1,0,2]})");
  REQUIRE(document);
  CHECK(document->id == "d1");
  CHECK(document->page == "p");
  CHECK(document->language == "en");
  CHECK(document->text == "One.\n\nTwo é.");
  CHECK(document->labels == std::vector<Label>{Label::content, Label::none, Label::mixed});
  CHECK(document->gold == "One.");
  CHECK(document->trust == dross::Trust::full);
}

TEST_CASE("labels have the names that the data uses") {
  const auto document = dross::parse_labelled(
      R"({"text":"a\nb\nc\nd\ne\nf\ng","labels":["content","clutter","mixed","title","meta","dup","unk"]})");
  REQUIRE(document);
  CHECK(document->labels == std::vector<Label>{Label::content, Label::clutter, Label::mixed,
                                               Label::neutral, Label::neutral, Label::duplicate,
                                               Label::neutral});
}

TEST_CASE("a record needs little") {
  const auto document =
      dross::parse_labelled(R"({"id":"d1","text":"","labels":[null],"gold":null})");
  REQUIRE(document);
  CHECK_FALSE(document->gold.has_value());
  CHECK(document->page == "d1");
  const auto empty_gold = dross::parse_labelled(R"({"text":"","labels":[null],"gold":""})");
  REQUIRE(empty_gold);
  CHECK_FALSE(empty_gold->gold.has_value());
}

TEST_CASE("the lines of a doubtful record do not count") {
  for (const std::string_view field : {"fail", "suspect"}) {
    const auto document = dross::parse_labelled(R"({"text":"a","labels":["content"],")" +
                                                std::string(field) + R"(":true})");
    REQUIRE(document);
    CHECK(document->trust == dross::Trust::text_only);
  }
}

TEST_CASE("what is no labelled record is refused") {
  CHECK(message_of("{") == "not a complete JSON object");
  CHECK(message_of(R"({"labels":[]})") == "a record without a string in `text`");
  CHECK(message_of(R"({"text":"a"})") == "a record without `labels`");
  CHECK(message_of(R"({"text":"a\nb","labels":["content"]})") == "1 labels for 2 lines of text");
  CHECK(message_of(R"({"text":"a","labels":["prose"]})") == "no label is called \"prose\"");
  CHECK(message_of(R"({"text":"a","labels":[1]})") == "no label is called 1");
}

TEST_CASE("a file that is not there is a fault") {
  const auto documents = dross::read_labelled({"nowhere.jsonl"}, {});
  REQUIRE_FALSE(documents);
  CHECK(documents.error().fault == dross::Fault::input_unreadable);
}

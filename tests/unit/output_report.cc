// The report's page: which documents it shows, what it counts, and that no text gets out of it.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "output/report.h"
#include "unit/output_support.h"

namespace {

using namespace dross;
using namespace dross::test;
using Json = nlohmann::json;

struct ReportOf {
  ReportFold fold;
  Json data;
};

void report_on(std::string_view bytes, const Cleaner& cleaner, ReportOf& out) {
  RunSummary summary;
  std::size_t offset = 0;
  REQUIRE(run_one(
      memory_source(std::string(bytes), "in"), {}, cleaner, {&out.fold}, [](const Diagnostic&) {},
      summary, offset));
  REQUIRE(out.fold.finish());
  out.data = Json::parse(report_data(out.fold, {.version = "1", .rules = "2", .profile = "3"}));
}

std::string record(const Json& members) {
  return members.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

CleanOptions uncapped() {
  CleanOptions options;
  options.decide.max_removed = 100;
  return options;
}

/// An item of a text that nothing is taken from, or of which `edits` go.
struct OneText {
  Record record;
  Cleaning cleaning;
  OneText(std::string text, std::vector<Edit> edits) {
    record.kind = RecordKind::document;
    record.document = 1;
    record.raw = std::move(text);
    record.text_in_raw = {0, record.raw.size()};
    cleaning.edits = std::move(edits);
    cleaning.words = 100;
  }
  [[nodiscard]] Item item() const { return {record, cleaning, "in", 0}; }
};

std::size_t bytes_of(const ReportPiece& piece) {
  return piece.text.size() + piece.gap + piece.behind.size();
}

}  // namespace

TEST_CASE("a report sums up what was taken") {
  const RuleSet rules = rules_of(output_rules);
  const Cleaner cleaner(rules, uncapped());
  ReportOf report;
  report_on(record({{"text", "Old bridge | Post\n\nIt stood.\n\nSee also  Ferry fares"},
                    {"url", "https://a.example.org/1"}}) +
                record({{"text", "It fell."}, {"url", "https://a.example.org/2"}}),
            cleaner, report);
  CHECK(report.data["run"]["documents"] == 2);
  CHECK(report.data["run"]["changed"] == 1);
  CHECK(report.data["run"]["removed"] == 5);
  CHECK(report.data["rules"][0]["id"] == "own/see-also");
  CHECK(report.data["rules"][0]["samples"] == Json::array({"See also  Ferry fares"}));
  CHECK(report.data["sites"] ==
        Json::parse(R"([{"name":"a.example.org","documents":2,"words":11,"removed":5}])"));
  const Json& document = report.data["documents"][0];
  CHECK(document["kept"] == Json::parse(R"([["Old bridge"],["\n\nIt stood."],[""]])"));
  CHECK(document["edits"][0]["text"] == Json::parse(R"([" | Post"])"));
}

TEST_CASE("no text gets out of the report's data") {
  const RuleSet rules = rules_of(output_rules);
  const Cleaner cleaner(rules, uncapped());
  const std::string hostile = "</script><!--<b a=\"'\">&amp;\xE2\x80\xA8\xE2\x80\xA9\\u003c\\ud800";
  for (const std::string& text :
       {hostile, "See also " + hostile, "It stood.\n\nSee also " + hostile + "\n\nIt fell."}) {
    ReportOf report;
    report_on(record({{"text", text}, {"id", hostile}, {"url", hostile}, {"lang", hostile}}),
              cleaner, report);
    const std::string data =
        report_data(report.fold, {.version = hostile, .rules = "", .profile = ""});
    CHECK(data.find_first_of("<>&") == std::string::npos);
    CHECK(data.find("\xE2\x80\xA8") == std::string::npos);
    std::string whole;
    const Json& document = report.data["documents"][0];
    for (std::size_t i = 0; i < document["kept"].size(); ++i) {
      whole += document["kept"][i][0].get<std::string>();
      if (i < document["edits"].size()) {
        whole += document["edits"][i]["text"][0].get<std::string>();
      }
    }
    CHECK(whole == text);
    CHECK(document["id"] == hostile);
  }
}

TEST_CASE("bytes that are no UTF-8 are shown as U+FFFD") {
  const RuleSet rules = rules_of(output_rules);
  const Cleaner cleaner(rules, {});
  ReportOf report;
  report_on("{\"text\":\"a\xFF\\ud800\\\\ud800 b\"}\n", cleaner, report);
  const std::string replaced = "\xEF\xBF\xBD";
  CHECK(report.data["documents"][0]["kept"][0][0] ==
        "a" + replaced + replaced + replaced + replaced + "\\ud800 b");
}

TEST_CASE("the page holds its parts and nothing to fetch") {
  const std::string page = report_page("{\"marker\":1}");
  CHECK(page.find("{\"marker\":1}</script>") != std::string::npos);
  CHECK(page.find("default-src 'none'") != std::string::npos);
  CHECK(page.find("{{") == std::string::npos);
  for (const char* fetching : {"http://", "https://", "src=", "@import", "url("}) {
    CHECK(page.find(fetching) == std::string::npos);
  }
}

TEST_CASE("a text is shown whole up to the limit, and beyond it with gaps") {
  const std::size_t most = limits::max_report_document;
  const std::string at_limit(most, 'x');
  const OneText whole(at_limit, {});
  CHECK(document_of(whole.item(), "", 1).kept.at(0).text == at_limit);

  std::string longer;
  while (longer.size() <= most) longer += "é";
  Edit edit;
  edit.span = edit.content = {20'000, 40'000};
  const OneText cut(longer, {edit});
  const ReportDocument shown = document_of(cut.item(), "", 1);
  REQUIRE(shown.kept.size() == 2);
  CHECK(shown.kept[0].gap > 0);
  CHECK(shown.edits[0].removed.gap > 0);
  CHECK(bytes_of(shown.kept[0]) == 20'000);
  CHECK(bytes_of(shown.edits[0].removed) == 20'000);
  CHECK(bytes_of(shown.kept[1]) == longer.size() - 40'000);
  for (const std::string& piece : {shown.kept[0].text, shown.kept[0].behind}) {
    CHECK(piece.size() % 2 == 0);  // no character is cut through
  }
}

TEST_CASE("all documents are shown where there is room, else the worst, some of each, a sample") {
  for (const std::size_t count : {std::size_t{40}, std::size_t{41}, std::size_t{4000}}) {
    ReportChoice choice(40);
    for (std::uint64_t order = 1; order <= count; ++order) {
      Edit edit;
      edit.kind = EditKind::duplicate;
      edit.category = Category::duplicate;
      edit.words = static_cast<std::uint32_t>(order % 97);
      edit.span = edit.content = {0, 1};
      OneText text("text", order % 2 == 0 ? std::vector<Edit>{edit} : std::vector<Edit>{});
      choice.add(text.item(), "site" + std::to_string(order % 7), order);
    }
    const std::vector<ReportDocument> shown = choice.take();
    CHECK(shown.size() == 40);
    CHECK(std::ranges::is_sorted(shown, {}, &ReportDocument::order));
    if (count < 4000) continue;
    const auto worst = std::ranges::count(shown, 96U, &ReportDocument::removed);
    CHECK(worst >= 15);
    CHECK(std::ranges::any_of(shown, [](const ReportDocument& d) { return d.edits.empty(); }));
  }
}

TEST_CASE("repeated paragraphs are exact up to the limit and off by no more than is said beyond") {
  std::mt19937 random(7);  // NOLINT(bugprone-random-generator-seed): the same cases at every run
  std::map<std::string, std::uint64_t> truth;
  RepeatedParagraphs exact(1000);
  RepeatedParagraphs small(50);
  for (int document = 0; document < 3000; ++document) {
    const bool common = random() % 3 == 0;
    const std::string line =
        "paragraph number word" + std::to_string(common ? random() % 5 : 5 + random() % 900);
    const OneText text(line, {});
    ++truth[line];
    exact.add(text.item());
    small.add(text.item());
  }
  CHECK(exact.error() == 0);
  for (const RepeatedParagraph& each : exact.most(1000)) CHECK(each.times == truth[each.text]);
  CHECK(small.error() > 0);
  std::size_t common = 0;
  for (const RepeatedParagraph& each : small.most(1000)) {
    CHECK(each.times <= truth[each.text]);
    CHECK(each.times + small.error() >= truth[each.text]);
    if (truth[each.text] > 100) ++common;
  }
  CHECK(common == 5);
}

TEST_CASE("repeated paragraphs tell how many of their copies went") {
  RepeatedParagraphs repeats;
  const std::string line = "one line of text";
  Edit edit;
  edit.span = edit.content = {0, line.size() + 1};
  const OneText text(line + "\n" + line, {edit});
  repeats.add(text.item());
  repeats.add(text.item());
  const std::vector<RepeatedParagraph> most = repeats.most(10);
  REQUIRE(most.size() == 1);
  CHECK(most[0].times == 4);
  CHECK(most[0].documents == 2);
  CHECK(most[0].removed == 2);
}

TEST_CASE("sites are counted one by one up to the limit") {
  ReportFigures figures;
  const OneText text("text", {});
  for (std::size_t i = 0; i <= limits::max_report_sites; ++i) {
    figures.add(text.item(), std::to_string(i));
    if (i + 1 == limits::max_report_sites) CHECK(figures.other_sites.documents == 0);
  }
  figures.add(text.item(), "0");
  CHECK(figures.sites.size() == limits::max_report_sites);
  CHECK(figures.other_sites.documents == 1);
  CHECK(figures.sites.at("0").documents == 2);
}

TEST_CASE("the paragraph on a line") {
  const std::string text = "one\n\ntwo\r\nthree\n\nfour";
  CHECK(paragraph_at(text, 1, Paragraphs::line) == "one");
  CHECK(paragraph_at(text, 3, Paragraphs::line) == "two");
  CHECK(paragraph_at(text, 3, Paragraphs::blank) == "two\r\nthree");
  CHECK(paragraph_at(text, 6, Paragraphs::line) == "four");
  CHECK(paragraph_at(text, 7, Paragraphs::line).empty());
}

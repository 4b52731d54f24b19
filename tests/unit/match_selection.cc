// Which rules may speak about a document.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catch.h"
#include "match/selection.h"
#include "unit/pipeline_support.h"

namespace {

using dross::host_of;
using dross::matches_site;
using dross::RuleSet;

std::string pack(std::string_view name, std::string_view languages, std::string_view sites = "") {
  std::string text = "[pack]\nname = \"" + std::string(name) + "\"\n";
  if (!languages.empty()) text += "language = " + std::string(languages) + "\n";
  text += "[[rule]]\nid = \"" + std::string(name) +
          "/r\"\nkind = \"line\"\ncategory = \"related\"\nwhy = \"x\"\nconfidence = \"high\"\n"
          "max_words = 9\nmatch = '^x'\n";
  if (!sites.empty()) text += "site = " + std::string(sites) + "\n";
  return text;
}

RuleSet load(const std::vector<std::string>& packs) {
  std::vector<dross::RuleSource> sources;
  for (const std::string& text : packs) {
    sources.push_back({"p" + std::to_string(sources.size()) + ".toml", text});
  }
  dross::LoadedRules loaded = dross::load_rules(sources);
  REQUIRE(loaded.ok());
  return std::move(loaded.set);
}

std::string selected(const RuleSet& rules, std::string_view language, std::string_view host = "") {
  std::string ids;
  for (const std::uint32_t i : dross::RuleSelector(rules).select(language, host)) {
    ids += rules.rules[i].id + " ";
  }
  return ids;
}

TEST_CASE("rules of the document's language and those of none are selected") {
  const RuleSet rules = load({pack("core", ""), pack("en", "\"en\""), pack("de", "\"de\""),
                              pack("nordic", "[\"da\", \"no\"]")});
  CHECK(selected(rules, "en") == "core/r en/r ");
  CHECK(selected(rules, "de") == "core/r de/r ");
  CHECK(selected(rules, "da") == "core/r nordic/r ");
  CHECK(selected(rules, "no") == "core/r nordic/r ");
}

TEST_CASE("a language without a pack gets core, an unknown one core and English") {
  const RuleSet rules = load({pack("core", ""), pack("en", "\"en\""), pack("de", "\"de\"")});
  CHECK(selected(rules, "fi") == "core/r ");
  CHECK(selected(rules, "") == "core/r en/r ");
  CHECK(selected(load({pack("core", ""), pack("de", "\"de\"")}), "") == "core/r ");
}

TEST_CASE("rules bound to a site are selected on that site only") {
  const RuleSet rules = load({pack("core", ""), pack("site", "", "\"*.example.org\""),
                              pack("two", "", "[\"a.test\", \"b.test\"]")});
  CHECK(selected(rules, "en") == "core/r ");
  CHECK(selected(rules, "en", "news.example.org") == "core/r site/r ");
  CHECK(selected(rules, "en", "example.org") == "core/r site/r ");
  CHECK(selected(rules, "en", "b.test") == "core/r two/r ");
  CHECK(selected(rules, "en", "other.test") == "core/r ");
}

TEST_CASE("globs over hosts") {
  using Case = std::pair<std::string_view, std::string_view>;
  for (const auto& [glob, host] : std::vector<Case>{{"example.org", "example.org"},
                                                    {"*.example.org", "example.org"},
                                                    {"*.example.org", "a.example.org"},
                                                    {"*.example.org", "a.b.example.org"},
                                                    {"*", "example.org"},
                                                    {"news.*", "news.example.org"},
                                                    {"*.example.*", "www.example.co.uk"},
                                                    {"n*s.e*e.org", "news.example.org"},
                                                    {"a*a*a", "aaa"},
                                                    {"**.org", "a.org"}}) {
    CAPTURE(glob, host);
    CHECK(matches_site(glob, host));
  }
  for (const auto& [glob, host] : std::vector<Case>{{"example.org", "a.example.org"},
                                                    {"*.example.org", "badexample.org"},
                                                    {"*.example.org", "example.org.test"},
                                                    {"example.org", "example.orgs"},
                                                    {"news.*", "oldnews.example.org"},
                                                    {"a*a*a", "aa"},
                                                    {"*", ""},
                                                    {"", "example.org"},
                                                    {"example.org", ""}}) {
    CAPTURE(glob, host);
    CHECK_FALSE(matches_site(glob, host));
  }
}

TEST_CASE("a glob of many stars is matched in linear time") {
  std::string glob;
  for (int i = 0; i < 200; ++i) glob += "*a";
  CHECK_FALSE(matches_site(glob, std::string(199, 'a')));
  CHECK(matches_site(glob, std::string(2000, 'a')));
  CHECK_FALSE(matches_site(glob + "b", std::string(2000, 'a')));
}

TEST_CASE("the host of a URL") {
  for (const auto& [url, host] : std::vector<std::pair<std::string_view, std::string_view>>{
           {"https://news.example.org/a/b?c#d", "news.example.org"},
           {"http://example.org", "example.org"},
           {"https://user:secret@News.Example.ORG:8080/a", "news.example.org"},
           {"https://example.org?q=http://other.test/", "example.org"},
           {"https://example.org#@other.test", "example.org"},
           {"https://example.org/mail@other.test", "example.org"},
           {"ftp://files.example.org/x", "files.example.org"},
           {"https://", ""},
           {"https:///path", ""},
           {"example.org/path", ""},
           {"", ""}}) {
    CAPTURE(url);
    CHECK(host_of(url) == host);
  }
}

}  // namespace

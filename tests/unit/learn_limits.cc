// Both sides of the limits of `learn` (docs/limits.md); that of keys is in learn_words.cc.
#include <algorithm>
#include <numeric>

#include "base/limits.h"
#include "unit/learn_support.h"

namespace {

using namespace dross;
using namespace dross::test;

// A word of letters for a number: digits are all the same to `learn`.
std::string word_of(std::size_t number) {
  std::string word = "q";
  for (int i = 0; i < 4; ++i, number /= 26) word += static_cast<char>('a' + number % 26);
  return word;
}

Learner learner_of(std::size_t lines) {
  std::string shelf;
  for (std::size_t i = 0; i < lines; ++i) shelf += word_of(i) + " shelf\n";
  Learner learner({.min_documents = 2});
  const std::vector<std::string> pages = {story(1) + shelf, story(5) + shelf};
  for (const std::string& page : pages) {
    learner.note_keys(learner.keys_of(split_lines(page), "a.example"), "a.example");
  }
  learner.choose_candidates();
  for (const std::string& page : pages) {
    learner.note_finds(learner.find(split_lines(page), "a.example"));
  }
  return learner;
}

std::vector<DraftRule> drafts_of(std::size_t count) {
  std::vector<DraftRule> drafts(count);
  for (std::size_t i = 0; i < count; ++i) {
    drafts[i].patterns = {"^" + word_of(i) + " shelf$"};
    drafts[i].slug = word_of(i);
    drafts[i].why = "Recurs";
    drafts[i].max_words = 2;
    drafts[i].removes = {word_of(i) + " shelf"};
    drafts[i].share_at_edges = 1;
  }
  return drafts;
}

}  // namespace

TEST_CASE("candidates beyond the limit are left out and counted") {
  std::vector<std::uint64_t> keys(limits::max_learnt_candidates + 1);
  std::iota(keys.begin(), keys.end(), 1U);
  for (const std::size_t beyond : {0U, 1U}) {
    Learner learner({.min_documents = 2});
    const std::vector<std::uint64_t> some(keys.begin() + (beyond == 0 ? 1 : 0), keys.end());
    for (int i = 0; i < 2; ++i) learner.note_keys(some, "a.example");
    learner.choose_candidates();
    CHECK(learner.evidence().size() == limits::max_learnt_candidates);
    CHECK(learner.left_out() == beyond);
  }
}

TEST_CASE("as many rules are drafted as the limit says") {
  CHECK(draft_rules(learner_of(limits::max_drafted_rules)).size() == limits::max_drafted_rules);
  CHECK(draft_rules(learner_of(limits::max_drafted_rules + 1)).size() == limits::max_drafted_rules);
}

TEST_CASE("rules beyond the limit are left out and counted") {
  for (const std::size_t beyond : {0U, 1U}) {
    const std::size_t count = limits::max_learnt_rules + beyond;
    std::string page = story(1);
    for (std::size_t i = 0; i < count; ++i) page += word_of(i) + " shelf\n";
    const Learner learner(LearnOptions{});
    DraftTrial trial(learner, drafts_of(count));
    trial.note(trial.match(split_lines(page), ""));
    DraftTrial::Outcome outcome;
    CHECK(trial.accepted(outcome).size() == limits::max_learnt_rules);
    CHECK(outcome.over_limit == beyond);
  }
}

// Drafting rules from what recurs in a scrape. Three readings of it:
//
//   1. note_keys     counts every line, and openings and closings of lines    (frequent_keys)
//   2. find          gathers evidence on those that came often enough         (evidence)
//      draft_rules   makes patterns of their texts                            (draft, line_pattern)
//   3. try_drafts    what do the drafts hit elsewhere, and does a shipped rule take it already?
//   (trial)
//      accepted      the drafts that stood the trial, each text once          (pack_text writes
//      them)
//
// Each reading has a part that looks at one document, to be called from many threads, and a part
// that takes the results in the order of the corpus; so what comes out does not depend on threads.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "learn/evidence.h"
#include "learn/frequent_keys.h"
#include "learn/key_index.h"
#include "learn/keyed_lines.h"
#include "text/lines.h"

namespace dross {

enum class Grouping : std::uint8_t {
  all_sites,  ///< what recurs counts over all documents
  per_site    ///< on each site by itself; every rule is for one site
};

struct LearnOptions {
  std::uint64_t min_documents = 5;  ///< >= 2
  Grouping grouping = Grouping::all_sites;
};

/// A name and a bio behind it: the word after the name that repeats it.
struct NameAndBio {
  std::string name;
  std::string bio;
  std::string verb;
};

/// One document's part of the second reading.
struct Finds {
  std::string site;
  StorySketch story;
  std::vector<Occurrence> occurrences;
  std::vector<NameAndBio> bios;
};

/// What recurs as name and bio, by the word behind the name.
struct BioEvidence {
  std::string verb;
  std::uint64_t documents = 0;
  std::map<std::string, std::uint64_t> sites;
  std::map<std::string, std::string> samples;  ///< name -> bio
};

class Learner {
 public:
  explicit Learner(LearnOptions options) : options_(options) {}

  [[nodiscard]] const LearnOptions& options() const { return options_; }

  /// The keys of a document, each once.
  [[nodiscard]] std::vector<std::uint64_t> keys_of(const LinedText& text,
                                                   std::string_view site) const;
  void note_keys(const std::vector<std::uint64_t>& keys, const std::string& site);
  /// Between the readings: what came often enough becomes a candidate.
  void choose_candidates();

  [[nodiscard]] Finds find(const LinedText& text, std::string_view site) const;
  void note_finds(Finds finds);

  [[nodiscard]] const std::vector<LearntEvidence>& evidence() const { return evidence_; }
  [[nodiscard]] const std::map<std::string, BioEvidence>& bios() const { return bios_; }
  [[nodiscard]] std::uint64_t documents() const { return documents_; }
  /// Documents of a site; of those beyond limits::max_report_sites none.
  [[nodiscard]] std::uint64_t documents_of(const std::string& site) const;
  [[nodiscard]] std::uint64_t documents_of(std::uint64_t site) const;
  /// The sites of evidence, by name.
  [[nodiscard]] std::map<std::string, std::uint64_t> sites_of(const LearntEvidence& found) const;
  /// Is there a line in the corpus like the one that has these keys, often enough?
  [[nodiscard]] bool recurs(std::span<const LineKey> keys) const {
    return !keys.empty() && candidates_.find(keys.front().key).has_value();
  }
  /// Candidates beyond limits::max_learnt_candidates.
  [[nodiscard]] std::size_t left_out() const { return left_out_; }
  [[nodiscard]] std::uint32_t cleanings() const { return keys_.cleanings(); }
  [[nodiscard]] std::uint64_t salt_of(std::string_view site) const;

 private:
  /// The first line of a document that has a candidate's key.
  struct Hit {
    std::uint32_t candidate = 0;
    std::uint32_t line = 0;
    LineKey key;
  };

  /// By candidate.
  [[nodiscard]] std::vector<Hit> hits_of(const KeyedLines& seen) const;
  [[nodiscard]] Occurrence occurrence_of(const Hit& hit, const LinedText& text,
                                         const Zones& zones) const;

  LearnOptions options_;
  FrequentKeys keys_;
  std::uint64_t documents_ = 0;
  std::unordered_map<std::uint64_t, std::uint64_t> sites_;  ///< documents, by hash of the name
  KeyIndex candidates_;                                     ///< places in evidence_
  std::vector<LearntEvidence> evidence_;
  std::unordered_map<std::uint64_t, std::string> site_names_;  ///< of those that evidence names
  std::map<std::string, BioEvidence> bios_;
  std::size_t left_out_ = 0;
};

}  // namespace dross

// Documents without labels, for what is asked of a rule set and a corpus: which rules hit, what a
// pattern would hit, what two sets differ in. Every input that `clean` reads, and folders of them.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "input/folders.h"
#include "input/reader.h"
#include "match/match.h"
#include "match/selection.h"
#include "text/lines.h"

namespace dross {

struct CorpusDocument {
  std::string name;  ///< its id, else input and number: "dump.jsonl#12"; of a text its input's name
  Metadata metadata;
  std::string text;
};

class CorpusReader {
 public:
  using Report = std::function<void(const Diagnostic&)>;

  /// `report` is told of inputs and records that cannot be read, in their order.
  CorpusReader(std::vector<std::string> inputs, ReaderOptions options, Report report);

  /// The next documents, as many as make work for all cores and no more: at most 256, and none once
  /// they are 8 MiB together. Empty at the end.
  std::vector<CorpusDocument> next_batch();

  [[nodiscard]] std::size_t faults() const { return faults_; }

 private:
  bool open_next();
  void take(const Record& record, std::vector<CorpusDocument>& batch);
  void note(const Diagnostic& fault);

  std::vector<std::string> inputs_;
  ReaderOptions options_;
  Report report_;
  std::size_t next_input_ = 0;
  std::string input_;
  std::unique_ptr<RecordReader> reader_;
  std::size_t faults_ = 0;
};

/// A document's lines and what hits them.
struct MatchedText {
  LinedText text;  ///< looks into the document
  Selection selection;
  std::vector<Match> matches;
};

/// Lines and matches as cleaning would have them. Safe to use from many threads at once.
class CorpusMatcher {
 public:
  /// The rules must outlive it. `language` overrides every document's own, unless empty.
  CorpusMatcher(const RuleSet& rules, Paragraphs paragraphs, std::string language);

  [[nodiscard]] const RuleSet& rules() const { return rules_; }
  [[nodiscard]] const Matcher& matcher() const { return *matcher_; }
  [[nodiscard]] MatchedText match(const CorpusDocument& document) const;

 private:
  const RuleSet& rules_;
  Paragraphs paragraphs_;
  std::string language_;
  RuleSelector selector_;
  std::unique_ptr<Matcher> matcher_;
};

}  // namespace dross

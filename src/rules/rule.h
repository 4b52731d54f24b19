// What a rule file says, once it was read and found right: packs of rules. Nothing here matches or
// decides; the fields are the file's keys (docs/rule-files.md), with their defaults.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/category.h"
#include "base/diagnostic.h"
#include "base/regex.h"

namespace dross {

enum class RuleKind : std::uint8_t { line, span, section, tail, sequence, keep };
enum class Confidence : std::uint8_t { low, medium, high };
enum class Strength : std::uint8_t { with_evidence, alone };
enum class PatternView : std::uint8_t { folded, raw };
/// Can the rule's first pattern match only at the start of a line? (anchoring_of in anchoring.h)
enum class Anchoring : std::uint8_t { unanchored, anchored };

/// A place to keep a rule's anchoring once somebody asked for it; at a start hardly anybody does.
/// Many threads may ask at once.
class AnchoringMemo {
 public:
  AnchoringMemo() = default;
  AnchoringMemo(const AnchoringMemo& other) noexcept : known_(other.known_.load()) {}
  AnchoringMemo& operator=(const AnchoringMemo& other) noexcept {
    known_ = other.known_.load();
    return *this;
  }

  template <class WorkOut>
  Anchoring get(const WorkOut& work_out) const {
    std::uint8_t known = known_.load(std::memory_order_relaxed);
    if (known == unknown) {
      known = static_cast<std::uint8_t>(work_out());
      known_.store(known, std::memory_order_relaxed);
    }
    return static_cast<Anchoring>(known);
  }

 private:
  static constexpr std::uint8_t unknown = UINT8_MAX;
  mutable std::atomic<std::uint8_t> known_ = unknown;
};

std::string_view name(RuleKind);
std::string_view name(Confidence);
std::string_view name(Strength);

/// Parts of a document in which a rule may act; `anywhere` is all of them.
enum Where : std::uint8_t {
  where_first_line = 1,
  where_head = 2,
  where_body = 4,
  where_tail = 8,
  where_anywhere = 15,
};

/// A text that a rule must take (`removes`) or leave (`keeps`).
struct Example {
  std::string text;
  std::optional<std::string> leaves;  ///< what a span rule leaves of `text`
  Place place;
};

/// A warning that a rule's author has read and answers for: `allow.no-literal = "reason"`.
struct AllowedWarning {
  Fault warning{};
  std::string reason;
  Place place;        ///< of its key
  bool used = false;  ///< did reading the file meet the warning?
};

/// One line of a `sequence`: a pattern, or one with `{name}` in it, which stands for the quoted
/// text of a capture of an earlier line and can be compiled only when that is known.
struct SequenceLine {
  Regex pattern;                        ///< used as it stands where `references` is empty
  std::vector<std::string> references;  ///< names in `{name}`, in order of appearance
  /// outline_of the pattern where it has references: saves compiling one for a line that no text of
  /// the captures could make it match.
  Regex outline;
  /// Of `^{name}` and more: that name and the rest. The line must begin with the captured text, and
  /// the rest match behind it, which needs no pattern to be compiled for each name.
  struct Lead {
    std::string name;
    Regex rest;
  };
  std::optional<Lead> lead = std::nullopt;
  /// The pattern's source with every `{name}` replaced by the quoted text of that capture.
  [[nodiscard]] std::string resolve(
      const std::map<std::string, std::string, std::less<>>& captures) const;
};

/// A sequence line's pattern with any text for every `{name}`: matches whatever the pattern matches
/// with the text of a capture in its place.
Regex outline_of(const std::string& source);
/// Nothing where the pattern has another form, or refers to a second name.
std::optional<SequenceLine::Lead> lead_of(const std::string& source);

inline constexpr std::uint32_t unlimited = UINT32_MAX;
inline constexpr std::uint32_t default_max_items = 25;
inline constexpr std::uint32_t default_max_prose = 3;

struct Rule {
  std::string id;
  Category category = Category::uncategorised;
  std::string why;
  RuleKind kind = RuleKind::line;
  Confidence confidence = Confidence::medium;
  Strength strength = Strength::with_evidence;  ///< section, tail, sequence: alone unless said
  PatternView view = PatternView::folded;

  Regex match;  ///< line, span, tail, keep: `match`; section: `head`; sequence: unset
  std::optional<Regex> unless;      ///< a line on which this matches too is not hit
  std::optional<Regex> item;        ///< section: lines that are items besides the built-in shapes
  std::vector<SequenceLine> lines;  ///< sequence

  std::uint32_t min_words = 0;
  std::uint32_t max_words = unlimited;
  std::uint32_t max_items = default_max_items;
  std::uint32_t max_prose = default_max_prose;
  std::uint8_t where = where_anywhere;
  std::vector<std::string> sites;  ///< globs over the document's host; empty = every site

  std::vector<Example> removes;
  std::vector<Example> keeps;
  std::vector<AllowedWarning> allowed;
  std::uint32_t pack = 0;  ///< index into RuleSet::packs
  Place place;             ///< of the rule's `id`
  AnchoringMemo anchoring;
};

/// The pattern by which a hit begins: `match`, `head`, or the first of `lines`.
const Regex& leading_pattern(const Rule&);

struct Pack {
  std::string name;
  std::vector<std::string> languages;  ///< ISO 639-1 codes; empty = every document
  std::string file;
  std::string version;  ///< hash of the file's content: 16 hexadecimal digits
};

struct RuleSet {
  std::vector<Pack> packs;
  std::vector<Rule> rules;  ///< in the order of files and of rules in them; disabled ones are gone
  std::string hash;         ///< of all files' contents: names a rule set in logs and --version
};

}  // namespace dross

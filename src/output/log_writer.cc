// One line a change, written while the run goes on; the hashes of both sides are known at its end.
#include <fmt/format.h>

#include <iterator>

#include "output/edit_json.h"
#include "output/json_text.h"
#include "output/log.h"
#include "output/running_hash.h"

namespace dross {
namespace {

class LogWriter final : public Consumer {
 public:
  LogWriter(ByteSink& sink, const RuleSet& rules, std::string_view version, OutputOptions options)
      : sink_(sink), rules_(rules), version_(version), options_(std::move(options)) {}

  Result<void> consume(const Item& item) override {
    const std::string_view raw = item.record.raw;
    const Patch patch = patch_of(item, options_);
    std::string lines = take_header();
    if (!patch.changes.empty()) append_changes(item, patch, lines);
    input_.add(raw);
    std::size_t at = 0;
    for (const Change& change : patch.changes) {
      output_.add(raw.substr(at, change.removed.begin - at));
      output_.add(change.added);
      at = change.removed.end;
    }
    output_.add(raw.substr(at));
    return sink_.write(lines);
  }

  Result<void> finish() override {
    const std::string end = fmt::format(
        "{}{{\"end\":true,\"input_bytes\":{},\"output_bytes\":{},\"input_hash\":\"{}\","
        "\"output_hash\":\"{}\"}}\n",
        take_header(), input_.size(), output_.size(), input_.hex(), output_.hex());
    if (Result<void> done = sink_.write(end); !done) return done;
    return sink_.flush();
  }

 private:
  std::string take_header() {
    if (header_written_) return {};
    header_written_ = true;
    return fmt::format("{{\"dross_log\":{},\"version\":\"{}\",\"rules\":\"{}\"}}\n", log_format,
                       version_, rules_.hash);
  }

  void append_changes(const Item& item, const Patch& patch, std::string& out) const {
    CodePointCounter counter(item.record);
    for (const Change& change : patch.changes) {
      const bool removes = change.edit != nullptr || !change.removed.empty();
      if (removes) append_removal(item, change, patch.fate, counter, out);
      if (change.added.empty()) continue;
      fmt::format_to(std::back_inserter(out), "{{\"at\":{},\"added\":{}}}\n",
                     item.run_offset + change.removed.end, change.added.size());
    }
  }

  void append_removal(const Item& item, const Change& change, Fate fate, CodePointCounter& counter,
                      std::string& out) const {
    const ByteSpan& cut = change.removed;
    fmt::format_to(std::back_inserter(out), R"({{"at":{},"removed":)", item.run_offset + cut.begin);
    append_json_bytes(std::string_view(item.record.raw).substr(cut.begin, cut.size()), out);
    out += ',';
    if (change.edit != nullptr) {
      append_edit_members(item, *change.edit, rules_, counter, out);
    } else {
      append_document_members(item, out);
      out += fate == Fate::left_out ? R"(,"kind":"left out")" : R"(,"kind":"head")";
    }
    out += "}\n";
  }

  ByteSink& sink_;
  const RuleSet& rules_;
  std::string version_;
  OutputOptions options_;
  bool header_written_ = false;
  RunningHash input_;
  RunningHash output_;
};

}  // namespace

std::unique_ptr<Consumer> log_writer(ByteSink& sink, const RuleSet& rules, std::string_view version,
                                     const OutputOptions& options) {
  return std::make_unique<LogWriter>(sink, rules, version, options);
}

}  // namespace dross

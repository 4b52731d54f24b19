// One line an edit, written while the run goes on; the hashes of both sides are known at its end.
#include <fmt/format.h>

#include "output/json_text.h"
#include "output/log.h"
#include "output/running_hash.h"
#include "output/splice.h"

namespace dross {
namespace {

class LogWriter final : public Consumer {
 public:
  LogWriter(ByteSink& sink, const RuleSet& rules, std::string_view version)
      : sink_(sink), rules_(rules), version_(version) {}

  Result<void> consume(const Item& item) override {
    const std::string_view raw = item.record.raw;
    input_.add(raw);
    std::size_t at = 0;
    std::string lines = take_header();
    if (!item.cleaning.edits.empty()) {
      const std::vector<ByteSpan> cuts = raw_cuts(item);
      for (std::size_t i = 0; i < cuts.size(); ++i) {
        output_.add(raw.substr(at, cuts[i].begin - at));
        append_edit(item, item.cleaning.edits[i], cuts[i], lines);
        at = cuts[i].end;
      }
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

  void append_edit(const Item& item, const Edit& edit, ByteSpan cut, std::string& out) const {
    out += fmt::format("{{\"at\":{},\"removed\":", item.run_offset + cut.begin);
    append_json_bytes(std::string_view(item.record.raw).substr(cut.begin, cut.size()), out);
    out += ",\"input\":";
    append_json_bytes(item.input, out);
    out += fmt::format(",\"document\":{},\"id\":", item.record.document);
    append_json_bytes(item.record.metadata.id, out);
    out += fmt::format(",\"line\":{},\"span\":[{},{}],\"rule\":\"{}\"", edit.line, edit.span.begin,
                       edit.span.end, edit.source());
    if (edit.rule != nullptr) {
      out += fmt::format(",\"pack\":\"{}\"", rules_.packs[edit.rule->pack].version);
    }
    out += fmt::format(",\"category\":\"{}\",\"kind\":\"{}\",\"cause\":{},\"words\":{}}}\n",
                       name(edit.category), name(edit.kind), edit.cause, edit.words);
  }

  ByteSink& sink_;
  const RuleSet& rules_;
  std::string version_;
  bool header_written_ = false;
  RunningHash input_;
  RunningHash output_;
};

}  // namespace

std::unique_ptr<Consumer> log_writer(ByteSink& sink, const RuleSet& rules,
                                     std::string_view version) {
  return std::make_unique<LogWriter>(sink, rules, version);
}

}  // namespace dross

// The log of a run: what was taken, where it stood and by which rule, and what was put in, so that
// cleaned text + log = the input, byte for byte. JSON lines: a header, a line a change, and a last
// line with sizes and hashes of both sides, by which `restore` knows that all came back.
//
//   {"dross_log":1,"version":"0.1.0","rules":"9f…"}
//   {"at":1204,"removed":"See also  …\n\n","input":"a.txt",…}        an edit (output/edit_json.h)
//   {"at":2311,"added":187}                                         bytes that --add-fields put in
//   {"at":2312,"removed":"{…}\n","input":"a.jsonl","document":2,"id":"","kind":"left out"}
//   {"end":true,"input_bytes":6126,"output_bytes":5980,"input_hash":"…","output_hash":"…"}
//
// `at` counts the raw (decompressed) bytes of all inputs of the run together; `span` counts bytes
// of the document's decoded text. `removed` holds raw bytes; those that are not UTF-8 as
// output/json_text.h says. docs/log.md has every member.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "input/source.h"
#include "output/consumer.h"
#include "output/patch.h"
#include "output/sink.h"
#include "rules/rule.h"

namespace dross {

inline constexpr int log_format = 1;

/// `version`: of the program that writes; `options`: those of the writer whose output the log is
/// of. The sink and the rules must outlive the consumer.
std::unique_ptr<Consumer> log_writer(ByteSink& sink, const RuleSet& rules, std::string_view version,
                                     const OutputOptions& options = {});

/// Writes the input again from what `clean` wrote and its log. Fault::log_does_not_fit when the two
/// do not belong together, the log is damaged or ends early; what was written until then stands.
Result<void> restore(ByteSource& cleaned, std::unique_ptr<ByteSource> log, ByteSink& out);

}  // namespace dross

// `explain --json`: what would go and why, one JSON object a line. First the document, then its
// edits in their order; docs/log.md has every member.
//
//   {"event":"document","input":"a.txt","document":1,"id":"","language":"en",
//    "language_source":"detected","profile":"balanced","words":31,"words_removed":7,"edits":1,
//    "guards":{}}
//   {"event":"edit",…,"removed":"See also  Bridge closed for a week\n\n"}
#pragma once

#include <memory>

#include "output/consumer.h"
#include "output/sink.h"
#include "rules/rule.h"

namespace dross {

/// The sink and the rules must outlive the consumer. Records that pass untouched have no event.
std::unique_ptr<Consumer> event_writer(ByteSink& sink, const RuleSet& rules);

}  // namespace dross

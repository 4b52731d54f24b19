// --plain: a line that a `line` rule matches goes, and nothing else. No points, zones, runs,
// guards, cap or duplicates, and no care for blank lines: what `grep -v -f` does. For comparing,
// and for people who want just that.
#pragma once

#include <string_view>
#include <vector>

#include "decide/edit.h"
#include "decide/filter.h"
#include "match/match.h"

namespace dross {

/// The rules that take part: `line` rules that the filter permits. Those bound to the first line of
/// a document are left out, as a plain text is no document here but any number of lines. Other
/// values of `where` are not looked at: there are no zones.
Selection plain_rules(const RuleSet&, const Selection& from, const EditFilter&);

/// One edit for each line that was matched, in the name of the first rule that did: the line and
/// its own line end. `text` has the lines of Paragraphs::line.
std::vector<Edit> decide_plainly(const LinedText& text, const RuleSet&,
                                 const std::vector<Match>& matches);

/// One edit for each of these spans, in nobody's name.
std::vector<Edit> edits_of(const std::vector<ByteSpan>& lines);

}  // namespace dross

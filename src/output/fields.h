// --add-fields: what was taken from a record, in the record itself.
//
//   {"id":1,"text":"One.","dross_removed":[{"span":[5,21],"rule":"en/source-link",
//    "category":"related","text":"\n\nSource link"}],"dross_stats":{"words":3,"words_removed":2,
//    "profile":"balanced","language":"en"}}
#pragma once

#include <string>
#include <vector>

#include "output/patch.h"

namespace dross {

/// The members, with the comma that goes before them; made to stand right before the closing brace
/// of the record. `cuts` are the changes that the item's edits come to. The removed texts are
/// spelled as the record spelled them, so that a reader gets what it would have got from the text.
std::string added_members(const Item& item, const std::vector<Change>& cuts);

}  // namespace dross

// The head of a web archive's record after its text has changed: Content-Length and digests made
// right again.
#pragma once

#include <span>
#include <vector>

#include "base/span.h"
#include "input/record.h"
#include "output/patch.h"

namespace dross {

/// What changes in the head when `cuts` (of the raw bytes, ascending) go from the text. SHA-1
/// digests are computed again, in the spelling they had (base 32 or hexadecimal); a field with a
/// digest of another kind goes, since a wrong one is worse than none.
std::vector<Change> head_changes(const Record& record, std::span<const ByteSpan> cuts);

}  // namespace dross

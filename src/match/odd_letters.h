// Letters whose case partner has another length in UTF-8: `ſ` and s, `K` and k, `Å` (U+212B) and å.
// (?i)s matches `ſ`; filing every s of every rule under both spellings would double the prefilters
// for each s in a literal, so instead the few lines that hold such a letter are looked at in a copy
// that spells it the common way. Patterns are still run on the line itself.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dross {

/// Byte offset of the first odd letter from `from` on; npos if there is none.
std::size_t find_odd_letter(std::string_view text, std::size_t from = 0);

/// The text with each odd letter in its common form.
std::string spell_commonly(std::string_view text);

}  // namespace dross

// Draft rules as a rule file: TOML that `rules check` accepts, with the evidence in comments.
#pragma once

#include <string>
#include <vector>

#include "learn/draft.h"

namespace dross {

/// `head`: lines of comment for the top. Ids are made of the slugs, each once.
std::string pack_text(const std::vector<DraftRule>& drafts, const std::vector<std::string>& head);

/// One rule, under that id.
std::string rule_text(const DraftRule& draft, const std::string& id);

}  // namespace dross

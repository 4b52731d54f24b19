// What names a rule's matching: figures measured for one wording say nothing about another.
#pragma once

#include <string>

#include "rules/rule.h"

namespace dross {

/// 16 hexadecimal digits over all that decides what the rule hits and takes: kind, patterns, word
/// and item limits, place, sites, languages. Its name, texts, examples, confidence and strength are
/// not in it.
std::string matching_hash(const Rule& rule, const Pack& pack);

}  // namespace dross

// One decision for each kind of rule, and one for duplicates. Each reads the situation and puts its
// proposals into the draft; a new kind is one more function here and one more file.
#pragma once

#include "decide/draft.h"
#include "decide/situation.h"

namespace dross {

void protect_kept_lines(const Situation&, Draft&);
void decide_lines(const Situation&, Draft&);
void decide_sequences(const Situation&, Draft&);
void decide_sections(const Situation&, Draft&);
void decide_tails(const Situation&, Draft&);
void decide_spans(const Situation&, Draft&);
void decide_runs(const Situation&, Draft&);
void decide_lists(const Situation&, Draft&);
void decide_companions(const Situation&, Draft&);
void decide_duplicates(const Situation&, Draft&);

/// Takes back removals of body paragraphs that too little speaks for; returns how many.
std::uint32_t spare_paragraphs(const Situation&, Draft&);

}  // namespace dross

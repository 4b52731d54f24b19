// `explain`: what would go and why, for a person. One block for each document that loses something
// or in which a guard fired, one entry an edit; at the end sums, and a table by category.
#pragma once

#include <memory>

#include "base/diagnostic.h"
#include "output/consumer.h"
#include "output/sink.h"

namespace dross {

/// The sink must outlive the consumer. Control characters of the text are not passed on.
std::unique_ptr<Consumer> explain_writer(ByteSink& sink, Colour colour);

}  // namespace dross

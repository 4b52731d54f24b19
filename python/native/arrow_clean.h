// Arrow arrays and streams of text, cleaned. A column is cleaned by itself or as one of a record
// batch, whose other columns go through as they are, without a copy.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "arrow_text.h"
#include "engine.h"

namespace dross::python {

/// Which columns of a record batch; none for `text` = the only one there is.
struct ColumnNames {
  std::optional<std::string> text;
  std::optional<std::string> language;
  std::optional<std::string> url;
  std::optional<std::string> id;
};

/// How a batch is cleaned.
struct ArrowJob {
  std::shared_ptr<Engine> engine;
  ColumnNames names;
  std::size_t threads = 1;
  std::shared_ptr<Stats> stats;  ///< may be null
};

/// Where the columns are.
struct ColumnPlan {
  static constexpr std::int64_t none = -1;
  struct Column {
    std::int64_t number = none;
    TextType type;
  };
  bool is_batch = false;  ///< a record batch; else the text column itself
  Column text, language, url, id;
};

/// Fault::bad_usage where a column is not there, or more than once, or holds no text.
Result<ColumnPlan> plan_columns(const ArrowSchema& schema, const ArrowJob& job);

/// The texts of a record batch, and what the plan's columns say of them. The views last as long as
/// the array.
Batch read_batch(const ColumnPlan& plan, const ArrowArray& input);

/// An array of the same schema. `repeats`: as in Batch, for a record batch; may be empty.
OwnedArray clean_array(const ArrowJob& job, const ColumnPlan& plan, OwnedArray input,
                       std::vector<std::vector<std::uint32_t>> repeats = {});

/// A stream that cleans an array of `source` whenever it is asked for one.
Result<OwnedStream> clean_stream(ArrowJob job, OwnedStream source);

}  // namespace dross::python

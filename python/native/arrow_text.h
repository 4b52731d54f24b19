// Columns of text in Arrow arrays: reading them where they lie, and making new ones of what is left
// of each text. All layouts of text are known: offsets of 32 bits (`utf8`) and of 64
// (`large_utf8`), views (`string_view`), the same three of bytes, each as it is or as the values of
// a dictionary.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "arrow_abi.h"
#include "base/diagnostic.h"
#include "engine.h"

namespace dross::python {

/// Owns a structure of the interface: releases it unless it was moved on.
template <class Structure>
class Owned {
 public:
  Owned() = default;
  /// Takes what `from` holds, and leaves it released, as moving is done there.
  explicit Owned(Structure* from) : value_(*from) { from->release = nullptr; }
  Owned(Owned&& other) noexcept : value_(other.value_) { other.value_.release = nullptr; }
  Owned& operator=(Owned&& other) noexcept {
    if (this == &other) return *this;
    reset();
    value_ = other.value_;
    other.value_.release = nullptr;
    return *this;
  }
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  ~Owned() { reset(); }

  void reset() {
    if (value_.release != nullptr) value_.release(&value_);
    value_ = {};
  }
  void move_to(Structure* out) {
    *out = value_;
    value_ = {};
  }
  [[nodiscard]] Structure* get() { return &value_; }
  [[nodiscard]] const Structure* get() const { return &value_; }
  [[nodiscard]] bool is_there() const { return value_.release != nullptr; }

 private:
  Structure value_{};
};

using OwnedSchema = Owned<ArrowSchema>;
using OwnedArray = Owned<ArrowArray>;
using OwnedStream = Owned<ArrowArrayStream>;

enum class TextLayout : std::uint8_t { offsets32, offsets64, views, nulls };

/// How a column holds its text.
struct TextType {
  TextLayout layout = TextLayout::offsets32;
  char index = '\0';  ///< format of a dictionary's indices; 0 = no dictionary
};

/// Fault::bad_usage where the column is no text.
Result<TextType> text_type_of(const ArrowSchema& schema);

/// The texts of rows `begin` to `begin + count` of the array (its own offset comes on top), without
/// its dictionary, if it has one. A null text has no data; the views last as long as the array.
std::vector<std::string_view> read_texts(const ArrowArray& array, TextLayout layout,
                                         std::int64_t begin, std::int64_t count);

/// Row -> number of the dictionary's value; -1 = null.
std::vector<std::int64_t> read_indices(const ArrowArray& array, char index, std::int64_t begin,
                                       std::int64_t count);

/// Is row `i` there? (buffer 0; the array's offset is added)
bool is_valid(const ArrowArray& array, std::int64_t i);

/// An array of `texts` without the bytes that go, nulls where they were.
OwnedArray write_texts(const std::vector<std::string_view>& texts, const Removed& removed,
                       TextLayout layout);

/// Indices of a dictionary array in a format that holds them; -1 = null. The dictionary is the
/// caller's to add.
OwnedArray write_indices(const std::vector<std::int64_t>& indices, char index);

/// A copy of the schema, deep, with its dictionary and children.
OwnedSchema copy_schema(const ArrowSchema& schema);

/// Another structure for the same array, which lasts until both are released.
OwnedArray share_array(const std::shared_ptr<OwnedArray>& owner, const ArrowArray& array);

/// `text` without what goes.
std::string kept_of(std::string_view text, const std::vector<ByteSpan>& removed);

}  // namespace dross::python

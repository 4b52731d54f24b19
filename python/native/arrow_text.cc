// Reading trusts the producer's offsets, as every consumer of the interface does: the specification
// makes them the producer's duty, and nothing tells how large a buffer is.
#include "arrow_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

namespace dross::python {
namespace {

constexpr std::size_t inline_bytes = 12;  // of a view
constexpr std::size_t view_bytes = 16;

template <class T>
const T* buffer(const ArrowArray& array, std::int64_t number) {
  return static_cast<const T*>(array.buffers[number]);
}

// "" must not look like null.
std::string_view never_null(const char* at, std::size_t size) {
  return size == 0 ? std::string_view("") : std::string_view(at, size);
}

template <class Offset>
std::string_view text_at(const ArrowArray& array, std::int64_t row) {
  const auto* offsets = buffer<Offset>(array, 1);
  const auto begin = static_cast<std::size_t>(offsets[row]);
  const auto end = static_cast<std::size_t>(offsets[row + 1]);
  return never_null(buffer<char>(array, 2) + begin, end - begin);
}

std::string_view viewed_text_at(const ArrowArray& array, std::int64_t row) {
  const char* view = buffer<char>(array, 1) + view_bytes * static_cast<std::size_t>(row);
  std::int32_t size = 0;
  std::memcpy(&size, view, sizeof size);
  const auto bytes = static_cast<std::size_t>(size);
  if (bytes <= inline_bytes) return never_null(view + 4, bytes);
  std::int32_t number = 0;
  std::int32_t offset = 0;
  std::memcpy(&number, view + 8, sizeof number);
  std::memcpy(&offset, view + 12, sizeof offset);
  return {buffer<char>(array, 2 + number) + offset, bytes};
}

// Owns what an array made here points to.
struct ArrayStorage {
  std::vector<std::unique_ptr<char[]>> blocks;
  std::vector<const void*> buffers;

  char* add(std::size_t bytes) {
    // An empty buffer must not be null for every reader, so there is always a byte.
    blocks.push_back(std::make_unique_for_overwrite<char[]>(bytes + 1));
    buffers.push_back(blocks.back().get());
    return blocks.back().get();
  }
};

void release_array(ArrowArray* array) {
  delete static_cast<ArrayStorage*>(array->private_data);
  array->release = nullptr;
}

OwnedArray array_of(std::unique_ptr<ArrayStorage> storage, std::size_t length, std::size_t nulls) {
  ArrowArray array{};
  array.length = static_cast<std::int64_t>(length);
  array.null_count = static_cast<std::int64_t>(nulls);
  array.n_buffers = static_cast<std::int64_t>(storage->buffers.size());
  array.buffers = storage->buffers.data();
  array.release = release_array;
  array.private_data = storage.release();
  return OwnedArray(&array);
}

bool is_null(std::string_view text) {
  return text.data() == nullptr;
}

bool is_null(std::int64_t index) {
  return index < 0;
}

// Buffer 0: one bit a row, or null where no row is null.
template <class Value>
std::size_t add_validity(const std::vector<Value>& values, ArrayStorage& storage) {
  const auto nulls = std::ranges::count_if(values, [](const Value& v) { return is_null(v); });
  if (nulls == 0) {
    storage.buffers.push_back(nullptr);
    return 0;
  }
  char* bits = storage.add(values.size() / 8 + 1);
  std::memset(bits, 0, values.size() / 8 + 1);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!is_null(values[i])) bits[i / 8] = static_cast<char>(bits[i / 8] | 1 << i % 8);
  }
  return static_cast<std::size_t>(nulls);
}

std::size_t size_left(std::string_view text, const std::vector<ByteSpan>& removed) {
  std::size_t size = text.size();
  for (const ByteSpan span : removed) size -= span.size();
  return size;
}

char* copy_left(std::string_view text, const std::vector<ByteSpan>& removed, char* to) {
  std::size_t at = 0;
  const auto copy = [&](std::size_t end) {
    if (end > at) std::memcpy(to, text.data() + at, end - at);
    to += end - at;
  };
  for (const ByteSpan span : removed) {
    copy(span.begin);
    at = span.end;
  }
  copy(text.size());
  return to;
}

template <class Offset>
OwnedArray write_offsets(const std::vector<std::string_view>& texts, const Removed& removed) {
  auto storage = std::make_unique<ArrayStorage>();
  const std::size_t nulls = add_validity(texts, *storage);
  std::size_t total = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) total += size_left(texts[i], removed[i]);
  char* offsets = storage->add((texts.size() + 1) * sizeof(Offset));
  char* const data = storage->add(total);
  char* to = data;
  const auto put_offset = [&](std::size_t i) {
    const auto offset = static_cast<Offset>(to - data);
    std::memcpy(offsets + i * sizeof offset, &offset, sizeof offset);
  };
  put_offset(0);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    to = copy_left(texts[i], removed[i], to);
    put_offset(i + 1);
  }
  return array_of(std::move(storage), texts.size(), nulls);
}

// The data of views, in blocks that an offset of 31 bits can reach into.
class ViewData {
 public:
  ViewData(const std::vector<std::string_view>& texts, const Removed& removed,
           ArrayStorage& storage)
      : storage_(storage) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const std::size_t size = size_left(texts[i], removed[i]);
      if (size <= inline_bytes) continue;
      if (sizes_.empty() || sizes_.back() + size > largest_block) sizes_.push_back(0);
      sizes_.back() += size;
    }
  }

  void put(std::string_view text, const std::vector<ByteSpan>& removed, char* view) {
    const std::size_t size = size_left(text, removed);
    const auto written = static_cast<std::int32_t>(size);
    std::memset(view, 0, view_bytes);
    std::memcpy(view, &written, sizeof written);
    if (size <= inline_bytes) {
      copy_left(text, removed, view + 4);
      return;
    }
    if (block_ == nullptr || used_ + size > sizes_[number_]) next_block();
    const auto number = static_cast<std::int32_t>(number_);
    const auto offset = static_cast<std::int32_t>(used_);
    copy_left(text, removed, block_ + used_);
    std::memcpy(view + 4, block_ + used_, 4);
    std::memcpy(view + 8, &number, sizeof number);
    std::memcpy(view + 12, &offset, sizeof offset);
    used_ += size;
  }

  // The last buffer of such an array: how large each block is.
  void finish() {
    char* sizes = storage_.add(sizes_.size() * sizeof(std::int64_t));
    for (std::size_t i = 0; i < sizes_.size(); ++i) {
      const auto size = static_cast<std::int64_t>(sizes_[i]);
      std::memcpy(sizes + i * sizeof size, &size, sizeof size);
    }
  }

 private:
  static constexpr std::size_t largest_block = std::numeric_limits<std::int32_t>::max();

  void next_block() {
    number_ = block_ == nullptr ? 0 : number_ + 1;
    block_ = storage_.add(sizes_[number_]);
    used_ = 0;
  }

  ArrayStorage& storage_;
  std::vector<std::size_t> sizes_;
  char* block_ = nullptr;
  std::size_t number_ = 0;
  std::size_t used_ = 0;
};

OwnedArray write_views(const std::vector<std::string_view>& texts, const Removed& removed) {
  auto storage = std::make_unique<ArrayStorage>();
  const std::size_t nulls = add_validity(texts, *storage);
  char* views = storage->add(texts.size() * view_bytes);
  ViewData data(texts, removed, *storage);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    data.put(texts[i], removed[i], views + i * view_bytes);
  }
  data.finish();
  return array_of(std::move(storage), texts.size(), nulls);
}

OwnedArray write_nulls(std::size_t length) {
  return array_of(std::make_unique<ArrayStorage>(), length, length);
}

std::int64_t index_at(const ArrowArray& array, char index, std::int64_t row) {
  switch (index) {
    case 'c':
      return buffer<std::int8_t>(array, 1)[row];
    case 'C':
      return buffer<std::uint8_t>(array, 1)[row];
    case 's':
      return buffer<std::int16_t>(array, 1)[row];
    case 'S':
      return buffer<std::uint16_t>(array, 1)[row];
    case 'i':
      return buffer<std::int32_t>(array, 1)[row];
    case 'I':
      return buffer<std::uint32_t>(array, 1)[row];
    default:
      return buffer<std::int64_t>(array, 1)[row];
  }
}

std::size_t index_size(char index) {
  switch (index) {
    case 'c':
    case 'C':
      return 1;
    case 's':
    case 'S':
      return 2;
    case 'i':
    case 'I':
      return 4;
    default:
      return 8;
  }
}

Result<TextLayout> layout_of(const ArrowSchema& schema) {
  const std::string_view format = schema.format;
  if (format == "u" || format == "z") return TextLayout::offsets32;
  if (format == "U" || format == "Z") return TextLayout::offsets64;
  if (format == "vu" || format == "vz") return TextLayout::views;
  if (format == "n") return TextLayout::nulls;
  return fail(Fault::bad_usage,
              fmt::format("an Arrow column of format `{}` holds no text", make_printable(format)),
              "give a column of strings: utf8, large_utf8, string_view, or a dictionary of them");
}

// Owns the strings and the parts of a schema made here.
struct SchemaStorage {
  std::string format;
  std::string name;
  std::string metadata;
  std::vector<OwnedSchema> parts;
  std::vector<ArrowSchema*> children;
};

void release_schema(ArrowSchema* schema) {
  delete static_cast<SchemaStorage*>(schema->private_data);
  schema->release = nullptr;
}

// Metadata say their own length: a count, then pairs of a size and so many bytes.
std::size_t metadata_size(const char* metadata) {
  const auto number_at = [metadata](std::size_t at) {
    std::int32_t number = 0;
    std::memcpy(&number, metadata + at, sizeof number);
    return static_cast<std::size_t>(number);
  };
  std::size_t at = 4;
  for (std::size_t pairs = number_at(0); pairs > 0; --pairs) {
    at += 4 + number_at(at);
    at += 4 + number_at(at);
  }
  return at;
}

// What an array points to belongs to another one.
struct Share {
  std::shared_ptr<OwnedArray> owner;
  std::vector<OwnedArray> parts;
  std::vector<ArrowArray*> children;
};

void release_share(ArrowArray* array) {
  delete static_cast<Share*>(array->private_data);
  array->release = nullptr;
}

}  // namespace

// NOLINTNEXTLINE(misc-no-recursion): as deep as the type is
OwnedArray share_array(const std::shared_ptr<OwnedArray>& owner, const ArrowArray& array) {
  auto share = std::make_unique<Share>();
  share->owner = owner;
  const auto children = static_cast<std::size_t>(array.n_children);
  share->parts.reserve(children + 1);
  for (std::size_t i = 0; i < children; ++i) {
    share->parts.push_back(share_array(owner, *array.children[i]));
    share->children.push_back(share->parts.back().get());
  }
  ArrowArray out = array;
  if (array.dictionary != nullptr) {
    share->parts.push_back(share_array(owner, *array.dictionary));
    out.dictionary = share->parts.back().get();
  }
  out.children = share->children.empty() ? nullptr : share->children.data();
  out.release = release_share;
  out.private_data = share.release();
  return OwnedArray(&out);
}

Result<TextType> text_type_of(const ArrowSchema& schema) {
  TextType type;
  if (schema.dictionary != nullptr) type.index = schema.format[0];
  const Result<TextLayout> layout =
      layout_of(schema.dictionary != nullptr ? *schema.dictionary : schema);
  if (!layout) return tl::unexpected(layout.error());
  type.layout = *layout;
  return type;
}

bool is_valid(const ArrowArray& array, std::int64_t i) {
  if (array.n_buffers == 0) return false;
  const auto* bits = buffer<unsigned char>(array, 0);
  if (bits == nullptr) return true;
  const std::int64_t row = array.offset + i;
  return (bits[row / 8] >> row % 8 & 1) != 0;
}

std::vector<std::string_view> read_texts(const ArrowArray& array, TextLayout layout,
                                         std::int64_t begin, std::int64_t count) {
  std::vector<std::string_view> texts(static_cast<std::size_t>(count));
  if (layout == TextLayout::nulls) return texts;
  for (std::int64_t i = 0; i < count; ++i) {
    if (!is_valid(array, begin + i)) continue;
    const std::int64_t row = array.offset + begin + i;
    texts[static_cast<std::size_t>(i)] =
        layout == TextLayout::offsets32   ? text_at<std::int32_t>(array, row)
        : layout == TextLayout::offsets64 ? text_at<std::int64_t>(array, row)
                                          : viewed_text_at(array, row);
  }
  return texts;
}

std::vector<std::int64_t> read_indices(const ArrowArray& array, char index, std::int64_t begin,
                                       std::int64_t count) {
  std::vector<std::int64_t> indices(static_cast<std::size_t>(count), -1);
  for (std::int64_t i = 0; i < count; ++i) {
    if (!is_valid(array, begin + i)) continue;
    indices[static_cast<std::size_t>(i)] = index_at(array, index, array.offset + begin + i);
  }
  return indices;
}

OwnedArray write_indices(const std::vector<std::int64_t>& indices, char index) {
  static_assert(std::endian::native == std::endian::little, "the low bytes come first");
  auto storage = std::make_unique<ArrayStorage>();
  const std::size_t nulls = add_validity(indices, *storage);
  const std::size_t size = index_size(index);
  char* to = storage->add(indices.size() * size);
  for (const std::int64_t number : indices) {
    const std::int64_t written = std::max<std::int64_t>(number, 0);
    std::memcpy(to, &written, size);
    to += size;
  }
  return array_of(std::move(storage), indices.size(), nulls);
}

OwnedArray write_texts(const std::vector<std::string_view>& texts, const Removed& removed,
                       TextLayout layout) {
  switch (layout) {
    case TextLayout::offsets32:
      return write_offsets<std::int32_t>(texts, removed);
    case TextLayout::offsets64:
      return write_offsets<std::int64_t>(texts, removed);
    case TextLayout::views:
      return write_views(texts, removed);
    case TextLayout::nulls:
      break;
  }
  return write_nulls(texts.size());
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as the type is
OwnedSchema copy_schema(const ArrowSchema& schema) {
  auto storage = std::make_unique<SchemaStorage>();
  storage->format = schema.format;
  if (schema.name != nullptr) storage->name = schema.name;
  if (schema.metadata != nullptr) {
    storage->metadata.assign(schema.metadata, metadata_size(schema.metadata));
  }
  const auto children = static_cast<std::size_t>(schema.n_children);
  storage->parts.reserve(children + 1);
  for (std::size_t i = 0; i < children; ++i) {
    storage->parts.push_back(copy_schema(*schema.children[i]));
    storage->children.push_back(storage->parts.back().get());
  }
  ArrowSchema copy{};
  if (schema.dictionary != nullptr) {
    storage->parts.push_back(copy_schema(*schema.dictionary));
    copy.dictionary = storage->parts.back().get();
  }
  copy.format = storage->format.c_str();
  copy.name = storage->name.c_str();
  copy.metadata = storage->metadata.empty() ? nullptr : storage->metadata.data();
  copy.flags = schema.flags;
  copy.n_children = schema.n_children;
  copy.children = storage->children.empty() ? nullptr : storage->children.data();
  copy.release = release_schema;
  copy.private_data = storage.release();
  return OwnedSchema(&copy);
}

std::string kept_of(std::string_view text, const std::vector<ByteSpan>& removed) {
  std::string kept(size_left(text, removed), '\0');
  copy_left(text, removed, kept.data());
  return kept;
}

}  // namespace dross::python

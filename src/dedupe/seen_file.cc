// Read as if an enemy had written it: every size is checked against a limit before it is believed,
// and nothing is trusted that the checksum has not covered. A reader that meets a fault at the end
// has filled an index that its caller throws away.
#include "dedupe/seen_file.h"

#include <sys/stat.h>
#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

#include "base/atomic_file.h"
#include "base/limits.h"

namespace dross {
namespace {

constexpr std::string_view magic = "DROSSEEN";
constexpr std::uint32_t version = 1;
constexpr std::size_t buffer_size = std::size_t{256} << 10;

enum class RecordType : std::uint32_t { end, document, paragraph };

struct FreeState {
  void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
};
using HashState = std::unique_ptr<XXH3_state_t, FreeState>;

HashState new_hash() {
  HashState state(XXH3_createState());
  XXH3_64bits_reset(state.get());
  return state;
}

/// Appends numbers and hands over the bytes in large pieces.
template <class Write>
class Encoder {
 public:
  explicit Encoder(Write write) : write_(std::move(write)), hash_(new_hash()) {}

  template <class Number>
  void number(Number value) {
    for (std::size_t i = 0; i < sizeof value; ++i) {
      buffer_ += static_cast<char>(static_cast<std::uint64_t>(value) >> 8 * i & 0xFFU);
    }
  }
  void bytes(std::string_view bytes) { buffer_ += bytes; }
  Result<void> flush_if_full() { return buffer_.size() < buffer_size ? Result<void>() : flush(); }
  Result<void> flush() {
    XXH3_64bits_update(hash_.get(), buffer_.data(), buffer_.size());
    Result<void> done = write_(buffer_);
    buffer_.clear();
    return done;
  }
  /// The hash of all that has been handed over.
  [[nodiscard]] std::uint64_t hash() const { return XXH3_64bits_digest(hash_.get()); }

 private:
  Write write_;
  HashState hash_;
  std::string buffer_;
};

template <class Write>
Result<void> encode(const ParagraphIndex& index, Write write) {
  Encoder<Write> out(std::move(write));
  out.bytes(magic);
  out.number(version);
  out.number(index.options().min_words);
  out.number(std::bit_cast<std::uint64_t>(index.options().threshold));
  std::uint64_t paragraphs = 0;
  Result<void> done;
  const auto add_document = [&](const DocumentName& name) {
    out.number(static_cast<std::uint32_t>(RecordType::document));
    out.number(static_cast<std::uint32_t>(name.input.size()));
    out.number(static_cast<std::uint32_t>(name.id.size()));
    out.number(name.document);
    out.number(name.content);
    out.bytes(name.input);
    out.bytes(name.id);
  };
  const auto add_paragraph = [&](Address place) {
    const StoredParagraph& stored = index.store().at(place);
    ++paragraphs;
    out.number(static_cast<std::uint32_t>(RecordType::paragraph));
    out.number(stored.key.low);
    out.number(stored.key.high);
    out.number(stored.guards);
    out.number(stored.line);
    out.number(stored.shingle_count);
    for (const Shingle shingle : stored.shingles()) out.number(shingle);
    if (done) done = out.flush_if_full();
  };
  index.store().each(add_document, add_paragraph);
  if (!done) return done;
  out.number(static_cast<std::uint32_t>(RecordType::end));
  out.number(paragraphs);
  if (done = out.flush(); !done) return done;
  out.number(out.hash());
  return out.flush();
}

class Decoder {
 public:
  Decoder(std::unique_ptr<ByteSource> file, ParagraphIndex& index)
      : file_(std::move(file)), index_(index), hash_(new_hash()) {}

  Result<void> decode() {
    if (Result<void> fine = read_header(); !fine) return fine;
    while (true) {
      const auto type = static_cast<RecordType>(number<std::uint32_t>());
      Result<void> fine;
      switch (type) {
        case RecordType::document:
          fine = read_document();
          break;
        case RecordType::paragraph:
          fine = read_paragraph();
          break;
        case RecordType::end:
          return read_end();
        default:
          fine = damaged();
      }
      if (!fine) return fine;
    }
  }

 private:
  Result<void> read_header() {
    std::string found(magic.size(), '\0');
    take(found.data(), found.size());
    if (found != magic) return refuse("is no file of --seen", "name another file");
    const auto found_version = number<std::uint32_t>();
    const auto min_words = number<std::uint32_t>();
    const auto threshold = std::bit_cast<double>(number<std::uint64_t>());
    if (failed_) return damaged();
    if (found_version != version) {
      return refuse("is of version " + std::to_string(found_version) + ", not 1", fresh_hint);
    }
    if (SimilarityOptions{threshold, min_words} != index_.options()) {
      return refuse("was written with another --dedupe-threshold or --dedupe-min-words",
                    "give the same values, or name another file");
    }
    return {};
  }

  Result<void> read_document() {
    const auto input_size = number<std::uint32_t>();
    const auto id_size = number<std::uint32_t>();
    DocumentName name;
    name.document = number<std::uint64_t>();
    name.content = number<std::uint64_t>();
    if (std::max(input_size, id_size) > limits::max_kept_name) return damaged();
    input_.resize(input_size);
    id_.resize(id_size);
    take(input_.data(), input_.size());
    take(id_.data(), id_.size());
    if (failed_) return damaged();
    name.input = input_;
    name.id = id_;
    index_.begin_document(name);
    has_document_ = true;
    return {};
  }

  Result<void> read_paragraph() {
    Fingerprint print;
    print.key.low = number<std::uint64_t>();
    print.key.high = number<std::uint64_t>();
    print.guards = number<std::uint64_t>();
    const auto line = number<std::uint32_t>();
    const auto count = number<std::uint32_t>();
    if (failed_ || !has_document_ || count > limits::max_near_shingles) return damaged();
    shingles_.resize(count);
    for (Shingle& shingle : shingles_) shingle = number<std::uint64_t>();
    if (failed_) return damaged();
    ++paragraphs_;
    index_.add(with_shingles(print), line);
    return {};
  }

  // A smaller memory than the last run's may be too small for the longest of its paragraphs.
  const Fingerprint& with_shingles(Fingerprint& print) {
    if (shingles_.size() > most_shingles_) shingles_.clear();
    std::ranges::sort(shingles_);
    print.shingles = shingles_;
    return print;
  }

  Result<void> read_end() {
    const auto paragraphs = number<std::uint64_t>();
    const std::uint64_t expected = XXH3_64bits_digest(hash_.get());
    const auto found = number<std::uint64_t>();
    if (failed_ || found != expected || paragraphs != paragraphs_ || more()) return damaged();
    return {};
  }

  template <class Number>
  Number number() {
    char bytes[sizeof(Number)] = {};
    take(bytes, sizeof bytes);
    Number value = 0;
    for (std::size_t i = 0; i < sizeof bytes; ++i) {
      value |=
          static_cast<Number>(static_cast<Number>(static_cast<unsigned char>(bytes[i])) << 8 * i);
    }
    return value;
  }

  // Past the end, or where the file cannot be read, `failed_` stays set and the bytes are zero.
  void take(char* out, std::size_t size) {
    char* const begin = out;
    for (std::size_t left = size; left > 0;) {
      if (at_ == end_ && !more()) {
        std::fill_n(out, left, '\0');
        failed_ = true;
        break;
      }
      const std::size_t piece = std::min(left, end_ - at_);
      std::copy_n(buffer_.data() + at_, piece, out);
      at_ += piece;
      out += piece;
      left -= piece;
    }
    XXH3_64bits_update(hash_.get(), begin, size);
  }

  bool more() {
    if (at_ < end_) return true;
    if (buffer_.empty()) buffer_.resize(buffer_size);
    const Result<std::size_t> read = file_->read(buffer_.data(), buffer_.size());
    at_ = 0;
    end_ = read ? *read : 0;
    return end_ > 0;
  }

  [[nodiscard]] tl::unexpected<Diagnostic> refuse(std::string_view what,
                                                  std::string_view hint) const {
    return fail(Fault::state_file_refused, file_->name() + " " + std::string(what),
                std::string(hint));
  }
  [[nodiscard]] tl::unexpected<Diagnostic> damaged() const {
    return refuse("is damaged or cut off", fresh_hint);
  }

  static constexpr std::string_view fresh_hint =
      "remove the file to begin anew, or give the copy of an earlier run";

  std::unique_ptr<ByteSource> file_;
  ParagraphIndex& index_;
  HashState hash_;
  std::vector<char> buffer_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  bool failed_ = false;
  bool has_document_ = false;
  std::string input_;
  std::string id_;
  std::vector<Shingle> shingles_;
  std::size_t most_shingles_ = max_shingles(index_.options(), index_.memory());
  std::uint64_t paragraphs_ = 0;
};

}  // namespace

Result<void> read_seen(std::unique_ptr<ByteSource> file, ParagraphIndex& index) {
  return Decoder(std::move(file), index).decode();
}

Result<void> read_seen_file(const std::string& path, ParagraphIndex& index) {
  struct stat status{};
  if (::stat(path.c_str(), &status) != 0 && errno == ENOENT) return {};
  Result<std::unique_ptr<ByteSource>> file = open_source(path);
  if (!file) return tl::unexpected(file.error());
  return read_seen(std::move(*file), index);
}

std::string write_seen(const ParagraphIndex& index) {
  std::string bytes;
  static_cast<void>(encode(index, [&](std::string_view piece) -> Result<void> {
    bytes += piece;
    return {};
  }));
  return bytes;
}

Result<void> write_seen_file(const std::string& path, const ParagraphIndex& index) {
  Result<AtomicFile> file = AtomicFile::create(path);
  if (!file) return tl::unexpected(file.error());
  Result<void> done = encode(index, [&](std::string_view piece) { return file->write(piece); });
  if (!done) return done;
  return file->commit();
}

}  // namespace dross

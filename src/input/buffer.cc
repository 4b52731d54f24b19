// The buffer stays one block large: a record is gathered in its own string, so that a long one is
// held once, not here and there. Only the look at the format lets it grow, by its own small limit.
#include "input/buffer.h"

#include <algorithm>
#include <utility>

namespace dross {

InputBuffer::InputBuffer(std::unique_ptr<ByteSource> source, std::size_t block)
    : source_(std::move(source)), block_(std::max<std::size_t>(block, 1)) {}

std::string_view InputBuffer::pending() const {
  return std::string_view(bytes_.data() + begin_, end_ - begin_);
}

void InputBuffer::make_room() {
  if (begin_ == end_) begin_ = end_ = 0;
  if (bytes_.size() - end_ < block_) bytes_.resize(end_ + block_);
}

Result<bool> InputBuffer::fill() {
  // The end is remembered: a terminal would ask for a second Ctrl-D.
  if (last_) return *last_;
  make_room();
  const Result<std::size_t> got = source_->read(bytes_.data() + end_, block_);
  if (!got) return *(last_ = tl::unexpected(got.error()));
  end_ += *got;
  if (*got == 0) return *(last_ = false);
  return true;
}

void InputBuffer::take(std::size_t size) {
  begin_ += size;
  offset_ += size;
}

Result<Gathered> InputBuffer::gather(std::string& out, Until until, std::size_t limit) {
  while (true) {
    if (begin_ == end_) {
      const Result<bool> more = fill();
      if (!more) return tl::unexpected(more.error());
      if (!*more) return Gathered::all;
    }
    std::string_view piece = pending().substr(0, limit - out.size());
    if (piece.empty()) return Gathered::part;
    const std::size_t newline = until == Until::newline ? piece.find('\n') : piece.npos;
    if (newline != piece.npos) piece = piece.substr(0, newline + 1);
    out.append(piece);
    take(piece.size());
    if (newline != piece.npos) return Gathered::line;
  }
}

}  // namespace dross

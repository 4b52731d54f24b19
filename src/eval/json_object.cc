// Numbers have six significant digits: more than any figure is sure of, and the same on every
// machine.
#include "eval/json_object.h"

#include <fmt/format.h>

#include "output/json_text.h"

namespace dross {
namespace {

std::string number_text(double number) {
  return fmt::format("{:.6g}", number);
}

}  // namespace

void JsonObject::start(std::string_view key) {
  if (!members_.empty()) members_ += ',';
  append_json_bytes(key, members_);
  members_ += ':';
}

JsonObject& JsonObject::add(std::string_view key, std::string_view text) {
  start(key);
  append_json_bytes(text, members_);
  return *this;
}

JsonObject& JsonObject::add(std::string_view key, std::uint64_t number) {
  start(key);
  members_ += std::to_string(number);
  return *this;
}

JsonObject& JsonObject::add_figure(std::string_view key, std::optional<double> number) {
  start(key);
  members_ += number ? number_text(*number) : "null";
  return *this;
}

JsonObject& JsonObject::add_json(std::string_view key, std::string_view json) {
  start(key);
  members_ += json;
  return *this;
}

std::string json_pair(double low, double high) {
  return fmt::format("[{},{}]", number_text(low), number_text(high));
}

}  // namespace dross

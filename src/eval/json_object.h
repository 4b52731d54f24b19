// One JSON object on one line, member by member.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dross {

class JsonObject {
 public:
  JsonObject& add(std::string_view key, std::string_view text);
  JsonObject& add(std::string_view key, std::uint64_t number);
  /// Six significant digits; null where there is none.
  JsonObject& add_figure(std::string_view key, std::optional<double> number);
  /// `json` is JSON already.
  JsonObject& add_json(std::string_view key, std::string_view json);

  [[nodiscard]] std::string text() const { return "{" + members_ + "}"; }

 private:
  void start(std::string_view key);

  std::string members_;
};

/// [low, high]
std::string json_pair(double low, double high);

}  // namespace dross

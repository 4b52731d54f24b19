// Web archives written by hand.
#pragma once

#include <string>
#include <string_view>

namespace dross::test {

inline std::string warc_record(std::string_view type, std::string_view media,
                               std::string_view block, std::string_view more_fields = "") {
  std::string record = "WARC/1.0\r\nWARC-Type: ";
  record.append(type).append("\r\nWARC-Target-URI: https://news.example/a\r\n");
  record.append("WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: ").append(media).append("\r\n");
  record.append(more_fields);
  record.append("Content-Length: ").append(std::to_string(block.size())).append("\r\n\r\n");
  return record.append(block).append("\r\n\r\n");
}

inline std::string conversion(std::string_view text, std::string_view more_fields = "") {
  return warc_record("conversion", "text/plain", text, more_fields);
}

inline std::string warcinfo() {
  return warc_record("warcinfo", "application/warc-fields", "isPartOf: TEST-2026\r\n");
}

}  // namespace dross::test

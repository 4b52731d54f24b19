// The page says in its Content-Security-Policy by hashes which style and script are its own, so
// that nothing else runs and nothing is fetched, whatever a document holds; and the script writes
// texts as text alone.
#include "output/report_page.h"

#include <openssl/evp.h>

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include "output/report.h"

namespace dross {
namespace {

std::string_view file_of(std::string_view path) {
  for (const EmbeddedFile& file : embedded_report_files) {
    if (file.path == path) return file.content;
  }
  return {};
}

std::string whole_script() {
  std::string script;
  for (const char* part : {"page.figures.js", "page.documents.js", "page.frame.js"}) {
    script += file_of(part);
  }
  return script;
}

// As a policy spells it: base64 of the SHA-256.
std::string hash_source(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  constexpr std::size_t most_text = std::size_t{EVP_MAX_MD_SIZE} * 2;
  std::array<unsigned char, most_text> text{};
  EVP_EncodeBlock(text.data(), digest.data(), static_cast<int>(size));
  return "'sha256-" + std::string(reinterpret_cast<const char*>(text.data())) + "'";
}

}  // namespace

std::string report_page(const std::string& data) {
  const std::string_view style = file_of("page.css");
  const std::string script = whole_script();
  const std::string policy = "default-src 'none'; style-src " + hash_source(style) +
                             "; script-src " + hash_source(script) +
                             "; base-uri 'none'; form-action 'none'";
  const std::array<std::pair<std::string_view, std::string_view>, 4> parts = {
      {{"{{policy}}", policy}, {"{{style}}", style}, {"{{data}}", data}, {"{{script}}", script}}};
  std::string page;
  std::string_view rest = file_of("page.html");
  for (const auto& [mark, part] : parts) {
    const std::size_t at = rest.find(mark);
    page += rest.substr(0, at);
    page += part;
    rest.remove_prefix(at + mark.size());
  }
  page += rest;
  return page;
}

}  // namespace dross

// The fold comes from a hash of the site's name, so a site stays in its fold when others come or
// go.
#include "eval/folds.h"

#include "eval/sha256.h"

namespace dross {

std::size_t fold_of(std::string_view site) {
  // The first byte decides the half, so the last four are taken.
  const auto digest = sha256(site);
  std::size_t number = 0;
  for (std::size_t i = digest.size() - 4; i < digest.size(); ++i) number = number << 8U | digest[i];
  return number % fold_count;
}

}  // namespace dross

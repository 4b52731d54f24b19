// The choice by language is made once for each language that a pack names; only rules bound to a
// site are looked at again for every document.
#include "match/selection.h"

#include <algorithm>
#include <numeric>

namespace dross {
namespace {

constexpr std::string_view fallback_language = "en";

bool speaks(const Pack& pack, std::string_view language) {
  return pack.languages.empty() ||
         std::ranges::find(pack.languages, language) != pack.languages.end();
}

Selection choose(const RuleSet& set, std::string_view language) {
  Selection chosen;
  for (std::uint32_t i = 0; i < set.rules.size(); ++i) {
    if (speaks(set.packs[set.rules[i].pack], language)) chosen.push_back(i);
  }
  return chosen;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

}  // namespace

RuleSelector::RuleSelector(const RuleSet& set)
    : set_(set),
      any_language_(choose(set, "")),
      has_sites_(
          std::ranges::any_of(set.rules, [](const Rule& rule) { return !rule.sites.empty(); })) {
  for (const Pack& pack : set.packs) {
    for (const std::string& language : pack.languages) {
      if (!by_language_.contains(language)) by_language_.emplace(language, choose(set, language));
    }
  }
}

const Selection& RuleSelector::for_language(std::string_view language) const {
  const auto found = by_language_.find(language.empty() ? fallback_language : language);
  return found == by_language_.end() ? any_language_ : found->second;
}

Selection RuleSelector::select(std::string_view language, std::string_view host) const {
  return of_site(for_language(language), host);
}

Selection RuleSelector::of_site(Selection chosen, std::string_view host) const {
  if (!has_sites_) return chosen;
  std::erase_if(chosen, [&](std::uint32_t i) {
    const std::vector<std::string>& sites = set_.rules[i].sites;
    return !sites.empty() && std::ranges::none_of(sites, [&](const std::string& site) {
      return matches_site(site, host);
    });
  });
  return chosen;
}

Selection every_rule(const RuleSet& set) {
  Selection all(set.rules.size());
  std::iota(all.begin(), all.end(), 0U);
  return all;
}

std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  std::string_view rest = url.substr(scheme + 3);
  rest = rest.substr(0, rest.find_first_of("/?#"));
  if (const std::size_t user = rest.rfind('@'); user != std::string_view::npos) {
    rest.remove_prefix(user + 1);
  }
  std::string host(rest.substr(0, rest.find(':')));
  std::ranges::transform(host, host.begin(), lower);
  return host;
}

// Iterative matching with one step back to the last star: linear in practice, no recursion.
bool matches_glob(std::string_view glob, std::string_view text) {
  std::size_t g = 0;
  std::size_t t = 0;
  std::size_t star = std::string_view::npos;
  std::size_t resume = 0;
  while (t < text.size()) {
    if (g < glob.size() && glob[g] == '*') {
      star = g++;
      resume = t;
    } else if (g < glob.size() && glob[g] == text[t]) {
      ++g;
      ++t;
    } else if (star != std::string_view::npos) {
      g = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  return glob.find_first_not_of('*', g) == std::string_view::npos;
}

bool matches_site(std::string_view glob, std::string_view host) {
  if (host.empty()) return false;
  if (glob.starts_with("*.") && matches_glob(glob.substr(2), host)) return true;
  return matches_glob(glob, host);
}

}  // namespace dross

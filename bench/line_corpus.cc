// Phrases are a verb and an object of one language, so that a few tables give thousands. Prose is
// real frequent words among invented ones made of syllables: with a small vocabulary a prefilter
// would look better, or worse, than it is on text with as many words as texts have.
#include "line_corpus.h"

#include <fmt/format.h>

#include <array>
#include <set>
#include <span>
#include <string_view>

#include "random.h"

namespace dross::bench {
namespace {

using Words = std::span<const std::string_view>;

struct Language {
  Words verbs;      ///< begin a piece of clutter
  Words objects;    ///< end it
  Words frequent;   ///< every second word of prose
  Words syllables;  ///< of the others
  std::string_view space;
};

constexpr std::array en_verbs = std::to_array<std::string_view>(
    {"read", "share", "sign up for", "subscribe to", "follow", "click here for", "more from",
     "see also", "download", "print", "watch", "back to", "jump to", "join", "discover"});
constexpr std::array en_objects = std::to_array<std::string_view>(
    {"this article", "our newsletter", "the latest news", "us on facebook", "the comments",
     "the full story", "top stories", "the app", "more news", "the homepage", "the video",
     "our privacy policy", "related stories", "the gallery", "the conversation"});
constexpr std::array en_frequent = std::to_array<std::string_view>(
    {"the", "of",    "and",   "to",    "in",         "a",      "that",   "for",
     "on",  "with",  "was",   "said",  "at",         "by",     "from",   "has",
     "its", "after", "would", "their", "government", "police", "people", "years"});
constexpr std::array en_syllables = std::to_array<std::string_view>(
    {"con", "ter", "ing", "er",  "re",  "ment", "tion", "al",  "pro", "ly",  "de",  "com",
     "per", "ess", "ver", "man", "sta", "tor",  "ca",   "ble", "ity", "est", "ard", "sh"});

constexpr std::array de_verbs =
    std::to_array<std::string_view>({"lesen sie", "teilen sie", "abonnieren sie", "hier geht es zu",
                                     "mehr zu", "zurück zu", "jetzt anmelden für", "folgen sie",
                                     "weitere infos zu", "drucken sie", "zum thema", "hören sie"});
constexpr std::array de_objects = std::to_array<std::string_view>(
    {"diesen artikel", "unseren newsletter", "der startseite", "den kommentaren", "der übersicht",
     "unserem kanal", "den nutzungsbedingungen", "der bildergalerie", "diesem video",
     "unseren angeboten", "der redaktion", "den schlagzeilen"});
constexpr std::array de_frequent = std::to_array<std::string_view>(
    {"der",   "die",  "und",  "in",  "den",  "von",  "zu",        "das",
     "mit",   "sich", "des",  "auf", "für",  "ist",  "im",        "dem",
     "nicht", "ein",  "eine", "als", "auch", "über", "Regierung", "Jahr"});
constexpr std::array de_syllables = std::to_array<std::string_view>(
    {"ver",  "ge", "ung", "en",  "schaft", "be",   "er",  "lich", "keit", "aus",  "ein",
     "stra", "ße", "für", "tag", "land",   "über", "men", "sch",  "ter",  "heit", "an"});

constexpr std::array fr_verbs = std::to_array<std::string_view>(
    {"lire aussi", "partager", "abonnez-vous à", "à lire sur", "suivez", "découvrez", "retour à",
     "voir", "cliquez ici pour", "recevez", "tout savoir sur", "imprimer"});
constexpr std::array fr_objects = std::to_array<std::string_view>(
    {"cet article", "notre lettre", "toute l'actualité", "la suite", "les commentaires",
     "l'accueil", "nos offres", "la vidéo", "le diaporama", "notre chaîne", "la rédaction",
     "vos préférences"});
constexpr std::array fr_frequent = std::to_array<std::string_view>(
    {"de",  "la",   "le",  "et",  "les",  "des", "en",           "un",
     "du",  "une",  "que", "est", "pour", "qui", "dans",         "a",
     "par", "plus", "pas", "au",  "sur",  "été", "gouvernement", "après"});
constexpr std::array fr_syllables = std::to_array<std::string_view>(
    {"tion", "ment", "re", "con", "é",   "té",  "eur", "ance", "dé", "pro",
     "ais",  "ique", "ou", "sé",  "ran", "ves", "lle", "ché",  "mi", "tou"});

constexpr std::array es_verbs = std::to_array<std::string_view>(
    {"leer más sobre", "comparte", "suscríbete a", "síguenos en", "volver a", "te puede interesar",
     "haz clic en", "descarga", "ver también", "recibe", "conoce", "imprimir"});
constexpr std::array es_objects = std::to_array<std::string_view>(
    {"esta noticia", "nuestro boletín", "la portada", "los comentarios", "nuestras redes",
     "las últimas noticias", "el vídeo", "la galería", "nuestra aplicación", "el tema",
     "la redacción", "el aviso legal"});
constexpr std::array es_frequent = std::to_array<std::string_view>(
    {"de", "la",   "que", "el",  "en", "y",  "a",  "los", "del",  "se",  "las",      "por",
     "un", "para", "con", "una", "su", "al", "es", "lo",  "como", "más", "gobierno", "según"});
constexpr std::array es_syllables = std::to_array<std::string_view>(
    {"ción", "do", "ra",  "con", "mien", "to",  "es",  "pre", "si",  "den",
     "te",   "ca", "lla", "ma",  "ría",  "dad", "per", "na",  "los", "go"});

constexpr std::array ru_verbs = std::to_array<std::string_view>(
    {"читайте также", "подпишитесь на", "поделиться", "смотрите", "вернуться к", "узнать больше о",
     "скачать", "оставить", "следите за", "перейти к", "обсудить", "версия для"});
constexpr std::array ru_objects = std::to_array<std::string_view>(
    {"эту статью", "нашу рассылку", "главные новости", "комментарии", "главной странице", "видео",
     "наш канал", "приложение", "правила сайта", "печати", "другие материалы", "редакции"});
constexpr std::array ru_frequent = std::to_array<std::string_view>(
    {"в",    "и",   "на",    "не",      "что",           "с",    "по",  "из",
     "за",   "к",   "от",    "для",     "его",           "это",  "как", "после",
     "году", "был", "также", "сообщил", "правительство", "время"});
constexpr std::array ru_syllables = std::to_array<std::string_view>(
    {"ста",   "про", "ния", "ла", "ко", "ра",   "ных", "пере", "ва", "тель",
     "ность", "при", "го",  "ми", "ет", "ский", "дов", "ле",   "на", "ом"});

constexpr std::array zh_verbs =
    std::to_array<std::string_view>({"点击", "分享", "关注", "订阅", "查看", "下载", "返回", "更多",
                                     "相关", "推荐", "欢迎", "加入"});
constexpr std::array zh_objects =
    std::to_array<std::string_view>({"本文", "新闻", "我们", "首页", "评论", "客户端", "公众号",
                                     "视频", "文章", "专题", "栏目", "图集"});
constexpr std::array zh_frequent =
    std::to_array<std::string_view>({"的", "在", "了", "是", "和", "有", "中国", "为", "对", "与",
                                     "上", "将", "表示", "记者", "年"});
constexpr std::array zh_syllables = std::to_array<std::string_view>(
    {"经", "济", "发", "展", "社", "会", "政", "府", "市", "场", "工", "作", "国",
     "际", "城", "教", "育", "技", "术", "企", "业", "生", "活", "，", "。"});

constexpr std::array pl_verbs = std::to_array<std::string_view>(
    {"czytaj także", "udostępnij", "zapisz się na", "zobacz też", "wróć do", "więcej o", "obserwuj",
     "pobierz", "sprawdź", "dołącz do", "skomentuj", "wydrukuj"});
constexpr std::array pl_objects = std::to_array<std::string_view>(
    {"ten artykuł", "nasz newsletter", "strony głównej", "komentarze", "naszą aplikację",
     "najnowsze wiadomości", "galerię zdjęć", "regulamin", "nasz profil", "ten temat", "redakcję",
     "dyskusję"});
constexpr std::array pl_frequent = std::to_array<std::string_view>(
    {"w", "i",  "na",    "z",    "do", "nie", "się", "że",    "to",    "jest",
     "o", "po", "przez", "roku", "od", "za",  "jak", "które", "także", "został"});
constexpr std::array pl_syllables = std::to_array<std::string_view>(
    {"nie", "prze", "cza", "ści", "wa",  "ko", "sta", "ów",  "ra", "dzie",
     "ną",  "ło",   "wy",  "mi",  "szy", "po", "rz",  "ych", "te", "ej"});

constexpr std::array<Language, 7> languages = {{
    {en_verbs, en_objects, en_frequent, en_syllables, " "},
    {de_verbs, de_objects, de_frequent, de_syllables, " "},
    {fr_verbs, fr_objects, fr_frequent, fr_syllables, " "},
    {es_verbs, es_objects, es_frequent, es_syllables, " "},
    {ru_verbs, ru_objects, ru_frequent, ru_syllables, " "},
    {pl_verbs, pl_objects, pl_frequent, pl_syllables, " "},
    {zh_verbs, zh_objects, zh_frequent, zh_syllables, ""},
}};

// English is a third of all, as on the web.
const Language& any_language(Random& random) {
  return random.one_in(4) ? languages[0] : languages[random.between(0, languages.size() - 1)];
}

std::string phrase(Random& random, const Language& language) {
  std::string text(random.pick(language.verbs));
  text += language.space;
  return text += random.pick(language.objects);
}

std::string alternatives(Random& random, Words words) {
  std::string text = "(?:";
  for (std::size_t i = random.between(2, 4); i > 0; --i) {
    text += random.pick(words);
    if (i > 1) text += "|";
  }
  return text + ")";
}

std::string many_alternatives(Random& random, Words words) {
  const std::size_t count = random.between(5, 10);
  std::set<std::string_view> chosen;
  while (chosen.size() < count) chosen.insert(random.pick(words));
  return fmt::format("({})", fmt::join(chosen, "|"));
}

// Shares and sizes are those of the line rules under rules/: 90 % anchored, 77 % to the line's end,
// 64 % with something in between, 22 alternatives and 290 bytes in the median.
std::string pack_branch(Random& random, const Language& language) {
  constexpr std::array gaps = std::to_array<std::string_view>(
      {".{0,20}", ".{0,40}", ".{0,60}", ".{0,30} ", "( .*)? ", " [^.!?]{2,40} ", "[^,;:]{0,50}"});
  const std::string space(language.space);
  std::string branch = random.between(1, 10) == 1 ? "" : "^";
  if (random.one_in(2)) branch += alternatives(random, language.frequent) + space;
  branch += many_alternatives(random, language.verbs);
  branch += random.between(1, 100) <= 64 ? std::string(random.pick(gaps)) : space;
  branch += many_alternatives(random, language.objects);
  if (random.between(1, 100) <= 77) branch += "[ .:!…>]*$";
  return branch;
}

std::string pack_pattern(Random& random, const Language& language) {
  std::string pattern = "(?i)" + pack_branch(random, language);
  for (int left = 3; left > 0 && random.one_in(2); --left) {
    pattern += "|" + pack_branch(random, language);
  }
  return pattern;
}

std::string anchored_pattern(Random& random, const Language& language) {
  const std::string start = random.one_in(3) ? "(?i)^\\s*" : "(?i)^";
  switch (random.between(0, 6)) {
    case 0:
      return start + phrase(random, language) + "\\s*$";
    case 1:
      return start + phrase(random, language) + "[:.!…]?$";
    case 2:
      return start + phrase(random, language) + "\\b.{0,80}$";
    case 3: {
      const std::string verbs = alternatives(random, language.verbs);
      return start + verbs + std::string(language.space) + alternatives(random, language.objects);
    }
    case 4: {
      const std::string objects = alternatives(random, language.objects);
      return start + objects + " ?[:|]";
    }
    case 5:
      return start + "\\d{1,3} " + std::string(random.pick(language.objects)) + "\\s*$";
    default:
      return start + phrase(random, language) + "$";
  }
}

std::string free_pattern(Random& random, const Language& language) {
  switch (random.between(0, 2)) {
    case 0:
      return "(?i)" + phrase(random, language);
    case 1: {
      const std::string verb(random.pick(language.verbs));
      return "(?i)" + verb + ".{0,40}" + std::string(random.pick(language.objects));
    }
    default: {
      const std::string verbs = alternatives(random, language.verbs);
      return "(?i)" + verbs + std::string(language.space) +
             std::string(random.pick(language.objects));
    }
  }
}

// Shapes without a word, which every rule set has some of.
constexpr std::array shapes = std::to_array<std::string_view>(
    {R"(^\s*[•*·|_-]+\s*$)", R"(^\s*\d{1,2}[./]\d{1,2}[./]\d{2,4}\s*$)", R"((?i)^\s*by [A-Z])",
     R"(^\s*©)", R"(^\s*\d{1,2}:\d\d\s*$)", R"((?i)^\s*https?://\S+\s*$)",
     R"((?i)\ball rights reserved\b)"});

std::string word(Random& random, const Language& language) {
  if (random.one_in(2)) return std::string(random.pick(language.frequent));
  std::string made;
  for (std::size_t left = random.between(1, 4); left > 0; --left) {
    made += random.pick(language.syllables);
  }
  return made;
}

void capitalise(std::string& text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
}

// Words up to a number of bytes.
std::string run_of_words(Random& random, const Language& language, std::size_t bytes) {
  std::string text = word(random, language);
  capitalise(text);
  while (text.size() < bytes) {
    if (random.one_in(14)) text += language.space.empty() ? "，" : ",";
    text += language.space;
    text += word(random, language);
    if (random.one_in(25)) text += language.space.empty() ? "。" : ".";
  }
  return text;
}

void append_noisy_line(Random& random, std::string& out) {
  const Language& language = any_language(random);
  const std::size_t kind = random.between(0, 99);
  if (kind < 30) {
    // An empty line.
  } else if (kind < 38) {
    std::string text = phrase(random, language);
    capitalise(text);
    out += text;
  } else if (kind < 44) {
    out += std::to_string(random.between(1, 28)) + ".";
    out += std::to_string(random.between(1, 12)) + ".";
    out += std::to_string(random.between(2010, 2025));
  } else if (kind < 77) {
    out += run_of_words(random, language, random.between(6, 40));
  } else {
    out += run_of_words(random, language, random.between(45, 260));
  }
  out += '\n';
}

void append_clean_line(Random& random, std::string& out) {
  const Language& language = any_language(random);
  std::string text = run_of_words(random, language, random.between(45, 310));
  if (random.one_in(40)) {
    text += language.space;
    text += phrase(random, language);
  }
  out += text;
  out += '\n';
}

std::string varied_pattern(Random& random, const Language& language) {
  return random.one_in(7) ? free_pattern(random, language) : anchored_pattern(random, language);
}

// A line of clutter, or a heading, as it stands.
std::string full_line_pattern(Random& random, const Language& language) {
  std::string line = random.one_in(2) ? phrase(random, language)
                                      : run_of_words(random, language, random.between(8, 30));
  std::erase(line, '.');
  return "(?i)^" + line + "$";
}

}  // namespace

std::vector<std::string> make_line_patterns(std::size_t count, Growth growth, std::uint64_t seed) {
  constexpr std::size_t varied = 216;
  Random random(seed);
  std::vector<std::string> patterns;
  std::set<std::string> known;
  while (patterns.size() < count) {
    const Language& language = any_language(random);
    std::string pattern;
    if (patterns.size() % 30 == 7 && patterns.size() / 30 < shapes.size()) {
      pattern = shapes.at(patterns.size() / 30);
    } else if (growth == Growth::packs) {
      pattern = pack_pattern(random, language);
    } else if (patterns.size() < varied || growth == Growth::even || random.one_in(28)) {
      pattern = varied_pattern(random, language);
    } else {
      pattern = full_line_pattern(random, language);
    }
    if (known.insert(pattern).second) patterns.push_back(std::move(pattern));
  }
  return patterns;
}

std::string make_lines(std::size_t bytes, Noise noise, std::uint64_t seed) {
  Random random(seed);
  std::string text;
  text.reserve(bytes + 512);
  while (text.size() < bytes) {
    if (noise == Noise::noisy) {
      append_noisy_line(random, text);
    } else {
      append_clean_line(random, text);
    }
  }
  return text;
}

}  // namespace dross::bench

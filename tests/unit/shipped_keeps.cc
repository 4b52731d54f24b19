// The shipped rules together: every text that some rule promises to keep stays, whatever all the
// other rules say, when it stands where an article's sentences stand.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "eval/examples.h"
#include "match/selection.h"
#include "rules/pattern_check.h"
#include "unit/pipeline_support.h"

namespace {

using namespace dross;

struct Prose {
  std::string_view before;
  std::string_view after;
};

/// Two paragraphs in each language that a pack is written for.
const std::map<std::string, Prose, std::less<>>& prose_by_language() {
  static const std::map<std::string, Prose, std::less<>> prose = {
      {"en",
       {"The council spent the whole of Monday evening on the roof of the old market hall, which "
        "has let in the rain since the spring and now lets in the pigeons as well.",
        "A carpenter from the upper town offered to mend it for the price of the timber, and the "
        "hall fell so silent that everybody could hear the water drip into the buckets."}},
      {"de",
       {"Der Rat der kleinen Stadt hat am Montag bis in die Nacht hinein über das Dach der alten "
        "Markthalle gesprochen, durch das es seit dem Frühjahr regnet und nun auch schneit.",
        "Ein Zimmermann aus der Oberstadt bot an, es zum Preis des Holzes zu flicken, und danach "
        "war es so still, dass alle das Wasser in die Eimer tropfen hörten."}},
      {"fr",
       {"Le conseil de la petite ville a passé toute la soirée de lundi à parler du toit de la "
        "vieille halle, qui laisse entrer la pluie depuis le printemps et maintenant les pigeons.",
        "Un charpentier de la ville haute a proposé de le réparer pour le prix du bois, et le "
        "silence fut tel que chacun entendit l'eau tomber goutte à goutte dans les seaux."}},
      {"es",
       {"El concejo de la pequeña villa dedicó toda la noche del lunes al tejado del viejo "
        "mercado, que deja pasar la lluvia desde la primavera y ahora también a las palomas.",
        "Un carpintero del barrio alto se ofreció a arreglarlo por el precio de la madera, y se "
        "hizo un silencio tan grande que todos oyeron caer las gotas en los cubos."}},
      {"it",
       {"Il consiglio del piccolo borgo ha parlato per tutta la sera di lunedì del tetto del "
        "vecchio mercato, che dalla primavera lascia entrare la pioggia e adesso anche i piccioni.",
        "Un falegname della città alta si è offerto di ripararlo per il prezzo del legno, e si "
        "fece un tale silenzio che tutti sentirono l'acqua gocciolare nei secchi."}},
      {"pt",
       {"O conselho da pequena vila passou toda a noite de segunda a falar do telhado do velho "
        "mercado, que deixa entrar a chuva desde a primavera e agora também os pombos da praça.",
        "Um carpinteiro da parte alta ofereceu-se para o consertar pelo preço da madeira, e o "
        "silêncio foi tão grande que todos ouviram a água a pingar dentro dos baldes."}},
      {"nl",
       {"De raad van het stadje sprak maandag de hele avond over het dak van de oude markthal, "
        "waar sinds het voorjaar de regen doorheen komt en nu ook de duiven van het plein.",
        "Een timmerman uit de bovenstad bood aan het te maken voor de prijs van het hout, en het "
        "werd zo stil dat iedereen het water in de emmers kon horen druppelen."}},
      {"da",
       {"Rådet i den lille by brugte hele mandag aften på at tale om taget på den gamle "
        "torvehal, som har lukket regnen ind siden foråret og nu også lukker duerne ind.",
        "En tømrer fra den øvre by tilbød at reparere det for prisen på træet, og der blev så "
        "stille, at alle kunne høre vandet dryppe ned i spandene på gulvet."}},
      {"no",
       {"Rådet i den lille byen brukte hele mandag kveld på å snakke om taket på den gamle "
        "torghallen, som har sluppet inn regnet siden våren og nå også slipper inn duene.",
        "En snekker fra øvre bydel tilbød seg å reparere det for prisen på trevirket, og det ble "
        "så stille at alle kunne høre vannet dryppe ned i bøttene på gulvet."}},
      {"sv",
       {"Rådet i den lilla staden ägnade hela måndagskvällen åt taket på den gamla saluhallen, "
        "som har släppt in regnet sedan i våras och nu också släpper in duvorna från torget.",
        "En snickare från övre stan erbjöd sig att laga det för priset på virket, och det blev "
        "så tyst att alla kunde höra vattnet droppa ner i hinkarna på golvet."}},
      {"pl",
       {"Rada małego miasta przez cały poniedziałkowy wieczór mówiła o dachu starej hali targowej, "
        "przez który od wiosny leje się deszcz, a teraz wlatują także gołębie z rynku.",
        "Cieśla z górnego miasta zaproponował, że naprawi go za cenę drewna, a potem zrobiło się "
        "tak cicho, że wszyscy słyszeli wodę kapiącą do wiader stojących na podłodze."}},
      {"ru",
       {"Совет маленького города весь вечер понедельника говорил о крыше старого рынка, через "
        "которую с весны льётся дождь, а теперь залетают и голуби с площади.",
        "Плотник из верхнего города предложил починить её по цене досок, и стало так тихо, что "
        "все услышали, как вода капает в вёдра, стоявшие на полу между рядами."}},
      {"tr",
       {"Küçük kasabanın meclisi pazartesi akşamı boyunca eski çarşının çatısını konuştu; çatı "
        "ilkbahardan beri yağmuru, şimdi de meydandaki güvercinleri içeri alıyor.",
        "Yukarı mahalleden bir marangoz çatıyı kereste fiyatına onarmayı önerdi ve salon öyle "
        "sessizleşti ki herkes yerdeki kovalara damlayan suyun sesini duydu."}},
      {"ja",
       {"小さな町の議会は月曜日の夜遅くまで古い市場の屋根について話し合った。屋根は春から雨漏りが続"
        "き、今では広場の鳩まで入り込んでいる。",
        "上町の大工が材木の値段だけで直そうと申し出ると、会場は静まり返り、床に置かれた桶に落ちる水"
        "の音が誰の耳にも聞こえた。"}},
      {"zh",
       {"小镇议会星期一整晚都在讨论旧市场的屋顶。那屋顶从春天起就一直漏雨，如今连广场上的鸽子也飞了"
        "进来，议员们争论了很久。",
        "上城的一位木匠提出只收木料的价钱来修理它，会场里顿时安静下来，人人都听见水滴落进地上木桶里"
        "的声音。"}},
  };
  return prose;
}

/// Texts that another rule rightly takes: by the rule that keeps them, with the reason. Each must
/// still be needed, else the list would only ever grow.
const std::map<std::string, std::string_view, std::less<>> ambiguous = {};

const RuleSet& shipped_with_examples() {
  static const RuleSet rules = load_rules_from({"shipped"}).set;
  return rules;
}

const Prose& prose_of(const std::string& language) {
  const auto found = prose_by_language().find(language.empty() ? "en" : language);
  if (found == prose_by_language().end()) FAIL("write two paragraphs of prose in " << language);
  return found->second;
}

std::string language_of_pack(const Rule& rule) {
  const std::vector<std::string>& languages = shipped_rules().packs[rule.pack].languages;
  return languages.empty() ? "" : languages.front();
}

/// Takers of something of the text where it stands between two paragraphs, "" where it stays.
std::string taken_by(const Cleaner& cleaner, const Prose& prose, const std::string& language,
                     const std::string& text) {
  std::string document;
  document.append(prose.before).append("\n\n").append(text).append("\n\n").append(prose.after);
  Metadata metadata;
  metadata.language = language.empty() ? "en" : language;
  std::string takers;
  for (const Edit& edit : cleaner.decide(document, metadata).edits) {
    takers.append(takers.empty() ? "" : ", ").append(edit.source());
  }
  return takers;
}

TEST_CASE("every shipped `keeps` stays between two paragraphs of prose") {
  const Cleaner cleaner(shipped_rules(), {});
  std::set<std::string, std::less<>> excepted;
  for (const Rule& rule : shipped_with_examples().rules) {
    const std::string language = language_of_pack(rule);
    for (const Example& example : rule.keeps) {
      const std::string takers = taken_by(cleaner, prose_of(language), language, example.text);
      if (takers.empty()) continue;
      INFO(rule.id << " keeps: " << example.text << "\ntaken by: " << takers);
      excepted.insert(rule.id);
      CHECK(ambiguous.contains(rule.id));
    }
  }
  for (const auto& [id, reason] : ambiguous) {
    INFO(id << " needs no exception: " << reason);
    CHECK(excepted.contains(id));
  }
}

TEST_CASE("the prose of this test is left alone in its language") {
  const Cleaner cleaner(shipped_rules(), {});
  for (const auto& [language, prose] : prose_by_language()) {
    CAPTURE(language);
    CHECK(taken_by(cleaner, prose, language, "") == "");
  }
}

TEST_CASE("the shipped rule files load without a fault or a warning") {
  const LoadedRules loaded = load_rules(shipped_rule_sources());
  for (const Diagnostic& diagnostic : loaded.diagnostics) {
    FAIL_CHECK(render_text(diagnostic, Colour::off));
  }
  CHECK(loaded.set.rules.size() == shipped_rules().rules.size());
  CHECK(loaded.set.packs.size() == shipped_rule_sources().size());
}

TEST_CASE("the examples of every shipped rule hold") {
  ExampleCount count;
  for (const Diagnostic& diagnostic : test_examples(shipped_with_examples(), count)) {
    FAIL_CHECK(render_text(diagnostic, Colour::off));
  }
  CHECK(count.failed == 0);
  CHECK(count.tested >= 2 * shipped_rules().rules.size());
}

TEST_CASE("shipped ids are unique and begin with their pack's folder") {
  std::set<std::string, std::less<>> ids;
  for (const Rule& rule : shipped_rules().rules) {
    CAPTURE(rule.id);
    CHECK(ids.insert(rule.id).second);
    const std::string& pack = shipped_rules().packs[rule.pack].name;
    const std::string folder = pack.substr(0, pack.find('/') + 1);
    CHECK(rule.id.starts_with(folder));
  }
}

TEST_CASE("every category has three shipped rules or more") {
  std::map<Category, int> rules;
  for (const Rule& rule : shipped_rules().rules) ++rules[rule.category];
  for (const std::string_view category : category_names) {
    const auto value = category_from(category);
    if (!value) continue;  // the engine's own
    CAPTURE(category);
    CHECK(rules[*value] >= 3);
  }
}

bool is_sound(const std::string& pattern, References references) {
  return std::ranges::none_of(check_pattern(pattern, references), [](const PatternFinding& f) {
    return f.severity == Severity::error;
  });
}

// The program trusts its own patterns and compiles them when a document first needs them.
TEST_CASE("every shipped pattern compiles") {
  for (const Rule& rule : shipped_rules().rules) {
    CAPTURE(rule.id);
    if (rule.kind != RuleKind::sequence) CHECK(is_sound(rule.match.source(), References::none));
    if (rule.unless) CHECK(is_sound(rule.unless->source(), References::none));
    if (rule.item) CHECK(is_sound(rule.item->source(), References::none));
    for (const SequenceLine& line : rule.lines) {
      CHECK(is_sound(line.pattern.source(), References::allowed));
    }
  }
}

}  // namespace

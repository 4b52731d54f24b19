// The sentences, a language after the other. Written for this file: half of them use words that
// clutter uses too (sign up, follow, copyright, photo, share, read more), as articles do, and none
// is worded to be near a rule.
#include "eval/prose_sample.h"

#include <array>

namespace dross {
namespace {

constexpr std::array samples = std::to_array<ProseSample>({
    {"en",
     R"(The council voted on Tuesday to repair the old bridge before the winter, although nobody could say where the money would come from.
"I have never followed a recipe in my life," said the cook, and threw a handful of salt into the pot.
About 600 people signed up for the first course, and by the end of March only forty of them were still coming.
The photograph was taken in 1911 by a travelling chemist who sold it to the station master for two shillings.
What would you do with a house that leans a little further towards the river every year?
She subscribed to three newspapers, read all of them before breakfast and believed none.
The ferry crosses every 40 minutes; a ticket costs 3.20 and children travel free until the end of the holidays.
Readers wrote to us from as far away as Lisbon, and most of them wanted to know what had become of the dog.
It rained for nine days.
The court heard that the company had shared the addresses of its customers with a firm in another country.
Police said that a man of 43 had been arrested near the harbour and would appear before a judge on Thursday.
In the related case of the two brothers, the judge ruled that neither of them owned the boat.
Home prices rose 3.4 % in the year to June, the slowest pace since 2012, according to figures published on Wednesday.
Her newsletter, which she typed on a machine with a broken letter e, went to 200 households every other Friday.
Follow the path to the left of the chapel and you will come to a gate that has not been opened for thirty years.
The mayor did not comment on the report, but her deputy said that the numbers in it were three years old.
Manchester won 2-1 after extra time, and the goalkeeper left the field with his arm in a sling.
"Click," said the lock, and the two men at the door looked at each other for the first time that night.
Sign language is now taught in eleven of the county's schools, up from four when the programme began.
The advertisement asked for a strong boy who was not afraid of bees.
Copyright in the letters passed to a niece, who burned most of them and sold the rest to the library.
The club had no website, no members' list and, as it turned out, no members.
Most of the cookies were broken, so we ate them with spoons.
He read more than anyone I have met, but he never once finished a book that was set in the present.
Why the birds came back to the island after sixty years is a question that the biologists cannot yet answer.
The bill would give tenants the right to see the terms on which their flat was sold, and a month to make an offer of their own.
It was the tenth of May, a Sunday, and every shop in the street was closed except the one that sold umbrellas.
The minister, who joined the party in 1998, told the Commons that he had no plans to leave it.
Donations paid for the roof; the floor, the windows and the piano were bought with the proceeds of a single bake sale.
Dr Amelia Ross, who led the study at the University of Leeds, said the effect was small but had been seen in every group.
There were twelve of them at the table, and each had brought a different map of the same valley.
At the top of the page somebody had written the word "continue" in pencil and crossed it out again.
The video shows a bus turning slowly into the square and stopping in front of a wedding.
Shares in the brewery fell by a tenth on the news, then recovered most of the loss in the afternoon.
The editor of the paper, a former sailor, answered every letter by hand until the week he died.
Advertising made up four fifths of the magazine's income in those years, and it showed.
"Tell us what you think of the plan," the engineer said, and for a moment the whole room was silent.
The last train leaves at 23:10, an hour earlier than it used to.
Last updated in the days of the old king, the law still speaks of carriages and lamplighters.
She was born in Kraków in 1931, came to Glasgow as a child, and worked in the same bakery for forty-two years.
Because the app would not load, the conductor wrote the tickets on the backs of old envelopes.
The next story in the book is about a fox who lends money to geese.
Three of the accused live in the same street; two of them have never met.
By noon the water had reached the second step of the town hall, and the clerk began to carry the registers upstairs.
"You may not reproduce the sound of that engine," my uncle used to say, "not with your mouth and not with anything else."
The share of people who vote by post has doubled in a decade.
Experts advise walkers to carry a torch, a map and a whistle, and to tell someone where they are going.
Nothing in the archive supports the legend, and nothing in it rules the legend out.
The report runs to 300 pages and can be read in an afternoon if one leaves out the tables.
No tags, no labels, no names: the coats hung in the hall for a week until the owners came for them.
Prosecutors said the loan was never meant to be paid back, a claim that the bank's lawyers called absurd.
The players shook hands, more out of habit than affection, and walked off in opposite directions.
Support for the strike was strongest in the two depots where the new timetable had been tried first.
The most popular stall at the fair sold nothing but buttons.
An account of the voyage was found behind a drawer in 1974, with the last nine pages missing.
The editorial called the plan a bridge to nowhere, and the next day somebody painted exactly that on the bridge.
On Monday the temperature is expected to reach 31 degrees in the south, with storms later in the week.
The school will close its doors in July, ending a history that began with seven pupils and a stove.
Please do not think, he wrote to her, that I have forgotten the garden.
The film, which opens on Friday, was shot in eleven days with a borrowed camera.)"},
    {"de",
     R"(Der Gemeinderat hat am Dienstag beschlossen, die alte Brücke noch vor dem Winter zu reparieren.
"Ich habe in meinem Leben noch kein Rezept gelesen", sagte der Koch und warf eine Handvoll Salz in den Topf.
Rund 600 Menschen hatten sich für den ersten Kurs angemeldet, Ende März kamen noch vierzig.
Das Foto stammt aus dem Jahr 1911 und hing bis zuletzt im Wartesaal des Bahnhofs.
Was macht man mit einem Haus, das sich jedes Jahr ein wenig weiter zum Fluss neigt?
Sie hatte drei Zeitungen abonniert, las sie alle vor dem Frühstück und glaubte keiner.
Die Fähre fährt alle 40 Minuten, eine Karte kostet 3,20 Euro, Kinder fahren bis zum Ende der Ferien umsonst.
Es regnete neun Tage lang.
Die Polizei nahm am Abend einen 43 Jahre alten Mann in der Nähe des Hafens fest.
Die Preise für Wohnungen stiegen im vergangenen Jahr um 3,4 Prozent, so langsam wie seit 2012 nicht mehr.
Folgen Sie dem Weg links von der Kapelle, dann stehen Sie vor einem Tor, das seit dreißig Jahren niemand geöffnet hat.
Die Bürgermeisterin wollte sich zu dem Bericht nicht äußern, ihr Stellvertreter nannte die Zahlen veraltet.
Freiburg gewann in der Verlängerung mit 2:1, der Torwart ging mit dem Arm in der Schlinge vom Platz.
Der Newsletter des Vereins, auf einer Schreibmaschine ohne e getippt, ging alle zwei Wochen an 200 Haushalte.
Die Anzeige suchte einen kräftigen Jungen, der sich nicht vor Bienen fürchtet.
Mehr als die Hälfte der Befragten gab an, im vergangenen Jahr kein Buch gelesen zu haben.
Warum die Vögel nach sechzig Jahren auf die Insel zurückkehrten, können die Biologen noch nicht sagen.
Der Kommentar in der Zeitung nannte den Plan eine Brücke ins Nichts.
Sie wurde 1931 in Krakau geboren, kam als Kind nach Bremen und arbeitete 42 Jahre in derselben Bäckerei.
Weil die App nicht lud, schrieb der Schaffner die Fahrkarten auf die Rückseiten alter Briefumschläge.
"Sagen Sie uns, was Sie von dem Plan halten", bat der Ingenieur, und einen Augenblick lang war es still im Saal.
Die Urheberrechte an den Briefen gingen an eine Nichte, die die meisten verbrannte.
Im Archiv spricht nichts für die Legende, und nichts spricht gegen sie.
Der letzte Zug fährt um 23.10 Uhr, eine Stunde früher als bisher.
Am Montag soll es im Süden bis zu 31 Grad warm werden, später in der Woche sind Gewitter möglich.
Teilen wollten die Brüder das Boot nie, verkaufen auch nicht.
Das Video zeigt einen Bus, der langsam auf den Platz einbiegt und vor einer Hochzeit hält.
Die Schule schließt im Juli nach 140 Jahren, in denen nie mehr als sieben Kinder in einer Bank saßen.
Der Minister, der der Partei seit 1998 angehört, sagte im Parlament, er habe nicht vor, sie zu verlassen.
Spenden haben das Dach bezahlt, den Boden und die Fenster brachte ein einziger Kuchenverkauf ein.)"},
    {"fr",
     R"(Le conseil municipal a décidé mardi de réparer le vieux pont avant l'hiver, sans dire qui paierait.
« Je n'ai jamais suivi une recette de ma vie », a dit le cuisinier en jetant une poignée de sel dans la marmite.
Environ 600 personnes s'étaient inscrites au premier cours ; fin mars, il n'en restait que quarante.
La photo a été prise en 1911 par un pharmacien de passage, qui l'a vendue au chef de gare.
Que faire d'une maison qui penche chaque année un peu plus vers la rivière ?
Elle était abonnée à trois journaux, les lisait tous avant le petit déjeuner et n'en croyait aucun.
Le bac part toutes les 40 minutes et le billet coûte 3,20 euros ; les enfants voyagent gratuitement jusqu'à la rentrée.
Il a plu pendant neuf jours.
La police a arrêté dans la soirée un homme de 43 ans près du port.
Les prix des logements ont augmenté de 3,4 % en un an, leur rythme le plus lent depuis 2012.
Suivez le sentier à gauche de la chapelle et vous arriverez à une grille que personne n'a ouverte depuis trente ans.
La maire n'a pas souhaité commenter le rapport, dont son adjoint juge les chiffres dépassés.
Rennes s'est imposé 2-1 après prolongation et le gardien a quitté le terrain le bras en écharpe.
L'annonce demandait un garçon robuste qui n'eût pas peur des abeilles.
Pourquoi les oiseaux sont-ils revenus sur l'île après soixante ans ? Les biologistes ne le savent pas encore.
Née à Cracovie en 1931, arrivée enfant à Lyon, elle a travaillé quarante-deux ans dans la même boulangerie.
Comme l'application ne s'ouvrait pas, le contrôleur a écrit les billets au dos de vieilles enveloppes.
« Dites-nous ce que vous pensez du projet », a demandé l'ingénieur, et toute la salle s'est tue.
Les droits sur les lettres sont passés à une nièce, qui en a brûlé la plupart.
Le dernier train part à 23 h 10, une heure plus tôt qu'avant.
Lire à voix haute était la seule chose qu'il eût jamais faite devant un public.
La vidéo montre un autobus qui tourne lentement sur la place et s'arrête devant un mariage.
Les dons ont payé le toit ; le plancher et les fenêtres viennent d'une seule vente de gâteaux.
L'école fermera ses portes en juillet, au terme d'une histoire commencée avec sept élèves et un poêle.
Partager le bateau, les deux frères ne l'ont jamais voulu, et le vendre encore moins.)"},
    {"es",
     R"(El ayuntamiento decidió el martes reparar el puente viejo antes del invierno, sin decir quién iba a pagarlo.
«En mi vida he seguido una receta», dijo el cocinero, y echó un puñado de sal en la olla.
Unas 600 personas se apuntaron al primer curso; a finales de marzo seguían viniendo cuarenta.
La foto la hizo en 1911 un boticario ambulante que se la vendió al jefe de estación.
¿Qué se hace con una casa que cada año se inclina un poco más hacia el río?
Estaba suscrita a tres periódicos, los leía todos antes de desayunar y no creía en ninguno.
El transbordador sale cada 40 minutos y el billete cuesta 3,20 euros; los niños viajan gratis hasta septiembre.
Llovió durante nueve días.
La policía detuvo por la noche a un hombre de 43 años cerca del puerto.
El precio de la vivienda subió un 3,4 % en un año, el ritmo más lento desde 2012.
Siga el sendero a la izquierda de la ermita y llegará a una verja que nadie ha abierto en treinta años.
La alcaldesa no quiso comentar el informe, cuyas cifras, según su adjunto, son de hace tres años.
El Zaragoza ganó 2-1 en la prórroga y el portero se marchó con el brazo en cabestrillo.
El anuncio pedía un muchacho fuerte que no tuviera miedo a las abejas.
Los biólogos todavía no saben por qué las aves volvieron a la isla después de sesenta años.
Nació en Cracovia en 1931, llegó de niña a Bilbao y trabajó cuarenta y dos años en la misma panadería.
Como la aplicación no se abría, el revisor escribió los billetes en el dorso de unos sobres viejos.
«Díganos qué piensa del plan», pidió el ingeniero, y por un momento la sala quedó en silencio.
Los derechos de las cartas pasaron a una sobrina, que quemó la mayor parte.
El último tren sale a las 23.10, una hora antes que hasta ahora.
El vídeo muestra un autobús que entra despacio en la plaza y se detiene delante de una boda.
Compartir la barca no quisieron nunca los hermanos, y venderla, menos aún.
Leer más de dos páginas seguidas le daba sueño, y sin embargo llegó a ser el bibliotecario del pueblo.
Las donaciones pagaron el tejado; el suelo y las ventanas salieron de una sola venta de pasteles.
La escuela cerrará en julio y con ella termina una historia que empezó con siete alumnos y una estufa.)"},
    {"it",
     R"(Martedì il consiglio comunale ha deciso di riparare il vecchio ponte prima dell'inverno, senza dire chi pagherà.
«Non ho mai seguito una ricetta in vita mia», disse il cuoco, e gettò una manciata di sale nella pentola.
Circa 600 persone si erano iscritte al primo corso; alla fine di marzo ne restavano quaranta.
La fotografia fu scattata nel 1911 da un farmacista di passaggio, che la vendette al capostazione.
Che cosa si fa di una casa che ogni anno si piega un poco di più verso il fiume?
Era abbonata a tre giornali, li leggeva tutti prima di colazione e non credeva a nessuno.
Il traghetto parte ogni 40 minuti e il biglietto costa 3,20 euro; i bambini viaggiano gratis fino a settembre.
Piovve per nove giorni.
In serata la polizia ha fermato un uomo di 43 anni vicino al porto.
Il prezzo delle case è salito del 3,4 per cento in un anno, il ritmo più lento dal 2012.
Seguite il sentiero a sinistra della cappella e arriverete a un cancello che nessuno apre da trent'anni.
La sindaca non ha voluto commentare il rapporto, i cui numeri secondo il vice sono vecchi di tre anni.
Il Parma ha vinto 2-1 ai supplementari e il portiere è uscito con il braccio al collo.
L'annuncio cercava un ragazzo robusto che non avesse paura delle api.
Perché gli uccelli siano tornati sull'isola dopo sessant'anni i biologi ancora non lo sanno.
Nata a Cracovia nel 1931, arrivò bambina a Trieste e lavorò per quarantadue anni nella stessa panetteria.
Poiché l'app non si apriva, il controllore scrisse i biglietti sul retro di vecchie buste.
«Diteci che cosa pensate del progetto», chiese l'ingegnere, e per un momento la sala tacque.
I diritti delle lettere passarono a una nipote, che ne bruciò la maggior parte.
L'ultimo treno parte alle 23.10, un'ora prima di quanto facesse finora.
Il video mostra un autobus che entra piano nella piazza e si ferma davanti a un matrimonio.
Condividere la barca i due fratelli non vollero mai, e venderla nemmeno.
Leggere ad alta voce era l'unica cosa che avesse mai fatto davanti a un pubblico.
Le donazioni hanno pagato il tetto; il pavimento e le finestre vengono da una sola vendita di torte.
La scuola chiuderà a luglio, e con lei finisce una storia cominciata con sette alunni e una stufa.)"},
    {"pt",
     R"(Na terça-feira a câmara decidiu reparar a ponte velha antes do inverno, sem dizer quem vai pagar.
"Nunca segui uma receita na vida", disse o cozinheiro, e deitou uma mão cheia de sal na panela.
Cerca de 600 pessoas inscreveram-se no primeiro curso; no fim de março restavam quarenta.
A fotografia foi tirada em 1911 por um boticário de passagem, que a vendeu ao chefe da estação.
Que se faz de uma casa que todos os anos se inclina um pouco mais para o rio?
Ela assinava três jornais, lia todos antes do pequeno-almoço e não acreditava em nenhum.
O barco parte de 40 em 40 minutos e o bilhete custa 3,20 euros; as crianças viajam de graça até setembro.
Choveu durante nove dias.
À noite a polícia deteve um homem de 43 anos perto do porto.
O preço das casas subiu 3,4% num ano, o ritmo mais lento desde 2012.
Siga o caminho à esquerda da capela e chegará a um portão que ninguém abre há trinta anos.
A prefeita não quis comentar o relatório, cujos números, segundo o vice, têm três anos.
O Braga ganhou por 2-1 no prolongamento e o guarda-redes saiu com o braço ao peito.
O anúncio pedia um rapaz forte que não tivesse medo de abelhas.
Por que as aves voltaram à ilha depois de sessenta anos os biólogos ainda não sabem.
Nasceu em Cracóvia em 1931, chegou criança ao Porto e trabalhou quarenta e dois anos na mesma padaria.
Como o aplicativo não abria, o revisor escreveu os bilhetes nas costas de envelopes velhos.
"Digam-nos o que pensam do plano", pediu o engenheiro, e por um momento a sala ficou calada.
Os direitos das cartas passaram para uma sobrinha, que queimou a maior parte.
O último comboio parte às 23h10, uma hora mais cedo do que até agora.
O vídeo mostra um ônibus que entra devagar na praça e para diante de um casamento.
Compartilhar o barco os dois irmãos nunca quiseram, e vendê-lo muito menos.
Ler em voz alta era a única coisa que alguma vez fizera diante de um público.
As doações pagaram o telhado; o chão e as janelas vieram de uma única venda de bolos.
A escola fecha em julho, e com ela acaba uma história que começou com sete alunos e um fogão.)"},
    {"nl",
     R"(De gemeenteraad besloot dinsdag de oude brug nog voor de winter te herstellen, zonder te zeggen wie dat betaalt.
"Ik heb nog nooit van mijn leven een recept gevolgd", zei de kok, en hij gooide een handvol zout in de pan.
Ongeveer 600 mensen hadden zich voor de eerste cursus aangemeld; eind maart waren er nog veertig over.
De foto werd in 1911 gemaakt door een rondreizende apotheker, die hem aan de stationschef verkocht.
Wat doe je met een huis dat ieder jaar een beetje verder naar de rivier helt?
Ze was geabonneerd op drie kranten, las ze alle drie voor het ontbijt en geloofde er geen een.
De pont vaart om de 40 minuten en een kaartje kost 3,20 euro; kinderen varen tot september gratis mee.
Het regende negen dagen.
De politie hield 's avonds een man van 43 aan in de buurt van de haven.
De huizenprijzen stegen in een jaar met 3,4 procent, het traagste tempo sinds 2012.
Volg het pad links van de kapel en u komt bij een hek dat al dertig jaar niemand heeft opengemaakt.
De burgemeester wilde niet op het rapport reageren; volgens haar wethouder zijn de cijfers drie jaar oud.
Groningen won na verlenging met 2-1 en de keeper verliet het veld met zijn arm in een mitella.
De advertentie vroeg om een sterke jongen die niet bang was voor bijen.
Waarom de vogels na zestig jaar naar het eiland terugkwamen, weten de biologen nog niet.
Ze werd in 1931 in Krakau geboren, kwam als kind naar Utrecht en werkte 42 jaar in dezelfde bakkerij.
Omdat de app niet wilde laden, schreef de conducteur de kaartjes op de achterkant van oude enveloppen.
"Laat ons weten wat u van het plan vindt", zei de ingenieur, en even was het stil in de zaal.
De rechten op de brieven gingen naar een nicht, die de meeste verbrandde.
De laatste trein vertrekt om 23.10 uur, een uur vroeger dan voorheen.
De video laat een bus zien die langzaam het plein op draait en voor een bruiloft stopt.
Delen wilden de broers de boot nooit, en verkopen nog minder.
Meer dan de helft van de ondervraagden zei het afgelopen jaar geen boek te hebben gelezen.
Giften betaalden het dak; de vloer en de ramen kwamen van een enkele taartverkoop.
De school sluit in juli, en daarmee eindigt een geschiedenis die begon met zeven leerlingen en een kachel.)"},
    {"pl",
     R"(We wtorek rada miasta postanowiła naprawić stary most jeszcze przed zimą, nie mówiąc, kto za to zapłaci.
„W życiu nie gotowałem według przepisu” – powiedział kucharz i wrzucił do garnka garść soli.
Na pierwszy kurs zapisało się około 600 osób, pod koniec marca zostało czterdzieści.
Zdjęcie zrobił w 1911 roku wędrowny aptekarz, który sprzedał je zawiadowcy stacji.
Co zrobić z domem, który co roku pochyla się trochę bardziej ku rzece?
Prenumerowała trzy gazety, czytała wszystkie przed śniadaniem i nie wierzyła żadnej.
Prom odpływa co 40 minut, a bilet kosztuje 3,20 zł; dzieci do końca wakacji płyną za darmo.
Padało przez dziewięć dni.
Wieczorem policja zatrzymała w pobliżu portu 43-letniego mężczyznę.
Ceny mieszkań wzrosły w ciągu roku o 3,4 proc., najwolniej od 2012 roku.
Proszę iść ścieżką na lewo od kaplicy, a dojdzie się do bramy, której nikt nie otwierał od trzydziestu lat.
Burmistrz nie chciała komentować raportu, a jej zastępca uznał liczby za nieaktualne.
Gdynia wygrała po dogrywce 2:1, a bramkarz zszedł z boiska z ręką na temblaku.
Ogłoszenie szukało silnego chłopca, który nie boi się pszczół.
Dlaczego ptaki po sześćdziesięciu latach wróciły na wyspę, biolodzy jeszcze nie wiedzą.
Urodziła się w 1931 roku w Krakowie i przez czterdzieści dwa lata pracowała w tej samej piekarni.
Aplikacja nie chciała się otworzyć, więc konduktor wypisywał bilety na odwrocie starych kopert.
Prawa do listów przeszły na siostrzenicę, która większość spaliła.
Ostatni pociąg odjeżdża o 23.10, godzinę wcześniej niż dotąd.
Film pokazuje autobus, który powoli skręca na plac i zatrzymuje się przed weselem.
Więcej niż połowa pytanych przyznała, że w ostatnim roku nie przeczytała żadnej książki.
Szkoła zostanie zamknięta w lipcu, a z nią skończy się historia, która zaczęła się od siedmiu uczniów i pieca.)"},
    {"ru",
     R"(Во вторник городской совет решил починить старый мост ещё до зимы, не сказав, кто за это заплатит.
«Я в жизни не готовил по рецепту», — сказал повар и бросил в котёл горсть соли.
На первый курс записалось около 600 человек, к концу марта осталось сорок.
Фотографию сделал в 1911 году странствующий аптекарь, который продал её начальнику станции.
Что делать с домом, который каждый год всё больше клонится к реке?
Она выписывала три газеты, читала их все до завтрака и не верила ни одной.
Паром ходит каждые 40 минут, билет стоит 32 рубля, дети до конца каникул ездят бесплатно.
Дождь шёл девять дней.
Вечером полиция задержала недалеко от порта мужчину 43 лет.
Цены на жильё выросли за год на 3,4 %, медленнее, чем когда-либо с 2012 года.
Идите по тропе слева от часовни, и вы придёте к воротам, которых никто не открывал тридцать лет.
Мэр не стала комментировать отчёт, а её заместитель назвал цифры устаревшими.
Псков выиграл в дополнительное время со счётом 2:1, и вратарь ушёл с поля с рукой на перевязи.
В объявлении искали сильного мальчика, который не боится пчёл.
Почему птицы через шестьдесят лет вернулись на остров, биологи пока не знают.
Она родилась в 1931 году в Кракове и сорок два года проработала в одной пекарне.
Приложение не открывалось, и кондуктор писал билеты на обороте старых конвертов.
Права на письма перешли к племяннице, которая большую их часть сожгла.
Последний поезд уходит в 23:10, на час раньше, чем прежде.
На видео автобус медленно сворачивает на площадь и останавливается перед свадьбой.
Больше половины опрошенных сказали, что за последний год не прочли ни одной книги.
Школа закроется в июле, и кончится история, которая началась с семи учеников и печки.)"},
    {"tr",
     R"(Belediye meclisi salı günü eski köprünün kıştan önce onarılmasına karar verdi, parayı kimin vereceğini söylemedi.
"Ömrümde bir tarife bakmadım," dedi aşçı ve tencereye bir avuç tuz attı.
İlk kursa yaklaşık 600 kişi yazılmıştı, mart sonunda kırk kişi kalmıştı.
Fotoğrafı 1911'de gezgin bir eczacı çekmiş ve istasyon şefine satmıştı.
Her yıl nehre doğru biraz daha eğilen bir evle ne yapılır?
Üç gazeteye aboneydi, hepsini kahvaltıdan önce okur ve hiçbirine inanmazdı.
Vapur 40 dakikada bir kalkıyor, bilet 32 lira; çocuklar tatil bitene kadar ücretsiz biniyor.
Dokuz gün boyunca yağmur yağdı.
Polis akşam limanın yakınında 43 yaşında bir adamı gözaltına aldı.
Konut fiyatları bir yılda yüzde 3,4 arttı; bu, 2012'den beri en yavaş artış.
Şapelin solundaki yolu izlerseniz otuz yıldır kimsenin açmadığı bir kapıya varırsınız.
Belediye başkanı rapor hakkında konuşmak istemedi, yardımcısı rakamların eski olduğunu söyledi.
Bursa uzatmalarda 2-1 kazandı ve kaleci sahadan kolu askıda ayrıldı.
İlanda arılardan korkmayan güçlü bir çocuk aranıyordu.
Kuşların altmış yıl sonra adaya neden döndüğünü biyologlar henüz bilmiyor.
1931'de Kraków'da doğdu ve kırk iki yıl aynı fırında çalıştı.
Uygulama açılmayınca biletçi biletleri eski zarfların arkasına yazdı.
Mektupların hakları yeğenine geçti, o da çoğunu yaktı.
Son tren 23.10'da, eskisinden bir saat önce kalkıyor.
Görüntülerde bir otobüs yavaşça meydana giriyor ve bir düğünün önünde duruyor.
Okul temmuzda kapanacak ve yedi öğrenciyle bir sobanın başlattığı öykü bitecek.)"},
    {"sv",
     R"(Kommunfullmäktige beslutade i tisdags att laga den gamla bron före vintern, utan att säga vem som ska betala.
"Jag har aldrig följt ett recept i mitt liv", sade kocken och kastade en näve salt i grytan.
Omkring 600 personer hade anmält sig till den första kursen, i slutet av mars var fyrtio kvar.
Bilden togs 1911 av en kringresande apotekare som sålde den till stinsen.
Vad gör man med ett hus som för varje år lutar lite mer mot ån?
Hon prenumererade på tre tidningar, läste alla före frukost och trodde inte på någon.
Färjan går var fyrtionde minut och en biljett kostar 32 kronor; barn åker gratis till september.
Det regnade i nio dagar.
Polisen grep på kvällen en 43-årig man i närheten av hamnen.
Bostadspriserna steg med 3,4 procent på ett år, den långsammaste takten sedan 2012.
Följ stigen till vänster om kapellet så kommer du till en grind som ingen har öppnat på trettio år.
Kommunalrådet ville inte kommentera rapporten, och hennes ställföreträdare kallade siffrorna gamla.
Örebro vann efter förlängning med 2-1 och målvakten lämnade planen med armen i band.
Annonsen sökte en stark pojke som inte var rädd för bin.
Varför fåglarna efter sextio år kom tillbaka till ön vet biologerna ännu inte.
Hon föddes i Kraków 1931 och arbetade i fyrtiotvå år i samma bageri.
Eftersom appen inte ville öppna sig skrev konduktören biljetterna på baksidan av gamla kuvert.
Rättigheterna till breven gick till en systerdotter, som brände de flesta.
Sista tåget går 23.10, en timme tidigare än förut.
Dela båten ville bröderna aldrig, och sälja den ännu mindre.
Skolan stänger i juli, och med den slutar en historia som började med sju elever och en kamin.)"},
    {"no",
     R"(Kommunestyret vedtok tirsdag å reparere den gamle broen før vinteren, uten å si hvem som skal betale.
"Jeg har aldri fulgt en oppskrift i mitt liv", sa kokken og kastet en neve salt i gryta.
Omkring 600 mennesker hadde meldt seg på det første kurset, i slutten av mars var førti igjen.
Bildet ble tatt i 1911 av en omreisende apoteker som solgte det til stasjonsmesteren.
Hva gjør man med et hus som for hvert år heller litt mer mot elva?
Hun abonnerte på tre aviser, leste alle før frokost og trodde ikke på noen av dem.
Fergen går hvert førtiende minutt og en billett koster 32 kroner; barn reiser gratis til september.
Det regnet i ni dager.
Politiet pågrep om kvelden en mann på 43 år i nærheten av havnen.
Boligprisene steg med 3,4 prosent på ett år, det laveste tempoet siden 2012.
Følg stien til venstre for kapellet, så kommer du til en port som ingen har åpnet på tretti år.
Ordføreren ville ikke kommentere rapporten, og varaordføreren kalte tallene gamle.
Molde vant 2-1 etter ekstraomganger, og keeperen forlot banen med armen i fatle.
Annonsen søkte etter en sterk gutt som ikke var redd for bier.
Hvorfor fuglene kom tilbake til øya etter seksti år, vet biologene ennå ikke.
Hun ble født i Kraków i 1931 og arbeidet i førtito år i det samme bakeriet.
Siden appen ikke ville åpne seg, skrev konduktøren billettene på baksiden av gamle konvolutter.
Det siste toget går klokken 23.10, en time tidligere enn før.
Dele båten ville brødrene aldri, og selge den enda mindre.
Skolen stenger i juli, og med den slutter en historie som begynte med sju elever og en ovn.)"},
    {"da",
     R"(Byrådet besluttede tirsdag at reparere den gamle bro før vinteren uden at sige, hvem der skal betale.
"Jeg har aldrig fulgt en opskrift i mit liv", sagde kokken og kastede en håndfuld salt i gryden.
Omkring 600 mennesker havde meldt sig til det første kursus, i slutningen af marts var der fyrre tilbage.
Billedet blev taget i 1911 af en omrejsende apoteker, som solgte det til stationsforstanderen.
Hvad gør man med et hus, der for hvert år hælder lidt mere mod åen?
Hun abonnerede på tre aviser, læste dem alle før morgenmaden og troede ikke på nogen af dem.
Færgen sejler hvert fyrretyvende minut, og en billet koster 32 kroner; børn sejler gratis til september.
Det regnede i ni dage.
Politiet anholdt om aftenen en 43-årig mand i nærheden af havnen.
Boligpriserne steg med 3,4 procent på et år, det langsomste tempo siden 2012.
Følg stien til venstre for kapellet, så kommer du til en låge, som ingen har åbnet i tredive år.
Borgmesteren ville ikke kommentere rapporten, og hendes stedfortræder kaldte tallene gamle.
Aalborg vandt 2-1 efter forlænget spilletid, og målmanden forlod banen med armen i slynge.
Annoncen søgte en stærk dreng, der ikke var bange for bier.
Hvorfor fuglene kom tilbage til øen efter tres år, ved biologerne endnu ikke.
Hun blev født i Kraków i 1931 og arbejdede i toogfyrre år i det samme bageri.
Da appen ikke ville åbne, skrev konduktøren billetterne på bagsiden af gamle kuverter.
Det sidste tog kører klokken 23.10, en time tidligere end før.
Dele båden ville brødrene aldrig, og sælge den endnu mindre.
Skolen lukker i juli, og med den slutter en historie, der begyndte med syv elever og en ovn.)"},
    {"ja",
     R"(市議会は火曜日、古い橋を冬までに修理することを決めたが、費用を誰が払うのかは示さなかった。
「生まれてから一度も献立の本を見たことがない」と料理人は言い、鍋に塩を一つかみ投げ入れた。
最初の講座には約六百人が申し込んだが、三月の終わりに残っていたのは四十人だった。
その写真は一九一一年に旅の薬屋が撮り、駅長に売ったものである。
毎年少しずつ川の方へ傾いていく家を、どうすればよいのだろうか。
彼女は三つの新聞を購読し、朝食の前にすべて読み、どれも信じなかった。
渡し船は40分おきに出ており、料金は320円で、夏休みの間は子どもは無料だ。
雨は九日間降り続いた。
警察は夜、港の近くで43歳の男を逮捕した。
住宅価格はこの一年で3.4%上がり、2012年以来もっとも緩やかな伸びとなった。
礼拝堂の左の小道をたどると、三十年間誰も開けていない門に出る。
市長は報告書について発言を控え、副市長は数字が古いと述べた。
新潟は延長の末に2対1で勝ち、ゴールキーパーは腕をつって退場した。
広告は、蜂を怖がらない丈夫な少年を求めていた。
鳥たちが六十年ぶりに島へ戻ってきた理由を、生物学者たちはまだ知らない。
彼女は一九三一年に生まれ、同じパン屋で四十二年間働いた。
アプリが開かなかったので、車掌は古い封筒の裏に切符を書いた。
手紙の権利は姪に渡り、姪はその大半を燃やした。
最終列車は23時10分に出る。これまでより一時間早い。
動画には、バスがゆっくりと広場に入り、婚礼の前で止まる様子が映っている。
学校は七月に閉じ、七人の生徒と一つのストーブで始まった歴史が終わる。)"},
    {"zh", R"(市议会星期二决定在冬天之前修好旧桥，却没有说钱由谁来出。
“我这辈子从来没有照着菜谱做过菜。”厨师说着，往锅里撒了一把盐。
大约六百人报名参加了第一期课程，到三月底只剩下四十人。
这张照片是一九一一年一位路过的药剂师拍的，后来卖给了站长。
一座房子每年都向河边再倾斜一点，该拿它怎么办呢？
她订了三份报纸，每天早饭前全部读完，却哪一份都不相信。
渡船每40分钟一班，票价三元二角，孩子们在假期结束前免费乘坐。
雨一连下了九天。
警方当晚在港口附近逮捕了一名43岁的男子。
房价一年上涨了3.4%，是2012年以来最慢的速度。
沿着小教堂左边的小路走，就会来到一扇三十年没有人打开过的门前。
市长不愿评论这份报告，她的副手说其中的数字已经是三年前的了。
大连队在加时赛中以二比一获胜，守门员吊着胳膊离开了球场。
那则广告要找一个不怕蜜蜂的结实男孩。
鸟儿为什么在六十年之后回到岛上，生物学家至今还不知道。
她一九三一年出生，在同一家面包房里工作了四十二年。
因为软件打不开，售票员就把车票写在旧信封的背面。
那些信的版权归了一个侄女，她把大部分都烧掉了。
末班车二十三点十分开出，比从前早了一个小时。
视频里，一辆公共汽车慢慢拐进广场，停在一场婚礼前面。
学校七月就要关门，一段由七个学生和一只火炉开始的历史也就结束了。)"},
});

}  // namespace

std::span<const ProseSample> prose_samples() {
  return samples;
}

}  // namespace dross

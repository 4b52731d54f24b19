#!/usr/bin/env python3
"""How much of what recurs does `dross learn` find, and does it propose rules that hit articles?

Makes a scrape of sites whose templates are known (seeded; every text is made of words that stand
here), lets `learn` draft a pack from it, and judges the pack by the truth of every line:

  found      lines of templates, which the shipped rules leave, that shipped and drafted rules
             together take
  hitting    drafted rules that hit a line of an article: its pattern matches one where the rule
             may act, whether or not the line would go in the end

Each site has a template of its own: constant lines, lines with numbers and dates, openings and
closings around headlines, a heading with a list under it, names with bios, a closing appeal in whole
sentences, and three to six lines of its own, put together from the words of articles at random, with
a number, date or name in them or none, before, amid or after the text, on a fifth of its pages or on
all. Sites have from a third to twice as many pages as `--documents` says. Articles have their own traps: sub-headings, datelines, quotations, sentences that recur
in several stories, stories in two versions, lists, interviews.

  learn.py --tool PATH [--sites 50] [--documents 40] [--seed 1] [--keep FOLDER] [--per-site]
  learn.py --make FILE --size 1G [--seed 1]      writes a scrape of that size, to measure speed on
"""

import argparse
import collections
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

NOUNS = ("bridge harbour council ferry school library river market orchard bakery museum theatre tower "
         "station valley forest garden hospital mill factory island village road tunnel archive stadium "
         "lighthouse reservoir chapel quarry dairy brewery workshop nursery printer tailor").split()
PEOPLE = ("mayor teacher farmer engineer baker nurse captain carpenter judge librarian clerk painter "
          "surveyor driver chemist gardener musician plumber").split()
VERBS = ("closed opened repaired sold inspected rebuilt flooded visited measured painted counted moved "
         "surveyed lengthened fenced drained").split()
ADJECTIVES = ("old narrow northern crowded empty wooden busy quiet damp steep public private tall famous "
              "muddy modern restored sunken windy ancient").split()
ADVERBS = "slowly quietly yesterday again twice overnight early late together carefully".split()
CONNECTORS = "because although while after before until since unless".split()
FIRST = ("Anna Boris Clara David Elena Felix Greta Henrik Irene Jonas Karin Lukas Marta Nils Olga Peter "
         "Ruth Stefan Tilda Viktor").split()
LAST = ("Aldermann Brook Castell Dunmore Ellery Farrow Glass Hartnoll Ibsley Jessop Kestrel Lomax Marlow "
        "Northcott Orchard Penrose Quill Rowntree Sandover Thackeray").split()
MONTHS = ("January February March April May June July August September October November December").split()
BRANDS = ("Harbour Valley Moorland Lakeside Castle Meadow Summit Orchard Riverside Heath").split()
KINDS = "Courier Ledger Sentinel Almanac Beacon Register Monitor Journal Gazette Dispatch".split()
# What a site calls things; no shipped rule knows most of these.
LEAD_INS = ("Further along this trail", "Dig deeper", "From our drawer", "While you are here", "On the same shelf",
            "Also in this drawer", "Next on the table", "Keep walking", "Same street, other door", "Our pick")
HEADINGS = ("In other drawers", "Around the square", "Elsewhere on these shelves", "Tonight on the notice board",
            "From the neighbouring desks", "The kitchen table", "What the others wrote", "Pinned on the door")
NOTES = ("Set in type by the evening desk", "Printed on the north press", "Filed from the corner office",
         "Carried by the morning round", "Checked by two readers", "Drawn up at the long table")
METERS = ("{n} cups of tea long", "{n} readers on the stairs", "Drawer {n}, shelf {m}", "Round {n} of the season",
          "{n} pins on this board", "Desk line {n}-{m}")
DATES = ("Laid on the table {month} {n}, {year}", "Pressed {n} {month} {year}", "Last ironed {month} {n}, {year} at {h}:{mm}",
         "On the board since {n} {month} {year}")
CLOSERS = ("a page of The {brand} {kind}", "kept by The {brand} {kind}", "from the {brand} {kind} cupboard")
APPEALS = ("The {brand} {kind} lives from its readers, who carry it from door to door and pay for its ink.",
           "If you like what lies on this table, tell the {brand} {kind} what else you would want to find there.",
           "Letters to the {brand} {kind} are read aloud every morning, and the best are pinned to the board.")
VERBS_OF_BIOS = ("sweeps", "tends", "minds", "keeps")
# Lines of one site alone; {p} is a phrase of that site.
SHAPES = ("{p}", "{p}: {n}", "{n} {p}", "{p} {month} {n}, {year}", "{p} / {name}", "{name}, {p}", "[{p}]", "{p} ({n}/{m})",
          "{p} – {n}.{m}.{year}", "{p} » {h}:{mm}")
SUBHEADS = ("What happens next", "A long history", "Numbers", "The other side")
RECURRING = ("The investigation is going on.", "Nobody was hurt.", "It is not the first time.")


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def one(self, words):
        return self.random.choice(words)

    def name(self):
        return f"{self.one(FIRST)} {self.one(LAST)}"

    def clause(self):
        return (f"the {self.one(ADJECTIVES)} {self.one(NOUNS)} near the {self.one(NOUNS)} was {self.one(VERBS)} "
                f"{self.one(ADVERBS)} by the {self.one(PEOPLE)} of the {self.one(NOUNS)}")

    def sentence(self):
        text = f"{self.clause()} {self.one(CONNECTORS)} {self.clause()}"
        return text[0].upper() + text[1:] + "."

    def paragraph(self):
        return " ".join(self.sentence() for _ in range(self.random.randint(1, 4)))

    def headline(self):
        text = f"{self.one(ADJECTIVES)} {self.one(NOUNS)} {self.one(VERBS)} {self.one(ADVERBS)} in {self.one(NOUNS)} {self.one(NOUNS)}"
        return text[0].upper() + text[1:]

    def fill(self, text, site):
        return text.format(n=self.random.randint(2, 28), m=self.random.randint(2, 90), h=self.random.randint(1, 12),
                           mm=f"{self.random.randint(0, 59):02}", month=self.one(MONTHS),
                           year=self.random.randint(2001, 2026), brand=site["brand"], kind=site["kind"],
                           name=self.name())

    def own_lines(self):
        words = NOUNS + PEOPLE + VERBS + ADJECTIVES + ADVERBS
        for _ in range(self.random.randint(3, 6)):
            phrase = " ".join(self.random.sample(words, self.random.randint(2, 5)))
            phrase = self.one((str.capitalize, str.title, str.upper, str))(phrase)
            text = self.one(SHAPES).replace("{p}", phrase)
            yield {"text": text, "place": self.one(("top", "mid", "bottom", "bottom")), "chance": self.random.uniform(0.2, 1)}

    def site(self, number):
        site = {"host": f"site{number}.example.org", "brand": self.one(BRANDS), "kind": self.one(KINDS),
                "authors": [self.name() for _ in range(6)]}
        pick = lambda words, count: self.random.sample(words, count)
        site["top"] = [("note", self.one(NOTES) + f" of The {site['brand']} {site['kind']}"),
                       ("date", self.one(DATES)), ("meter", self.one(METERS))]
        site["lead_in"] = self.one(LEAD_INS) + self.one((": ", " | ", " - "))
        site["heading"] = self.one(HEADINGS)
        site["closer"] = self.one((" | ", " - ")) + self.one(CLOSERS)
        site["bottom"] = [("appeal", text) for text in pick(APPEALS, 2)] + [("note", text) for text in pick(NOTES, 2)]
        site["verb"] = self.one(VERBS_OF_BIOS)
        site["pool"] = [self.headline() for _ in range(15)]
        site["own"] = list(self.own_lines())
        return site

    def body(self):
        lines = [self.paragraph() for _ in range(self.random.randint(3, 9))]
        traps = [(0.3, lambda: self.one(SUBHEADS)), (0.3, lambda: self.one(RECURRING)), (0.2, self.headline),
                 (0.15, lambda: f"{self.name()}: {self.sentence()}"), (0.15, lambda: f"Q: {self.sentence()[:-1]}?"),
                 (0.1, lambda: f"{self.random.randint(2, 9)} {self.one(NOUNS)}s"),
                 (0.1, lambda: f"“{self.sentence()}”")]
        for chance, make in traps:
            if self.random.random() < chance:
                lines.insert(self.random.randint(1, len(lines) - 1), make())
        return lines

    def document(self, site, number, story=None):
        body = story or self.body()
        lines = []
        own = lambda place: [("own-" + place, self.fill(line["text"], site)) for line in site["own"]
                             if line["place"] == place and self.random.random() < line["chance"]]
        if self.random.random() < 0.6:
            lines.append(("closing", self.headline() + self.fill(site["closer"], site)))
        lines += [(kind, self.fill(text, site)) for kind, text in site["top"] if self.random.random() < 0.8]
        lines += own("top")
        middle = self.random.randint(1, len(body) - 1)
        for i, text in enumerate(body):
            if i == middle:
                lines += own("mid")
            lines.append(("content", text))
            if i == 1 and self.random.random() < 0.5:
                lines.append(("opening", site["lead_in"] + self.headline()))
        author = self.one(site["authors"])
        if self.random.random() < 0.6:
            lines += [("bio", author), ("bio", f"{author} {site['verb']} the {self.one(NOUNS)} pages of The {site['brand']} {site['kind']}.")]
        if self.random.random() < 0.6:
            lines.append(("heading", site["heading"]))
            lines += [("item", self.one(site["pool"]) if self.random.random() < 0.5 else self.headline())
                      for _ in range(self.random.randint(3, 5))]
        lines += [(kind, self.fill(text, site)) for kind, text in site["bottom"] if self.random.random() < 0.8]
        lines += own("bottom")
        return {"id": f"{site['host']}/{number}", "url": f"https://{site['host']}/{number}",
                "text": "\n\n".join(text for _, text in lines), "truth": [kind for kind, _ in lines]}

    def scrape(self, sites, documents):
        for number in range(sites):
            site = self.site(number)
            story = None
            for i in range(int(documents * self.random.choice((0.3, 0.6, 1, 1, 2)))):
                again = story is not None and self.random.random() < 0.1
                story = story if again else self.body()
                yield self.document(site, i, story)


def write_scrape(path, seed, size):
    maker = Maker(seed)
    written = 0
    with open(path, "w", encoding="utf-8") as out:
        number = 0
        while written < size:
            site = maker.site(number)
            number += 1
            for i in range(400):
                record = maker.document(site, i)
                del record["truth"]
                written += out.write(json.dumps(record, ensure_ascii=False) + "\n")


def edits(tool, folder, rules, *options):
    """(document id, line number) -> rule, for what goes."""
    command = [tool, "explain", "--no-config", "--json", "--dedupe", "off", *options, "scrape.jsonl"]
    for rule_set in rules:
        command[2:2] = ["--rules", rule_set]
    found = collections.defaultdict(dict)
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            event = json.loads(line)
            if event["event"] == "edit":
                found[event["id"]][event["line"]] = event["rule"]
    return found


def judge(arguments, folder):
    records = list(Maker(arguments.seed).scrape(arguments.sites, arguments.documents))
    with open(folder / "scrape.jsonl", "w", encoding="utf-8") as out:
        for record in records:
            out.write(json.dumps({key: record[key] for key in ("id", "url", "text")}, ensure_ascii=False) + "\n")
    options = ["--per-site"] if arguments.per_site else []
    with open(folder / "draft.toml", "wb") as out:
        subprocess.run([arguments.tool, "learn", *options, "scrape.jsonl"], cwd=folder, stdout=out, check=True)
    for verb in ("check", "test"):
        subprocess.run([arguments.tool, "rules", verb, "draft.toml"], cwd=folder, stdout=subprocess.DEVNULL, check=True)
    before = edits(arguments.tool, folder, ["shipped"])
    after = edits(arguments.tool, folder, ["shipped", "draft.toml"])
    hits = edits(arguments.tool, folder, ["draft.toml"], "--plain")
    alone = edits(arguments.tool, folder, ["draft.toml"], "--only", "learnt/*", "--max-removed", "100")
    return tally(records, before, after, hits, alone, folder)


def tally(records, before, after, hits, alone, folder):
    left, found = collections.Counter(), collections.Counter()
    missed = collections.defaultdict(list)
    hit_by, content_by = collections.Counter(), collections.defaultdict(list)
    content = lost = 0
    for record in records:
        lines = record["text"].split("\n\n")
        for i, (kind, text) in enumerate(zip(record["truth"], lines)):
            number = 2 * i + 1
            rules = {hits[record["id"]].get(number), alone[record["id"]].get(number)} - {None}
            for rule in rules:
                hit_by[rule] += 1
            if kind == "content":
                content += 1
                lost += number in after[record["id"]] and number not in before[record["id"]]
                for rule in rules:
                    content_by[rule].append(text)
            elif number not in before[record["id"]]:
                left[kind] += 1
                if number in after[record["id"]]:
                    found[kind] += 1
                else:
                    missed[kind].append(text)
    proposed = (folder / "draft.toml").read_text().count("[[rule]]")
    return {"left": left, "found": found, "missed": missed, "rules": proposed, "content_by": content_by,
            "content": content, "lost": lost}


def show(result):
    left, found = result["left"], result["found"]
    print(f"{'kind':10} {'left':>7} {'found':>7} {'share':>7}")
    for kind in sorted(left):
        print(f"{kind:10} {left[kind]:7} {found[kind]:7} {100 * found[kind] / left[kind]:6.1f}%")
        for text in result["missed"][kind][:2]:
            print(f"           missed: {text[:90]}")
    share = 100 * sum(found.values()) / max(1, sum(left.values()))
    hitting = 100 * len(result["content_by"]) / max(1, result["rules"])
    print(f"\nlines of templates found   {share:.1f} % of {sum(left.values())}")
    print(f"rules that hit an article  {hitting:.1f} % of {result['rules']}")
    print(f"lines of articles lost     {result['lost']} of {result['content']}")
    for rule, texts in sorted(result["content_by"].items()):
        print(f"  {rule}: {len(texts)}, such as {texts[0][:80]}")
    return 0 if share >= 90 and hitting <= 2 else 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", default=os.environ.get("DROSS_TOOL"))
    parser.add_argument("--sites", type=int, default=50)
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=pathlib.Path, help="leave scrape.jsonl and draft.toml there")
    parser.add_argument("--per-site", action="store_true")
    parser.add_argument("--make", type=pathlib.Path)
    parser.add_argument("--size", default="1G")
    arguments = parser.parse_args()
    if arguments.make:
        unit = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30}[arguments.size[-1]]
        return write_scrape(arguments.make, arguments.seed, int(arguments.size[:-1]) * unit)
    if not arguments.tool:
        parser.error("no tool: give --tool PATH or set DROSS_TOOL")
    arguments.tool = str(pathlib.Path(arguments.tool).resolve())
    if arguments.keep:
        arguments.keep.mkdir(parents=True, exist_ok=True)
        return show(judge(arguments, arguments.keep))
    with tempfile.TemporaryDirectory() as folder:
        return show(judge(arguments, pathlib.Path(folder)))


if __name__ == "__main__":
    sys.exit(main())

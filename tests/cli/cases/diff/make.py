"""Texts and records in which lines and parts of lines go, with every kind of end and of blank line."""
import json
import random

LINES = ["See also  another story", "Old bridge | The Post", "It stood for years.", "", "  ", "The ferry is late.",
         "See also  more", "\u00e9t\u00e9 \u2028 \u00fc", "- a dash", "+ a plus", "@@ -1 +1 @@", "\\ No newline"]
maker = random.Random(5)
for number in range(150):
    end = maker.choice(["\n", "\n", "\r\n"])
    text = end.join(maker.choice(LINES) for _ in range(maker.randint(0, 30)))
    text += maker.choice(["", end, end + end])
    with open(f"t{number}.txt", "w", encoding="utf-8", newline="") as out:
        out.write(text)
with open("dump.jsonl", "w", encoding="utf-8", newline="") as out:
    for number in range(150):
        text = "\n".join(maker.choice(LINES) for _ in range(maker.randint(1, 12)))
        out.write(json.dumps({"id": number, "text": text}) + maker.choice(["\n", "\n", "\n\n", "\r\n"]))
    out.write('{"id":"last","text":"It fell.\\n\\nSee also  the end"}')

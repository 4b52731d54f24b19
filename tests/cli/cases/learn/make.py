"""Twelve pages of two sites: stories, with a template around them."""
import json

THINGS = "bridge harbour council ferry school river market orchard bakery museum theatre tower".split()


def story(number):
    return [f"The {THINGS[(number + i) % 12]} of district {number * 3 + i} was mended by the people of the "
            f"{THINGS[(number * 5 + i) % 12]} before the winter came and the roads were closed." for i in range(3)]


for number in range(12):
    site = "a.example" if number < 6 else "b.example"
    lines = [f"Drawer {number + 2}, top shelf", *story(number), "Pinned on our board"]
    if site == "a.example":
        lines.append("Look again: " + " ".join(THINGS[(number * 7 + i) % 12] for i in range(4)))
    print(json.dumps({"id": str(number), "url": f"https://{site}/{number}", "text": "\n\n".join(lines)}))

# Writes each indented block of one section of a page to a file of its own: block-1, block-2, ...
import re, sys
section = open(sys.argv[1]).read().split(sys.argv[2])[1].split("\n## ")[0]
for number, block in enumerate(re.findall(r"(?:^    .*\n|^\n(?=    ))+", section, re.M), 1):
    lines = block.strip("\n").split("\n")
    open(f"block-{number}", "w").write("".join(line[4:] + "\n" for line in lines))

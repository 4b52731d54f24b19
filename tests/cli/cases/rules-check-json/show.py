import json, sys
for line in sys.stdin:
    fault = json.loads(line)
    assert fault["file"] == "broken.toml" and fault["message"] and "hint" in fault
    print(*(fault[key] for key in ("severity", "code", "name", "line", "column")))

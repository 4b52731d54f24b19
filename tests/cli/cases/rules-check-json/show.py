# Shows what a script would read of each fault; the wording of messages is no part of the promise.
import json, sys
for line in sys.stdin:
    fault = json.loads(line)
    assert fault["file"] == "broken.toml" and fault["message"] and "hint" in fault
    print(*(fault[key] for key in ("severity", "code", "name", "line", "column")))

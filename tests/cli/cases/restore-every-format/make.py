"""The same story as text, as records, and as a web archive's."""
import json

TEXT = ("Ferry returns | The Daily Example\r\n\r\nThe ferry to the island is back after a month in dock, and sails twice "
        "a day.\n\nShare this article\n\nIts captain said that the engine had been mended by the town\u2019s own smith.\n\n"
        "Related Articles\n\nGoalkeeper leaves after ten years\n\nStadium to get a new roof\n").encode() + b"\xff\n"
open("a.txt", "wb").write(TEXT)
with open("a.jsonl", "wb") as out:
    for number in range(3):
        out.write(json.dumps({"id": str(number), "text": TEXT[:-2].decode() + "\ud800"}).encode() + b"\r\n")
with open("a.wet", "wb") as out:
    for number in range(2):
        head = (f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://news.example.org/{number}\r\n"
                f"WARC-Record-ID: <urn:uuid:{number}>\r\nContent-Type: text/plain\r\nContent-Length: {len(TEXT)}\r\n\r\n")
        out.write(head.encode() + TEXT + b"\r\n\r\n")

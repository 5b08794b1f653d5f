#!/usr/bin/env python3
"""check_schemas.py [BIN]: does the schema of ledgers name the keys that the reader knows, all of them and no other?

The reader's keys stand in the tables of src/ledger; words that a key takes stand there as well. The program has to print
the very schema of schemas/, and with a ledger one that names its ids.
"""
import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
sys.path.insert(0, HERE)
import draft07  # noqa: E402

LEDGER = """gainsay: 1
sources:
  post: {outlet: Evening Post, published: 2023-11-15, voices: {crew: {n: 2}}}
  wire: {outlet: Wire, published: 2023-11-15, voices: {crew: {n: 3}}}
entities: {blass: {name: Jory Blass}}
terms: {north: ""}
moments: {vote: 2023-11-01}
questions:
  locked: {yes-no: Was the <door> door locked?, slots: {door: north}}
  cause: {one-of: [fire, flood], ask: What was it?}
claims:
- at: post.p1
  locked: yes
"""


def read(name):
    with open(os.path.join(ROOT, name), encoding="utf-8") as f:
        return f.read()


def words(name, table):
    """The first text of every row (or every text of a plain list) of a table in a C file."""
    body = re.search(r"\b%s\[[^]]*\] = \{(.*?)\};" % table, read(name), re.S).group(1)
    rows = re.findall(r'\{"([^"]+)"', body)
    return set(rows or re.findall(r'"([^"]+)"', body))


def keys(definition):
    return set(definition["properties"])


def differ(what, schema, reader):
    return "".join(f"{what}: the schema lacks `{k}`\n" for k in sorted(reader - schema)) + \
        "".join(f"{what}: the reader has no `{k}`\n" for k in sorted(schema - reader))


def compare(schema):
    d = schema["definitions"]
    yield "a ledger", keys(schema), words("src/ledger/read.c", "top_keys")
    yield "a source", keys(d["source"]), words("src/ledger/sources.c", "source_fields")
    yield "a voice", keys(d["voice"]), words("src/ledger/voices.c", "voice_fields")
    yield "an entity", keys(d["entity"]), words("src/ledger/entities.c", "entity_fields")
    yield "a question", keys(d["question"]), words("src/ledger/questions.c", "question_fields")
    yield "a claim", keys(d["claim"]), words("src/ledger/ids.c", "claim_key_words")
    yield "a claim", keys(d["claim"]), words("src/ledger/claims.c", "keys")
    yield "a ruling", keys(d["ruling"]), words("src/ledger/rulings.c", "ruling_keys")
    yield "`as`", set(d["claim"]["properties"]["as"]["enum"]), words("src/ledger/claims.c", "as")
    yield "`status`", set(d["claim"]["properties"]["status"]["enum"]), words("src/ledger/claims.c", "status")
    yield "`ruling`", set(d["ruling"]["properties"]["ruling"]["enum"]), words("src/ledger/rulings.c", "words")


def printed(binary, *args, text=""):
    p = subprocess.run([binary, "schema", *args], input=text, capture_output=True, text=True, timeout=60)
    return p.stdout if p.returncode == 0 else f"status {p.returncode}: {p.stderr}"


def own(binary):
    """What is wrong with the schema of one ledger."""
    d = json.loads(printed(binary, "-", text=LEDGER))["definitions"]
    wrong = ""
    for name, want in (("known-source", ["post", "wire"]), ("known-entity", ["blass"]), ("known-moment", ["vote"]),
                       ("known-question", ["locked", "cause"]), ("known-target", ["post", "wire", "blass", "yes"]),
                       ("known-voice", ["crew", "post.crew", "wire.crew"])):
        if d[name] is False or sorted(d[name]["enum"]) != sorted(want):
            wrong += f"{name}: {d[name]}\n"
    if list(d["known-answers"]["properties"]) != ["locked", "cause", "door"]:
        wrong += f"known-answers: {list(d['known-answers']['properties'])}\n"
    if not set(d["known-claim-key"]["enum"]) >= {"at", "locked", "cause", "door"}:
        wrong += f"known-claim-key: {d['known-claim-key']}\n"
    general = json.loads(read("schemas/ledger.schema.json"))["definitions"]["known-place"]["pattern"]
    if d["known-place"]["pattern"].replace("(post|wire)", "[a-z][a-z0-9-]*") != general:
        wrong += f"known-place: {d['known-place']['pattern']}, and of all ledgers {general}\n"
    bare = json.loads(printed(binary, "-", text="gainsay: 1\n"))["definitions"]["known-place"]["pattern"]
    if bare != general:
        wrong += f"known-place without a source: {bare}\n"
    return wrong


def fits(binary):
    """A sound entry fits the ledger's own schema, and one with a wrong key, source or answer does not."""
    schema = json.loads(printed(binary, "-", text=LEDGER))
    wrong = ""
    for claim, fine in (({"at": "post.p1", "locked": "yes"}, True), ({"at": "post.p1", "cause": "~fire", "door": "north"}, True),
                        ({"at": "pots.p1", "locked": "yes"}, False),
                        ({"at": "post.x1", "locked": "yes"}, False), ({"at": "post.p", "locked": "yes"}, False), ({"at": "post.t00:12b", "locked": "yes"}, True),
                        ({"at": "post.p1", "lokced": "yes"}, False),
                        ({"at": "post.p1", "locked": "maybe"}, False), ({"at": "post.p1", "cause": "storm"}, False), ({"locked": "yes"}, False)):
        faults = list(draft07.errors({"gainsay": 1, "claims": [claim]}, schema))
        if (not faults) != fine:
            wrong += f"{claim}: {faults or 'fits'}\n"
    return wrong


def settings(schema):
    """The keys of gainsay.yaml; None where this program does not read it yet."""
    path = "src/config/config.c"
    if not os.path.exists(os.path.join(ROOT, path)):
        return None
    levels = re.search(r'level_words\[\] = "([^"]*)"', read(path)).group(1).split()
    wrong = differ("gainsay.yaml", keys(schema), set(re.findall(r'\] = \{"([^"]+)"', read(path))) | words(path, "more_keys"))
    shapes = schema["definitions"]["levels"]["patternProperties"].values()
    wrong += differ("a level", {word for shape in shapes for word in shape["enum"]}, set(levels))
    for value, fine in (({"levels": {"L304": "error", "C5": "low", "E": "off", "C": "off"}}, True), ({"levels": {"C504": "error"}}, False),
                        ({"levels": {"L304": "high"}}, False), ({"paths": {"archive/": {"E422": "low"}}}, False), ({"levels": {"X1": "off"}}, False),
                        ({"paths": {"archive/": {"C": "off", "L3": "info"}}}, True),
                        ({"select": "C5", "ignore": ["L102", "E", "C501"], "outputs": ["json:out.json", "html:-"]}, True),
                        ({"outputs": "sarif:{}.sarif"}, True), ({"outputs": ["bogus:x"]}, False), ({"outputs": "json"}, False),
                        ({"outputs": "json:"}, False), ({"outputs": "json:/x.json"}, False), ({"select": ["c5"]}, False),
                        ({"ignore": "denial"}, False), ({"select": ["C5011"]}, False), ({"select": [5]}, False)):
        faults = list(draft07.errors(value, schema))
        if (not faults) != fine:
            wrong += f"gainsay.yaml: {value}: {faults or 'fits'}\n"
    formats = set(re.findall(r'^\t\{"(\w+)", render_', read("src/report/renderers.c"), re.M))
    wrong += differ("`outputs`", set(schema["definitions"]["output"]["pattern"][2:].split(")")[0].split("|")), formats)
    for key, takes in re.findall(r'\] = \{"([^"]+)", \w+, \w+, "([^"]*)"\}', read(path)):
        wrong += differ(f"`{key}`", set(schema["properties"][key]["enum"]), set(takes.split()))
    return wrong


def main(argv):
    binary = os.path.abspath(argv[0] if argv else os.environ.get("BIN", os.path.join(ROOT, "gainsay")))
    text = read("schemas/ledger.schema.json")
    results = [differ(*row) for row in compare(json.loads(text))]
    results += ["" if printed(binary) == text else "gainsay schema does not print schemas/ledger.schema.json\n", own(binary), fits(binary)]
    config, skipped = settings(json.loads(read("schemas/config.schema.json"))), 0
    if config is None:
        skipped = 1
        print("skip: schemas/config.schema.json, because src/config is not there")
    else:
        results.append(config)
    print("".join(results), end="")
    failed = sum(bool(r) for r in results)
    print(f"{len(results) - failed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

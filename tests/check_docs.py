#!/usr/bin/env python3
"""check_docs.py [--bless] [BIN]: does the program do what docs/ and README.md say?

In docs/*.md a block ```ledger is a whole ledger. The block ```findings behind it is what comparing gives, the block
```messages what the reader says; without a block of messages there must be none. Both are made from the JSON report:

  findings   LEVEL KIND[CODE]: MESSAGE, the line of `check -f concise` without place and fingerprint; below it every side
             with its claims (the claims of one strand joined with +, strands separated by |), then flags, cautions, ruling
  messages   LINE:COLUMN LEVEL[CODE]: MESSAGE, then what to write instead

In README.md the first block ```yaml is a ledger and the block ```text behind it what `check` prints. docs/codes.md and docs/commands.md
are what scripts/make_codes and scripts/make_commands print, docs/finding.svg what scripts/make_picture draws. Every report made here must fit schemas/report.schema.json, and docs/json.md must name its members.
--bless writes the outputs into the documents.
"""
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import draft07  # noqa: E402

ROOT = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
FENCE = re.compile(r"^```(\w*)\n(.*?)^```\n", re.M | re.S)
OUTPUTS = ("findings", "messages")


def read(name):
    with open(os.path.join(ROOT, name), encoding="utf-8") as f:
        return f.read()


def write(name, text):
    with open(os.path.join(ROOT, name), "w", encoding="utf-8") as f:
        f.write(text)
    print("wrote", name)


def run(binary, ledger, *args):
    """Standard output of `gainsay check` for the text of a ledger, in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="gainsay-docs-") as top:
        open(os.path.join(top, "gainsay.yaml"), "w").close()
        with open(os.path.join(top, "claims.yaml"), "w", encoding="utf-8") as f:
            f.write(ledger)
        env = {**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC", "SOURCE_DATE_EPOCH": "1735689600"}
        p = subprocess.run([binary, "check", *args], cwd=top, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                           stderr=subprocess.STDOUT, text=True, timeout=60)
        return p.stdout


# --- what a block shows -------------------------------------------------------------------------------------------------

def side(camp, kind):
    if camp.get("set_aside"):
        return f"    {camp['value']}, set aside: {', '.join(camp['claims'])}\n"
    if kind == "no-comment":
        return f"    {camp['value']}: {', '.join(camp['claims'])}\n"
    counted = {claim for strand in camp["strands"] for claim in strand}
    rest = [claim for claim in camp["claims"] if claim not in counted]
    strands = " | ".join(" + ".join(strand) for strand in camp["strands"])
    return f"    {camp['value']}: {strands}" + f" (with {', '.join(rest)})" * bool(rest) + "\n"


def show_finding(f):
    out = f"{'ruled' if f['ruling'] and f['ruling']['state'] in ('settled', 'unsealed') else f['severity']} {f['kind']}[{f['code']}]: {f['message']}\n"
    out += "".join(side(camp, f["kind"]) for camp in f["camps"])
    out += "".join(f"    {name}: {', '.join(f[name])}\n" for name in ("flags", "cautions") if f[name])
    if f["ruling"]:
        out += f"    ruling: {f['ruling']['as']}, {f['ruling']['state']}\n"
    return out


def show_problem(p):
    at = p["locations"][0]
    out = f"{at['line']}:{at['column']} {p['level']}[{p['code']}]: {p['message']}\n"
    return out + "".join(f"    write: {line}\n" for line in p.get("paste", "").splitlines())


def shown(report):
    return {"findings": "".join(map(show_finding, report["findings"])) or "none\n",
            "messages": "".join(map(show_problem, report["problems"])) or "none\n"}


# --- executable documents -----------------------------------------------------------------------------------------------

class Example:
    """A ledger of a document with the output blocks behind it: {kind: (start, end, text)}."""

    def __init__(self, name, line, ledger):
        self.name, self.line, self.ledger, self.outputs = name, line, ledger, {}


def examples(name):
    text, found = read(name), []
    for m in FENCE.finditer(text):
        kind, body = m.groups()
        if kind == "ledger":
            found.append(Example(name, text.count("\n", 0, m.start()) + 1, body))
        elif kind in OUTPUTS and found:
            found[-1].outputs[kind] = (m.start(2), m.end(2), body)
    return found


def wrong(example, got):
    out = "" if example.outputs else "no block of findings or messages behind it\n"
    for kind in OUTPUTS:
        want = example.outputs.get(kind, (0, 0, "none\n" if kind == "messages" else got[kind]))[2]
        if want != got[kind]:
            out += f"{kind} wanted:\n{want}but there are:\n{got[kind]}"
    return out


def bless(name, results):
    text = read(name)
    for example, got in reversed(results):
        for kind, (start, end, _) in sorted(example.outputs.items(), key=lambda item: -item[1][0]):
            text = text[:start] + got[kind] + text[end:]
    if text != read(name):
        write(name, text)


def documents(binary, blessing):
    """-> [(test, what is wrong or '')], [report]"""
    results, reports = [], []
    for path in sorted(glob.glob(os.path.join(ROOT, "docs", "*.md"))):
        name = os.path.relpath(path, ROOT)
        done = []
        for example in examples(name):
            report = json.loads(run(binary, example.ledger, "-f", "json", "--min-severity", "info"))
            reports.append(report)
            done.append((example, shown(report)))
        if blessing:
            bless(name, done)
        results += [(f"{e.name}:{e.line}", wrong(e, got)) for e, got in done]
    return results, reports


def readme(binary, blessing):
    text = read("README.md")
    blocks = [m for m in FENCE.finditer(text) if m.group(1) in ("yaml", "text")]
    if [m.group(1) for m in blocks[:2]] != ["yaml", "text"]:
        return "no block ```yaml with a block ```text behind it\n"
    got = run(binary, blocks[0].group(2))
    if blessing and got != blocks[1].group(2):
        write("README.md", text[:blocks[1].start(2)] + got + text[blocks[1].end(2):])
        return ""
    return "" if got == blocks[1].group(2) else f"README.md wanted:\n{blocks[1].group(2)}but there is:\n{got}"


def picture(binary, blessing):
    """The picture of the README is what scripts/make_picture draws of a finding in examples/."""
    p = subprocess.run([os.path.join(ROOT, "scripts", "make_picture"), binary, "examples/doping/claims.yaml", "--select", "C501"],
                       cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    if p.stdout == read("docs/finding.svg"):
        return ""
    if blessing:
        write("docs/finding.svg", p.stdout)
        return ""
    return "docs/finding.svg is not what scripts/make_picture draws: run `make docs`\n"


# --- the list of codes, links, the schema ---------------------------------------------------------------------------------

MADE = [("docs/codes.md", "make_codes"), ("docs/commands.md", "make_commands")]


def made(name, script, binary, blessing):
    """A page that a script prints."""
    p = subprocess.run([os.path.join(ROOT, "scripts", script), binary], stdout=subprocess.PIPE, text=True, check=True)
    if os.path.exists(os.path.join(ROOT, name)) and p.stdout == read(name):
        return ""
    if blessing:
        write(name, p.stdout)
        return ""
    return f"{name} is not what scripts/{script} prints: run `make docs`\n"


def anchor(heading):
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def anchors(text):
    return [anchor(h) for h in re.findall(r"^#+ (.*)$", text, re.M)] + re.findall(r'<a id="([^"]*)"', text)


def links(name):
    """Links into this repository that lead nowhere."""
    text, out = FENCE.sub("", read(name)), ""
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"\w+:", target):
            continue
        path, _, part = target.partition("#")
        file = os.path.normpath(os.path.join(os.path.dirname(name), path)) if path else name
        if not os.path.exists(os.path.join(ROOT, file)):
            out += f"{name}: {target} does not exist\n"
        elif part and part not in anchors(FENCE.sub("", read(file))):
            out += f"{name}: {target}: no such heading\n"
    return out


def members(value, rule, schema, path="report"):
    """Members of a report that its schema does not name."""
    while "$ref" in rule:
        rule = schema["definitions"][rule["$ref"].rsplit("/", 1)[1]]
    for choice in rule.get("anyOf", []):
        if choice.get("type") != "null" and value is not None:
            return members(value, choice, schema, path)
    if isinstance(value, list):
        return [m for one in value for m in members(one, rule.get("items", {}), schema, path + "[]")]
    if not isinstance(value, dict) or "additionalProperties" in rule:
        return []
    out = [f"{path}.{key}" for key in value if key not in rule.get("properties", {})]
    for key, sub in rule.get("properties", {}).items():
        out += members(value[key], sub, schema, f"{path}.{key}") if key in value else []
    return out


def names_of(rule):
    out = set(rule.get("properties", {}))
    for sub in [*rule.get("properties", {}).values(), *rule.get("definitions", {}).values(), *rule.get("anyOf", []),
                *([rule["items"]] if "items" in rule else [])]:
        out |= names_of(sub)
    return out


def schema_names_all(schema, reports):
    unknown = sorted({m for report in reports for m in members(report, schema, schema)})
    return "".join(f"schemas/report.schema.json does not name {m}\n" for m in unknown)


def documented(schema):
    text = read("docs/json.md")
    return "".join(f"docs/json.md does not name `{n}`\n" for n in sorted(names_of(schema)) if f"`{n}`" not in text)


def valid(schema, reports):
    return "".join(fault + "\n" for report in reports for fault in draft07.errors(report, schema))


def more_reports(binary):
    """Reports with what no document shows: a broken ledger, and the one of this folder."""
    yield json.loads(run(binary, "gainsay: 1\nclaims: [\n", "-f", "json"))
    yield json.loads(run(binary, "", "-f", "json"))
    for path in ["claims.yaml"] + sorted(glob.glob("examples/*/claims.yaml", root_dir=ROOT)):
        p = subprocess.run([binary, "check", "-f", "json", path], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        yield json.loads(p.stdout)


def main(argv):
    blessing = "--bless" in argv
    argv = [a for a in argv if a != "--bless"]
    binary = os.path.abspath(argv[0] if argv else os.environ.get("BIN", os.path.join(ROOT, "gainsay")))
    schema = json.loads(read("schemas/report.schema.json"))
    results = [(name, made(name, script, binary, blessing)) for name, script in MADE]
    done, reports = documents(binary, blessing)
    reports += more_reports(binary)
    if blessing:
        done, _ = documents(binary, False)
    results += done + [("README.md", readme(binary, blessing)), ("docs/finding.svg", picture(binary, blessing))]
    results += [(f"links of {n}", links(n)) for n in ["README.md", "CONTRIBUTING.md"] +
                sorted(os.path.relpath(p, ROOT) for p in glob.glob(os.path.join(ROOT, "docs", "*.md")))]
    results += [("the schema names every member", schema_names_all(schema, reports)),
                ("docs/json.md names every member", documented(schema))]
    results.append(("reports fit schemas/report.schema.json", valid(schema, reports)))
    for test, fault in results:
        if fault:
            print(f"--- {test}\n{fault}")
    failed = sum(bool(fault) for _, fault in results)
    print(f"{len(results) - failed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

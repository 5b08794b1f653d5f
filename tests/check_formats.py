#!/usr/bin/env python3
"""check_formats.py [BIN]: every format over the ledger of every case, each judged by its own rules.

SARIF and JSON against their schemas, JUnit against an XSD (xmllint), CSV by Python's reader, annotations by undoing their
escapes, the others field by field; and all of them against the JSON report: the same findings, the same exit status, no
control character that could steer a terminal. What a format has to look like to the letter stands in tests/cases.
"""
import csv
import glob
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
sys.path.insert(0, HERE)
import draft07  # noqa: E402

FORMATS = "text concise json jsonl csv sarif junit github gitlab rdjson markdown html".split()
HARMFUL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
SARIF = json.load(open(os.path.join(HERE, "schemas", "sarif.schema.json"), encoding="utf-8"))
REPORT = json.load(open(os.path.join(ROOT, "schemas", "report.schema.json"), encoding="utf-8"))


def is_ruled(f):
    return f["ruling"] is not None and f["ruling"]["state"] in ("settled", "unsealed")


def alarms(report):
    return [f for f in report["findings"] if not is_ruled(f) and f["severity"] != "info"]


def wrong_sarif(text, report, _):
    doc = json.loads(text)
    yield from draft07.errors(doc, SARIF)
    run = doc["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    if [r["ruleId"] for r in run["results"]] != [rules[r["ruleIndex"]]["id"] for r in run["results"]]:
        yield "ruleIndex leads to another rule"
    prints = [r["partialFingerprints"]["gainsay/v1"] for r in run["results"]]
    if len(set(prints)) != len(prints):
        yield "equal fingerprints"
    if not {f["fingerprint"] for f in alarms(report)} <= set(prints) or len(prints) != len(alarms(report)) + len(report["problems"]):
        yield "not the findings of the report"
    if run["invocations"][0]["executionSuccessful"] != report["summary"]["complete"]:
        yield "executionSuccessful"
    paths = {os.path.normpath(i["path"]) for i in report["inputs"]}
    for r in run["results"]:
        uri = urllib.parse.unquote(r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
        if paths and uri not in paths:
            yield f"{uri} is no file of the ledger"


def wrong_gitlab(text, report, _):
    doc = json.loads(text)
    for entry in doc:
        if set(entry) != {"description", "check_name", "fingerprint", "severity", "location"}:
            yield f"members {set(entry)}"
        if entry["severity"] not in ("info", "minor", "major", "critical", "blocker") or not entry["description"]:
            yield f"{entry}"
        if entry["location"]["lines"]["begin"] < 1 or entry["location"]["path"].startswith(("/", "./", "../")):
            yield f"place {entry['location']}"
    prints = [e["fingerprint"] for e in doc]
    if len(prints) != len(set(prints)) or len(prints) != len(alarms(report)) + len(report["problems"]):
        yield "fingerprints are not unique, or an entry is missing"


def wrong_rdjson(text, report, lines):
    doc = json.loads(text)
    if len(doc["diagnostics"]) != len(alarms(report)) + len(report["problems"]):
        yield "a diagnostic is missing"
    for d in doc["diagnostics"]:
        if d["severity"] not in ("ERROR", "WARNING", "INFO") or not d["message"] or not d["code"]["value"]:
            yield f"{d}"
        start, end = d["location"]["range"]["start"], d["location"]["range"].get("end")
        line = lines(d["location"]["path"], start["line"])
        if line is None or not end:
            continue
        if not start["column"] < end["column"] <= len(line) + 2 and len(line) >= start["column"]:
            yield f"columns {start} {end} of a line of {len(line)} bytes"
        if start["column"] <= len(line) and line[start["column"] - 1] & 0xC0 == 0x80:
            yield f"{start} is inside of a character"


def wrong_github(text, report, _):
    lines = text.split("\n")
    token = re.fullmatch("::stop-commands::([0-9a-f]{32})", lines[0])
    if not token or lines.count(f"::{token.group(1)}::") != 1 or text.count(token.group(1)) != 2:
        yield "the ordinary text is not between stop marks"
        return
    commands = lines[lines.index(f"::{token.group(1)}::") + 1:-1]
    many = {"error": 0, "warning": 0, "notice": 0}
    for line in commands:
        m = re.fullmatch(r"::(error|warning|notice) ((?:file=[^,:\r\n]+,)?(?:line=\d+,)?(?:col=\d+,)?title=[^,:\r\n]+)::([^\r\n]+)", line)
        if not m:
            yield f"no command: {line}"
            continue
        many[m.group(1)] += 1
        if re.search(r"%(?!25|0D|0A|3A|2C)", m.group(2)) or re.search(r"%(?!25|0D|0A)", m.group(3)):
            yield f"not escaped: {line}"
    if max(many.values()) > 10:
        yield f"{many}: more than a step shows"
    if sum(many.values()) < min(10, len(alarms(report))):
        yield "annotations are missing"


def wrong_csv(text, report, _):
    if "\n" in text.replace("\r\n", "") or not text.endswith("\r\n"):
        yield "line ends"
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    if any(len(r) != len(rows[0]) for r in rows):
        yield "rows of different lengths"
    if not all(re.fullmatch("[a-z][a-z_]*", name) for name in rows[0]):
        yield "names of columns"
    for row in rows:
        for cell in row:
            if re.match(r"\s*[=+\-@＝＋－＠]", cell):
                yield f"formula: {cell}"
    prints = {r[rows[0].index("fingerprint")] for r in rows[1:]} - {""}
    if prints != {f["fingerprint"] for f in report["findings"]}:
        yield "not the findings of the report"
    claims = sum(len(c["claims"]) for f in report["findings"] for c in f["camps"])
    if len(rows) - 1 < claims + len(report["problems"]):
        yield "a claim is missing"


def wrong_jsonl(text, report, _):
    lines = [json.loads(line) for line in text.splitlines()]
    if [x["record"] for x in lines] != ["run"] + ["problem"] * len(report["problems"]) + ["finding"] * len(report["findings"]):
        yield "records"
    if [{k: v for k, v in x.items() if k != "record"} for x in lines[1:]] != report["problems"] + report["findings"]:
        yield "not what the document says"


def wrong_json(text, _report, _):
    yield from draft07.errors(json.loads(text), REPORT)


def wrong_junit(text, report, _):
    for name, want in (("errors", not report["summary"]["complete"] or report["summary"]["problems"]["error"] > 0),
                       ("failures", any(f["severity"] == "high" for f in alarms(report)))):
        if (int(re.search(rf'<testsuites [^>]*{name}="(\d+)"', text).group(1)) > 0) != want:
            yield name
    if len(re.findall("<testcase ", text)) != int(re.search(r'tests="(\d+)"', text).group(1)):
        yield "number of cases"


JUDGES = {"sarif": wrong_sarif, "gitlab": wrong_gitlab, "rdjson": wrong_rdjson, "github": wrong_github, "csv": wrong_csv,
          "jsonl": wrong_jsonl, "json": wrong_json, "junit": wrong_junit}


def repository(folder):
    """The nearest folder above that holds a repository, else FOLDER itself: where paths begin."""
    at = folder
    while not os.path.exists(os.path.join(at, ".git")):
        if at == os.path.dirname(at):
            return folder
        at = os.path.dirname(at)
    return at


def check(binary, ledger, out):
    """-> what is wrong with the formats of one ledger; its JUnit file stays in OUT."""
    folder = os.path.dirname(ledger)
    name = os.path.relpath(folder, os.path.join(HERE, "cases")).replace("/", "-")
    paths = {f: os.path.join(out, f"{name}.{f}") for f in FORMATS}
    args = [a for f in FORMATS for a in ("-o", f"{f}:{paths[f]}")]
    env = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1735689600",
           "GAINSAY_CONFIG": os.devnull}  # what a case sets for itself is no matter here
    p = subprocess.run([binary, "check", "-q", *args, "claims.yaml"], cwd=folder, env=env, capture_output=True, timeout=60)
    if p.returncode not in (0, 1):
        return [f"status {p.returncode}: {p.stderr.decode()}"], None
    texts = {f: open(paths[f], encoding="utf-8", newline="").read() for f in FORMATS}
    report = json.loads(texts["json"])
    files = {}

    def lines(path, number):
        full = os.path.join(repository(folder), path)
        if full not in files:
            files[full] = open(full, "rb").read().split(b"\n") if os.path.exists(full) else []
        return files[full][number - 1].rstrip(b"\r") if number <= len(files[full]) else None

    prefix = os.path.relpath(folder, repository(folder))
    report_here = {**report, "inputs": [{**i, "path": os.path.join(prefix, i["path"])} for i in report["inputs"]]}
    wrong = []
    for f in FORMATS:
        if HARMFUL.search(texts[f]):
            wrong.append(f"{f}: a control character: {HARMFUL.search(texts[f])!r}")
        if f in JUDGES:
            wrong += [f"{f}: {w}" for w in JUDGES[f](texts[f], report_here if f == "sarif" else report, lines)]
    return wrong, paths["junit"]


def xmllint(paths):
    command = ["xmllint", "--noout", "--schema", os.path.join(HERE, "schemas", "junit.xsd")]
    out = []
    for i in range(0, len(paths), 100):
        p = subprocess.run(command + paths[i:i + 100], capture_output=True, text=True)
        out += [line for line in p.stderr.splitlines() if not line.endswith(" validates")] if p.returncode else []
    return out


def main(argv):
    binary = os.path.abspath(argv[0] if argv else os.environ.get("BIN", os.path.join(ROOT, "gainsay")))
    failed = passed = 0
    room = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="gainsay-formats-", dir=room) as out:
        junit = []
        for ledger in sorted(glob.glob(os.path.join(HERE, "cases", "*", "*", "claims.yaml"))):
            if not os.access(ledger, os.R_OK):
                continue
            wrong, path = check(binary, ledger, out)
            junit += [path] if path else []
            for line in wrong[:5]:
                print(f"{os.path.relpath(ledger, ROOT)}: {line}")
            failed, passed = failed + bool(wrong), passed + (not wrong)
        wrong = xmllint(junit)
        print("".join(line + "\n" for line in wrong[:20]), end="")
        failed, passed = failed + bool(wrong), passed + (not wrong)
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

#!/usr/bin/env python3
"""check_db.py: is the database what docs/database.md says, judged by the sqlite3 program?

For many ledgers (one of every folder of tests/cases, this folder's own, the examples): integrity, foreign keys, STRICT tables,
application_id, the same bytes and the same .dump in another folder and with other file names of the database, and the findings
of the database against those of `check -f json`, side by side and strand by strand. Every named question is asked of every one
of them. Then the document: every table, view and column is named in it, and its examples run.
"""
import concurrent.futures
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
BIN = os.path.abspath(os.environ.get("BIN", os.path.join(ROOT, "gainsay")))
DOC = os.path.join(ROOT, "docs", "database.md")
ENV = {**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC", "SOURCE_DATE_EPOCH": "1735689600", "COLUMNS": "100",
       "GAINSAY_CONFIG": os.devnull}  # what a case sets for itself is no matter here
GIVEN = {"one": "post", "other": "dispatch", "month": "2023", "who": "o", "source": "post", "question": "met", "words": "the"}


def run(*command, cwd=ROOT):
    p = subprocess.run(command, cwd=cwd, env=ENV, stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
    return p.returncode, p.stdout.decode("utf-8", "replace"), p.stderr.decode("utf-8", "replace")


def sql(db, text, as_json=True):
    rc, out, err = run("sqlite3", *(["-json"] if as_json else []), "-bail", "-readonly", db, text)
    if rc or err:
        raise AssertionError(f"sqlite3: {err or rc} ({text})")
    return (json.loads(out) if out.strip() else []) if as_json else out


# --- one ledger -----------------------------------------------------------------------------------------------------------

SOUND = "PRAGMA integrity_check; PRAGMA foreign_key_check; PRAGMA application_id; PRAGMA user_version;" \
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%';"

FINDINGS = """SELECT f.id, f.fingerprint, f.kind, f.code, f.severity, q.ref AS question, f.state, r.ruling, f.opposition,
f.flags, f.cautions, f.era_from, f.era_to, f.settle, f.message FROM finding f JOIN symbol q ON q.id = f.question
LEFT JOIN ruling r ON r.id = f.ruling ORDER BY f.id"""
SLOTS = """SELECT k.finding, k.part, k.name, s.ref, s.kind,
(SELECT json_group_array(o.ref) FROM symbol_link l JOIN symbol o ON o.id = l.other WHERE l.symbol = s.id AND l.kind = 'member') AS list
FROM finding_slot k JOIN symbol s ON s.id = k.symbol ORDER BY k.rowid"""
MEMBERS = """SELECT p.finding, p.number, p.value, p.set_aside, p.strands, m.strand, a.id AS answer,
c.at || iif(coalesce(a.follows_from, g.question) = f.question, '', '#' || q.ref) AS claim
FROM camp p JOIN finding f ON f.id = p.finding LEFT JOIN member m ON m.camp = p.id LEFT JOIN answer a ON a.id = m.answer
LEFT JOIN claim c ON c.id = a.claim LEFT JOIN answer_group g ON g.id = a.answer_group
LEFT JOIN symbol q ON q.id = coalesce(a.follows_from, g.question) ORDER BY p.id, m.strand, m.answer"""


def words(text):
    return text.split(", ") if text else []


def from_database(db):
    """The findings as `check -f json` prints them, as far as both know them; claims of a side as a sorted set."""
    out = {f["id"]: {**f, "flags": words(f["flags"]), "cautions": words(f["cautions"]), "slots": {}, "other": {}, "camps": {}}
           for f in sql(db, FINDINGS)}
    for s in sql(db, SLOTS):
        value = json.loads(s["list"]) if s["kind"] == "list" else s["ref"]
        f = out[s["finding"]]
        (f["slots"] if s["part"] == 0 else f["other"].setdefault(s["part"], {}))[s["name"]] = value
    for m in sql(db, MEMBERS):
        camp = out[m["finding"]]["camps"].setdefault(m["number"], dict(value=m["value"], set_aside=bool(m["set_aside"]),
                                                                       claims=set(), strands={}, n=m["strands"]))
        camp["claims"].add(m["claim"])
        if m["strand"]:
            camp["strands"].setdefault(m["strand"], set()).add(m["claim"])
    return [flat(f["fingerprint"], f["kind"], f["code"], f["severity"], f["question"], f["slots"], list(f["other"].values()),
                 f["state"], f["ruling"], f["opposition"], f["flags"], f["cautions"], f["settle"] or "", f["message"],
                 [(c["value"], c["set_aside"], sorted(c["claims"]), [sorted(s) for _, s in sorted(c["strands"].items())])
                  for _, c in sorted(f["camps"].items())]) for f in out.values()]


def flat(*parts):
    return json.loads(json.dumps(parts))


def given(slots):
    return {k: v for k, v in slots.items() if v is not None}


def from_report(report):
    out = []
    for f in report["findings"]:
        ruling = f["ruling"] or {"as": None, "state": "open"}
        out.append(flat(f["fingerprint"], f["kind"], f["code"], f["severity"], f["question"], given(f["slots"]),
                        [given(s) for s in f["slots_other"] if given(s)], ruling["state"], ruling["as"], f["opposition"], f["flags"],
                        f["cautions"], f["settle"], f["message"],
                        [(c["value"], c.get("set_aside", False), sorted(set(c["claims"])), [sorted(set(s)) for s in c["strands"]])
                         for c in f["camps"]]))
    return out


def difference(got, want):
    for a, b in zip(got, want):
        if a != b:
            return f"the database has the finding\n  {json.dumps(a)}\nbut check -f json\n  {json.dumps(b)}\n"
    return "" if len(got) == len(want) else f"{len(got)} findings in the database, {len(want)} in check -f json\n"


def names():
    return json.loads(run(BIN, "query", "-f", "json")[1])["queries"]


def ask_all(db):
    out = ""
    for q in names():
        values = [f"{p}={GIVEN[p]}" for p in q["parameters"]]
        rc, text, err = run(BIN, "query", q["name"], *values, "--db", db, "-f", "json")
        if rc > 1 or not text:
            out += f"query {q['name']}: status {rc}: {err}\n"
    return out


def known_again(report, db, top):
    """`diff` takes the findings of a report and of the database for the same ones, whichever is the older."""
    if not report["summary"]["complete"]:
        return ""
    saved = os.path.join(top, "report.json")
    with open(saved, "w", encoding="utf-8") as f:
        json.dump({"schema_version": report.pop("schema_version"), **report}, f)
    ways = []
    for old, new in ((saved, db), (db, saved)):
        rc, out, err = run(BIN, "diff", "-f", "json", "--min-severity", "info", old, new)
        if rc:
            return f"diff {old} {new}: status {rc}: {err}"
        d = json.loads(out)
        only, ignored = d["new"] + d["gone"], report["summary"].get("ignored", 0)
        if len(only) > ignored or d["summary"]["changed"]:
            return f"diff {old} {new}: {d['summary']} {only}\n"
        ways.append(d["carried"])
    odd = [(a, b) for a, b in zip(*ways) if a != b]
    return f"diff tells of a finding in two ways: {odd[0]}\n" if odd or len(ways[0]) != len(ways[1]) else ""


def one_ledger(path):
    folder, name = os.path.split(path)
    with tempfile.TemporaryDirectory(prefix="gainsay-db-") as top:
        a, b = os.path.join(top, "a.db"), os.path.join(top, "deep", "other name.db")
        os.mkdir(os.path.dirname(b))
        for db in (a, b):
            rc, _, err = run(BIN, "db", "-q", name, "-o", db, cwd=folder)
            if rc not in (0, 1) or not os.path.exists(db):
                return f"db: status {rc}: {err}"
        if sorted(os.listdir(top)) != ["a.db", "deep"]:
            return f"left behind: {os.listdir(top)}\n"
        if open(a, "rb").read() != open(b, "rb").read():
            return "not the same bytes twice\n"
        if sql(a, ".dump", False) != sql(b, ".dump", False):
            return "not the same .dump twice\n"
        sound = sql(a, SOUND, False)
        if sound != "ok\n1735614841\n1\n":
            return f"integrity, foreign keys, ids or strictness: {sound}\n"
        report = json.loads(run(BIN, "check", "-f", "json", "--min-severity", "info", name, cwd=folder)[1])
        counts = {m["key"]: m["value"] for m in sql(a, "SELECT * FROM meta")}
        if (counts["complete"] == "yes") != report["summary"]["complete"] or int(counts["claims"]) != report["summary"]["claims"] or \
           int(counts["answers"]) != report["summary"]["answers"] or int(counts["errors"]) != report["summary"]["problems"]["error"]:
            return f"meta says {counts}, the report {report['summary']}\n"
        views = [v["name"] for v in sql(a, "SELECT name FROM sqlite_schema WHERE type = 'view'")]
        sql(a, "; ".join(f"SELECT count(*) FROM (SELECT * FROM {v})" for v in views), False)
        here, there = from_database(a), from_report(report)
        if "ignored" in report["summary"]:  # the database has them: a remark in the ledger is about reports
            there += [f for f in here if f not in there][:report["summary"]["ignored"]]
            here, there = sorted(here, key=str), sorted(there, key=str)
        return difference(here, there) + ask_all(a) + known_again(report, a, top)


def ledgers():
    found = []
    for slug in sorted(glob.glob(os.path.join(ROOT, "tests", "cases", "*"))):
        found += sorted(glob.glob(os.path.join(slug, "*", "claims.yaml")))[:1]
    return found + [p for p in [os.path.join(ROOT, "claims.yaml")] + sorted(glob.glob(os.path.join(ROOT, "examples", "**", "*.yaml"),
                    recursive=True)) if os.path.exists(p) and os.path.basename(p) != "gainsay.yaml"]


# --- the document ---------------------------------------------------------------------------------------------------------

def documented(db):
    text, out = open(DOC, encoding="utf-8").read(), ""
    tables = text[text.index("\n## Tables"):]
    for row in sql(db, "SELECT name, type FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'claim_search%' "
                       "AND name NOT LIKE 'sqlite_%' ORDER BY name"):
        columns = [c["name"] for c in sql(db, f"SELECT name FROM pragma_table_info('{row['name']}')")]
        if row["name"] == "v_search":
            continue
        if row["type"] == "view":
            m = re.search(rf"^### {row['name']}\n(.*?)(?=^##)", text, re.M | re.S)
        else:
            m = re.search(rf"^\| `{row['name']}` \|(.*)$", tables, re.M)
        if not m:
            out += f"docs/database.md does not tell of {row['name']}\n"
            continue
        named = set(re.findall(r"`(\w+)`", m.group(1)))
        out += "".join(f"docs/database.md does not name {row['name']}.{c}\n" for c in columns if c not in named and c != "id")
        if row["type"] == "view":
            listed = [c for line in re.findall(r"^\| (`.*?) \|", m.group(1), re.M) for c in re.findall(r"`(\w+)`", line)]
            out += "".join(f"docs/database.md: {row['name']} has no {c}\n" for c in listed if c not in columns)
    listed = re.findall(r"^\| `([\w-]+)` \| ", text[text.index("## Questions that"):text.index("## The file")], re.M)
    want = [q["name"] for q in names()]
    return out + ("" if listed == want else f"docs/database.md lists the questions {listed}, there are {want}\n")


def examples(db):
    text, out = open(DOC, encoding="utf-8").read(), ""
    for kind, block in re.findall(r"^```(sh|sql)\n(.*?)^```", text, re.M | re.S):
        if kind == "sql":
            if not sql(db, block):
                out += f"gives no row:\n{block}"
            rc, _, err = run(BIN, "query", block, "--db", db)
            out += f"{block}{err}" if rc else ""
            continue
        with tempfile.TemporaryDirectory(prefix="gainsay-db-") as top:
            for line in block.splitlines():
                open(os.path.join(top, "claims.yaml"), "wb").write(open(os.path.join(ROOT, "claims.yaml"), "rb").read())
                rc, got, err = run("sh", "-c", f'gainsay() {{ "{BIN}" "$@"; }}; {line}', cwd=top)
                if rc or not got:
                    out += f"{line}: status {rc} {err}\n"
    return out


def guarded(test, *args):
    try:
        return test(*args)
    except (AssertionError, ValueError, KeyError, subprocess.TimeoutExpired) as e:
        return f"{type(e).__name__}: {e}\n"


def main():
    paths = ledgers()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(zip([os.path.relpath(p, ROOT) for p in paths], pool.map(lambda p: guarded(one_ledger, p), paths)))
    with tempfile.TemporaryDirectory(prefix="gainsay-db-") as top:
        db = os.path.join(top, "a.db")
        run(BIN, "db", "-q", "claims.yaml", "-o", db)
        results += [("docs/database.md names everything", guarded(documented, db)), ("its examples", guarded(examples, db))]
    for test, fault in results:
        if fault:
            print(f"--- {test}\n{fault}")
    failed = sum(bool(fault) for _, fault in results)
    print(f"{len(results) - failed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

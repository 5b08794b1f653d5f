#!/usr/bin/env python3
"""properties.py BIN --seeds A-B: what must not change the findings of random ledgers.

Each property writes a ledger another way and expects the same findings: kind, question, slots, camps, severity, strands,
flags, and (where ids stay) the same fingerprints. The last line is `N passed, N failed, N skipped`.
"""
import argparse
import copy
import json
import multiprocessing
import os
import random
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from generate import ledger, to_yaml  # noqa: E402
from run import freeze, numbers       # noqa: E402

TOPS = ("sources", "entities", "terms", "questions")


def check(binary, files, args=("claims.yaml",)):
    """FILES: name -> text. -> findings as a list of dicts; a str is what went wrong."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            with open(os.path.join(folder, name), "w", encoding="utf-8") as out:
                out.write(text)
        done = subprocess.run([binary, "check", "-f", "json", "--fail-on", "never", *args], cwd=folder,
                              capture_output=True, text=True, timeout=60)
    try:
        doc = json.loads(done.stdout)
    except ValueError:
        return f"exit {done.returncode}: {done.stderr[:300]}"
    errors = [p["message"] for p in doc["problems"] if p["level"] == "error"]
    return errors[0] if errors else doc["findings"]


def slots(x):
    return freeze({k: sorted(y) if isinstance(y, list) else y for k, y in (x or {}).items()})


def shape(f, fingerprint=True, ordered=True, drop=None):
    """A finding as a tuple; DROP: a claim that is a twin of another and not to be seen."""
    keep = lambda claims: tuple(sorted(c for c in claims if not drop or c.split("#")[0] != drop))
    strands = lambda camp: tuple(sorted(s for s in map(keep, camp.get("strands") or []) if s))
    camps = [(keep(c["claims"]), strands(c)) for c in f["camps"]]
    return (f["kind"], f["question"], slots(f.get("slots")), tuple(sorted((slots(o) for o in f.get("slots_other") or []), key=str)),
            tuple(camps if ordered else sorted(camps)), f["severity"], tuple(sorted(f.get("flags") or [])),
            f["fingerprint"] if fingerprint else "")


def shapes(findings, **how):
    return findings if isinstance(findings, str) else sorted((shape(f, **how) for f in findings), key=str)


# ---------------------------------------------------------------- the properties: (files, arguments, way to see the result)

def shuffled(r, things):
    keys = list(things)
    r.shuffle(keys)
    return keys if isinstance(things, list) else {k: things[k] for k in keys}


def claims_in_any_order(r, data):
    return {"claims.yaml": to_yaml({**data, "claims": shuffled(r, data["claims"])})}


def declarations_in_any_order(r, data):
    data = {**data, **{top: shuffled(r, data[top]) for top in TOPS}}
    return {"claims.yaml": to_yaml({**data, "claims": [shuffled(r, c) for c in data["claims"]]})}


def halves(r, data):
    """Two ledgers that are DATA together."""
    out = [{"gainsay": "1"}, {"gainsay": "1"}]
    for top in TOPS:
        mine = {k: r.randrange(2) for k in data[top]}
        for n in (0, 1):
            out[n][top] = {k: x for k, x in data[top].items() if mine[k] == n}
    mine = [r.randrange(2) for _ in data["claims"]]
    for n in (0, 1):
        out[n]["claims"] = [c for c, m in zip(data["claims"], mine) if m == n]
    texts = [to_yaml({**d, "claims": d["claims"]}) for d in out]
    return [re.sub(r"^\w+:\n(?!- | )", "", t, flags=re.M) for t in texts]


def one_file_includes_another(r, data):
    first, second = halves(r, data)
    return {"claims.yaml": first.replace("gainsay: 1\n", "gainsay: 1\ninclude: [more.yaml]\n"), "more.yaml": second}


def two_files_named(r, data):
    first, second = halves(r, data)
    return {"claims.yaml": first, "more.yaml": second}, ("claims.yaml", "more.yaml")


def moved_lines(r, data):
    lines = []
    for line in to_yaml(data).splitlines():
        lines += ["# a comment: [of no: meaning"] * (r.random() < .3) + [""] * (r.random() < .3)
        lines.append(line + ("  # said twice" if r.random() < .2 else ""))
    return {"claims.yaml": "\n".join(lines) + "\n"}


def unrelated_source(r, data):
    data = copy.deepcopy(data)
    data["sources"]["zeta"] = {"outlet": "Zeta Herald", "published": "2021-11-05"}
    data["questions"]["unrelated"] = {"yes-no": "Did it rain?"}
    at = r.randrange(len(data["claims"]) + 1)
    data["claims"][at:at] = [{"at": "zeta.p1", "unrelated": "yes"}, {"at": "zeta.p2", "unrelated": "no", "by": "Rain Gauge"}]
    return {"claims.yaml": to_yaml(data)}, ("claims.yaml",), lambda found: shapes([f for f in found if f["question"] != "unrelated"])


def renamed_ids(r, data):
    ids = {k for top in TOPS for k in data[top]} | {n for s in data["sources"].values() for n in s.get("voices", {})}
    new = [f"n{i:03}" for i in range(len(ids))]
    r.shuffle(new)
    there = dict(zip(sorted(ids), new))
    back = {b: a for a, b in there.items()}
    swap = lambda text, names: re.sub(r"(?<![\w-])[a-z]\w*(?![\w-])", lambda m: names.get(m.group(), m.group()), text)
    see = lambda found: shapes(json.loads(swap(json.dumps(found), back)), fingerprint=False, ordered=False)
    return {"claims.yaml": swap(to_yaml(data), there)}, ("claims.yaml",), see


def repeated_claim(r, data):
    """A claim that nobody names, told again in its paragraph."""
    named = {str(x).split("#")[0] for c in data["claims"] for k in ("denies", "corrects")
             for x in (c.get(k) if isinstance(c.get(k), list) else [c.get(k)])}
    free = [c for c in data["claims"] if c["at"] not in named and c["at"][-1].isdigit() and c["at"].split(".")[0] not in named]
    if not free:
        return None
    old = r.choice(free)
    twin = {**old, "at": old["at"] + "b"}
    at = data["claims"].index(old) + 1
    text = to_yaml({**data, "claims": data["claims"][:at] + [twin] + data["claims"][at:]})
    return {"claims.yaml": text}, ("claims.yaml",), lambda found: shapes(found, drop=twin["at"])


PROPERTIES = (claims_in_any_order, declarations_in_any_order, one_file_includes_another, two_files_named, moved_lines,
              unrelated_source, renamed_ids, repeated_claim)


def one(job):
    """-> passed, failed, skipped, what to show"""
    binary, seed = job
    data, passed, failed, skipped, show = ledger(seed), 0, 0, 0, []
    plain = check(binary, {"claims.yaml": to_yaml(data)})
    for way in PROPERTIES:
        made = way(random.Random(seed), copy.deepcopy(data))
        if made is None:
            skipped += 1
            continue
        files, args, see = made if isinstance(made, tuple) and len(made) == 3 else (*made, shapes) if isinstance(made, tuple) \
            else (made, ("claims.yaml",), shapes)
        found = check(binary, files, args)
        if way is renamed_ids:
            want = shapes(plain, fingerprint=False, ordered=False)
        else:
            want = shapes(plain)
        got = found if isinstance(found, str) else see(found)
        if got == want:
            passed += 1
            continue
        failed += 1
        show.append(f"=== seed {seed}: {way.__name__}")
        if isinstance(got, str) or isinstance(want, str):
            show.append(f"{want!r:.300} became {got!r:.300}")
        else:
            show += [f"before: {x}" for x in want if x not in got] + [f"after:  {x}" for x in got if x not in want]
    return passed, failed, skipped, show


def main():
    p = argparse.ArgumentParser()
    p.add_argument("binary")
    p.add_argument("--seeds", default="1-100")
    a = p.parse_args()
    jobs = [(os.path.abspath(a.binary), s) for s in numbers(a.seeds)]
    total = [0, 0, 0]
    with multiprocessing.Pool(os.cpu_count()) as pool:
        for *counts, show in pool.imap(one, jobs):
            total = [x + y for x, y in zip(total, counts)]
            if show:
                print("\n".join(show), flush=True)
    print("{} passed, {} failed, {} skipped".format(*total))
    return 1 if total[1] else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""run.py BIN [--seeds A-B[,C...]] [--shrink]: random ledgers through BIN and through the naive comparer; print differences.

"only here" is a finding of the naive comparer, "only there" one of BIN. Ends with 1 if anything differs. Any range of seeds
will do: a longer run looks at more ledgers (`--seeds 1-10000`).
"""
import argparse
import copy
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from generate import ledger, to_yaml  # noqa: E402
from support import compare           # noqa: E402


def freeze(x):
    return tuple(sorted(((k, tuple(y) if isinstance(y, list) else y) for k, y in (x or {}).items()), key=str))


def shape(kind, question, slots, other, camps, parts, severity, flags, ordered):
    sides = [(tuple(sorted(c)), tuple(sorted(tuple(sorted(p)) for p in s))) for c, s in zip(camps, parts)]
    place = () if kind == "no-comment" else (freeze(slots), tuple(sorted((freeze(o) for o in other), key=str)))
    if kind == "no-comment":
        sides = [(c, ()) for c, _ in sides]
    flags = tuple(sorted(f for f in flags if f != "fits-both"))
    return (kind, question, place, tuple(sides if ordered else sorted(sides)), severity, flags)


def ours(data):
    return sorted(((shape(f["kind"], f["question"], f["slots"], f["slots_other"], f["camps"], f["strands"],
                         f["severity"], f["flags"], f["kind"] == "change" or f["ordered"]), f["ordered"]) for f in compare(data)), key=str)


def theirs(binary, data):
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "claims.yaml"), "w", encoding="utf-8") as out:
            out.write(to_yaml(data))
        done = subprocess.run([binary, "check", "-f", "json", "--fail-on", "never", "claims.yaml"],
                              cwd=folder, capture_output=True, text=True, timeout=60)
    try:
        doc = json.loads(done.stdout)
    except ValueError:
        return [f"exit {done.returncode}: {done.stderr[:400]}"], []
    errors = [p["message"] for p in doc["problems"] if p["level"] == "error"]
    found = []
    for f in doc["findings"]:
        if f["kind"] == "quote-drift":
            continue
        camps = f["camps"]
        other = f.get("slots_other") or []
        found.append((f["kind"], f["question"], f.get("slots"), other if isinstance(other, list) else [other],
                      [c["claims"] for c in camps], [c.get("strands") or [] for c in camps], f["severity"], f.get("flags") or []))
    return errors, found


def differences(binary, data):
    """-> (errors, only here, only there)."""
    try:
        mine = ours(data)
    except Exception as fault:                       # a fault of the comparer is a difference too
        return [f"comparer: {fault!r}"], [], []
    errors, found = theirs(binary, data)
    if errors:
        return errors, [], []
    left = [shape(*f, ordered=f[0] in ("change", "partial")) for f in found]
    only = []
    for s, ordered in mine:
        hit = next((x for x in left if x == s or not ordered and x[:3] + (tuple(sorted(x[3])),) + x[4:] == s), None)
        left.remove(hit) if hit else only.append(s)
    return [], only, left


def smaller(data):
    for i in range(len(data["claims"])):
        d = copy.deepcopy(data)
        del d["claims"][i]
        yield d
    for i, c in enumerate(data["claims"]):
        for k in [k for k in c if k != "at" and (k not in data["questions"] or sum(q in c for q in data["questions"]) > 1)]:
            d = copy.deepcopy(data)
            del d["claims"][i][k]
            yield d
    for top in ("questions", "sources", "entities", "terms"):
        for k in data[top]:
            d = copy.deepcopy(data)
            del d[top][k]
            yield d
            for inner in data[top][k] if isinstance(data[top][k], dict) else ():
                if inner in ("outlet", "published"):
                    continue
                d = copy.deepcopy(data)
                del d[top][k][inner]
                yield d
    for s, x in data["sources"].items():
        for n, voice in (x.get("voices") or {}).items():
            for k in (None, *voice):
                d = copy.deepcopy(data)
                where = d["sources"][s]["voices"]
                where.pop(n) if k is None else where[n].pop(k)
                yield d


def sorts(result):
    errors, mine, other = result
    return bool(errors), {x[0] for x in mine}, {x[0] for x in other}


def shrink(binary, data):
    want = sorts(differences(binary, data))
    while True:
        step = next((d for d in smaller(data) if sorts(differences(binary, d)) == want), None)
        if step is None:
            return data
        data = step


def one(job):
    binary, seed, small = job
    data = ledger(seed)
    result = differences(binary, data)
    if not any(result):
        return seed, None
    if small:
        data = shrink(binary, data)
        result = differences(binary, data)
    errors, mine, other = result
    text = [f"=== seed {seed}"] + [f"error: {e}" for e in errors]
    text += [f"only here:  {m}" for m in mine] + [f"only there: {o}" for o in other]
    return seed, "\n".join(text + ([to_yaml(data)] if small else []))


def numbers(text):
    """'1-3,7' -> [1, 2, 3, 7]"""
    ranges = [part.partition("-") for part in text.split(",")]
    return [n for low, _, high in ranges for n in range(int(low), int(high or low) + 1)]


def main():
    p = argparse.ArgumentParser()
    p.add_argument("binary")
    p.add_argument("--seeds", default="1-100")
    p.add_argument("--shrink", action="store_true")
    a = p.parse_args()
    jobs = [(os.path.abspath(a.binary), s, a.shrink) for s in numbers(a.seeds)]
    differ = 0
    with multiprocessing.Pool(os.cpu_count()) as pool:
        for _, text in pool.imap(one, jobs):
            if text:
                differ += 1
                print(text, flush=True)
    print(f"{len(jobs)} ledgers, {len(jobs) - differ} equal, {differ} differ")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""check_evidence.py: claims and quotations against articles that lie beside the project (../shared), where they are there.

  stories   every gold row about a quotation is told as E430 (quote-drift) or E431 (attribution-conflict) with both articles
            and words of both sides, and no other quotation is
  articles  every place of claims.yaml is there and all its words and quotations are found; nothing is told but what differs
            in print: hints about a translated quotation, and one surname with two first names

Nothing of them is kept: articles are copied into a passing folder."""
import csv
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.path.join(os.path.dirname(ROOT), "shared")
BIN = os.path.abspath(os.environ.get("BIN", os.path.join(ROOT, "gainsay")))
CODES = {"quote-drift": "E430", "attribution-conflict": "E431"}


def gainsay(folder, *args):
    p = subprocess.run([BIN, *args], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    return json.loads(p.stdout)


def words(text):
    """Words in lower case, without marks; those that show which passage is meant."""
    return [w for w in re.findall(r"\w+", text.lower().replace("’", "").replace("'", "")) if len(w) > 3]


def ledger_of(story, top):
    """Sources from meta.tsv, copies of the articles, no claims."""
    shutil.copytree(os.path.join(story, "articles"), os.path.join(top, "articles"))
    with open(os.path.join(story, "meta.tsv"), encoding="utf-8") as f, \
            open(os.path.join(top, "claims.yaml"), "w", encoding="utf-8") as out:
        out.write("gainsay: 1\nsources:\n")
        for row in csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE):
            copy = os.path.basename(glob.glob(os.path.join(top, "articles", row["article"] + ".*"))[0])
            out.write(f"  {row['article']}:\n    outlet: {json.dumps(row['outlet'])}\n    published: {row['published']}\n"
                      f"    copy: articles/{copy}\n    skip: [p1]\n")
            if row.get("relays"):
                out.write("    relays: [" + ", ".join(row["relays"].split("; ")) + "]\n")
    open(os.path.join(top, "gainsay.yaml"), "w").close()


def is_told(problem, row):
    """The problem is about both articles of the row, and shows words of its evidence."""
    paths = [os.path.splitext(os.path.basename(place["path"]))[0] for place in problem["locations"]]
    shown = set(words(problem["message"]))
    return (problem["code"] == CODES[row["kind"]] and {row["article_a"], row["article_b"]} <= set(paths)
            and len(shown & set(words(row["evidence_b"]))) >= 3)


def check_story(story):
    with tempfile.TemporaryDirectory(prefix="gainsay-story-") as top:
        ledger_of(story, top)
        problems = gainsay(top, "check", "-f", "json")["problems"]
    with open(os.path.join(story, "gold.tsv"), encoding="utf-8") as f:
        gold = [r for r in csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE) if r["kind"] in CODES]
    told = [p for p in problems if p["code"] in CODES.values()]
    wrong = [f"not told: {r['rel_id']} {r['kind']}" for r in gold if not any(is_told(p, r) for p in told)]
    wrong += [f"told for nothing: {p['code']} {p['locations'][0]['path']}" for p in told if not any(is_told(p, r) for r in gold)]
    print(f"{os.path.basename(story)}: {len(gold)} gold rows about quotations, {len(told)} told, {len(wrong)} wrong")
    return wrong


def lines(path):
    with open(path, encoding="utf-8") as f:
        return {re.sub("[’‘']", "'", line.strip()) for line in f}


def check_articles(folder):
    files = sorted(glob.glob(os.path.join(folder, "*.txt")))
    with tempfile.TemporaryDirectory(prefix="gainsay-articles-") as top:
        shutil.copy(os.path.join(ROOT, "claims.yaml"), top)
        open(os.path.join(top, "gainsay.yaml"), "w").close()
        os.mkdir(os.path.join(top, "copies"))
        for source in gainsay(top, "list", "sources", "-f", "json")["sources"]:
            for path in files:
                if source["title"] and re.sub("[’‘']", "'", source["title"]) in lines(path):
                    shutil.copy(path, os.path.join(top, "copies", source["id"] + ".txt"))
        copied = len(os.listdir(os.path.join(top, "copies")))
        anchors = gainsay(top, "anchors", "-f", "json", "--articles", "copies")["anchors"]
        problems = gainsay(top, "check", "-f", "json", "--articles", "copies")["problems"]
    checked = [a for a in anchors if a["state"] != "unchecked"]
    wrong = [f"{a['at']}: {a['what']} {a['state']}: {a['text']}" for a in checked if a["state"] != "found"]
    if copied != len(files):
        wrong.append(f"{copied} of {len(files)} articles are sources of claims.yaml")
    for p in problems:
        if p["code"].startswith("E") and not (p["code"] == "E430" and p["level"] == "info") and p["code"] != "E432":
            wrong.append(f"told for nothing: {p['code']} {p['message'][:60]}")
    names = [p for p in problems if p["code"] == "E432"]
    if len(names) > 1:
        wrong.append(f"{len(names)} names told as spelt in two ways")
    print(f"articles: {len(checked)} places, words and quotations of claims.yaml, {len(wrong)} wrong")
    return wrong


def main():
    tests = [(check_story, s) for s in sorted(glob.glob(os.path.join(SHARED, "stories", "*", "")))]
    if os.path.isdir(os.path.join(SHARED, "articles")):
        tests.append((check_articles, os.path.join(SHARED, "articles")))
    if not tests:
        print("skip: no stories and no articles lie beside this folder")
        print("0 passed, 0 failed, 1 skipped")
        return 0
    failed = 0
    for check, path in tests:
        wrong = check(path.rstrip("/"))
        for line in wrong:
            print("   ", line)
        failed += bool(wrong)
    print(f"{len(tests) - failed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

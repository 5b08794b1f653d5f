#!/usr/bin/env python3
"""tests/check_articles.py: canonical copies judged by another program, and articles of stories that lie beside the project.

Copies: what `add` writes is Markdown that cmark reads as the same blocks. Stories (../shared/stories and ../shared/articles,
not part of the project; skipped without them): every article is imported; the printed head has to name outlet, author and
day that meta.tsv has, and every quoted line of gold.tsv has to stand in exactly one place. BIN: the program.
"""
import csv
import glob
import html
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
SHARED = os.path.join(ROOT, "..", "shared")
BIN = os.path.abspath(os.environ.get("BIN", os.path.join(ROOT, "gainsay")))


def add(path, top, *options):
    p = subprocess.run([BIN, "add", os.path.abspath(path), "--source", "a", "--to", "a.md", "--replace", "-f", "json", *options], cwd=top,
                       capture_output=True, timeout=60)
    return json.loads(p.stdout)


def plain(text):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", "", text))).strip()


def cmark_blocks(copy):
    """The blocks that another reader of Markdown sees in a copy."""
    page = subprocess.run(["cmark", "--unsafe"], input=copy, capture_output=True, text=True, check=True).stdout
    page = re.sub(r"<!--.*?-->", "", page, flags=re.S)
    page = re.sub(r'<img src="" alt="([^"]*)" />', r"\1", page)
    return [t for t in (plain(x) for x in re.findall(r"<(?:h[1-6]|p|li)>(.*?)</(?:h[1-6]|p|li)>", page.replace("<li>\n<p>", "<li>").replace("</p>\n</li>", "</li>"), re.S)) if t]


def check_copy(path):
    with tempfile.TemporaryDirectory(prefix="gainsay-copy-") as top:
        open(os.path.join(top, "gainsay.yaml"), "w").close()
        blocks = [b["text"] for b in add(path, top)["blocks"]]
        with open(os.path.join(top, "a.md"), encoding="utf-8") as f:
            seen = cmark_blocks(f.read())
    return [] if seen == blocks else [f"{os.path.relpath(path, ROOT)}: cmark reads {seen}, the program {blocks}"]


def rows(path):
    with open(path, encoding="utf-8") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def check_head(source, meta):
    """-> [(field, right)]"""
    return [("outlet", source["outlet"] == meta["outlet"]), ("authors", source["authors"] == meta["author"].split("; ")),
            ("published", source["published"] == meta["published"]), ("headline", bool(source["title"]))]


def check_story(folder, top, score, wrong):
    meta = {r["article"]: r for r in rows(os.path.join(folder, "meta.tsv"))}
    texts = {}
    for path in sorted(glob.glob(os.path.join(folder, "articles", "*"))):
        name = os.path.splitext(os.path.basename(path))[0]
        added = add(path, top)
        texts[name] = [b["text"] for b in added["blocks"] if b["place"]]
        for field, right in check_head(added["source"], meta[name]):
            score.setdefault(field, []).append(right)
            if not right:
                wrong.append(f"{name}: {field} is {added['source'].get(field)}")
    for row in rows(os.path.join(folder, "gold.tsv")):
        for side in "ab":
            quoted, article = row["evidence_" + side], row["article_" + side]
            if not quoted or article not in texts:
                continue
            bullet = quoted.startswith("• ") # the mark is the kind of the block, no part of its text
            n = sum(quoted[2:] == t if bullet else quoted in t for t in texts[article])
            score.setdefault("evidence", []).append(n == 1)
            if n != 1:
                wrong.append(f"{row['rel_id']}: evidence_{side} stands in {n} places of {article}")


def main():
    failed, passed, skipped = [], 0, 0
    for path in sorted(glob.glob(os.path.join(HERE, "cases", "cli-add", "*", "*.txt")) + glob.glob(os.path.join(HERE, "cases", "cli-add", "*", "*.html"))
                       + glob.glob(os.path.join(HERE, "cases", "cli-add", "*", "special.md"))):
        wrong = check_copy(path)
        passed, failed = passed + (not wrong), failed + wrong
    stories = sorted(glob.glob(os.path.join(SHARED, "stories", "*", "meta.tsv")))
    if not stories:
        print("skip: stories are not there (../shared/stories)")
        skipped += 1
    score, wrong = {}, []
    with tempfile.TemporaryDirectory(prefix="gainsay-stories-") as top:
        open(os.path.join(top, "gainsay.yaml"), "w").close()
        for meta in stories:
            check_story(os.path.dirname(meta), top, score, wrong)
        for path in sorted(glob.glob(os.path.join(SHARED, "articles", "*.txt"))):
            added = add(path, top)
            score.setdefault("imported", []).append(bool(added["source"]["title"]) and any(b["place"] == "p1" for b in added["blocks"]))
    for field, rights in score.items():
        if "-v" in sys.argv:
            print(f"{field}: {sum(rights)} of {len(rights)}")
        passed += all(rights)
    failed += wrong
    for line in failed:
        print(line)
    print(f"{passed} passed, {len(failed)} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

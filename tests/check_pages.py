#!/usr/bin/env python3
"""check_pages.py [BIN]: the report as a page and as Markdown, over the ledger of every case and the bundled ones.

The page: well-formed, ids unique, every link inside it leads somewhere, every finding stands once under its id with its
kind and weight, headings in order, tables with captions and scopes, drawings with title and description, nothing that
acts or loads, counts that add up. Markdown: cmark-gfm reads every table as one and meets no markup of the ledger's; the
brief report fits a comment.
"""
import concurrent.futures
import glob
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
MOST_BRIEF = 16000  # a comment holds 65,536; the brief report is about 4,000 and one finding more
STATUS = ("new", "carried", "open", "ruled", "suspect")


def run(binary, folder, *args):
    env = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1735689600", "GAINSAY_CONFIG": os.devnull}
    p = subprocess.run([binary, "check", *args, "claims.yaml"], cwd=folder, env=env, capture_output=True, timeout=60)
    if p.returncode not in (0, 1):
        raise RuntimeError(f"status {p.returncode}: {p.stderr.decode()}")
    return p.stdout


def name(e):
    return e.tag.replace(XHTML, "").replace(SVG, "svg:")


def wrong_structure(page):
    ids = [e.get("id") for e in page.iter() if e.get("id")]
    yield from (f"the id {i} stands {ids.count(i)} times" for i in sorted(set(ids)) if ids.count(i) > 1)
    level = 0
    for e in page.iter():
        tag = name(e)
        target = e.get("href") or ""
        if target.startswith("#") and target[1:] not in ids:
            yield f"{target} leads nowhere"
        if re.fullmatch("h[1-6]", tag):
            if int(tag[1]) > level + 1:
                yield f"{tag} after h{level}"
            level = int(tag[1])
        if tag == "table" and e.find(XHTML + "caption") is None:
            yield "a table without a caption"
        if tag == "th" and e.get("scope") not in ("col", "row"):
            yield "a th without a scope"
        if tag == "svg:svg" and [name(c) for c in e][:2] != ["svg:title", "svg:desc"]:
            yield "a drawing without title and description"
        if any(k.startswith("on") or k in ("src", "action", "srcdoc") for k in e.keys()) or tag in ("img", "iframe", "form", "link"):
            yield f"{tag} acts or loads: {e.attrib}"


def wrong_findings(page, report):
    found = {e.get("id")[8:]: e for e in page.iter() if (e.get("id") or "").startswith("finding-")}
    wanted = {f["fingerprint"]: f for f in report["findings"]}
    if set(found) != set(wanted):
        yield f"findings {sorted(set(found) ^ set(wanted))} are on one side only"
    for fingerprint in set(found) & set(wanted):
        e, f = found[fingerprint], wanted[fingerprint]
        if (e.get("data-kind"), e.get("data-severity"), e.get("data-question")) != (f["kind"], f["severity"], f["question"]):
            yield f"{fingerprint} is {e.attrib}"
        if f["severity"] not in e.get("class").split() or e.get("data-status") not in STATUS:
            yield f"{fingerprint}: class {e.get('class')}, status {e.get('data-status')}"
        sources = {c.split("#")[0].split(".")[0] for camp in f["camps"] for c in camp["claims"]}
        if set(e.get("data-sources").split()) != sources:
            yield f"{fingerprint}: sources {e.get('data-sources')}, claims of {sorted(sources)}"


def wrong_counts(page):
    for section in page.iter(XHTML + "section"):
        if section.get("id") == "counts":
            text = "".join(section.itertext()).split("Each claim")[0]
            first, _, rest = text.partition(" = ")
            total = int(re.search(r"(\d+) claims?$", first).group(1))
            parts = [int(n) for n in re.findall(r"(?:^|\+ )(\d+) ", rest)]
            if total != sum(parts):
                yield f"{total} claims, but the lines add up to {sum(parts)}"


def wrong_page(text, report):
    try:
        page = ET.fromstring(text)
    except ET.ParseError as e:
        return [f"not well-formed: {e}"]
    return [*wrong_structure(page), *wrong_findings(page, report), *wrong_counts(page)]


def wrong_markdown(text):
    page = subprocess.run(["cmark-gfm", "-e", "table", "-e", "strikethrough", "-e", "autolink", "-e", "tagfilter"], input=text,
                          capture_output=True, check=True).stdout.decode()
    lines = text.decode().split("\n")
    tables = sum(bool(re.fullmatch(r"\|(---\|)+", line)) for line in lines)
    if page.count("<table>") != tables:
        yield f"{tables} tables are written, {page.count('<table>')} are read"
    if "<del>" in page:
        yield "a text is struck out"
    breaks = sum(line.count("<br>") for line in lines)
    if page.count("<!-- raw HTML omitted -->") != breaks:
        yield "a text of the ledger became markup"


def check(binary, ledger):
    folder = os.path.dirname(ledger)
    report = json.loads(run(binary, folder, "-f", "json"))
    brief = run(binary, folder, "-f", "markdown", "--brief")
    wrong = ["html: " + w for w in wrong_page(run(binary, folder, "-f", "html"), report)]
    wrong += ["markdown: " + w for w in wrong_markdown(run(binary, folder, "-f", "markdown"))]
    wrong += ["brief: " + w for w in wrong_markdown(brief)]
    if len(brief) > MOST_BRIEF:
        wrong.append(f"brief: {len(brief)} bytes")
    return wrong


def main(argv):
    binary = os.path.abspath(argv[0] if argv else os.environ.get("BIN", os.path.join(ROOT, "gainsay")))
    failed = passed = 0
    ledgers = sorted(glob.glob(os.path.join(HERE, "cases", "*", "*", "claims.yaml")))
    ledgers += sorted(glob.glob(os.path.join(ROOT, "examples", "*", "claims.yaml")))
    ledgers = [x for x in [os.path.join(ROOT, "claims.yaml"), *ledgers] if os.access(x, os.R_OK)]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda x: check(binary, x), ledgers))
    for ledger, wrong in zip(ledgers, results):
        for line in wrong[:5]:
            print(f"{os.path.relpath(ledger, ROOT)}: {line}")
        failed, passed = failed + bool(wrong), passed + (not wrong)
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

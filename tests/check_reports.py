#!/usr/bin/env python3
"""check_reports.py [BIN]: are the reports in this folder what their ledgers come to, and is nothing wrong with the ledgers?

The ledgers are claims.yaml and examples/*/claims.yaml; each is copied into an empty folder and its report made there, with
the day that the Makefile sets. A report that differs by a byte is stale: `make report examples` writes them anew.
"""
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
FILES = ("discrepancies.md", "discrepancies.html", "discrepancies.json")


def ledgers():
    return ["claims.yaml"] + sorted(os.path.relpath(p, ROOT) for p in glob.glob(os.path.join(ROOT, "examples", "*", "claims.yaml")))


def report_day():
    with open(os.path.join(ROOT, "Makefile"), encoding="utf-8") as f:
        return re.search(r"^REPORT_DAY = (\S+)$", f.read(), re.M).group(1)


def read(*path):
    try:
        with open(os.path.join(*path), "rb") as f:
            return f.read()
    except FileNotFoundError:
        return None


def stale(binary, ledger, day, top):
    """What is wrong with the reports of one ledger, or ''."""
    folder = os.path.dirname(ledger)
    os.makedirs(os.path.join(top, folder), exist_ok=True)
    open(os.path.join(top, "gainsay.yaml"), "w").close()
    shutil.copy(os.path.join(ROOT, ledger), os.path.join(top, ledger))
    p = subprocess.run([binary, "report", ledger, "--now", day], cwd=top, env={**os.environ, "LC_ALL": "C.UTF-8"}, text=True,
                       stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
    if p.returncode:
        return f"`gainsay report` ended with status {p.returncode}\n{p.stdout}"
    out = ""
    for name in FILES:
        if read(top, folder, "reports", name) != read(ROOT, folder, "reports", name):
            out += f"{os.path.join(folder, 'reports', name)} is stale: run `make report examples` and read the diff\n"
    problems = json.loads(read(top, folder, "reports", "discrepancies.json"))["problems"]
    return out + "".join(f"{ledger}:{p['locations'][0]['line']}: {p['code']} {p['message']}\n" for p in problems)


def main(argv):
    binary = os.path.abspath(argv[0] if argv else os.environ.get("BIN", os.path.join(ROOT, "gainsay")))
    day, failed, names = report_day(), 0, ledgers()
    for ledger in names:
        with tempfile.TemporaryDirectory(prefix="gainsay-reports-") as top:
            fault = stale(binary, ledger, day, top)
        if fault:
            failed += 1
            print(f"--- {ledger}\n{fault}")
    print(f"{len(names) - failed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

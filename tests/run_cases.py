#!/usr/bin/env python3
"""run_cases.py [--bless] [--bin BIN] [PATTERN…]: runs the cases in tests/cases/SLUG/NAME/ (those whose path holds a PATTERN).

A case is a folder. Its inputs are copied into a passing folder, which gets an empty gainsay.yaml unless the case has one.
  cmd      what follows `gainsay`, one command a line, sh syntax allowed; or a sh script that says $GAINSAY itself
           ($TESTS is the folder of this file, for `jq -f "$TESTS/findings.jq"`)
  out.EXT  wanted standard output; without cmd, `check -f EXT claims.yaml` is run for each (md means markdown)
  err      wanted standard error; absent: none        rc   wanted exit status; absent: 0
All are compared byte by byte; but for a page's style sheet and script the golden files hold the names of their files, and
for the digests of both nothing. --bless writes what came out into the files that exist; for a case with none of them it
makes out.text, and err and rc where they are not empty and not 0.
"""
import argparse
import concurrent.futures
import difflib
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
CASES = os.path.join(HERE, "cases")
FORMATS = {"md": "markdown", "txt": "text"}
LIMIT = 60  # seconds for one command
PAGE_FILES = [os.path.join(HERE, "..", "src", "report", name) for name in ("page.css", "page_tools.css", "page_filter.js", "page.js")]


def read(path, default=None):
    if not os.path.exists(path):
        return default
    with open(path, "rb") as f:
        return f.read()


def expected(name):
    return name in ("cmd", "err", "rc") or name.startswith("out.")


def script(cmd):
    """The sh script of a cmd file."""
    if "$GAINSAY" in cmd:
        return cmd
    lines = [s for s in cmd.splitlines() if s.strip() and not s.startswith("#")]
    return "\n".join('"$GAINSAY" ' + s for s in lines)


def without_files(page):
    """A page with the names of its style sheet and script in their place."""
    for path in PAGE_FILES:
        page = page.replace(read(path), b"(%s)\n" % os.path.basename(path).encode())
    return re.sub(rb"'sha256-[A-Za-z0-9+/=]+'", b"'sha256-'", page)


def run(case, cmd, binary):
    """-> (stdout, stderr, exit status) of CMD in a fresh copy of the case."""
    with tempfile.TemporaryDirectory(prefix="gainsay-case-") as top:
        root = os.path.join(top, "case")
        shutil.copytree(case, root, symlinks=True, ignore=lambda d, names: [n for n in names if d == case and expected(n)])
        if not os.path.exists(os.path.join(root, "gainsay.yaml")):
            open(os.path.join(root, "gainsay.yaml"), "w").close()
        env = {"PATH": os.environ["PATH"], "HOME": top, "TMPDIR": top, "LC_ALL": "C.UTF-8", "TZ": "UTC", "GAINSAY": binary,
               "TESTS": HERE, "SOURCE_DATE_EPOCH": "1735689600"}
        try:
            p = subprocess.run(["sh", "-c", cmd], cwd=root, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=LIMIT)
        except subprocess.TimeoutExpired:
            return b"", f"stopped after {LIMIT} s\n".encode(), -1
        return without_files(p.stdout) if b"<style>" in p.stdout else p.stdout, p.stderr, p.returncode


def commands(case, outs):
    """-> [(out file or None, script)]"""
    cmd = read(os.path.join(case, "cmd"))
    if cmd is not None:
        return [(outs[0] if outs else None, script(cmd.decode()))]
    return [(o, script("check -f %s claims.yaml" % FORMATS.get(o[4:], o[4:]))) for o in outs or ["out.text"]]


def difference(want, got, name):
    lines = [s.decode("utf-8", "replace").splitlines(keepends=True) for s in (want, got)]
    return "".join(s if s.endswith("\n") else s + "\n  (no line end)\n" for s in difflib.unified_diff(*lines, "wanted " + name, "got " + name))


def compare(case, binary):
    """-> '' or what is wrong."""
    outs = sorted(n for n in os.listdir(case) if n.startswith("out."))
    if not outs and not any(os.path.exists(os.path.join(case, n)) for n in ("err", "rc")):
        return "nothing is expected here: make bless writes out.text\n"
    if len(outs) > 1 and os.path.exists(os.path.join(case, "cmd")):
        return "one cmd, but several out files\n"
    wrong = []
    for out, cmd in commands(case, outs):
        got = run(case, cmd, binary)
        want = (read(os.path.join(case, out), b"") if out else b"", read(os.path.join(case, "err"), b""),
                int(read(os.path.join(case, "rc"), b"0")))
        wrong += [difference(w, g, n) for w, g, n in zip(want[:2], got[:2], (out or "standard output", "err")) if w != g]
        if want[2] != got[2]:
            wrong.append(f"exit status {got[2]}, wanted {want[2]} ({cmd.strip()})\n")
    return "".join(wrong)


def write(path, data):
    if read(path) != data:
        print("wrote", os.path.relpath(path))
        with open(path, "wb") as f:
            f.write(data)


def bless(case, binary):
    names = set(os.listdir(case))
    outs = sorted(n for n in names if n.startswith("out."))
    new = not outs and not names & {"err", "rc"}
    for out, cmd in commands(case, outs):
        stdout, stderr, rc = run(case, cmd, binary)
        if out or (new and stdout):
            write(os.path.join(case, out or "out.text"), stdout)
        if "err" in names or stderr:
            write(os.path.join(case, "err"), stderr)
        if "rc" in names or rc:
            write(os.path.join(case, "rc"), b"%d\n" % rc)
    return ""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bless", action="store_true")
    parser.add_argument("--bin", default=os.path.join(HERE, "..", "gainsay"))
    parser.add_argument("pattern", nargs="*")
    a = parser.parse_args()
    binary = os.path.abspath(a.bin)
    cases = [c for c in sorted(glob.glob(os.path.join(CASES, "*", "*"))) if os.path.isdir(c)]
    cases = [c for c in cases if not a.pattern or any(p in os.path.relpath(c, CASES) for p in a.pattern)]
    if not os.access(binary, os.X_OK):
        print(f"{a.bin}: no such program")
        print("0 passed, 1 failed, 0 skipped")
        return 1
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda c: (bless if a.bless else compare)(c, binary), cases))
    for case, wrong in zip(cases, results):
        if wrong:
            print(f"--- {os.path.relpath(case, CASES)}\n{wrong}")
    failed = sum(bool(r) for r in results)
    print(f"{len(cases) - failed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

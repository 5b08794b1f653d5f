#!/usr/bin/env python3
"""Is every row of the table in src/value/units.c what the udunits2 program says? Rows are read with a pattern, factors
compared as ratios to the first row of their kind (udunits2 itself keeps some units to seven digits only)."""
import os
import re
import shutil
import subprocess
import sys

TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "src", "value", "units.c")
ROW = re.compile(r'^\t\{"(\S+)[^"]*", DIM_(\w+), (\d+), (\d+), (\d+), "([^"]*)"\},$')
NEAR = 1e-5  # an acre or a mile of the U.S. survey differs by 4e-6


def rows():
    """-> [(name, kind, factor, shift, what udunits2 calls it)]"""
    for line in open(TABLE, encoding="utf-8"):
        m = ROW.match(line)
        if m:
            name, kind, n, d, shift, check = m.groups()
            yield name, kind, int(n) / int(d), int(shift) / 100, check
        elif re.match(r"\t\{.*DIM_\w+,", line):
            yield line.strip(), None, 0, 0, ""


def definition(unit):
    """-> (factor, origin) in base units: "0.3048 m", "K @ 273.15", "0.5556 K @ 459.67"."""
    p = subprocess.run(["udunits2", "-H", unit, "-W", ""], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                       stderr=subprocess.STDOUT, timeout=30)
    text = p.stdout.decode("utf-8", "replace").strip().splitlines()[-1].strip()
    m = re.fullmatch(r"([0-9.]+(?:e[-+]?\d+)?)?\s*([^@]*?)\s*(?:@ ([0-9.]+))?", text)
    if p.returncode != 0 or not m or "Don't" in text:
        raise ValueError(f"udunits2 does not know {unit!r}: {text}")
    return float(m.group(1) or 1), float(m.group(3) or 0), m.group(2) or "1"


def compare(row, base):
    name, kind, factor, shift, check = row
    ours, theirs, ground = definition(check), definition(base[4]), base[2]
    if ours[2] != theirs[2]:
        return f"{name}: {check} is in {ours[2]}, {base[4]} in {theirs[2]}"
    want = ours[0] / theirs[0]
    if abs(factor / ground - want) > NEAR * want:
        return f"{name}: {factor / ground} {base[0]} here, {want} there"
    if abs(shift - ours[1]) > NEAR:
        return f"{name}: zero is shifted by {shift} here, by {ours[1]} there"
    return ""


def main():
    if not shutil.which("udunits2"):
        print("skip: units against udunits2, which is not installed")
        print("0 passed, 0 failed, 1 skipped")
        return 0
    base, passed, failed = {}, 0, 0
    for row in rows():
        if row[1] == "MONEY":
            continue
        try:
            wrong = compare(row, base.setdefault(row[1], row)) if row[1] else f"unreadable row: {row[0]}"
        except ValueError as e:
            wrong = f"{row[0]}: {e}"
        if wrong:
            print(wrong)
        passed, failed = passed + (not wrong), failed + bool(wrong)
    if passed + failed < 60:
        print(f"only {passed + failed} rows were found in {os.path.relpath(TABLE)}")
        failed += 1
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


sys.exit(main())

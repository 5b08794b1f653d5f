#!/usr/bin/env python3
"""Does BIN say of random ledgers what the naive comparer of second_opinion/ says, and say it in whatever order they stand?

SEEDS and PROPERTY_SEEDS widen the search (`SEEDS=1-100000`).
"""
import os
import re
import subprocess
import sys

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "second_opinion")
BIN = os.path.abspath(os.environ.get("BIN", os.path.join(HERE, "..", "..", "gainsay")))
SEEDS = os.environ.get("SEEDS", "1-10000")
PROPERTY_SEEDS = os.environ.get("PROPERTY_SEEDS", "1-200")


def output(program, *args):
    p = subprocess.run([sys.executable, os.path.join(HERE, program), BIN, *args], stdout=subprocess.PIPE,
                       stderr=subprocess.STDOUT, text=True)
    return p.stdout


def second_opinions():
    out = output("run.py", "--seeds", SEEDS)
    m = re.search(r"(\d+) ledgers, (\d+) equal, (\d+) differ\n\Z", out)
    if not m:
        print(out)
        return 0, 1, 0
    if int(m[3]):
        print(out[:m.start()].strip())
        print(f"{m[1]} ledgers; python3 tests/second_opinion/run.py BIN --seeds N --shrink makes one small")
    return int(m[2]), int(m[3]), 0


def properties():
    out = output("properties.py", "--seeds", PROPERTY_SEEDS)
    m = re.search(r"(\d+) passed, (\d+) failed, (\d+) skipped\n\Z", out)
    print(out[:m.start()] if m else out, end="")
    return tuple(map(int, m.groups())) if m else (0, 1, 0)


def main():
    total = [a + b for a, b in zip(second_opinions(), properties())]
    print("{} passed, {} failed, {} skipped".format(*total))
    return 1 if total[1] or not total[0] else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""make_ledger.py N: a ledger of N claims on standard output, about 340 bytes each; the same bytes for the same N.

Questions are asked Zipf-like (the k-th in proportion to 1/k), so that a few groups are large and most are small. One
answer in twenty differs from its group's usual one.
"""
import bisect
import itertools
import random
import sys

SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split()
WORDS = [a + b + c for a in SYLLABLES for b in SYLLABLES for c in ("", "n", "rel", "st")]


def name(i):
    n = len(SYLLABLES)
    return SYLLABLES[i % n] + SYLLABLES[i // n % n] + SYLLABLES[i // n // n % n]


def text(r, n):
    return " ".join(r.choice(WORDS) for _ in range(n))


def head(r, questions, sources, entities):
    yield "gainsay: 1\nstory: bench\nsources:"
    for i in range(sources):
        yield f"  s{i}:\n    outlet: Paper {name(i % 97).title()}\n    published: 2023-{i % 12 + 1:02}-{i % 28 + 1:02}"
    yield "entities:"
    for i in range(entities):
        yield f"  e{i}:\n    name: {name(i).title()} {name(i * 7 + 3).title()} {i}"
    yield "questions:"
    for i in range(questions):
        kind = ("yes-no: Did <who> do", "number: How many of <who> saw", "date: When did <who> see")[i % 3]
        yield f"  q{i}:\n    {kind} {text(r, 3)} {i}?\n    slots:\n      who: e{i % entities}"


def answer(q, usual):
    if q % 3 == 0:
        return "yes" if usual else "no"
    if q % 3 == 1:
        return str(100 + q % 900 + (0 if usual else 57))
    return f"2023-{q % 12 + 1:02}-{q % 28 + (1 if usual else 2):02}"


def main(n):
    r = random.Random(1)
    questions, sources, entities = max(5, n // 25), max(3, n // 100), max(5, n // 50)
    weights = list(itertools.accumulate(1 / (k + 1) for k in range(questions)))
    out = sys.stdout.write
    out("\n".join(head(r, questions, sources, entities)) + "\nclaims:\n")
    for i in range(n):
        q = bisect.bisect(weights, r.random() * weights[-1])
        out(f"- at: s{i % sources}.p{i // sources + 1}\n  q{q}: {answer(q, r.random() > 0.05)}\n"
            f"  by: e{r.randrange(entities)}\n  when: 2023-{r.randrange(12) + 1:02}-{r.randrange(28) + 1:02}\n"
            f"  words: {text(r, 7)}\n  status: checked\n  checked-by: {name(i % 40)}\n  note: {text(r, 26)}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))

#!/usr/bin/env python3
"""make_ledger.py N [SHAPE]: a ledger of N claims on standard output, about 340 bytes each; the same bytes for the same N.

SHAPE is zipf (default): questions are asked Zipf-like (the k-th in proportion to 1/k), so that a few groups are large and
most are small; hot: one question, one group; deep: 2,000 sources that each relay the one before, and one yes-no question
about 1,000 bodies, 500 of them each part of the one before and 500 all part of the first. One answer in twenty differs
from its group's usual one.
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


def claim(r, i, source, question, usual, extra, entities):
    return (f"- at: s{source}.p{i + 1}\n  q{question}: {answer(question, usual)}\n{extra}"
            f"  when: 2023-{r.randrange(12) + 1:02}-{r.randrange(28) + 1:02}\n"
            f"  words: {text(r, 7)}\n  status: checked\n  checked-by: {name(i % 40)}\n  note: {text(r, 26)}\n")


def broad(n, out, hot):
    r = random.Random(1)
    questions, sources, entities = 1 if hot else max(5, n // 25), max(3, n // 100), max(5, n // 50)
    weights = list(itertools.accumulate(1 / (k + 1) for k in range(questions)))
    out("\n".join(head(r, questions, sources, entities)) + "\nclaims:\n")
    for i in range(n):
        q = 1 if hot else bisect.bisect(weights, r.random() * weights[-1])
        usual, by = r.random() > 0.05, f"  by: e{r.randrange(entities)}\n"
        out(claim(r, i // sources, i % sources, 0 if hot else q, usual, by, entities))


RELAYS, LEVELS = 2000, 500


def deep(n, out):
    r = random.Random(1)
    out("gainsay: 1\nstory: bench\nsources:\n")
    for i in range(RELAYS):
        relays = f", relays: [s{i - 1}]" if i else ""
        out(f"  s{i}: {{outlet: Paper {i}, published: 2023-01-01{relays}}}\n")
    out("entities:\n  e0: {name: Body 0}\n")
    for i in range(1, LEVELS):
        out(f"  e{i}: {{name: Body {i} of the deep, part-of: e{i - 1}}}\n  w{i}: {{name: Body {i} of the wide, part-of: e0}}\n")
    out("questions:\n  q0:\n    yes-no: Did <who> do it?\n    slots: {who: e0}\nclaims:\n")
    for i in range(n):
        who = f"  who: {r.choice('ew')}{r.randrange(1, LEVELS)}\n"
        out(claim(r, i // RELAYS, i % RELAYS, 0, r.random() > 0.05, who, LEVELS))


def main(n, shape):
    if shape == "deep":
        deep(n, sys.stdout.write)
    else:
        broad(n, sys.stdout.write, shape == "hot")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "zipf")

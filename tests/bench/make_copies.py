#!/usr/bin/env python3
"""make_copies.py FOLDER [COPIES [FRAGMENTS]]: a ledger and the copies of its articles in FOLDER, about 600 words each, some of
them quoted. Of the fragments, `words` and `quote`, 95 in 100 stand at their place, 3 at another one, 2 nowhere. The same
bytes for the same numbers."""
import os
import random
import sys

SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split()
WORDS = [a + b + c for a in SYLLABLES for b in SYLLABLES for c in ("", "n", "rel", "st")]
SMALL = "the of a to in and that was on for it with as his at by from they".split()


def sentence(r):
    words = [r.choice(SMALL) if r.random() < 0.4 else r.choice(WORDS) for _ in range(r.randrange(8, 24))]
    if r.random() < 0.15:
        words[r.randrange(len(words))] = str(r.randrange(2, 2000))
    return " ".join(words).capitalize()


def paragraph(r):
    said = r.random() < 0.3
    text = ". ".join(sentence(r) for _ in range(r.randrange(1, 4))) + "."
    if said:
        name = (r.choice(WORDS) + " " + r.choice(WORDS) + "en").title()
        text += f" “{sentence(r)},” said {name}, the mayor. “{sentence(r)}.”"
    return text


def main(folder, copies="1000", fragments="10000"):
    r = random.Random(1)
    copies, fragments = int(copies), int(fragments)
    os.makedirs(os.path.join(folder, "articles"), exist_ok=True)
    open(os.path.join(folder, "gainsay.yaml"), "w").close()
    texts = []
    with open(os.path.join(folder, "claims.yaml"), "w", encoding="utf-8") as f:
        f.write("gainsay: 1\nsources:\n")
        for i in range(copies):
            texts.append([paragraph(r) for _ in range(16)])
            f.write(f"  s{i}:\n    outlet: Paper {i}\n    published: 2023-{i % 12 + 1:02}-{i % 28 + 1:02}\n"
                    f"    copy: articles/s{i}.md\n")
            with open(os.path.join(folder, "articles", f"s{i}.md"), "w", encoding="utf-8") as copy:
                copy.write("# " + sentence(r) + "\n\n" + "\n\n".join(texts[i]) + "\n")
        f.write("questions:\n  q:\n    yes-no: Is it so?\nclaims:\n")
        for i in range(fragments):
            source, place, fate = r.randrange(copies), r.randrange(16), r.random()
            words = texts[source][place].split()
            at = r.randrange(max(1, len(words) - 5))
            cut = " ".join(words[at:at + 5]) if fate < 0.98 else " ".join(r.choice(WORDS) for _ in range(5))
            shown = place if fate < 0.95 else (place + 1) % 16
            f.write(f"- at: s{source}.p{shown + 1}\n  {'words' if i % 4 else 'quote'}: '{cut}'\n" + "  q: yes\n" * bool(i % 4))


main(*sys.argv[1:])

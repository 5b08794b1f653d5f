#!/usr/bin/env python3
"""tests/check_stories.py [-v]: drafts of the annotated stories in ../shared/stories, judged; BIN tells the program.

Of the evidence of every denial, contradiction and mismatch, the share that stands in a draft with the right speaker and
the right stance has to reach LEAST per cent. No evidence of a trap may become a denial of its question: not `denies: yes`
where something else is denied, and not the opposite answer to the question that its partner answers.

WANT says what is right, by row and side, in words of our own: the speaker ("" is the article's own voice; a part of the
name is enough) and the answer: yes or no to what the words themselves affirm, or a number (=112).
"""
import csv
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
STORIES = os.path.join(HERE, "..", "..", "shared", "stories")
LEAST = 60
JUDGED = ("denial", "contradiction", "mismatch")
WANT = """
FF01a Pell yes;       FF01b Palk no;         FF02a worker yes;      FF02b Palk yes;       FF03a Pell yes
FF03b Korrin no;      FF04a Sol yes;         FF04b Werrin no;       FF05a Couri yes;      FF05b Werrin no
FF06a maintenance yes; FF06b Rensch no;      FF07a Rensch yes;      FF07b report yes;     FF08a Pell no
FF08b Rensch yes;     FF09a Drankov yes;     FF09b Couri no;        FF16a Blass =112;     FF16b Palk =86
FF17a Blass yes;      FF17b office yes;      FF18a Sol yes;         FF18b Couri yes;      FF19a Drankov =14
FF19b report =40;     FF20a famil yes;       FF20b - yes
MT01a people yes;     MT01b Abernall no;     MT02a people yes;      MT02b Faraday no;     MT03a people yes
MT03b Slade no;       MT04a papers yes;      MT04b spokeswoman no;  MT05a paper yes;      MT05b spokeswoman no
MT06a Meridian =54;   MT06b Ardane no;       MT16a paper =1200;     MT16b them =..900;    MT17a people =$3.8bn
MT17b statement =$3.65bn; MT18a Ardane =47;  MT18b Board =54;       MT19a papers yes;     MT19b paper yes
MT20a Lindqvist yes;  MT20b timeline yes;    MT21a Board yes;       MT21b - yes;          MT22a Telfer no
MT22b people yes
PS01a officials yes;  PS01b Belenko no;      PS02a officials yes;   PS02b Directorate no; PS03a Damiri yes
PS03b Belenko no;     PS04a - yes;           PS04b Belenko yes;     PS05a official yes;   PS05b Groves no
PS06a records yes;    PS06b Groves no;       PS07a famil no;        PS07b minister yes;   PS14a - =14
PS14b - =12;          PS15a officials yes;   PS15b Damiri yes;      PS16a MP yes;         PS16b Damiri yes
PS17a journalist yes; PS17b - yes;           PS18a officials yes;   PS18b - yes;          PS19a Damiri yes
PS19b Belenko yes;    PS20a officials yes;   PS20b Ostrander no
"""
NO_DENIAL = "FF34b FF35a MT30a MT35a PS32a PS35b".split()


def wanted():
    return {key: (who, answer) for key, who, answer in (item.split() for item in re.split(r"[;\n]", WANT) if item.strip())}


def words(text):
    return re.findall(r"\w+", text.lower())


def drafts_of(binary, folder):
    """Every claim: article, sentence, question, answer, by, denies, own words."""
    names = sorted(os.listdir(folder))
    out = subprocess.run([binary, "draft", *(os.path.join(folder, n) for n in names)], capture_output=True, text=True,
                         check=True).stdout
    found, claim, sentence = [], None, ""
    for line in out[out.index("\nclaims:"):].splitlines():
        if line.startswith("# "):
            sentence = line[2:]
        elif line.startswith("- at: "):
            claim = {"article": line[6:].rsplit(".", 1)[0], "sentence": sentence, "own": ""}
            found.append(claim)
        elif line.startswith("  ") and claim is not None:
            key, _, value = line.strip().lstrip("- ").partition(": ")
            if key in ("words", "quote") or line.startswith("  - "):
                claim["own"] += " " + (value or key)
            elif key in ("by", "denies", "as", "when", "draft"):
                claim[key] = value
            elif value:
                claim["question"], claim["answer"] = key, value
    return found


def about(drafts, article, evidence):
    """The drafts that are made of the evidence: their own first words stand in it, or they are the last that begin before
    it in its sentence."""
    text = " ".join(words(evidence))
    before = {}
    for d in drafts:
        own, sentence = " ".join(words(d["own"])[:4]), " ".join(words(d["sentence"]))
        if d["article"] != article or not own:
            continue
        if own in text:
            yield d
        elif text in sentence and own in sentence and sentence.index(own) < sentence.index(text):
            before[sentence.index(own)] = d
    if before:
        yield before[max(before)]


def right(draft, who, answer):
    by = draft.get("by", "").lower()
    if who.lower() not in by if who != "-" else by:
        return False
    return draft.get("answer", "") == answer.lstrip("=") or (answer[0] == "=" and draft.get("answer") == "~" + answer[1:])


def judge(binary, story, verbose):
    """Sides that are right, sides in all, traps fallen into."""
    folder, good, all_, traps = os.path.join(STORIES, story), 0, 0, []
    drafts, want = drafts_of(binary, os.path.join(folder, "articles")), wanted()
    with open(os.path.join(folder, "gold.tsv"), encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        sides = {s: list(about(drafts, row["article_" + s], row["evidence_" + s])) for s in "ab"}
        for s in "ab" if row["kind"] in JUDGED else "":
            ok = any(right(d, *want[row["rel_id"] + s]) for d in sides[s])
            all_, good = all_ + 1, good + ok
            if verbose and not ok:
                print("   ", row["rel_id"] + s, *want[row["rel_id"] + s], "but", sides[s] or "no draft")
        if row["kind"] == "trap":
            traps += [row["rel_id"] + s for s in "ab" if row["rel_id"] + s in NO_DENIAL and
                      any("denies" in d for d in sides[s])]
            traps += [row["rel_id"] for a in sides["a"] for b in sides["b"] if a.get("question") == b.get("question") and
                      {a.get("answer"), b.get("answer")} == {"yes", "no"}]
    return good, all_, traps


def main(*rest):
    binary = os.environ.get("BIN", "./gainsay")
    if not os.path.isdir(STORIES):
        print("skip: the annotated stories are not beside this folder (../shared/stories)")
        print("0 passed, 0 failed, 1 skipped")
        return 0
    good = all_ = failed = 0
    for story in sorted(s for s in os.listdir(STORIES) if os.path.exists(os.path.join(STORIES, s, "gold.tsv"))):
        g, n, traps = judge(binary, story, "-v" in rest)
        print("%s: %d of %d (%d %%) with the right speaker and stance; traps: %s"
              % (story, g, n, 100 * g // n, " ".join(traps) or "none"))
        good, all_, failed = good + g, all_ + n, failed + bool(traps)
    print("in all: %d of %d, %d %% (at least %d)" % (good, all_, 100 * good // all_, LEAST))
    failed += 100 * good < LEAST * all_
    print("%d passed, %d failed, 0 skipped" % (2 - bool(failed), failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

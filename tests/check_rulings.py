#!/usr/bin/env python3
"""check_rulings.py [N]: does `gainsay rule` touch no other byte? N (200) generated ledgers with remarks and odd layout.

Every ledger is random in what a layout can be: line ends, byte order mark, indents, final line end, remarks at every place,
blank lines, rulings that are missing, empty, a list with dashes or in brackets, under a key in quotation marks, in the ledger
itself or in an included file; or the whole is JSON, and has to stay it.
Each gets a ruling on its finding, then another one in its place, then none. After each step the bytes outside the ruling must
be the ones there were, every remark must still be there, and the program must take the ruling for the finding's own.
"""
import json
import os
import random
import re
import subprocess
import sys
import tempfile

BIN = os.environ.get("BIN", os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "gainsay"))
ENV = {"PATH": os.environ["PATH"], "SOURCE_DATE_EPOCH": "1735689600", "LC_ALL": "C.UTF-8"}
WHY = ["Two counts of two days.", "so: two days", "he said \"five\"", "it's #1, in [brackets]", "Zwei Zählungen – zwei Tage", "- x", "5", "null", "Yes", "12:30", "2023-01-05", "1_000", "0x1f", "C:\\new"]
RULING = {"finding": "denial open", "claims": "[a.p9, b.p9]", "ruling": "real", "why": "Another matter.", "who": "desk",
          "date": "2023-01-09"}


class Ledger:
    """A ledger with two findings, `mismatch hurt` and `denial open`, written in some way."""

    def __init__(self, seed):
        r = self.r = random.Random(seed)
        self.end = r.choice(["\n", "\n", "\r\n"])
        self.remarks = 0
        self.top = r.choice(["", "", "", "  "])
        self.apart = r.random() < 0.4
        self.included = r.random() < 0.2
        self.key = r.choice(["rulings:", "rulings:", "rulings:", "'rulings' :", '"rulings" :', '"rulings":', "rulings :"])
        if r.random() < 0.1:
            self.as_json()
            return
        self.form = r.choice(["none", "empty", "remarked", "brackets", "dashes", "dashes", "dashes", "flow", "lines-flow"])
        main = [self.sources(), self.questions(), self.claims()]
        rulings = self.rulings()
        if self.included:
            self.files = {"claims.yaml": self.file(["include: [more.claims.yaml]"] + main), "more.claims.yaml": self.file([rulings])}
            self.target = "more.claims.yaml" if rulings else "claims.yaml"
        else:
            if rulings:
                main.insert(r.randrange(len(main) + 1), rulings)
            self.files = {"claims.yaml": self.file(main)}
            self.target = "claims.yaml"

    def as_json(self):
        self.form, self.included, self.target = "json", False, "claims.yaml"
        ledger = {"gainsay": 1, "sources": {s: {"outlet": "Outlet " + s.upper(), "published": "2023-01-05"} for s in "abc"},
                  "questions": {"hurt": {"number": "How many people were hurt?"}, "open": {"yes-no": "Was the gate open?"}},
                  "claims": [{"at": "a.p1", "hurt": 5}, {"at": "b.p1", "hurt": 50}, {"at": "a.p9", "open": "yes"},
                             {"at": "b.p9", "open": "no", "denies": "a.p9"}, {"at": "c.p1", "hurt": 6}]}
        one = dict(RULING, claims=["a.p9", "b.p9"])
        if self.r.random() < 0.7:
            ledger["rulings"] = self.r.choice([[], [one], [one]])
        text = json.dumps(ledger, indent=self.r.choice([None, 1, 2, "  "]), ensure_ascii=self.r.random() < 0.5)
        self.files = {"claims.yaml": self.r.choice([b"", b"", b"\xef\xbb\xbf"]) + (text.replace("\n", self.end) +
                                                                                 self.r.choice([self.end, ""])).encode()}

    def remark(self):
        self.remarks += 1
        return "# remark %d%s" % (self.remarks, self.r.choice(["", ": \"it's", " [x", " é € 😀", " - at: b.p1"]))

    def maybe(self, indent="", odds=0.2):
        """Some lines between others."""
        out = []
        while self.r.random() < odds:
            out.append(self.r.choice([indent + self.remark(), indent + self.remark(), "", "   "]))
        return out

    def tail(self):
        return self.r.choice(["", "", "", " " * self.r.randrange(1, 4), "  " + self.remark()])

    def entry(self, pairs, dash, gap):
        lines = []
        for i, (key, value) in enumerate(pairs):
            lead = dash + "-" + " " * gap if i == 0 else dash + " " * (1 + gap)
            if key == "why" and self.r.random() < 0.3:
                inner = dash + " " * (1 + gap + 2)
                lines += [lead + key + ": " + self.r.choice(["|", ">-", "|+", "|2-" if gap == 1 else "|"]), inner + value,
                          inner + "# no remark, but text"]
            elif key == "claims" and self.r.random() < 0.3:
                members = value.strip("[]").split(", ")
                lines += [lead + key + ":" + self.tail()] + [dash + " " * (1 + gap) + "- " + m + self.tail() for m in members]
            else:
                lines.append(lead + key + ": " + self.r.choice([value, value, "'%s'" % value if value[0] != "[" else value]) + self.tail())
            if i + 1 < len(pairs):
                lines += [x for x in self.maybe(dash + "   ", 0.1)]
        return lines

    def sources(self):
        return ["sources:" + self.tail()] + self.maybe("  ") + [f"  {s}: {{outlet: Outlet {s.upper()}, published: 2023-01-05}}{self.tail()}"
                                                               for s in "abc"]

    def questions(self):
        return ["questions:", "  hurt:" + self.tail(), "    number: How many people were hurt?", *self.maybe("    "), "  open:",
                "    yes-no: Was the gate open?"]

    def claims(self):
        dash = self.r.choice(["", "  "])
        lines = ["claims:" + self.tail()]
        for pairs in ([("at", "a.p1"), ("hurt", "5")], [("at", "b.p1"), ("hurt", "50")], [("at", "a.p9"), ("open", "yes")],
                      [("at", "b.p9"), ("open", "no"), ("denies", "a.p9")], [("at", "c.p1"), ("hurt", "6")]):
            lines += self.maybe(dash) + self.entry(pairs, dash, 1)
        return lines

    def rulings(self):
        """The lines of `rulings`, of which one may be on the other finding."""
        if self.form == "none":
            return []
        if self.form == "empty":
            return [self.key + self.tail()]
        if self.form == "remarked":
            return [self.key, "  " + self.remark()]
        if self.form == "brackets":
            return [self.key + " " + self.r.choice(["[]", "[ ]"]) + self.tail()]
        flow = "{" + ", ".join(f"{k}: {v}" for k, v in RULING.items()) + "}"
        if self.form == "flow":
            return [self.key + " [" + flow + self.r.choice(["", " ,", ","]) + "]" + self.tail()]
        if self.form == "lines-flow":
            comma = self.r.choice(["", ",", " ,"])
            if self.r.random() < 0.3:
                return [self.key + " [" + flow + comma + self.tail(), "  ]"]
            return [self.key + " [" + self.tail(), "  " + flow + comma + self.tail(), self.r.choice(["", "  "]) + "]"]
        dash, gap = self.r.choice(["", "  ", "    "]), self.r.choice([1, 1, 1, 3])
        lines = [self.key + self.tail()] + self.maybe(dash)
        if self.r.random() < 0.2:
            return lines + [dash + "- " + flow + self.tail()]
        return lines + self.entry(list(RULING.items()), dash, gap) + self.maybe(dash + "  ") + self.maybe(dash)

    def file(self, sections):
        lines = self.maybe() + ["gainsay: 1" + self.tail()]
        for s in sections:
            lines += ([""] if self.apart else []) + self.maybe() + (s if isinstance(s, list) else [s])
        lines += self.maybe()
        text = self.end.join((self.top + line if line.strip() else line) for line in lines)
        text += self.r.choice([self.end, self.end, "", self.end * 3, self.end + "..." + self.end + "# behind" + self.end])
        return self.r.choice([b"", b"", b"\xef\xbb\xbf"]) + text.encode()


def run(folder, *words):
    p = subprocess.run([BIN, *words], cwd=folder, env=ENV, capture_output=True, text=True)
    return p.returncode, p.stdout, p.stderr


def findings(folder):
    rc, out, err = run(folder, "check", "-f", "json", "--fail-on", "never", "claims.yaml")
    report = json.loads(out)
    if rc or report["summary"]["problems"]["error"]:
        raise AssertionError(f"the ledger cannot be read: {report['problems']}{err}")
    return {f["kind"] + " " + f["question"]: f for f in report["findings"]}


def read(folder):
    return {n: open(os.path.join(folder, n), "rb").read() for n in sorted(os.listdir(folder)) if n != "gainsay.yaml"}


def middle(a, b):
    """What is different between two texts: -> (of a, of b)"""
    i, most = 0, min(len(a), len(b))
    while i < most and a[i] == b[i]:
        i += 1
    k = 0
    while k < most - i and a[len(a) - 1 - k] == b[len(b) - 1 - k]:
        k += 1
    return a[i:len(a) - k], b[i:len(b) - k]


def remarks(data):
    return re.findall(rb"# (?:remark \d+|behind)[^\r\n]*", data)


def keeps_remark(old, new):
    """A remark behind a ruling in brackets still stands behind that one; a comma may have come between."""
    lines = {line.replace(b",", b"").replace(b" ", b"") for line in new.splitlines()}
    for line in old.splitlines():
        if re.search(rb"\{finding.*\} *,? *# ", line):
            want(line.replace(b",", b"").replace(b" ", b"") in lines, f"the remark stands elsewhere: {line!r}")


def stays_json(ledger, data):
    if ledger.form == "json":
        want(isinstance(json.loads(data.decode("utf-8-sig")), dict), "it is no JSON any more")


def want(what, say):
    if not what:
        raise AssertionError(say)


def only(before, after, target):
    for name in before:
        want(name == target or before[name] == after[name], f"{name} was changed")
    return before[target], after[target]


def check_ruling(folder, key, as_word):
    f = findings(folder)[key]
    want(f["ruling"] and f["ruling"]["as"] == as_word and f["ruling"]["state"] == "settled", f"the ruling is {f['ruling']}")


def append(folder, ledger, why):
    before, f = read(folder), findings(folder)["mismatch hurt"]["fingerprint"]
    rc, out, err = run(folder, "rule", f[:8], "--as", "both-true", "--why", why, "--who", "desk", "claims.yaml")
    want(rc == 0, f"rule failed: {err}")
    old, new = only(before, read(folder), ledger.target)
    gone, come = middle(re.sub(rb"(rulings['\"]? ?:) \[ ?\]", rb"\1", old) if ledger.form != "json" else old, new)
    want(gone == b"" or (come[:1] == b"," and come[1:].startswith(gone)), f"lost {gone!r}")
    keeps_remark(old, new)
    stays_json(ledger, new)
    want(come.count(b"\r\n") == (come.count(b"\n") if ledger.end == "\r\n" else 0), "line ends differ")
    check_ruling(folder, "mismatch hurt", "both-true")
    return old


def replace(folder, ledger):
    before, f = read(folder), findings(folder)["mismatch hurt"]["fingerprint"]
    rc, out, err = run(folder, "rule", f, "--as", "open", "--why", "Ask again.", "--until", "2025-12-31", "claims.yaml")
    want(rc == 0, f"rule in place of another failed: {err}")
    old, new = only(before, read(folder), ledger.target)
    gone, come = middle(old, new)
    want(b"finding" not in gone and b"finding" not in come and b"claims" not in come, f"more than the ruling changed: {gone!r} {come!r}")
    want(remarks(old) == remarks(new), f"remarks differ: {set(remarks(old)) ^ set(remarks(new))}")
    stays_json(ledger, new)
    check_ruling(folder, "mismatch hurt", "open")


def replace_other(folder, ledger):
    """The ruling that was there from the start, with its own layout."""
    if "denial open" not in findings(folder) or not findings(folder)["denial open"]["ruling"]:
        return
    before, f = read(folder), findings(folder)["denial open"]["fingerprint"]
    rc, out, err = run(folder, "rule", f, "--as", "typo", "--why", "Another matter.", "--who", "desk", "--date", "2023-01-09", "claims.yaml")
    want(rc == 0, f"rule in place of the first failed: {err}")
    old, new = only(before, read(folder), ledger.target)
    gone, come = middle(old, new)
    want(gone.count(b"real") == 1 and b"a.p9" not in gone, f"more than the ruling changed: {gone!r}")
    want(remarks(old) == remarks(new), f"remarks differ: {set(remarks(old)) ^ set(remarks(new))}")
    check_ruling(folder, "denial open", "typo")


def remove(folder, ledger, start):
    f = findings(folder)["mismatch hurt"]["fingerprint"]
    rc, out, err = run(folder, "rule", "--remove", f, "claims.yaml")
    want(rc == 0, f"rule --remove failed: {err}")
    new = read(folder)[ledger.target]
    want(findings(folder)["mismatch hurt"]["ruling"] is None, "the ruling is still there")
    stays_json(ledger, new)
    want(remarks(start) == remarks(new), f"remarks differ: {set(remarks(start)) ^ set(remarks(new))}")
    if ledger.form in ("dashes",):
        want(new in (start, start + ledger.end.encode()) or new.replace(ledger.end.encode() * 2, ledger.end.encode()) ==
             start.replace(ledger.end.encode() * 2, ledger.end.encode()), f"not as before: {middle(start, new)}")


def one(seed):
    ledger = Ledger(seed)
    with tempfile.TemporaryDirectory(prefix="gainsay-rulings-") as folder:
        open(os.path.join(folder, "gainsay.yaml"), "w").close()
        for name, data in ledger.files.items():
            with open(os.path.join(folder, name), "wb") as out:
                out.write(data)
        try:
            start = append(folder, ledger, ledger.r.choice(WHY))
            replace(folder, ledger)
            remove(folder, ledger, start)
            replace_other(folder, ledger)
        except (AssertionError, KeyError, ValueError) as e:
            return f"ledger {seed} ({ledger.form}): {type(e).__name__} {e}\n"
    return ""


def main(argv):
    n, failed = int(argv[0]) if argv else 200, 0
    for seed in range(n):
        wrong = one(seed)
        failed += bool(wrong)
        if wrong and failed <= 10:
            print(wrong, end="")
    print(f"{n - failed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

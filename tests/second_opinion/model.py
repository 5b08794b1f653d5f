"""Section 1: ledger (plain dict, every scalar a string) -> answers."""
from fractions import Fraction

import values as v

CLAIM_KEYS = {"at", "by", "as", "when", "during", "order", "denies", "corrects", "quote", "words", "complete",
              "status", "checked-by", "checked-on", "proof", "draft", "note"}
TYPES = ("yes-no", "number", "date", "one", "set", "one-of")
TIMED = ("changes", "happens", "grows")


class Answer:
    """What one claim says on one question."""
    derived_from = None
    retracted = corrected = quarantined = False

    def __repr__(self):
        return f"{self.at}#{self.question}={self.typed}"


def split_top(text, sep):
    parts, depth, now = [], 0, ""
    for ch in text:
        depth += (ch == "(") - (ch == ")")
        if ch == sep and depth == 0:
            parts.append(now)
            now = ""
        else:
            now += ch
    return [p.strip() for p in parts + [now]]


def parse_chain(text):
    """-> (links passed through, members of the last link), each (name, perhaps)."""
    links = split_top(str(text).strip(), "/")
    last = links[-1]
    if last.startswith("~(") or last.startswith("("):
        doubt = last.startswith("~")
        members = [v.perhaps(m) for m in split_top(last.lstrip("~")[1:-1], "+")]
        members = [(m, d or doubt) for m, d in members]
    else:
        members = [v.perhaps(m) for m in split_top(last, "+")]
    return [v.perhaps(x) for x in links[:-1]], members


class Model:
    def __init__(self, ledger):
        get = lambda k: {a: (b or {}) if k != "terms" and k != "moments" else b for a, b in (ledger.get(k) or {}).items()}
        self.sources, self.entities, self.questions = get("sources"), get("entities"), get("questions")
        self.terms, self.moments = get("terms"), get("moments")
        self.claims, self.rulings = ledger.get("claims") or [], ledger.get("rulings") or []
        self.lattice = v.Lattice(self.entities, self.terms)
        self.names = {}
        for e, d in self.entities.items():
            for n in [d.get("name", e)] + v.as_list(d.get("aliases")) + v.as_list(d.get("misspelt")):
                self.names.setdefault(v.fold(n), e)
        self.answers, self.non_answers = [], []
        for i, c in enumerate(self.claims):
            self.read_claim(i, c)
        self.derive()

    def qtype(self, q):
        return next(t for t in TYPES if t in self.questions[q])

    def unit(self, q):
        d = self.questions[q]
        return "day" if d.get("grows") == "yes" else d.get("changes") or d.get("happens")

    def day_of(self, source):
        p = self.sources.get(source, {}).get("published")
        return v.hull(v.parse_date(p, self.moments)) if p else None

    # ---- speakers

    def office_holder(self, name, day):
        """An office resolves to its one holder on that date, else stands for itself."""
        terms = self.entities.get(name, {}).get("held-by")
        if not terms or day is None:
            return name
        holders = [h for h, t in terms.items() if v.dates_meet(v.parse_date(t, self.moments), [day])]
        return holders[0] if len(holders) == 1 else name

    def entity(self, name):
        return name if name in self.entities else self.names.get(v.fold(name))

    def speaker(self, name, owner, day):
        """(sort, key): entity, name, voice (source, id), document, outlet (source)."""
        if name == "own":
            return ("outlet" if self.sources[owner].get("outlet") else "document", owner)
        if name in self.sources.get(owner, {}).get("voices", {}):
            return ("voice", (owner, name))
        if "." in name and name.split(".")[1] in self.sources.get(name.split(".")[0], {}).get("voices", {}):
            return ("voice", tuple(name.split(".")))
        if name in self.sources:
            return ("outlet" if self.sources[name].get("outlet") else "document", name)
        e = self.entity(name)
        if e:
            e = self.office_holder(e, day)
            body = v.as_list(self.entities.get(e, {}).get("speaks-for"))
            return ("entity", v.perhaps(body[0])[0] if body else e)
        return ("voice", (owner, v.fold(name))) if name == name.lower() else ("name", v.fold(name))

    def read_chain(self, a, c):
        """Chain: by, else default-by, else what it relays; day said; speakers."""
        src = self.sources[a.source]
        relays = [v.perhaps(x) for x in v.as_list(src.get("relays"))]
        text = c.get("by") or src.get("default-by")
        if text == "own":
            links, members, a.chained = [], [("own", False)], False
        elif text:
            links, members = parse_chain(text)
            a.chained = True
        else:
            links, members, a.chained = [], relays or [("own", False)], bool(relays)
        owner, a.passed, a.ends = a.source, [], []
        for name, _ in links:
            if name in self.sources:
                owner = name
            a.passed.append(name)
        a.doubt_speaker = all(d for _, d in members)
        days = [self.day_of(n) for n in a.passed if n in self.sources]
        days += [self.day_of(n) for n, _ in members if n in self.sources]
        days += [self.day_of(owner)] if links else []
        days += [self.day_of(n.split(".")[0]) for n, _ in members if "." in n and n.split(".")[0] in self.sources]
        a.day = next((d for d in days if d), None) or self.day_of(a.source)
        a.speakers = [self.speaker(n, owner, a.day) for n, _ in members]
        a.who = [(s, v.fold(self.sources[k]["outlet"])) if s == "outlet" else (s, k) for s, k in a.speakers]
        a.typed_names = [n for n, _ in links + members]
        first = (links + members)[0][0]
        first = first.split(".")[0] if "." in first else first
        for s, key in a.speakers:                    # who retells another brings what that one relays, and so on
            if s in ("outlet", "document") and a.chained:
                a.passed += [n for n in self.relayed(key) if n not in a.passed]
                a.ends += self.relayed(key)
        a.ends += [k for s, k in a.speakers if s in ("outlet", "document") and a.chained]
        for name, _ in relays:                       # section 4: what a source's relays count for
            if not c.get("by") or (first == name and c.get("by") != "own"):
                if name not in a.passed and ("outlet", name) not in a.speakers and ("document", name) not in a.speakers:
                    a.passed.append(name)

    def relayed(self, source, seen=()):
        out = []
        for n, _ in map(v.perhaps, v.as_list(self.sources.get(source, {}).get("relays"))):
            if n not in seen:
                out += [n] + self.relayed(n, seen + (source, n))
        return out

    # ---- time

    def read_window(self, a, c, about):
        unit, a.window = self.unit(a.question), None
        a.typed_window = bool(about)
        if not unit:
            return
        span = about or a.day or (-v.INF, v.INF)
        lo, hi = v.unit_of(span[0], unit), v.unit_of(span[1], unit)
        if a.order == "first":
            lo, hi = (lo, lo) if about else (-v.INF, v.unit_of(span[0], unit) - 1)
        elif a.order == "later" and about:
            lo = hi
        event = "happens" in self.questions[a.question] and getattr(a, "value", None) == "yes"   # only some time in it
        a.window = (lo, hi, "unit" if lo == hi else "during" if c.get("during") and not event else "wide")

    # ---- values

    def symbol(self, text, day):
        text = str(text).strip()
        return self.office_holder(self.entity(text) or (text if text in self.terms or text in self.sources else v.fold(text)), day)

    def read_value(self, a, raw, complete, day):
        t, a.typed, a.doubt_value, a.complete = a.type, raw, False, complete
        if t == "number":
            about = Fraction(str(self.questions[a.question].get("about", "10%")).rstrip("% ")) / 100
            a.value = v.parse_number(raw, about)
        elif t == "date":
            a.value = v.parse_date(raw, self.moments)
        elif t == "set":
            a.value, a.unsure = set(), set()
            for m in v.as_list(raw):
                m, doubt = v.perhaps(m)
                m = ("not", self.symbol(m[4:], day)) if m.startswith("not ") else self.symbol(m, day)
                a.value.add(m)
                a.unsure |= {m} if doubt else set()
        else:
            text, a.doubt_value = v.perhaps(raw)
            if t == "yes-no":
                a.value = text
            else:
                a.value = ("not", self.symbol(text[4:], day)) if text.startswith("not ") else self.symbol(text, day)

    def read_claim(self, index, c):
        for q in [k for k in c if k in self.questions]:
            d, a = self.questions[q], Answer()
            a.index, a.at, a.question, a.type, a.entry = index, c["at"], q, self.qtype(q), c
            a.source, a.place = c["at"].split(".", 1)
            a.order, a.how = c.get("order"), c.get("as", "said")
            self.read_chain(a, c)
            when = c.get("when") or c.get("during")
            about = v.hull(v.parse_date(when, self.moments)) if when else None
            day = about or a.day
            a.slots = {}
            for s, default in (d.get("slots") or {}).items():
                members = [self.symbol(x, day) for x in v.as_list(c.get(s, default))]
                a.slots[s] = members[0] if len(members) == 1 else tuple(sorted(set(members)))
            a.key = (q, tuple(sorted(a.slots.items())))
            a.denies, a.corrects = v.as_list(c.get("denies")), v.as_list(c.get("corrects"))
            raw = c[q]
            replies = a.type == "one-of" and any(x in v.NON_ANSWERS for x in d["one-of"])
            if replies or raw in v.NON_ANSWERS:
                a.typed = raw
                if raw in v.NON_ANSWERS and a.how != "inferred":
                    a.replies, a.doubt = replies, a.doubt_speaker
                    self.read_window(a, c, about)
                    self.non_answers.append(a)
                continue
            self.read_value(a, raw, c.get("complete") == "yes", day)
            a.doubt = a.doubt_value or a.doubt_speaker
            a.cls = "real" if a.how in ("said", "decided") else a.how
            if a.type == "yes-no" and (a.how == "dropped" or a.value == "no" and a.how in ("plan", "decided")):
                a.cls, a.value = "real", "no"
            elif a.how == "dropped":
                a.cls = "real"
            self.read_window(a, c, about)
            a.unconfirmed = c.get("draft") == "yes"
            self.answers.append(a)

    def derive(self):
        """entails: an answer to the stronger question is, derived, one to the weaker."""
        for a in list(self.answers):
            ent = self.questions[a.question].get("entails")
            for other, turn in ([(ent, None)] if isinstance(ent, str) else list((ent or {}).items())):
                if a.type == "yes-no" and a.value != "yes" or a.type not in ("yes-no", "set"):
                    continue
                b = Answer()
                b.__dict__.update(a.__dict__)
                b.question, b.derived_from, b.complete, b.origin = other, a.question, False, a
                b.value = "no" if turn == "no" else a.value
                b.slots = {}
                about = a.entry.get("when") or a.entry.get("during")
                span = v.hull(v.parse_date(about, self.moments)) if about else None
                for s, default in (self.questions[other].get("slots") or {}).items():
                    mine = a.slots.get(s, default)
                    b.slots[s] = self.symbol(mine, span or a.day) if isinstance(mine, str) else tuple(sorted(mine))
                if "required" in b.slots.values():
                    continue
                b.key = (other, tuple(sorted(b.slots.items())))
                self.read_window(b, a.entry, span)
                self.answers.append(b)

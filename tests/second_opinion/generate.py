"""Seeded random small ledgers, valid by the format and biased towards disputes and changes; to_yaml()."""
import random

DAYS = ["2021-10-28", "2021-11-03", "2021-11-09", "2021-11-10", "2021-11-24", "2021-12-01", "2022-01-15"]
WINDOWS = ["2021-10", "2021-11", "2021-11-03", "2021-11-09", "2021-10..2021-11", "2021-11..2021-12", "2021", "2021-12..2022-01"]
ENTITIES = {
    "gov": {"name": "Government"}, "ministry": {"part-of": "gov"}, "bureau": {"part-of": "ministry"},
    "firm": {"name": "Firm", "kind": "company"}, "spox": {"name": "Ann Spox", "kind": "person", "speaks-for": "firm"},
    "minister": {"name": "The Minister", "kind": "office", "part-of": "ministry",
                 "held-by": {"adams": "..2021-11-15", "brown": "2021-11-16.."}},
    "adams": {"name": "Abe Adams", "kind": "person"}, "brown": {"name": "Bea Brown", "kind": "person"},
}
TERMS = {"harm": "", "fire": "harm", "arson": "fire", "leak": "~harm", "noise": ""}
SLOTS = ["gov", "gov", "ministry", "bureau", "firm", "minister"]


def sources(r):
    outlets = ["Daily Alpha", "Beta Post", "Gamma News", "Delta Wire"]
    out = {"doc": {"kind": r.choice(["report", "statement"]), "issued-by": r.choice(["gov", "firm"]),
                   "published": r.choice(DAYS)}}
    if r.random() < .3:
        out["doc2"] = {"kind": "report", "issued-by": "firm", "published": r.choice(DAYS), "maybe": "doc"}
    names = ["alpha", "beta", "gamma", "delta"][:r.randint(2, 4)]
    for i, n in enumerate(names):
        s = {"outlet": outlets[i] if r.random() < .85 else outlets[0], "published": r.choice(DAYS)}
        if r.random() < .2:
            s["authors"] = [r.choice(["Cat Writer", "Dan Writer"])]
        s["voices"] = {"off": {"n": r.choice(["1", "2", "2+"]), "side": r.choice(["gov", "gov", "firm", "unknown"])}}
        if r.random() < .5:
            s["voices"]["aide"] = {"n": "1", "side": "gov"}
            if r.random() < .3:
                s["voices"]["aide"]["maybe"] = "off"
        if i and r.random() < .35:
            s["voices"]["off"][r.choice(["likely", "maybe"])] = names[0] + ".off"
        if r.random() < .3:
            s["voices"]["off"]["rank"] = "senior"
        out[n] = s
    last = out[names[-1]]
    if r.random() < .4:
        last["relays"] = [names[0]] + (["doc"] if r.random() < .15 else [])
        last["published"] = DAYS[-1]
    elif r.random() < .2:
        last["default-by"] = r.choice(["adams", "doc", "~" + names[0], "off"])
    elif r.random() < .15:
        last["version-of"] = names[0]
        last["published"] = DAYS[-1]
    return out, names


def questions(r):
    out = {}
    for i in range(r.randint(1, 3)):
        t = r.choice(["yes-no"] * 4 + ["number"] * 2 + ["date", "one", "set", "one-of"])
        d = {t: "Is <who> in it?"} if t != "one-of" else {"one-of": ["harm", "fire", "noise"], "ask": "What of <who>?"}
        if t == "yes-no" and r.random() < .55 or t != "yes-no" and r.random() < .25:
            d["slots"] = {"who": r.choice(["gov", "ministry", "firm"])}
        else:
            d = {k: (x.replace(" <who>", " it") if isinstance(x, str) else x) for k, x in d.items()}
        x = r.random()
        if x < .35:
            d["changes"] = r.choice(["day", "week", "month", "month", "year"])
        elif t == "number" and x < .7:
            d["grows"] = "yes"
        elif t == "yes-no" and x < .5:
            d["happens"] = r.choice(["day", "month"])
        if t == "yes-no" and r.random() < .15:
            d["holds"] = "of-each"
        if r.random() < .35:
            d["important"] = "yes"
        out[f"q{i}"] = d
    plain = [q for q, d in out.items() if "yes-no" in d or "set" in d]
    if len(plain) > 1 and r.random() < .6:
        a, b = plain[:2]
        if ("set" in out[a]) == ("set" in out[b]):
            out[a]["entails"] = {b: "no"} if "yes-no" in out[a] and r.random() < .3 else b
    return out


def value(r, q):
    if "yes-no" in q:
        return r.choice(["yes", "yes", "no", "no", "no", "~yes", "~no"])
    if "number" in q:
        return r.choice(["5", "6", "6+", "..6", "5..7", "~6", "48", "50", "112", "110", "1012", "1000", "several"])
    if "date" in q:
        return r.choice(["2021", "2021-11", "2021-11-03", "2021-11-09", "2021-10", "2021-11-02 or 2021-11-09", "~2021-12"])
    if "set" in q:
        out = r.sample(["harm", "fire", "arson", "leak", "noise", "firm"], r.randint(1, 3))
        if r.random() < .15:
            out[-1] = "not " + out[-1]
        elif len(out) > 1 and r.random() < .15:
            out[-1] = "~" + out[-1]
        return out
    if "one-of" in q:
        return r.choice(["harm", "fire", "noise", "~noise"])
    return r.choice(["gov", "ministry", "bureau", "firm", "adams", "minister", "not firm", "~gov"])


def chain(r, src, name, names):
    local = sorted(src[name]["voices"])
    other = r.choice([n for n in names if n != name and name not in src[n].get("relays", [])] or [names[0]])
    if other == name:
        return None
    a, b = r.choice(local), r.choice(["spox", "adams", "minister", "firm", "gov", "Eve Witness"])
    x = r.random()
    if x < .3:
        return None
    if x < .55:
        return r.choice(["~", "", "", ""]) + r.choice([a, a, b])
    if x < .65:
        return f"{a}+{b}"
    if x < .75:
        return other
    if x < .85:
        return r.choice([f"{other}/off", f"{other}/{b}", f"{other}/(off+{b})"])
    return r.choice(["doc", "doc", "own", "~" + other])


def ledger(seed):
    r = random.Random(seed)
    src, names = sources(r)
    qs, claims = questions(r), []
    for i in range(r.randint(3, 10)):
        n = r.choice(names)
        mine = [r.choice(sorted(qs))] if r.random() < .9 else r.sample(sorted(qs), min(2, len(qs)))
        place = r.choice(["h", "s"]) if r.random() < .1 else "p" + str(i + 1)
        if any(c["at"] == f"{n}.{place}" for c in claims):
            place = "p" + str(i + 1)
        c = {"at": f"{n}.{place}"}
        for q in mine:
            c[q] = r.choice(["declined", "no-reply", "refused"]) if r.random() < .05 else value(r, qs[q])
            if "slots" in qs[q] and r.random() < .5:
                c["who"] = r.choice(SLOTS) if r.random() < .85 else ["firm", "gov"]
        by = chain(r, src, n, names)
        if by:
            c["by"] = by
        x, only = r.random(), qs[mine[0]] if len(mine) == 1 else {}
        if x < .25:
            c["as"] = r.choice(["plan", "plan", "decided", "willing", "likely", "alleged", "inferred"])
        elif x < .3 and c.get(mine[0]) == "no" and len(mine) == 1:
            c["as"] = "dropped"
        if r.random() < .25:
            c[r.choice(["when", "when", "during"])] = r.choice(WINDOWS)
        if r.random() < .12:
            c["order"] = r.choice(["first", "later"])
        if claims and r.random() < .12:
            c["denies"] = r.choice([claims[-1]["at"], r.choice(names), "doc", "firm", "yes"])
        elif claims and r.random() < .06:
            c["corrects"] = r.choice([x["at"] for x in claims])
        if "set" in only and r.random() < .3 and isinstance(c[mine[0]], list) and "not " not in str(c[mine[0]]):
            c["complete"] = "yes"
        claims.append(c)
    return {"gainsay": "1", "sources": src, "entities": ENTITIES, "terms": TERMS, "questions": qs, "claims": claims}


def flow(x):
    if isinstance(x, dict):
        return "{" + ", ".join(f"{k}: {flow(y)}" for k, y in x.items()) + "}"
    if isinstance(x, list):
        return "[" + ", ".join(flow(y) for y in x) + "]"
    return '""' if x == "" else f'"{x}"' if "?" in x else x


def to_yaml(d):
    out = [f"gainsay: {d['gainsay']}"]
    for top in ("sources", "entities", "terms", "questions"):
        out.append(f"{top}:")
        out += [f"  {k}: {flow(x)}" for k, x in d[top].items()]
    out.append("claims:")
    for c in d["claims"]:
        out += [("- " if i == 0 else "  ") + f"{k}: {flow(x)}" for i, (k, x) in enumerate(c.items())]
    return "\n".join(out) + "\n"

"""3.9 attribution-conflict, without the same-quoted-words kind."""
import values as v
from developments import canonical
from strands import components, documents_tie, linked, one_desk, same_likely


def headline(a):
    return a.place[0] in "hs"


def own_voice(a):
    return all(s[0] == "outlet" for s in a.speakers)


# ---------------------------------------------------------------- who is interested (section 0)

def interested_bodies(model, key):
    found = set()
    for _, value in key[1]:
        found |= {x for x in ([value] if isinstance(value, str) else value) if x in model.entities}
    for s in model.sources.values():
        for d in (s.get("voices") or {}).values():
            side, maybe = v.perhaps((d or {}).get("side", "unknown"))
            if side != "unknown" and not maybe:
                found.add(model.entity(side) or side)
    found |= {e for e, d in model.entities.items() if d.get("party") == "yes"}
    return found


def interested(model, a, speaker, name):
    bodies = interested_bodies(model, a.key)
    inside = lambda e: e in bodies or any(model.lattice.below(e, b) == "sure" for b in bodies)
    if speaker[0] == "voice":
        d = (model.sources.get(speaker[1][0], {}).get("voices") or {}).get(speaker[1][1]) or {}
        side, maybe = v.perhaps(d.get("side", "unknown"))
        return side != "unknown" and not maybe
    if speaker[0] == "document":
        d = model.sources[speaker[1]]
        return d.get("kind") in ("statement", "announcement") and any(
            inside(model.entity(x) or x) for x in v.as_list(d.get("issued-by")))
    if speaker[0] == "entity":
        office = model.entity(name)
        return inside(speaker[1]) or bool(office) and inside(office)
    return False


def partys_word(model, a):
    names = a.typed_names[-len(a.speakers):]
    return all(interested(model, a, s, n) for s, n in zip(a.speakers, names))


# ---------------------------------------------------------------- the kinds

def own_or_party(model, camp):
    own = [a for a in camp if own_voice(a) and a.cls != "alleged"]     # "as alleged" is nobody's own word
    party = [a for a in camp if not own_voice(a) and partys_word(model, a)]
    if not own or not party or len(own) + len(party) < len(camp):
        return []
    desks = {s[1] for a in own for s in a.speakers}
    if len(components(sorted(desks), lambda x, y: one_desk(model, x, y))) > 1:
        return []
    own = [a for a in own if a.source not in {b.source for b in party}]
    return [[own, party]] if own else []


def two_makers(model, camp):
    docs = sorted({s[1] for a in camp for s in a.speakers if s[0] == "document"})
    out = []
    for i, x in enumerate(docs):
        for y in docs[i + 1:]:
            makers = [set(v.as_list(model.sources[d].get("issued-by"))) for d in (x, y)]
            if documents_tie(model, x, y) and all(makers) and makers[0] != makers[1]:
                sides = [[a for a in camp if ("document", d) in a.speakers] for d in (x, y)]
                out.append(sides)
    return out


def named(model, a):
    """The speakers with the entities they are named by: an office and its holder are one."""
    return list(zip(a.speakers, map(model.entity, a.typed_names[-len(a.speakers):])))


def alike(model, one, other):
    """Equal, likely-same or part of each other, also as the office they are named by."""
    (x, office_x), (y, office_y) = one, other
    makers = lambda s: [("entity", model.entity(m) or m) for m in v.as_list(model.sources[s[1]].get("issued-by"))] if s[0] == "document" else []
    for p, q in ((x, other), (y, one)):                # a document is its maker's word
        if q[0][0] == "entity" and any(alike(model, (m, None), q) for m in makers(p)):
            return True
    if x == y:
        return True
    if x[0] == y[0] == "voice":
        member = lambda p, q: q[1] in linked(model, p[1], "member-of")
        return same_likely(model, x[1], y[1]) or member(x, y) or member(y, x)
    if x[0] == y[0] == "entity":
        return any(p and q and (p == q or model.lattice.below(p, q) or model.lattice.below(q, p))
                   for p in (x[1], office_x) for q in (y[1], office_y))
    return False


def headline_credit(model, camp):
    """Headline answers with whose speakers no body answer's go together, side by side."""
    out = []
    match = lambda a, b: any(alike(model, x, y) for x in named(model, a) for y in named(model, b))
    for source in sorted({a.source for a in camp}):
        sides = components([a for a in camp if a.source == source and not own_voice(a)], match)
        top = [s for s in sides if all(headline(a) for a in s)]
        body = [a for s in sides for a in s if not headline(a)]
        if top and body:
            out.append(top + [body])
    return out


def differ(model, x, y):
    """A likely-same voice with another number, rank or side."""
    if x[0] != "voice" or y[0] != "voice" or x == y or not same_likely(model, x[1], y[1]):
        return False
    get = lambda s: (model.sources.get(s[1][0], {}).get("voices") or {}).get(s[1][1]) or {}
    a, b = get(x), get(y)
    if bool(a.get("n")) != bool(b.get("n")) or a.get("n") and not v.figures_meet(v.parse_number(a["n"]), v.parse_number(b["n"])):
        return True
    side = lambda d: v.perhaps(d.get("side", "unknown"))[0]
    return a.get("rank") != b.get("rank") or side(a) != side(b)


def voice_shift(model, camp):
    """-> {(source, source): [claims, claims]}."""
    out = {}
    for a in camp:
        for b in camp:
            if a.source < b.source and any(differ(model, x, y) for x in a.speakers for y in b.speakers):
                for side, x in zip(out.setdefault((a.source, b.source), [[], []]), (a, b)):
                    if x not in side:
                        side.append(x)
    return out


def conflicts(model, camps, era_of):
    """-> findings, and the ids of the camps (by position) whose agreement or echo they replace."""
    out, replaced, shifts = [], set(), {}
    for n, camp in enumerate(camps):
        by_key = {}
        for a in camp:
            if not a.derived_from:
                by_key.setdefault((era_of[id(a)], None if a.type in ("number", "date") else canonical(a)), []).append(a)
        for ((key, _), _), mine in by_key.items():
            for kind in (own_or_party, two_makers, headline_credit):
                for sides in kind(model, mine):
                    replaced.add(n)
                    out.append(dict(kind="attribution-conflict", camps=sides, flags=[], base=2, bonus=True))
            for pair, sides in voice_shift(model, mine).items():
                have = shifts.setdefault((key, pair), [[], []])
                for side, more in zip(have, sides):
                    side += [a for a in more if a not in side]
    for sides in shifts.values():
        out.append(dict(kind="attribution-conflict", camps=sides, flags=[], base=1, bonus=False))
    return out, replaced

"""Section 4: who is independent of whom. Pairwise over the claims of one camp."""
import values as v


def likely_parts(model):
    """Voices linked by `likely` are one; -> voice -> number of its part."""
    if not hasattr(model, "_likely"):
        model._likely = {}
        voices = [(s, n) for s, d in model.sources.items() for n in d.get("voices") or {}]
        part = {x: i for i, x in enumerate(voices)}
        for s, n in voices:
            for other in linked(model, (s, n), "likely"):
                if other in part:
                    old, new = part[other], part[(s, n)]
                    part = {k: (new if p == old else p) for k, p in part.items()}
        model._likely = part
    return model._likely


def linked(model, voice, key):
    """The voices one description names under likely, maybe or not."""
    d = (model.sources.get(voice[0], {}).get("voices") or {}).get(voice[1]) or {}
    out = []
    for x in v.as_list(d.get(key)):
        x = v.perhaps(x)[0]
        out.append(tuple(x.split(".", 1)) if "." in x else (voice[0], x))
    return out


def same_likely(model, a, b):
    part = likely_parts(model)
    return a == b or (a in part and part.get(a) == part.get(b))


def voices_tie(model, a, b):
    """Same, likely-, perhaps-same or member-of: likely-same voices are one, two `maybe` are not added up."""
    if same_likely(model, a, b):
        return True
    part = likely_parts(model)
    alike = lambda x: [y for y in part if same_likely(model, x, y)] or [x]
    for x in alike(a):
        for y in alike(b):
            if y in linked(model, x, "not") or x in linked(model, y, "not"):
                continue
            if any(y in linked(model, x, k) or x in linked(model, y, k) for k in ("maybe", "member-of")):
                return True
            members = lambda p, q: q[0] in [v.perhaps(s)[0] for s in v.as_list(
                ((model.sources.get(p[0], {}).get("voices") or {}).get(p[1]) or {}).get("member-of"))]
            if members(x, y) or members(y, x):
                return True
    return False


def documents_tie(model, a, b):
    maybe = lambda x: [v.perhaps(y)[0] for y in v.as_list(model.sources.get(x, {}).get("maybe"))]
    return a == b or b in maybe(a) or a in maybe(b)


def desk(model, speaker):
    """The desk an own voice or an unnamed voice belongs to."""
    if speaker[0] == "outlet":
        return speaker[1]
    return speaker[1][0] if speaker[0] == "voice" else None


def one_desk(model, s, t):
    """Same outlet or shared author."""
    if s == t:
        return True
    a, b = model.sources.get(s, {}), model.sources.get(t, {})
    if a.get("outlet") and b.get("outlet") and v.fold(a["outlet"]) == v.fold(b["outlet"]):
        return True
    authors = lambda d: {model.entity(v.perhaps(x)[0]) or v.fold(v.perhaps(x)[0]) for x in v.as_list(d.get("authors"))}
    return bool(authors(a) & authors(b))


def speakers_tie(model, x, y):
    if x[0] == "voice" and y[0] == "voice":
        return voices_tie(model, x[1], y[1])
    if x[0] == "document" and y[0] == "document":
        return documents_tie(model, x[1], y[1])
    return x == y


def origin_tie(model, a, b):
    """A tie of origin between two claims."""
    if a.index == b.index:
        return True
    plain = lambda s: s[0] == "outlet" and not (a.chained and b.chained)     # own voices without a chain: desk only
    if any(speakers_tie(model, x, y) and not plain(x) for x in a.speakers for y in b.speakers):
        return True
    if set(a.ends) & set(b.ends):
        return True
    for c, d in ((a, b), (b, a)):
        for s in c.speakers:
            if s[0] in ("outlet", "document") and c.chained and s[1] == d.source and d.source != c.source:
                return True
        own_origin = all(s[0] in ("entity", "name", "document") for s in c.speakers)
        if d.source in c.passed and d.source != c.source and not own_origin:
            return True
    return False


def desk_tie(model, a, b):
    return any(desk(model, x) and desk(model, y) and one_desk(model, desk(model, x), desk(model, y))
               for x in a.speakers for y in b.speakers)


def tied(model, a, b, desks=True):
    return origin_tie(model, a, b) or (desks and desk_tie(model, a, b))


def components(items, edge):
    left, out = list(items), []
    while left:
        part, todo = [], [left.pop(0)]
        while todo:
            x = todo.pop()
            part.append(x)
            near = [y for y in left if edge(x, y)]
            left = [y for y in left if y not in near]
            todo += near
        out.append(part)
    return out


def strands(model, answers, desks=True):
    """Connected components; a joint claim counts with every strand it is tied to and ties nothing else."""
    singles = [a for a in answers if len(a.speakers) == 1]
    joints = [a for a in answers if len(a.speakers) > 1]
    edge = lambda a, b: tied(model, a, b, desks)
    parts = components(singles, edge)
    hangs = {id(j): [p for p in parts if any(edge(j, a) for a in p)] for j in joints}
    loose = [j for j in joints if not hangs[id(j)]]
    own = components(loose, edge)
    result = [list(p) for p in parts]
    for j in joints:
        for p, r in zip(parts, result):
            if any(p is h for h in hangs[id(j)]):
                r.append(j)
    return result + own


def claim_strands(model, answers, desks=True):
    """-> set of frozensets of (at, question); the shape in which two programs are compared."""
    return [frozenset(a.at for a in part) for part in strands(model, answers, desks)]

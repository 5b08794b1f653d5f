"""3.1 corrections, retractions, outcomes, and 3.6 incoherence: what takes an answer out of the camps, or turns it."""
from relations import earlier, neighbours, opposes, outcome_pair, overlap, relate
import values as v


def canonical(a):
    """The value an answer is folded under; width and doubt dropped."""
    if a.type == "set":
        return tuple(sorted(map(str, a.value)))
    if a.type in ("number", "date"):
        return str(a.typed).replace("~", "")
    return a.value if not isinstance(a.value, list) else tuple(a.value)


def figures(a):
    return a.type in ("number", "date")


def same_value(a):
    """What makes two answers equal: about 6 is not 6."""
    if figures(a):
        return a.value[:2] if a.type == "number" else tuple(a.value)
    return canonical(a)


def folded(pairs, by=lambda early: None, **more):
    """3.11: same question, slots and value = one finding, with what BY adds."""
    out = {}
    for early, late in pairs:
        fold = (early.key, canonical(early), by(early))
        camps = out.setdefault(fold, dict(kind="change", camps=[[], []], **more))["camps"]
        for camp, x in zip(camps, (early, late)):
            if x not in camp:
                camp.append(x)
    return list(out.values())


# ---------------------------------------------------------------- 3.6 incoherence

def incoherences(model, live):
    found = {}
    for a in live:
        for b in live:
            if a.order == "first" and b.order == "later" and a.source == b.source and a.key == b.key and \
                    a.cls == b.cls and same_value(a) == same_value(b) and not a.derived_from and not b.derived_from:
                camps = found.setdefault((a.key, a.source, a.cls, same_value(a)), [[], [], []])
                for camp, x in zip(camps, (a, b)):
                    if x not in camp:
                        camp.append(x)
    out = []
    for camps in found.values():
        camps[2] = [x for x in live if x.source != camps[0][0].source and not x.derived_from and x.key == camps[0][0].key
                    and any(opposes(model, x, f) for f in camps[0]) and not any(opposes(model, x, l) for l in camps[1])]
        yes_no = camps[0][0].type == "yes-no"
        out.append(dict(kind="contradiction" if yes_no else "mismatch", camps=[c for c in camps if c],
                        flags=["incoherent"], uncounted=1, base=3 if yes_no else 2))
        if not settled(model, camps):
            for a in camps[0]:
                a.quarantined = True
    return out


def settled(model, camps):
    """A ruling `real` or `both-true` on these claims ends the quarantine."""
    claims = {x.at for c in camps for x in c}
    for r in model.rulings:
        mine = set(v.as_list(r.get("claims")))
        if r.get("ruling") in ("real", "both-true") and len(mine & claims) * 2 >= len(mine) \
                and str(r.get("finding", "")).split()[-1:] == [camps[0][0].question]:
            return True
    return False


# ---------------------------------------------------------------- corrections

def corrections(model, live):
    pairs = []
    for b in live:
        if b.derived_from:
            continue
        for a in live:
            if a.key != b.key or a.index == b.index or a.derived_from or relate(model, a, b)[0] == "agree":
                continue
            target = [str(t) for t in b.corrects]
            if a.at in target or f"{a.at}#{a.question}" in target or a.source in target:
                pairs.append((a, b))
            elif replaced(model, a, b, live):
                pairs.append((a, b))
    for a, _ in pairs:
        a.corrected = True
    return folded(pairs, base=2, flags=["correction"], bonus=True)


def replaced(model, a, b, live):
    """b stands in a later state of a's article, in place of a, which is gone."""
    if v.perhaps(model.sources[b.source].get("version-of", ""))[0] != a.source:
        return False
    if model.questions[a.question].get("changes") and overlap(model, a, b) is None:
        return False
    then = lambda x, y: not model.questions[a.question].get("changes") or overlap(model, x, y)
    gives = lambda x, source: any(y.key == x.key and y.source == source and not y.derived_from and then(x, y)
                                  and relate(model, y, x)[0] == "agree" for y in live)
    return not gives(a, b.source) and not gives(b, a.source)


# ---------------------------------------------------------------- retractions (questions without time)

def retractions(model, live):
    """One finding for all a speaker has turned from that is of one class and value; alike ones of several speakers fold."""
    pairs, live = [], [a for a in live if not a.derived_from]
    for a in live:
        q = model.questions[a.question]
        if any(q.get(k) for k in ("changes", "happens", "grows")):
            continue
        gone = {s: turned(model, live, a, s) for s in a.who}
        if all(gone.values()):
            a.retracted = True
            pairs += [((s, a.key, a.cls, canonical(a)), a, b) for s, found in gone.items() for b in found]
    turns = {}
    for turn, a, b in pairs:
        turns.setdefault(turn, []).append((a, b))
    late = lambda mine: str(sorted({str((same_value(b), b.key)) for _, b in mine}))
    alike = {}
    for (_, *what), mine in turns.items():
        alike.setdefault((str(what), late(mine)), []).extend(mine)
    return [f for mine in alike.values() for f in folded(mine, base=2, flags=["retraction"], bonus=True)]


def turned(model, live, a, s):
    """The last words of speaker s against a, or nothing: whose last word can be true together with it has not retracted it."""
    mine = [x for x in live if s in x.who and (x.key == a.key or could_oppose(model, x, a))]
    last = [x for x in mine if not any(earlier(x, y) for y in mine)]
    for x in last:
        rel = relate(model, x, a)[0]
        if x is a or x.key == a.key and (rel in ("agree", "partial") or rel == "silent" and a.type != "set"):
            return []
    return [x for x in last if earlier(a, x) and relate(model, a, x)[0] == "oppose" and not outcome_pair(model, a, x)]


def could_oppose(model, x, a):
    """x, about a part or a whole of what a is about, could go against an answer there."""
    near = neighbours(model, x, a) if a.type == "yes-no" else None
    if not near:
        return False
    each = near[1] or model.questions[a.question].get("holds") == "of-each"
    return each or x.value == ("yes" if near[0] == "below" else "no")


def growth_corrections(model, live):
    """grows: later and smaller from the same speaker."""
    pairs = []
    for a in live:
        if model.questions[a.question].get("grows") == "yes":
            for b in live:
                if a.key == b.key and a.window[1] < b.window[0] and b.value[1] < a.value[0] \
                        and opposes(model, a, b) \
                        and set(a.who) & set(b.who):
                    pairs.append((a, b))
    for a, _ in pairs:
        a.corrected = True
    return [dict(f, start=f["camps"][0][0].window[0]) for early in {id(a): a for a, _ in pairs}.values()
            for f in folded([p for p in pairs if p[0] is early], base=2, flags=["correction"], bonus=True)]


def outcomes(model, live):
    pairs = []
    for i, a in enumerate(live):
        for b in live[i + 1:]:
            pair = outcome_pair(model, a, b) if a.question == b.question and not a.derived_from and not b.derived_from else None
            if pair:
                pairs.append(pair)
    return folded(pairs, lambda early: early.cls, base=1, flags=["outcome"], bonus=False)

"""3.1: eras of a group (questions with `changes`), clusters of `happens`."""
from relations import joined_by_denial, opposes, overlap, relate, sorted_pair, touch
from strands import components


def contrary(model, xs, ys):
    return any(relate(model, x, y)[0] == "oppose" for x in xs for y in ys)


def eras(model, answers):
    """-> list of lists, in order of time; the eras of one group."""
    if not answers:
        return []
    q = model.questions[answers[0].question]
    if q.get("happens"):
        return happenings(model, answers)
    if not q.get("changes"):
        return [list(answers)]
    firm = [a for a in answers if a.window[2] != "wide"]
    wide = [a for a in answers if a.window[2] == "wide"]
    named = lambda a, b: joined_by_denial(model, a, b)
    clusters = components(firm, lambda a, b: overlap(model, a, b) == "sure" or named(a, b))
    clusters.sort(key=stretch)
    base = [list(c) for c in clusters]
    rest = []
    for w in sorted(wide, key=lambda a: (a.window[0], a.window[1], a.at)):
        joins = [i for i, c in enumerate(base) if any(named(w, a) for a in c)]
        meets = [i for i, c in enumerate(base) if w.window[0] <= stretch(c)[1] and stretch(c)[0] <= w.window[1]
                 and not all(sorted_pair(w, a) for a in c)]
        fits = [i for i in meets if not contrary(model, [w], base[i])]
        place = (joins or fits or meets or [None])[0]
        (rest if place is None else clusters[place]).append(w)
    clusters += components(rest, lambda a, b: overlap(model, a, b) is not None or named(a, b))
    clusters.sort(key=stretch)
    merged = []
    for c in clusters:
        if merged and not contrary(model, merged[-1], c):
            merged[-1] += c
        else:
            merged.append(c)
    return merged


def stretch(cluster):
    """A cluster stands from its first to its last unit or `during` window; of wide windows only, from theirs."""
    exact = [a for a in cluster if a.window[2] != "wide"] or cluster
    return min(a.window[0] for a in exact), max(a.window[1] for a in exact)


def happenings(model, answers):
    """happens: answers stand together where their windows meet; opposite ones where they dispute."""
    def edge(a, b):
        if relate(model, a, b)[0] == "oppose":
            return opposes(model, a, b) is not None
        return touch(a, b)
    out = components(answers, edge)
    return sorted(out, key=lambda c: (min(a.window[0] for a in c), max(a.window[1] for a in c)))

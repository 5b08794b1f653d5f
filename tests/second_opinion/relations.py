"""Two answers: do their values oppose (3.2, 3.3), do their windows overlap (3.1), who denies whom (3.5)."""
import values as v


def neighbours(model, a, b):
    """Section 2: -> None, or ('below'|'above', every-step-a-list, perhaps): a's slots lie inside b's, or b's in a's."""
    if a.question != b.question or a.key == b.key:
        return None
    for word, x, y in (("below", a, b), ("above", b, a)):
        links = [model.lattice.slot_below(x.slots[s], y.slots[s]) for s in x.slots if x.slots[s] != y.slots[s]]
        if links and all(links):
            return word, all(how == "list" for how, _ in links), any(sure == "perhaps" for _, sure in links)
    return None


def set_relation(model, a, b):
    """3.2, sets."""
    if a.value == b.value:
        return "agree"
    for x, y in ((a, b), (b, a)):
        for m in x.value - x.unsure:
            if isinstance(m, tuple) and m[1] in y.value - y.unsure:
                return "oppose"                                  # not x against x
        plain = {m for m in x.value - x.unsure if not isinstance(m, tuple)}
        loose = {m for m in plain for n in y.value if isinstance(n, str)
                 and (model.lattice.below(m, n) or model.lattice.below(n, m))}
        if y.complete and plain - y.value - loose:
            return "oppose"                                      # a member outside a complete list
    only = lambda x, y: [m for m in x.value - y.value - x.unsure if not isinstance(m, tuple)]
    if any(model.lattice.kind_related(m, n) for m in only(a, b) for n in only(b, a)):
        return "oppose"                                          # drift
    return "partial" if a.value & b.value else "silent"


def one_relation(model, x, y):
    if x == y:
        return "agree"
    if isinstance(x, tuple) or isinstance(y, tuple):
        return "oppose" if (isinstance(x, tuple) and x[1] == y) or (isinstance(y, tuple) and y[1] == x) else "silent"
    if model.lattice.below(x, y) or model.lattice.below(y, x):
        return "partial"
    return "oppose"


def relate(model, a, b):
    """-> (agree | oppose | partial | silent, hangs on a perhaps-link)."""
    if a.key == b.key:
        if a.type == "yes-no":
            return ("agree" if a.value == b.value else "oppose"), False
        if a.type in ("number", "date"):
            meet = v.figures_meet if a.type == "number" else v.dates_meet
            return ("agree" if meet(a.value, b.value) else "oppose"), False
        return (set_relation(model, a, b) if a.type == "set" else one_relation(model, a.value, b.value)), False
    near = neighbours(model, a, b) if a.type == "yes-no" else None
    if not near:
        return "silent", False
    word, lists, maybe = near
    part, whole = (a, b) if word == "below" else (b, a)
    if part.value == whole.value:
        return "silent", False
    if whole.value == "no":
        return "oppose", maybe
    each = lists or model.questions[a.question].get("holds") == "of-each"
    return ("oppose" if each else "partial"), maybe


def meets(model, a, b):
    """Section 0: can both be true of one thing?"""
    if a.type == "set":
        if a.value & b.value:
            return True
        nots = any(isinstance(m, tuple) for m in a.value | b.value)
        return nots and relate(model, a, b)[0] != "oppose"
    rel = relate(model, a, b)[0]
    return rel in ("agree", "partial") or rel == "silent" and a.key == b.key


# ---------------------------------------------------------------- who denies whom

def denies(model, a, b):
    """a denies b's claim, or a source or entity in its chain, by name."""
    for target in a.denies:
        target = str(target)
        if target in (b.at, b.at + "#" + (b.derived_from or b.question)):
            return True
        if target in model.sources and (target in b.typed_names or target == b.source or any(
                s[1] == target for s in b.speakers if s[0] in ("outlet", "document"))):
            return True
        e = model.entity(target)
        if e and target not in ("yes",):
            said = model.speaker(e, a.source, b.day)
            if said in b.speakers or any(model.entity(n) == e for n in b.typed_names):
                return True
    return False


def denial_between(model, a, b):
    return denies(model, a, b) or denies(model, b, a)


# ---------------------------------------------------------------- time

def earlier(a, b):
    """Said on an earlier day, or first and later in one source (3.1, retraction)."""
    if a.day and b.day and a.day[1] < b.day[0]:
        return True
    return a.source == b.source and a.order == "first" and b.order == "later"


def touch(a, b):
    return a.window[0] <= b.window[1] and b.window[0] <= a.window[1]


def sorted_pair(a, b):
    return a.source == b.source and {a.order, b.order} == {"first", "later"}


def joined_by_denial(model, a, b):
    """An explicit denial joins the windows of contrary answers; first and later of one source never overlap."""
    return relate(model, a, b)[0] == "oppose" and denial_between(model, a, b) and not sorted_pair(a, b)


def overlap(model, a, b):
    """3.1: 'sure', 'possible' or None."""
    if not a.window:
        return "sure"
    if joined_by_denial(model, a, b):
        return "sure"
    if sorted_pair(a, b) or not touch(a, b):
        return None
    return "sure" if sure_windows(a, b) else "possible"


def sure_windows(a, b):
    """Of windows that meet: both are exact, or one lies inside the other's stretch."""
    if a.window[2] != "wide" and b.window[2] != "wide":
        return True
    return any(y.window[2] == "during" and y.window[0] <= x.window[0] and x.window[1] <= y.window[1] for x, y in ((a, b), (b, a)))


def outcome_pair(model, a, b):
    """3.1 outcome: -> (earlier, later) or None."""
    q = model.questions[a.question]
    if q.get("changes") or q.get("happens"):
        return None
    for e, l in ((a, b), (b, a)):
        typed = e.type == "yes-no" and e.value == "no" and e.how in ("plan", "decided", "dropped")
        if (e.cls in ("plan", "willing", "likely") or typed) and l.cls == "real" and e.day and l.day \
                and e.day[1] < l.day[0] and relate(model, e, l)[0] == "oppose" and not denies(model, l, e):
            return e, l
    return None


def counts_oppose(model, a, b):
    """3.1 grows: contrary counts of one day, or a smaller one that cannot be the earlier."""
    if overlap(model, a, b) == "sure":
        return True
    small, large = (a, b) if a.value[0] < b.value[0] else (b, a)
    if overlap(model, a, b) == "possible":
        return small.window[0] >= large.window[1]
    return large.window[1] < small.window[0] and small.value[1] < large.value[0]


def opposes(model, a, b):
    """Do these two dispute each other? -> None or ('sure'|'possible', perhaps-link)."""
    rel, maybe = relate(model, a, b)
    if rel != "oppose" or outcome_pair(model, a, b):
        return None
    q = model.questions[a.question]
    if q.get("grows") == "yes":
        if not a.cls == b.cls == "real":
            return None                                          # a forecast is an outcome, or nothing
        return ("sure", maybe) if counts_oppose(model, a, b) else None
    if q.get("happens") and not denial_between(model, a, b):
        if any(x.type == "yes-no" and x.value == "no" and not x.typed_window for x in (a, b)):
            return None
    how = overlap(model, a, b)
    return (how, maybe) if how else None

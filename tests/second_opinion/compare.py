"""Sections 2 to 5, naively, all pairs. compare(ledger) -> list of findings as plain data."""
from attribution import headline
from developments import canonical, same_value
from disputes import typed
from relations import meets, neighbours, overlap, relate, sorted_pair, sure_windows, touch
from strands import components, strands, tied

ORDERED = ("change", "partial")


def class_mismatches(model, groups):
    """3.4: a yes as said and as plan of one origin (one strand of them) on one day, inside an era."""
    out = []
    for part in [part for parts in groups.values() for part in parts]:
        told = [a for a in part if a.type == "yes-no" and a.value == "yes" and a.how in ("said", "plan") and not a.derived_from]
        pairs = [(a, b) for s in strands(model, told, desks=False) for a in s for b in s if a.how == "said" and b.how == "plan"
                 and a.day and a.day == b.day and (not a.window or touch(a, b)) and not sorted_pair(a, b)]
        if pairs:
            out.append(dict(kind="mismatch", camps=sides_of(pairs), flags=[], base=2, bonus=True, steps=-1))
    return out


def sides_of(pairs):
    return [list({id(p[n]): p[n] for p in pairs}.values()) for n in (0, 1)]


def headlines(model, groups, body_of, disputes):
    """3.7."""
    out = []
    for key, parts in groups.items():
        found = {}
        for a in [a for part in parts for a in part if headline(a) and not a.derived_from]:
            body = [b for b in body_of if b.key == key and b.source == a.source and not headline(b)]
            if not body or any(meets(model, a, b) for b in body):
                continue
            if any(a in c and any(b in d for d in f["camps"] for b in body) for f in disputes for c in f["camps"]):
                continue
            body = [b for b in body if not b.derived_from]
            if not body:
                continue
            camps = found.setdefault(a.source, [[], body])
            camps[0].append(a)
        out += [dict(kind="mismatch", camps=c, flags=["headline"], base=3, bonus=True, start=begin(c[0])) for c in found.values()]
    return out


def begin(answers):
    return min(a.window[0] for a in answers) if answers[0].window else None


def entailed(model, part):
    """3.3: one origin gives the weaker answer in one source and the entailing one in another; inside an era, one finding a
    stronger question with its slots, class and value."""
    found = {}
    for like in by_value_and_class(part):
        gives = lambda a, b: any(x.source == a.source and x.derived_from == b.derived_from for x in like)
        for s in strands(model, like, desks=False):
            for a in s:
                for b in s:
                    if b.derived_from and not a.derived_from and a.source != b.source and not gives(a, b) \
                            and (not a.window or touch(a, b)):
                        found.setdefault((b.origin.key, a.cls, same_value(a)), []).append((a, b))
    return [dict(kind="partial", camps=sides_of(pairs), flags=[], base=1, bonus=True, steps=1, one_origin=True)
            for pairs in found.values()]


def by_value_and_class(part):
    out = {}
    for a in part:
        out.setdefault((a.cls, same_value(a)), []).append(a)
    return out.values()


def shorter(model, a, b):
    """The part, the shorter list or the weaker answer first."""
    if a.type == "set":
        return len(a.value) < len(b.value) if len(a.value) != len(b.value) else None
    return bool(model.lattice.below(a.value, b.value))


def partials(model, groups, disputes):
    out = []
    side_by_side = {(id(a), id(b)) for d in disputes for c in d["camps"] for a in c for e in d["camps"] if e is not c for b in e}
    for parts in groups.values():
        for part in parts:
            out += entailed(model, part)
            pairs = []
            for i, a in enumerate(part):
                for b in part[i + 1:]:
                    if a.cls == b.cls and not a.derived_from and not b.derived_from and relate(model, a, b)[0] == "partial" and overlap(model, a, b) \
                            and (id(a), id(b)) not in side_by_side:
                        order = shorter(model, a, b)
                        swap = order is False or order is None and sorted(map(str, a.value)) > sorted(map(str, b.value))
                        pairs.append((b, a) if swap else (a, b))
            out += hanging(model, pairs)
    flat = [a for parts in groups.values() for part in parts for a in part]
    era = {id(a): (k, i) for k, parts in groups.items() for i, part in enumerate(parts) for a in part}
    pairs = []
    for a in flat:
        for b in flat:
            if a.type == "yes-no" and a.question == b.question and neighbours(model, a, b) and a.value == "no" \
                    and relate(model, a, b)[0] == "partial" and overlap(model, a, b) and not silent_no(model, a):
                pairs.append((a, b))
    cells = sorted({era[id(x)] for p in pairs for x in p}, key=str)
    linked = {(era[id(a)], era[id(b)]) for a, b in pairs}
    for part in components(cells, lambda x, y: (x, y) in linked or (y, x) in linked):
        here = [p for p in pairs if era[id(p[0])] in part]
        camps = sides_of(here)
        if not one_question(camps):
            out.append(loose(model, [typed(c) for c in camps]))
    return out


def one_question(camps):
    """1: what is all derived from one question is not repeated."""
    origins = {a.derived_from for c in camps for a in c}
    return len(origins) == 1 and None not in origins


def hanging(model, pairs):
    """One finding for all the values of an era and class that hang together, one camp a value."""
    out, members = [], list({id(x): x for p in pairs for x in p}.values())
    near = {(id(a), id(b)) for a, b in pairs} | {(id(b), id(a)) for a, b in pairs}
    same = lambda a, b: (id(a), id(b)) in near or a.cls == b.cls and canonical(a) == canonical(b)
    for part in components(members, same):
        by = {}
        for a in part:
            by.setdefault(canonical(a), []).append(a)
        rank = lambda c: len(c[0].value) if c[0].type == "set" else -sum(bool(model.lattice.below(b, c[0].value)) is False for b in by)
        camps = sorted(by.values(), key=lambda c: (rank(c), str(canonical(c[0]))))
        camps.sort(key=rank)
        unordered = len({rank(c) for c in camps}) < len(camps)
        out.append(loose(model, [typed(c) for c in camps], unordered))
    return out


def silent_no(model, a):
    happens = model.questions[a.question].get("happens")
    return happens and not a.typed_window


def loose(model, camps, unordered=False):
    cross = [(a, b) for i, c in enumerate(camps) for d in camps[i + 1:] for a in c for b in d]
    steps = 0 if any(tied(model, a, b) for a, b in cross) else -1
    return dict(kind="partial", camps=camps, flags=[], base=1, bonus=True, steps=steps, unordered=unordered)


def non_answers(model):
    """3.10."""
    out, lists, asked = [], {}, {}
    for a in model.non_answers:
        lists.setdefault(a.question, []).append(a)
        via = [n for n in a.typed_names[:-len(a.speakers)] if n in model.sources]
        own = all(s[0] == "outlet" for s in a.speakers)
        for who in [a.slots.get("who")] if a.replies else a.speakers:
            to = who[1] if own and not a.replies else (via or [a.source])[-1]        # an own voice is asked by itself
            asked.setdefault((a.question, to, who, a.key if own or a.replies else None), []).append(a)
    for camp in lists.values():
        out.append(dict(kind="no-comment", camps=[camp], flags=[], base=0, bonus=False))
    for camp in asked.values():
        for part in components(camp, lambda a, b: not a.window or touch(a, b)):
            pairs = [(a, b) for a in part for b in part if a.typed == "no-reply" and b.typed in ("declined", "refused")
                     and (not a.window or touch(a, b)) and not sorted_pair(a, b)]
            if pairs and not any(f["camps"] == sides_of(pairs) for f in out):
                sure = any(not a.window or sure_windows(a, b) for a, b in pairs)
                out.append(dict(kind="mismatch", camps=sides_of(pairs), flags=[], base=2, bonus=True, steps=0 if sure else -1,
                                start=begin(part)))
    return out

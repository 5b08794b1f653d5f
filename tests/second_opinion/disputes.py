"""3.5 disputes, one an era; 3.1 changes between eras."""
from relations import denies, opposes, overlap, relate
from strands import components
from developments import canonical, figures, same_value


def number_camps(model, answers):
    """3.2: sorted by lower end, a camp grows while all its members share a value."""
    low = lambda a: a.value[0] if a.type == "number" else min(i[0] for i in a.value)
    high = lambda a: a.value[1] if a.type == "number" else max(i[1] for i in a.value)
    camps = []
    for a in sorted(answers, key=lambda a: (low(a), high(a), a.at)):
        if camps and share(model, camps[-1] + [a]):
            camps[-1].append(a)
        else:
            camps.append([a])
    return camps


def share(model, members):
    return all(relate(model, a, b)[0] == "agree" for i, a in enumerate(members) for b in members[i + 1:])


def between(model, answers):
    """fits-both: answers that could join two camps."""
    if not answers or answers[0].type in ("yes-no", "set"):
        return []
    if not figures(answers[0]):
        camp = symbol_camps(model, answers)
        return [a for a in answers if camp[id(a)] is None]
    camps = number_camps(model, answers)
    return [a for a in answers if any(a not in c and share(model, c + [a]) for c in camps)]


def without(camps, shut):
    camps = [[a for a in c if a not in shut] for c in camps]
    return [c for c in camps if c]


def figure_camps(model, answers):
    """Who stands together: by 3.2; of `grows` day by day, and a day's camp joins another's if all of both say the same."""
    if model.questions[answers[0].question].get("grows") != "yes":
        return without(number_camps(model, answers), between(model, answers))
    days, camps, alike = {}, [], {}
    for a in answers:
        days.setdefault(id(a) if a.window[2] == "wide" else a.window[:2], []).append(a)
    for day in days.values():
        for camp in without(number_camps(model, day), between(model, day)):
            said = {same_value(a) for a in camp}
            if len(said) > 1:
                camps.append(camp)
            else:
                alike.setdefault(said.pop(), []).extend(camp)
    return camps + list(alike.values())


def symbol_camps(model, answers):
    """id -> camp, None where an answer could join two: symbols with none below them found the camps, what lies above one
    joins it, `not x` joins the only camp it fits, or one of its own."""
    symbols = sorted({a.value for a in answers if isinstance(a.value, str)})
    below = {x: [y for y in symbols if model.lattice.below(y, x)] for x in symbols}
    founders = [x for x in symbols if not below[x]]
    camp = {x: [y for y in founders if y == x or y in below[x]] for x in symbols}
    camp = {x: y[0] if len(y) == 1 else None for x, y in camp.items()}
    for a in answers:
        if isinstance(a.value, tuple):
            bad = {camp[x] for x in symbols if x == a.value[1]}
            fits = [y for y in founders if y not in bad]
            camp[a.value] = a.value[0] if not fits else fits[0] if len(fits) == 1 else None
    return {id(a): camp[a.value] for a in answers}


def sides(model, members):
    """One camp for each incompatible answer."""
    if members[0].type in ("number", "date"):
        return number_camps(model, members)
    where = symbol_camps(model, members) if members[0].type in ("one", "one-of") else {id(a): canonical(a) for a in members}
    by = {}
    for a in members:
        by.setdefault(where[id(a)], []).append(a)
    return list(by.values())


def all_disputes(model, groups, era_of):
    """groups: key -> eras; era_of: id -> (key, number). -> findings, with the (key, number) they disturb."""
    out = []
    for q in {k[0] for k in groups}:
        answers, camp_of = [], {}
        grows = model.questions[q].get("grows") == "yes"
        for k, parts in groups.items():
            if k[0] == q:
                for part in parts:
                    if grows:                          # its camps: among those that stand against somebody
                        part = [a for a in part if any(opposes(model, a, b) for b in part)]
                    shut = between(model, part)
                    answers += [a for a in part if a not in shut]
                    if part and part[0].type not in ("yes-no", "set"):
                        camp_of.update({id(a): n for n, camp in enumerate(sides(model, part)) for a in camp})
        pairs = {}
        for i, a in enumerate(answers):
            for b in answers[i + 1:]:
                if a.key != b.key or era_of[id(a)] == era_of[id(b)]:
                    found = opposes(model, a, b)
                    if found:
                        pairs[id(a), id(b)] = found
        nodes = sorted({era_of[id(a)] for a in answers}, key=str)
        ids = {id(a): a for a in answers}
        linked = {(era_of[i], era_of[j]) for i, j in pairs}
        for part in components(nodes, lambda x, y: (x, y) in linked or (y, x) in linked):
            here = {p: f for p, f in pairs.items() if era_of[p[0]] in part}
            if here:
                members = [a for a in answers if era_of[id(a)] in part and (grows or any(id(a) in p for p in here))]
                found = one_dispute(model, members, here, camp_of, grows)
                if found:
                    out.append(found)
    return out


def one_dispute(model, members, pairs, camp_of, grows):
    camps, by = [], {}
    for a in members:
        by.setdefault(camp_of.get(id(a), canonical(a)), []).append(a)
    for camp in by.values():
        typed = [a for a in camp if not a.derived_from]
        camps.append(typed or camp)                    # a derived answer stands only where no typed one does
    kept = {id(a) for c in camps for a in c}
    pairs = {p: f for p, f in pairs.items() if p[0] in kept and p[1] in kept}
    standing = {i for p in pairs for i in p}
    camps = [[a for a in c if grows or id(a) in standing] for c in camps]
    camps = [c for c in camps if c]
    if len(camps) < 2:
        return None
    origins = {a.derived_from for c in camps for a in c}
    if len(origins) == 1 and None not in origins:
        return None                                    # all derived from one question
    every = [a for c in camps for a in c]
    denial = any("yes" in [str(t) for t in a.denies] or any(denies(model, a, b) for b in every if b not in c)
                 for c in camps for a in c)
    yes_no = every[0].type == "yes-no"
    kind = "denial" if denial else "contradiction" if yes_no else "mismatch"
    if all(maybe for _, maybe in pairs.values()):
        kind = "mismatch"
    flags = []
    for i, c in enumerate(camps):
        for d in camps[i + 1:]:
            if any(set(a.who) & set(b.who) and a.day == b.day for a in c for b in d):
                flags = ["self-contradiction"]
    return dict(kind=kind, camps=camps, flags=flags, base=2 if kind == "mismatch" else 3, bonus=True, dispute=True,
                steps=0 if any(how == "sure" for how, _ in pairs.values()) else -1)


# ---------------------------------------------------------------- changes between eras

def speaks(model, dispute, part, other):
    """Who speaks for an era: all, or of a disputed one the camps whose answer nobody in the other era gives."""
    if not dispute:
        return part
    here = [[a for a in c if a in part] for c in dispute["camps"]]
    given = lambda c: any(relate(model, a, b)[0] == "agree" for a in c for b in other)
    return [a for c in here if not given(c) for a in c]


def all_changes(model, groups, disputes, era_of):
    out = []
    for key, parts in groups.items():
        if not model.questions[key[0]].get("changes") or len(parts) < 2:
            continue
        dispute_in = {era_of[id(a)][1]: d for d in disputes for c in d["camps"] for a in c if a.key == key}
        names = {i: {same_value(a) for c in d["camps"] for a in c if a in parts[i]} for i, d in dispute_in.items()}
        turns = []
        for i in range(len(parts) - 1):
            if i in names and i + 1 in names:
                continue
            if any(0 < m < len(parts) - 1 and m not in names and names.get(m - 1) and names.get(m - 1) == names.get(m + 1)
                   for m in (i, i + 1)):
                continue
            first = speaks(model, dispute_in.get(i), parts[i], parts[i + 1])
            then = speaks(model, dispute_in.get(i + 1), parts[i + 1], parts[i])
            hits = [(a, b) for a in first for b in then if relate(model, a, b)[0] == "oppose"]
            if hits:
                turns.append((i, [a for a in first if any(a is h[0] for h in hits)],
                              [b for b in then if any(b is h[1] for h in hits)]))
        if not turns:
            continue
        if model.qtype(key[0]) in ("number", "date"):
            taking = {id(a) for _, x, y in turns for a in x + y}
            camps = [[a for a in p if i not in names or id(a) in taking] for i, p in enumerate(parts)]
            out.append(dict(kind="change", camps=[typed(c) for c in camps if c], flags=[], base=1, bonus=False))
        else:
            out += [dict(kind="change", camps=[typed(x), typed(y)], flags=[], base=2, bonus=False) for _, x, y in turns]
    return [f for f in out if len({a.derived_from for c in f["camps"] for a in c} - {None}) != 1
            or any(not a.derived_from for c in f["camps"] for a in c)]


def typed(camp):
    """A derived answer stands in a camp only where no typed one does."""
    return [a for a in camp if not a.derived_from] or camp

"""Section 4: agreement, echo, single-source; section 5: severity; compare() itself."""
from attribution import conflicts
from compare import (ORDERED, class_mismatches, headlines, non_answers, partials)
from developments import canonical, corrections, figures, growth_corrections, incoherences, outcomes, retractions
from disputes import all_changes, all_disputes, figure_camps
from eras import eras, stretch
from model import Model
from relations import neighbours, touch
from strands import claim_strands, components, strands
import values as v


def undisputed_camps(model, groups, disturbed):
    """Answers in no dispute, class by class: camps of one answer."""
    out = []
    for key, parts in groups.items():
        for n, part in enumerate(parts):
            mine = [a for a in part if not a.derived_from]
            if (key, n) in disturbed or not mine:
                continue
            for cls in sorted({a.cls for a in mine}):
                of = [a for a in mine if a.cls == cls]
                if figures(of[0]):
                    out += figure_camps(model, of)
                else:
                    by = {}
                    for a in of:
                        by.setdefault(canonical(a), []).append(a)
                    out += list(by.values())
    return [s for c in out for s in of_one_time(model, c)]


def of_one_time(model, camp):
    """happens: what stands together meets in time by itself, not through answers that say something else."""
    return components(camp, touch) if model.questions[camp[0].question].get("happens") else [camp]


def agreements(model, groups, borne, camps, replaced, taken, inferred, disputed):
    """DISPUTED: the typed answers of which a derived one stands in a dispute; a camp that holds one neither agrees nor echoes."""
    out, single = [], single_sources(model, groups, borne, inferred)
    keys = {f["camps"][0][0].key for f in single}
    for n, camp in enumerate(camps):
        if n in replaced or len({a.source for a in camp}) < 2 or any(id(a) in disputed for a in camp):
            continue
        many = len(strands(model, camp)) > 1
        inside = all(any(a in t for t in taken) for a in camp)    # the weaker side of a one-origin partial
        if many:
            out.append(dict(kind="agreement", camps=[camp], flags=[], base=0, bonus=False))
        elif camp[0].key not in keys and not inside:
            out.append(dict(kind="echo", camps=[camp], flags=[], base=1, bonus=False))
    return out + single


def single_sources(model, groups, borne, inferred):
    out = []
    keys = list(groups) + [k for k in {a.key for a in inferred} if k not in groups]
    for key in keys:
        if model.questions[key[0]].get("important") != "yes" or key in borne:
            continue
        mine = [a for part in groups.get(key, []) for a in part if not a.derived_from]
        mine = [a for a in mine if a.cls == "real"] or mine
        only = [] if mine else [a for a in inferred if a.key == key]
        if (mine or only) and len(strands(model, mine or only)) == 1:
            out.append(dict(kind="single-source", camps=[mine or only], flags=[], base=1, bonus=True, steps=1 if only else 0))
    return out


SEVERITIES = ("info", "low", "medium", "high")


def severity(model, f):
    """Section 5."""
    counted = f["camps"][f.get("uncounted", 0):]
    q = question_of(f)
    total = f["base"] + f.get("steps", 0) + (1 if f["bonus"] and model.questions[q].get("important") == "yes" else 0)
    if len(f["camps"]) > 1 and len(counted) > 1 and any(all(a.doubt for a in c) for c in counted):
        total -= 1
    return SEVERITIES[max(f.get("least", 0), min(3, total))]


def question_of(f):
    """A finding with derived answers bears the stronger question."""
    derived = [a.derived_from for c in f["camps"] for a in c if a.derived_from]
    return derived[0] if derived else f["camps"][0][0].question


def slots_of(model, f):
    """The whole's slots first, then the others'."""
    q = question_of(f)
    members = [a for c in f["camps"] for a in c]
    derived = [a.origin for a in members if a.derived_from]
    if derived:
        members = derived
    keys = {a.key: a for a in members}
    whole = [a for a in keys.values() if not any((neighbours(model, a, b) or " ")[0] == "below" for b in keys.values())]
    text = lambda x: x if isinstance(x, str) else "[" + ", ".join(x) + "]"
    first = min(whole, key=lambda a: sorted((k, text(x)) for k, x in a.slots.items()))
    show = lambda a: {k: (x if isinstance(x, str) else sorted(x)) for k, x in a.slots.items()}
    return q, show(first), [show(a) for k, a in sorted(keys.items(), key=str) if k != first.key]


def plain(model, f):
    q, slots, other = slots_of(model, f)
    name = lambda a: a.at if (a.derived_from or a.question) == q else f"{a.at}#{a.question}"
    camps = [frozenset(name(a) for a in c) for c in f["camps"]]
    idle = f.get("supporters", set())                  # what only supports adds no strand
    bears = lambda c: [a for a in c if id(a) not in idle] or c
    parts = [frozenset(frozenset(name(a) for a in part) for part in strands(model, bears(c))) for c in f["camps"]]
    return dict(kind=f["kind"], question=q, slots=slots, slots_other=other, camps=camps, strands=parts,
                severity=severity(model, f), flags=sorted(f["flags"]),
                ordered=f["kind"] in ORDERED and not f.get("unordered"))


def mark_support(model, f):
    """3.3: what supports a neighbour in its camp adds no strand."""
    idle = set()
    for camp in f["camps"]:
        for a in camp:
            for b in camp:
                near = neighbours(model, a, b) if a.type == "yes-no" else None
                if near and near[0] == ("below" if a.value == "yes" else "above"):
                    idle.add(id(a))
    if idle:
        f["supporters"] = idle


def values_of(model, f):
    """The camps' values as a finding shows them: by earliest window, then in the order of values."""
    text = lambda c: tuple(sorted({str(canonical(a)) if a not in model.non_answers else a.typed for a in c}))
    if f["kind"] in ORDERED:
        return [text(c) for c in f["camps"]]
    first = lambda c: min(a.window[0] for a in c) if c[0].window else 0
    rank = {("yes",): 0, ("no",): 1}
    return [text(c) for c in sorted(f["camps"], key=lambda c: (first(c), rank.get(text(c), 2), text(c)))]


def era_start(model, f, era_of, starts):
    """Of a finding about one time, in units of the question it bears."""
    members = [a for c in f["camps"] for a in c]
    q = members[0].question
    if f["base"] == 1 and f["kind"] == "attribution-conflict" or not model.unit(q) or model.unit(q) != model.unit(question_of(f)):
        return None
    if f["kind"] == "attribution-conflict":
        start = stretch(members)[0]
    elif "start" in f:
        start = f["start"]
    else:
        start = min((starts[era_of[id(a)]] for a in members if id(a) in era_of), default=None)
    return None if start is None or start <= -v.INF else start


FOLDED = ("denial", "contradiction", "mismatch", "change", "partial", "attribution-conflict")


def credited(model, camp):
    return sorted({str(s if s[0] == "voice" else model.entity(n) or s) for a in camp
                   for s, n in zip(a.speakers, a.typed_names[-len(a.speakers):])})


def fold(model, found, era_of, starts):
    """3.11: same kind, question, slots, class, camp values and era are one finding; what follows by `no` is told apart."""
    out, have = [], {}
    for f in found:
        if f["kind"] not in FOLDED:
            out.append(f)
            continue
        members = [a for c in f["camps"] for a in c]
        classes = frozenset(getattr(a, "cls", "real") for a in (f["camps"][0] if f["kind"] == "change" else [] if f.get("dispute") else members))
        turned = any(a.derived_from and a.value == "no" for a in members)
        key = (f["kind"], str(slots_of(model, f)), len(classes) == 1 and classes, turned, era_start(model, f, era_of, starts),
               str(set(f["flags"]) - {"self-contradiction"}), str(values_of(model, f)))
        if f["kind"] == "attribution-conflict":
            key += (str(sorted(credited(model, c) for c in f["camps"])),)
        if key not in have:
            have[key] = f
            out.append(f)
            continue
        g = have[key]
        text = lambda c: credited(model, c) if f["kind"] == "attribution-conflict" else values_of(model, dict(kind="change", camps=[c]))
        for n, c in enumerate(g["camps"]):
            more = [f["camps"][n]] if f["kind"] in ORDERED else [d for d in f["camps"] if text(d) == text(c)]
            c += [a for d in more for a in d if a not in c]
        g["flags"] = sorted({*g["flags"], *f["flags"]})
        g["supporters"] = g.get("supporters", set()) | f.get("supporters", set())
        g["least"] = max(g.get("least", 0), *(SEVERITIES.index(severity(model, x)) for x in (f, g)))
    return out


def compare(ledger):
    model = Model(ledger)
    dropped = {c for r in model.rulings for c in v.as_list(r.get("drop"))}
    inferred = [a for a in model.answers if a.how == "inferred" and not a.derived_from]
    live = [a for a in model.answers if a.how != "inferred" and not a.unconfirmed]
    found = incoherences(model, live)
    for f in found:
        f["bonus"] = True
    quiet = lambda: [a for a in live if not (a.quarantined or a.corrected or a.retracted or a.at in dropped)]
    body = [a for a in live if a.at not in dropped and not a.quarantined]
    for rule in (corrections, growth_corrections, retractions):
        found += rule(model, quiet())
    live = quiet()
    found += outcomes(model, live)
    by_key = {}
    for a in live:
        by_key.setdefault(a.key, []).append(a)
    groups = {k: eras(model, g) for k, g in by_key.items()}
    era_of = {id(a): (k, i) for k, parts in groups.items() for i, p in enumerate(parts) for a in p}
    disputes = all_disputes(model, groups, era_of)
    for d in disputes:
        mark_support(model, d)
    members = [a for d in disputes for c in d["camps"] for a in c]
    disturbed = {era_of[id(a)] for a in members}
    disputed = {id(a.origin) for a in members if a.derived_from}
    borne = {a.key for a in members} | {a.origin.key for a in members if a.derived_from}
    found += disputes + all_changes(model, groups, disputes, era_of)
    partial = partials(model, groups, disputes)
    found += partial + class_mismatches(model, groups) + headlines(model, groups, body, disputes)
    camps = undisputed_camps(model, groups, disturbed)
    shown = [c for d in disputes for c in d["camps"]]
    shown = [s for c in shown for s in (figure_camps(model, c) if c[0].type == "number" else [c])]
    shown = [s for c in shown for s in of_one_time(model, c)]
    more, replaced = conflicts(model, camps + shown, era_of)
    replaced = {n for n in replaced if n < len(camps)}
    taken = [f["camps"][0] for f in partial if f.get("one_origin")]
    found += more + agreements(model, groups, borne, camps, replaced, taken, inferred, disputed) + non_answers(model)
    begin = lambda k, part: min(a.window[0] for a in part) if "happens" in model.questions[k[0]] else stretch(part)[0]
    starts = {(k, i): begin(k, p) for k, parts in groups.items() for i, p in enumerate(parts) if p[0].window}
    return [plain(model, f) for f in fold(model, found, era_of, starts)]

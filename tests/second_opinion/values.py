"""Values, intervals, roundings, time units and the part-of / kind-of lattice, for the naive second opinion."""
import calendar
import datetime
import re
from fractions import Fraction

INF = 10 ** 13                      # minutes; far outside every date
DAY = 1440
WORDS = {"several": (3, 9), "dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999),
         "thousands": (2000, 9999), "hundreds of thousands": (200000, 999999)}
NON_ANSWERS = ("declined", "no-reply", "refused", "unconfirmed")


def as_list(value):
    """Any list may be written as a scalar when it has one member."""
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, list) else [value]


def perhaps(text):
    """'~x' -> ('x', True)."""
    text = str(text).strip()
    return (text[1:].strip(), True) if text.startswith("~") else (text, False)


def fold(text):
    return " ".join(str(text).replace("\u2019", "'").replace("\u2013", "-").casefold().split())


# ---------------------------------------------------------------- dates (minutes since year 1, both ends inside)

def _day(year, month, day):
    return datetime.date(year, month, day).toordinal() * DAY


def _month_shift(year, month, by):
    n = year * 12 + month - 1 + by
    return n // 12, n % 12 + 1


def _plain_date(text, width):
    m = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d))?)?)?", text)
    if not m:
        raise ValueError("date " + text)
    y, mo, d, h, mi = [int(x) if x else None for x in m.groups()]
    w = 1 if width else 0
    if h is not None:
        at = _day(y, mo, d) + h * 60 + mi
        return at - 15 * w, at + 15 * w
    if d is not None:
        return _day(y, mo, d) - 3 * DAY * w, _day(y, mo, d) + DAY - 1 + 3 * DAY * w
    first, last = ((y, mo), (y, mo)) if mo else ((y, 1), (y, 12))
    step = w if mo else 12 * w
    first, last = _month_shift(*first, -step), _month_shift(*last, step)
    return _day(*first, 1), _day(*last, calendar.monthrange(*last)[1]) + DAY - 1


def parse_date(text, moments=None):
    """-> list of (low, high)."""
    moments = moments or {}
    text = str(text).strip()
    if " or " in text:
        return [i for part in text.split(" or ") for i in parse_date(part, moments)]
    if ".." in text:
        a, b = text.split("..", 1)
        low = min(i[0] for i in parse_date(a, moments)) if a.strip() else -INF
        high = max(i[1] for i in parse_date(b, moments)) if b.strip() else INF
        return [(low, high)]
    for word in ("after ", "before "):
        if text.startswith(word):
            parts = parse_date(text[len(word):], moments)
            return [(parts[-1][1] + 1, INF)] if word == "after " else [(-INF, parts[0][0] - 1)]
    bare, wide = perhaps(text)
    if bare in moments:
        return parse_date(moments[bare], moments)
    return [_plain_date(bare, wide)]


def hull(intervals):
    return (min(i[0] for i in intervals), max(i[1] for i in intervals))


def unit_of(minute, unit):
    """Number of the hour, day, week, month or year that holds this minute."""
    if abs(minute) >= INF:
        return minute
    if unit == "hour":
        return minute // 60
    if unit == "day":
        return minute // DAY
    if unit == "week":
        return (minute // DAY - 1) // 7
    date = datetime.date.fromordinal(minute // DAY)
    return date.year if unit == "year" else date.year * 12 + date.month


# ---------------------------------------------------------------- numbers

def parse_number(text, about=Fraction(1, 10)):
    """-> (low, high, is-a-single-figure)."""
    text = str(text).strip()
    if text in WORDS:
        return Fraction(WORDS[text][0]), Fraction(WORDS[text][1]), False
    bare, wide = perhaps(text)
    bare = bare.replace(",", "").replace("_", "")
    if bare.endswith("+"):
        return Fraction(bare[:-1]), Fraction(INF), False
    if ".." in bare:
        a, b = bare.split("..", 1)
        return (Fraction(a) if a else Fraction(-INF)), (Fraction(b) if b else Fraction(INF)), False
    n = Fraction(bare)
    return (n - n * about, n + n * about, False) if wide else (n, n, True)


def rounds(b, a):
    """b rounds a (format, value notation)."""
    if a == b or b <= 0 or a <= 0:
        return a == b
    step = Fraction(1)
    while (b / step).denominator != 1:
        step /= 10
    while (b / (step * 10)).denominator == 1:
        step *= 10
    nearest = ((a / step + Fraction(1, 2)) // 1) * step
    digits = len(str(int(b / step)))
    return nearest == b and abs(a - b) * 20 <= max(a, b) and (digits >= 2 or a >= 100)


def figures_meet(a, b):
    if a[0] <= b[1] and b[0] <= a[1]:
        return True
    return a[2] and b[2] and (rounds(a[0], b[0]) or rounds(b[0], a[0]))


def dates_meet(a, b):
    return any(x[0] <= y[1] and y[0] <= x[1] for x in a for y in b)


# ---------------------------------------------------------------- symbols

class Lattice:
    """part-of between entities, kind-of between terms; each link sure or perhaps."""

    def __init__(self, entities, terms):
        self.up, self.kinds = {}, set(terms)
        for name, e in entities.items():
            self.up[name] = [perhaps(x) for x in as_list((e or {}).get("part-of"))]
        for name, kind in terms.items():
            self.up[name] = [perhaps(x) for x in as_list(kind)]

    def below(self, a, b, seen=()):
        """None, 'sure' or 'perhaps': a is a part or kind of b (not b itself)."""
        best = None
        for up, maybe in self.up.get(a, []):
            if up in seen:
                continue
            rest = "sure" if up == b else self.below(up, b, seen + (a,))
            if rest:
                found = "perhaps" if maybe or rest == "perhaps" else "sure"
                best = "sure" if "sure" in (found, best) else found
        return best

    def kind_related(self, a, b):
        if a in self.kinds and b in self.kinds:
            return "sure" in (self.below(a, b), self.below(b, a))
        return False

    def slot_below(self, a, b):
        """One slot value inside another: -> None, or (how, 'sure'|'perhaps'); how is 'part' or 'list'."""
        if isinstance(a, str) and isinstance(b, str):
            link = self.below(a, b)
            return ("part", link) if link else None
        if isinstance(b, str):
            return None
        steps = [("list", "sure") if x in b else max((("part", link) for y in b for link in [self.below(x, y)] if link),
                 key=lambda s: s[1] == "sure", default=None) for x in ([a] if isinstance(a, str) else a)]
        if not all(steps) or set(b) == {a}:
            return None
        sure = "sure" if all(s[1] == "sure" for s in steps) else "perhaps"
        return ("list" if all(s[0] == "list" for s in steps) else "part"), sure

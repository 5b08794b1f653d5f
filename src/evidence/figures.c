/* Finding the numbers of a text, and judging whether they can mean a figure. */
#include "evidence/figures.h"

#include "evidence/words.h"
#include "ledger/ledger.h"
#include "text/utf8.h"
#include "value/value.h"

enum { DIGITS_MOST = 18 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* ---- digits --------------------------------------------------------------------------------------------------------------- */

/* Bytes of a mark that may part thousands at AT: comma, point, blank of any width, apostrophe, underscore; 0. */
static size_t separator(struct str s, size_t at)
{
	static const char *const marks[] = {",", ".", " ", "'", "_", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "\xE2\x80\x99"};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_starts(str_skip(s, at), marks[i]))
			return strlen(marks[i]);
	return 0;
}

static size_t digits_at(struct str s, size_t at)
{
	size_t n = 0;

	while (at + n < s.n && is_digit(s.p[at + n]))
		n++;
	return n;
}

/* A number in digits: its whole part with thousands parted, its decimals. */
struct digits {
	num value;
	size_t end;
	bool parted, decimals;
	num other;    /* read the other way round: 1.200 as 1,200, 3,8 as 3.8; -1: one way only */
};

static num scaled(struct str s, size_t at, size_t n)
{
	num v = 0, unit = NUM_ONE;

	for (size_t i = 0; i < n && i < 12; i++) {
		unit /= 10;
		v += unit * (s.p[at + i] - '0');
	}
	return v;
}

static num whole(num v, struct str s, size_t at, size_t n)
{
	for (size_t i = 0; i < n; i++)
		v = v * 10 + (s.p[at + i] - '0');
	return v;
}

static bool read_digits(struct str s, size_t at, struct digits *d)
{
	size_t n = digits_at(s, at), total = n, mark;
	num v;

	if (n == 0 || n > DIGITS_MOST)
		return false;
	v = whole(0, s, at, n);
	*d = (struct digits){.value = v * NUM_ONE, .end = at + n, .other = -1};
	while (n <= 3 && (mark = separator(s, d->end)) && digits_at(s, d->end + mark) == 3 && total + 3 <= DIGITS_MOST) {
		num before = d->value;

		if (s.p[d->end] == '.' && d->parted)
			break;
		v = whole(v, s, d->end + mark, 3);
		d->other = s.p[d->end] == '.' || s.p[d->end] == ' ' ? before + (s.p[d->end] == '.' ? scaled(s, d->end + mark, 3) : 0) : -1;
		d->value = v * NUM_ONE;
		d->end += mark + 3;
		d->parted = true;
		total += 3;
	}
	if (d->end + 1 < s.n && (s.p[d->end] == '.' || (s.p[d->end] == ',' && !d->parted)) && is_digit(s.p[d->end + 1])) {
		size_t more = digits_at(s, d->end + 1);

		d->decimals = true;
		d->value += scaled(s, d->end + 1, more);
		d->end += 1 + more;
	}
	return true;
}

/* ---- what stands around it ---------------------------------------------------------------------------------------------------- */

/* The word at or behind byte AT. */
static uint32_t word_from(const struct words_list *w, size_t at)
{
	uint32_t lo = 0, hi = (uint32_t)w->v.n;

	while (lo < hi) {
		uint32_t mid = (lo + hi) / 2;

		if (w->v.v[mid].end <= at)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static const struct {
	const char *words;
	num factor;
} magnitudes[] = {{"k thousand", 1000}, {"m mn mln million", 1000000}, {"bn b billion", 1000000000}, {"tn trillion", 1000000000000}};

static num magnitude(struct str folded)
{
	for (size_t i = 0; i < sizeof magnitudes / sizeof *magnitudes; i++)
		if (word_among(magnitudes[i].words, folded))
			return magnitudes[i].factor;
	return 0;
}

/* Letters that hang on a number: "m" of 3m, "pm" of 9.40pm. Folded, in LOWER. */
static struct str tail_at(struct str s, size_t at, char *lower, size_t cap)
{
	size_t n = 0;

	while (at + n < s.n && n + 1 < cap && ((s.p[at + n] >= 'a' && s.p[at + n] <= 'z') || (s.p[at + n] >= 'A' && s.p[at + n] <= 'Z'))) {
		lower[n] = (char)(s.p[at + n] | 0x20);
		n++;
	}
	return (struct str){lower, n};
}

static bool is_money_before(struct str s, size_t at)
{
	static const char *const signs[] = {"$", "\xC2\xA3", "\xC2\xA5", "\xE2\x82\xAC", "\xE2\x82\xB9", "USD", "EUR", "GBP"};

	while (at > 0 && s.p[at - 1] == ' ')
		at--;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t n = strlen(signs[i]);

		if (at >= n && memcmp(s.p + at - n, signs[i], n) == 0)
			return true;
	}
	return false;
}

static bool is_percent(struct str s, size_t at, const struct words_list *w, uint32_t next)
{
	while (at < s.n && s.p[at] == ' ')
		at++;
	if (at < s.n && s.p[at] == '%')
		return true;
	if (next >= w->v.n)
		return false;
	return word_among("percent pct", w->v.v[next].folded) ||
	       (str_is(w->v.v[next].folded, "per") && next + 1 < w->v.n && str_is(w->v.v[next + 1].folded, "cent"));
}

static bool is_age(const struct words_list *w, uint32_t prev, uint32_t next, struct str s, size_t at, size_t end)
{
	bool between = at >= 2 && end < s.n && s.p[at - 2] == ',' && (s.p[end] == ',' || s.p[end] == '.' || s.p[end] == ';');

	if (prev != NONE && word_among("aged age", w->v.v[prev].folded))
		return true;
	if (between && prev != NONE && w->v.v[prev].capital)
		return true;
	return str_starts(str_skip(s, end), "-year-old") ||
	       (next + 1 < w->v.n && word_among("years year", w->v.v[next].folded) && str_is(w->v.v[next + 1].folded, "old"));
}

/* No count: a day, a year, a time, an age, part of a name. */
static bool is_aside(const struct words_list *w, struct str s, size_t at, const struct digits *d, struct str tail, bool valued)
{
	uint32_t here = word_from(w, at), prev = here ? here - 1 : NONE, next = word_from(w, d->end);
	num n = d->value / NUM_ONE;

	if (word_among("st nd rd th am pm s", tail) || str_starts(str_skip(s, d->end), ":") || (at > 0 && s.p[at - 1] == ':'))
		return true;
	if (next < w->v.n && word_among("a.m p.m am pm o'clock", w->v.v[next].folded))
		return true;
	if (!valued && !d->parted && !d->decimals && n >= 1900 && n <= 2100)
		return true;
	if ((prev != NONE && month_named(w->v.v[prev].folded) && w->v.v[prev].capital) ||
		(next < w->v.n && month_named(w->v.v[next].folded) && w->v.v[next].capital && n <= 31))
		return true;
	if (prev != NONE && w->v.v[prev].capital && !w->v.v[prev].behind && !valued &&
		!(w->v.v[prev].starts && known_word(w->v.v[prev].folded)))
		return true;
	return is_age(w, prev, next, s, at, d->end);
}

static void push(struct figures *f, num value, size_t at, size_t end, const struct figure *like, bool aside)
{
	struct figure x = *like;

	x.value = value;
	x.at = (uint32_t)at;
	x.end = (uint32_t)end;
	x.aside |= aside;
	vec_push(&f->v, x);
}

static size_t take_digits(struct figures *f, const struct words_list *w, struct str s, size_t at)
{
	struct digits d;
	struct figure x = {0};
	char lower[16];
	struct str tail;
	uint32_t next;
	num factor;
	size_t end;

	if (!read_digits(s, at, &d))
		return at + digits_at(s, at);
	tail = tail_at(s, d.end, lower, sizeof lower);
	end = d.end + tail.n;
	next = word_from(w, end + (end < s.n && s.p[end] == '-'));
	factor = magnitude(tail);
	if (!tail.n && next < w->v.n && w->v.v[next].at <= end + 3)
		factor = magnitude(w->v.v[next].folded);
	x.money = is_money_before(s, at);
	x.percent = is_percent(s, d.end, w, word_from(w, d.end));
	x.aside = is_aside(w, s, at, &d, tail, x.money || x.percent || factor);
	if (tail.n && !factor)
		x.unit = (struct str){s.p + d.end, tail.n};
	else if (next < w->v.n)
		x.unit = w->v.v[next].text;
	push(f, d.value, at, end, &x, factor != 0);
	if (factor && d.value < NUM_LIMIT / factor)
		push(f, d.value * factor, at, end, &x, false);
	if (d.other >= 0)
		push(f, d.other, at, end, &x, true);
	return end;
}

/* ---- words ------------------------------------------------------------------------------------------------------------------------ */

static void note_vague(struct figures *f, struct str s)
{
	f->fraction |= word_among("half halves third thirds quarter quarters fifth tenth twice double doubled doubling triple tripled trebled halved "
			     "quadrupled tenfold", s);
	f->vague[0] |= word_among("dozens scores tens several", s);
	f->vague[1] |= word_among("hundreds", s);
	f->vague[2] |= word_among("thousands millions billions", s);
}

static void take_words(struct figures *f, const struct words_list *w)
{
	for (uint32_t i = 0; i < w->v.n;) {
		struct figure x = {0};
		num value;
		uint32_t n = figure_in_words(w, i, &value), next = i + n;

		if (n == 0) {
			note_vague(f, w->v.v[i++].folded);
			continue;
		}
		x.unit = next < w->v.n ? w->v.v[next].text : STR("");
		x.percent = next < w->v.n && word_among("percent pct per", w->v.v[next].folded);
		x.aside = next < w->v.n && word_among("o'clock", w->v.v[next].folded);
		push(f, value, w->v.v[i].at, w->v.v[next - 1].end, &x, false);
		i = next;
	}
}

void figures_find(struct figures *f, struct words_list *w, struct arena *scratch, struct str text)
{
	f->v.n = 0;
	f->fraction = false;
	memset(f->vague, 0, sizeof f->vague);
	words_split(w, scratch, text, 0, text.n);
	for (size_t at = 0; at < text.n;) {
		if (!is_digit(text.p[at])) {
			at++;
			continue;
		}
		if (at > 0 && (((unsigned char)text.p[at - 1] >= 0x80 ? 0 : text_in_word((unsigned char)text.p[at - 1])) ||
				      (at > 1 && text.p[at - 1] == '-' && text_in_word((unsigned char)text.p[at - 2] & 0x7F) && !is_digit(text.p[at - 2])))) {
			at += digits_at(text, at); /* G20, Covid-19 */
			continue;
		}
		at = take_digits(f, w, text, at);
	}
	take_words(f, w);
}

void figures_free(struct figures *f)
{
	vec_free(&f->v);
}

/* ---- can it mean the figure? --------------------------------------------------------------------------------------------------------- */

/* The number in UNIT, if the word behind it is a unit of that kind; else -1. */
static num converted(const struct figure *x, const struct unit *unit)
{
	const struct unit *from = unit && x->unit.n ? unit_find_like(unit, x->unit) : NULL;
	num out;

	return from && unit_alike(from, unit) && unit_convert(from, unit, x->value, &out) ? out : -1;
}

/* Equal, rounded, or told in thousands, millions, billions. */
static bool means(num a, num b)
{
	if (a == b || (a > 0 && b > 0 && number_rounds(a, b)))
		return true;
	for (num k = 1000; k <= 1000000000; k *= 1000)
		if ((a < NUM_LIMIT / k && a * k == b) || (b < NUM_LIMIT / k && b * k == a))
			return true;
	return false;
}

static bool vaguely(const struct figures *f, num value)
{
	num n = value / NUM_ONE;

	if (f->fraction)
		return true;
	return (f->vague[0] && n < 100) || (f->vague[1] && n >= 100 && n < 1000000) || (f->vague[2] && n >= 1000);
}

enum { SUMMED_MOST = 24 };

static bool adds_up(const struct figures *f, num value)
{
	size_t n = f->v.n < SUMMED_MOST ? f->v.n : SUMMED_MOST;
	num all = 0;

	for (size_t i = 0; i < n; i++) {
		num a = f->v.v[i].value;

		all += a;
		for (size_t k = i + 1; k < n; k++)
			if (a + f->v.v[k].value == value || a - f->v.v[k].value == value || f->v.v[k].value - a == value)
				return true;
	}
	return n > 2 && all == value;
}

bool figures_hold(const struct figures *f, num value, const struct unit *unit)
{
	for (size_t i = 0; i < f->v.n; i++) {
		num other = converted(&f->v.v[i], unit);

		if (means(f->v.v[i].value, value) || (other >= 0 && means(other, value)))
			return true;
	}
	return vaguely(f, value) || adds_up(f, value);
}

bool figures_print(const struct figures *f, num value, const struct unit *unit)
{
	bool percent = unit && unit->dimension == DIM_RATIO, money = unit && unit->dimension == DIM_MONEY;

	for (size_t i = 0; i < f->v.n; i++) {
		const struct figure *x = &f->v.v[i];

		if (!x->aside && x->value == value && x->percent == percent && (unit ? !x->money || money : !x->money))
			return true;
	}
	return false;
}

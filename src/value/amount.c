/* One amount: `~` sign currency digits magnitude unit, as in "~$2.1m", "2 100 000", "3.2 million barrels", "40 lb".
 * Thousands are grouped by blanks, underscores or commas, the same one throughout; decimals stand behind a point. */
#include "value/parts.h"

static const struct {
	const char *word;
	long long factor;
} magnitudes[] = {
	{"k", 1000},
	{"K", 1000},
	{"thousand", 1000},
	{"hundred", 100},
	{"m", 1000000},
	{"M", 1000000},
	{"mn", 1000000},
	{"mln", 1000000},
	{"million", 1000000},
	{"bn", 1000000000},
	{"B", 1000000000},
	{"billion", 1000000000},
	{"tn", 1000000000000},
	{"trillion", 1000000000000},
};

const struct unit *unit_named(const struct unit *asked, struct str name)
{
	const struct unit *u = unit_find_like(asked, name);

	return u ? u : unit_find(name);
}

struct cursor {
	const char *p, *end;
};

static void skip_blanks(struct cursor *c)
{
	while (c->p < c->end && *c->p == ' ')
		c->p++;
}

static struct str rest_of(const struct cursor *c)
{
	return (struct str){c->p, (size_t)(c->end - c->p)};
}

/* Length of the sign that groups thousands here, or 0: a blank (also a narrow or unbreakable one), `_` or `,`. */
static size_t group_mark(struct str s)
{
	static const char *const marks[] = {" ", "_", ",", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};
	size_t i;

	for (i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_starts(s, marks[i]))
			return strlen(marks[i]);
	return 0;
}

static size_t run_of_digits(struct str s)
{
	size_t n = 0;

	while (n < s.n && is_digit(s.p[n]))
		n++;
	return n;
}

/* Appends digits to V; false when it grows past the limit. */
static bool take_digits(struct cursor *c, size_t n, num *v)
{
	while (n--) {
		*v = *v * 10 + (*c->p++ - '0');
		if (*v >= NUM_LIMIT / NUM_ONE)
			return false;
	}
	return true;
}

/* The whole part. READ_STRANGE: no digits, or groups that are not of three. */
static int read_whole(struct cursor *c, num *v)
{
	struct str s = rest_of(c);
	size_t n = run_of_digits(s), mark;
	const char *sign;

	if (n == 0)
		return READ_STRANGE;
	if (!take_digits(c, n, v))
		return READ_FAULT;
	mark = group_mark(rest_of(c));
	if (mark == 0 || n > 3)
		return READ_OK;
	sign = c->p;
	while ((size_t)(c->end - c->p) > mark && memcmp(c->p, sign, mark) == 0) {
		s = str_skip(rest_of(c), mark);
		if (run_of_digits(s) != 3)
			return READ_OK;
		c->p += mark;
		if (!take_digits(c, 3, v))
			return READ_FAULT;
	}
	return READ_OK;
}

static int read_decimals(struct cursor *c, num *v)
{
	num one = NUM_ONE;
	size_t n;

	*v *= NUM_ONE;
	if (c->end - c->p < 2 || c->p[0] != '.' || !is_digit(c->p[1]))
		return READ_OK;
	c->p++;
	n = run_of_digits(rest_of(c));
	if (n > 12)
		return READ_FAULT;
	while (n--) {
		one /= 10;
		*v += (*c->p++ - '0') * one;
	}
	return READ_OK;
}

/* A currency in front: everything before the first digit or sign. */
static int read_currency(struct cursor *c, struct str whole, struct amount *out, struct value_fault *f)
{
	struct cursor start = *c;
	const struct unit *u;

	while (c->p < c->end && !is_digit(*c->p) && *c->p != '-' && *c->p != '.')
		c->p++;
	if (c->p == start.p)
		return READ_OK;
	out->unit = str_trim((struct str){start.p, (size_t)(c->p - start.p)});
	u = unit_named(out->asked, out->unit);
	if (u && u->dimension == DIM_MONEY && c->p < c->end)
		return READ_OK;
	fault_set(f, whole, start.p, "this is no number: write digits, as in 6, 6+, ..6, 5..7, ~5, 3.2m or several");
	return READ_STRANGE;
}

/* The letters in front, if a blank, the end or a currency ("bn€") follows. */
static struct str first_word(struct str s)
{
	const struct unit *u;
	size_t n = 0;

	while (n < s.n && is_letter(s.p[n]))
		n++;
	if (n == s.n || s.p[n] == ' ')
		return str_cut(s, n);
	u = unit_find(str_skip(s, n));
	return str_cut(s, u && u->dimension == DIM_MONEY ? n : 0);
}

static num magnitude_of(struct str word)
{
	size_t i;

	for (i = 0; word.n && i < sizeof magnitudes / sizeof *magnitudes; i++)
		if (str_is(word, magnitudes[i].word))
			return magnitudes[i].factor;
	return 0;
}

/* k, m, bn behind the digits. A lone letter that names a unit of the question's kind is that unit; only "5m" where
 * metres are asked for could be both, and is refused. */
static int read_magnitude(struct cursor *at, struct str whole, struct amount *out, struct value_fault *f)
{
	struct cursor start = *at;
	struct str word;

	skip_blanks(at);
	word = first_word(rest_of(at));
	out->factor = magnitude_of(word);
	if (out->factor == 0) {
		out->factor = 1;
		*at = start;
		return READ_OK;
	}
	if (word.n == 1 && word.n == rest_of(at).n && unit_find_like(out->asked, word)) {
		bool apart = at->p > start.p;

		out->factor = 1;
		*at = start;
		if (apart || !str_is(word, "m"))
			return READ_OK;
		fault_set(f, whole, at->p, "\"m\" may mean metres or millions here: write \"5 m\" or \"5 million m\"");
		fault_paste(f, "%.*s %.*s", (int)(at->p - whole.p), whole.p, (int)(at->end - at->p), at->p);
		return READ_FAULT;
	}
	at->p += word.n;
	out->magnitude = (struct str){start.p, (size_t)(at->p - start.p)};
	return READ_OK;
}

static int too_large(struct str whole, const char *at, struct value_fault *f)
{
	return fault_set(f, whole, at, "this number is too large: it must stay below 10^21; write it in a larger unit");
}

static int read_digits(struct cursor *at, struct str whole, struct amount *out, struct value_fault *f)
{
	const char *start = at->p;
	int r = read_whole(at, &out->mantissa);

	if (r == READ_FAULT)
		return too_large(whole, start, f);
	if (r == READ_STRANGE) {
		fault_set(f, whole, start, "digits are missing here: write a number such as 6, 6+, ..6, 5..7 or ~5");
		return r;
	}
	if (read_decimals(at, &out->mantissa) != READ_OK)
		return fault_set(f, whole, start, "a number has at most 12 decimals: round it");
	return READ_OK;
}

/* What is left is a unit; digits or signs in it are not. */
static int read_unit(struct cursor *at, struct str whole, struct amount *out, struct value_fault *f)
{
	struct str unit;

	skip_blanks(at);
	unit = rest_of(at);
	if (unit.n == 0)
		return READ_OK;
	if (out->unit.n && unit_named(out->asked, out->unit) != unit_named(out->asked, unit))
		return fault_set(f, whole, at->p, "this amount has two units, %.*s and %.*s: keep one",
			STR_ARG(out->unit), (int)(unit.n < 40 ? unit.n : 40), unit.p);
	out->unit = unit;
	return READ_OK;
}

int amount_read(
	const struct value_context *c, struct str whole, struct str text, struct amount *out, struct value_fault *f)
{
	struct cursor at;
	bool minus = false;
	int r, sides;

	text = str_trim(text);
	at = (struct cursor){text.p, text.p + text.n};
	*out = (struct amount){.factor = 1, .asked = unit_find(c->unit)};
	if (at.p < at.end && *at.p == '~') {
		out->wide = true;
		at.p++;
		skip_blanks(&at);
	}
	for (sides = 0; sides < 2; sides++) {
		if (at.p < at.end && *at.p == '-' && !minus) {
			minus = true;
			at.p++;
		}
		if (sides == 0 && (r = read_currency(&at, whole, out, f)) != READ_OK)
			return r;
	}
	out->plain.p = at.p;
	if ((r = read_digits(&at, whole, out, f)) != READ_OK)
		return r;
	if ((r = read_magnitude(&at, whole, out, f)) != READ_OK)
		return r;
	out->plain.n = (size_t)(at.p - out->plain.p);
	if (out->mantissa >= NUM_LIMIT / out->factor)
		return too_large(whole, text.p, f);
	out->minus = minus;
	out->value = (minus ? -out->mantissa : out->mantissa) * out->factor;
	return read_unit(&at, whole, out, f);
}

/* Reading numbers: `6`, `6+`, `..6`, `5..7`, `~5`, `several`, each with magnitudes and units (amount.c), converted
 * exactly into the unit of the question. */
#include "value/parts.h"

/* Why an amount's unit does not fit the question. */
static int wrong_unit(const struct value_context *c, struct str whole, const struct amount *a, struct value_fault *f)
{
	const struct unit *named = unit_find(a->unit), *asked = a->asked;
	struct str name = unit_name(named), want = asked ? unit_name(asked) : c->unit;

	if (c->unit.n == 0) {
		fault_set(f, whole, a->unit.p,
			"the question has no unit: add \"unit: %.*s\" to it, or write the number alone", STR_ARG(name));
		fault_paste(f, "%s%s%.*s", a->wide ? "~" : "", a->minus ? "-" : "", STR_ARG(a->plain));
		return READ_FAULT;
	}
	if (asked && asked->dimension == DIM_MONEY && named->dimension == DIM_MONEY)
		return fault_set(f, whole, a->unit.p,
			"the question asks for %.*s and this is %.*s; currencies are never "
			"converted: ask for %.*s in a question of its own",
			STR_ARG(want), STR_ARG(name), STR_ARG(name));
	return fault_set(f, whole, a->unit.p,
		"the question asks for %.*s%s%s, and %.*s is %s: write the number in %.*s",
		(int)(want.n < 40 ? want.n : 40), want.p, asked ? ", " : "", asked ? unit_kind(asked) : "",
		STR_ARG(name), unit_kind(named), (int)(want.n < 40 ? want.n : 40), want.p);
}

static bool only_words(struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!is_letter(s.p[i]) && s.p[i] != ' ' && s.p[i] != '-')
			return false;
	return s.n > 0;
}

static int unknown_unit(const struct value_context *c, struct str whole, const struct amount *a, struct value_fault *f)
{
	const char *say = unit_unclear(a->unit);
	struct str shown = str_cut(a->unit, 40), near = unit_nearest(a->unit);

	if (say)
		return fault_set(f, whole, a->unit.p, "\"%.*s\" means more than one unit: %s", STR_ARG(shown), say);
	if (!only_words(a->unit)) {
		fault_set(f, whole, a->unit.p,
			"\"%.*s\" cannot be read here: write one number, as in 6, 6+, ..6, 5..7 or ~5", STR_ARG(shown));
		return READ_STRANGE;
	}
	if (c->unit.n == 0) {
		fault_set(f, whole, a->unit.p, "\"%.*s\" is no unit we know: write the number alone", STR_ARG(shown));
		fault_paste(f, "%s%s%.*s", a->wide ? "~" : "", a->minus ? "-" : "", STR_ARG(a->plain));
		return READ_STRANGE;
	}
	fault_set(f, whole, a->unit.p, "\"%.*s\" is no unit we know%s%.*s%s: write the number in %.*s", STR_ARG(shown),
		near.n ? " (did you mean " : "", STR_ARG(near), near.n ? "?)" : "",
		(int)(c->unit.n < 40 ? c->unit.n : 40), c->unit.p);
	return READ_STRANGE;
}

/* A's value in the question's unit. */
static int to_question(
	const struct value_context *c, struct str whole, const struct amount *a, num *v, struct value_fault *f)
{
	const struct unit *named;

	if (a->unit.n == 0 || str_eq(a->unit, c->unit))
		return READ_OK;
	named = unit_named(a->asked, a->unit);
	if (!named)
		return unknown_unit(c, whole, a, f);
	if (!a->asked || !unit_alike(named, a->asked))
		return wrong_unit(c, whole, a, f);
	if (!unit_convert(named, a->asked, *v, v) || *v >= NUM_LIMIT || *v <= -NUM_LIMIT)
		return fault_set(f, whole, a->plain.p,
			"in %.*s this number is too large: give the question a larger unit",
			STR_ARG(unit_name(a->asked)));
	return READ_OK;
}

/* How far `~` reaches to each side. */
static num width_of(const struct value_context *c, num v)
{
	num w = 0;

	if (c->about > 0)
		num_scale(v < 0 ? -v : v, c->about, NUM_ONE, &w);
	return w;
}

static void finish(const struct value_context *c, struct span core, bool wide_lo, bool wide_hi, struct value *out)
{
	struct buf b = {0};
	num lo = core.lo, hi = core.hi;

	if (wide_lo && lo > SPAN_FROM_EVER)
		lo -= width_of(c, lo);
	if (wide_hi && hi < SPAN_FOR_EVER)
		hi += width_of(c, hi);
	*out = (struct value){.type = VALUE_NUMBER, .wide = wide_lo || wide_hi, .core = core};
	out->spans = spans_of(c->arena, lo, hi);
	number_write(&b, core);
	out->canon = buf_keep(&b, c->arena);
	buf_free(&b);
}

/* "5..7m": is that five to seven million? */
static bool half_magnitude(const struct amount *a, const struct amount *b)
{
	return a->factor == 1 && b->factor > 1 && a->mantissa > 0 && a->mantissa <= b->mantissa;
}

static int inverted(struct str text, struct value_fault *f)
{
	size_t dots = str_search(text, "..");
	struct str left = str_trim(str_cut(text, dots)), right = str_trim(str_skip(text, dots + 2));

	fault_set(f, text, text.p, "a range runs from the smaller to the larger number");
	fault_paste(f, "%.*s..%.*s", STR_ARG(right), STR_ARG(left));
	return READ_FAULT;
}

static int half_magnitude_fault(struct str text, const struct amount *b, struct value_fault *f)
{
	size_t dots = str_search(text, "..");
	struct str left = str_trim(str_cut(text, dots)), right = str_trim(str_skip(text, dots + 2));

	fault_set(f, text, text.p, "each end of a range bears its own k, m or bn");
	fault_paste(f, "%.*s%.*s..%.*s", STR_ARG(left), STR_ARG(b->magnitude), STR_ARG(right));
	return READ_FAULT;
}

/* `a..b`: a unit typed at one end holds for both. */
static int read_closed(const struct value_context *c, struct str text, struct amount *a, struct amount *b,
	struct value *out, struct value_fault *f)
{
	struct span core = {a->value, b->value};
	int r;

	if (a->unit.n == 0)
		a->unit = b->unit;
	else if (b->unit.n == 0)
		b->unit = a->unit;
	if ((r = to_question(c, text, a, &core.lo, f)) != READ_OK ||
		(r = to_question(c, text, b, &core.hi, f)) != READ_OK)
		return r;
	if (half_magnitude(a, b))
		return half_magnitude_fault(text, b, f);
	if (core.lo > core.hi)
		return inverted(text, f);
	finish(c, core, a->wide, b->wide, out);
	return READ_OK;
}

/* `a..b`, `..b`, `a..` */
static int read_range(
	const struct value_context *c, struct str text, size_t dots, struct value *out, struct value_fault *f)
{
	struct str left = str_trim(str_cut(text, dots)), right = str_trim(str_skip(text, dots + 2));
	struct span core = {SPAN_FROM_EVER, SPAN_FOR_EVER};
	struct amount a = {0}, b = {0};
	int r;

	if (left.n == 0 && right.n == 0)
		return fault_set(f, text, text.p, "a range needs a number: write 6+, ..6 or 5..7");
	if (left.n && (r = amount_read(c, text, left, &a, f)) != READ_OK)
		return r;
	if (right.n && (r = amount_read(c, text, right, &b, f)) != READ_OK)
		return r;
	if (left.n && right.n)
		return read_closed(c, text, &a, &b, out, f);
	core = left.n ? (struct span){a.value, SPAN_FOR_EVER} : (struct span){SPAN_FROM_EVER, b.value};
	r = left.n ? to_question(c, text, &a, &core.lo, f) : to_question(c, text, &b, &core.hi, f);
	if (r == READ_OK)
		finish(c, core, a.wide, b.wide, out);
	return r;
}

/* `6+`, `6+ kg`, `$2m+` */
static int read_at_least(
	const struct value_context *c, struct str text, size_t plus, struct value *out, struct value_fault *f)
{
	struct str unit = str_trim(str_skip(text, plus + 1));
	struct span core = {0, SPAN_FOR_EVER};
	struct amount a;
	int r = amount_read(c, text, str_cut(text, plus), &a, f);

	if (r != READ_OK)
		return r;
	if (unit.n && a.unit.n) {
		fault_set(f, text, unit.p, "write the plus behind the number and one unit, as in 6+ kg");
		return READ_STRANGE;
	}
	if (unit.n)
		a.unit = unit;
	core.lo = a.value;
	if ((r = to_question(c, text, &a, &core.lo, f)) == READ_OK)
		finish(c, core, a.wide, false, out);
	return r;
}

/* `several`, `hundreds of thousands of dollars` */
static int read_vague(const struct value_context *c, struct str text, bool wide, struct span core, struct str unit,
	struct value *out, struct value_fault *f)
{
	struct amount a = {.unit = unit, .wide = wide, .plain = text, .asked = unit_find(c->unit)};
	int r;

	if (unit.n)
		a.plain = str_trim(str_cut(text, (size_t)(unit.p - text.p)));
	if (str_ends(a.plain, " of", &unit))
		a.plain = unit;
	if ((r = to_question(c, text, &a, &core.lo, f)) != READ_OK ||
		(r = to_question(c, text, &a, &core.hi, f)) != READ_OK)
		return r;
	finish(c, core, wide, wide, out);
	return READ_OK;
}

static int read_single(const struct value_context *c, struct str text, struct value *out, struct value_fault *f)
{
	struct amount a;
	int r = amount_read(c, text, text, &a, f);
	num v = a.value;

	if (r == READ_OK && (r = to_question(c, text, &a, &v, f)) == READ_OK)
		finish(c, (struct span){v, v}, a.wide, a.wide, out);
	return r;
}

int number_strict(const struct value_context *c, struct str text, struct value *out, struct value_fault *f)
{
	bool wide = text.n && text.p[0] == '~';
	struct str word = wide ? str_trim(str_skip(text, 1)) : text, rest;
	size_t dots = str_search(text, ".."), plus = str_find(text, '+');
	struct span vague;

	if (word.n == 0)
		return fault_set(f, text, text.p, "a number is missing: write 6, 6+, ..6, 5..7, ~5 or several");
	if (number_vague(word, &vague, &rest))
		return read_vague(c, word, wide, vague, rest, out, f);
	if (dots < text.n)
		return read_range(c, text, dots, out, f);
	if (plus > 0 && plus < text.n)
		return read_at_least(c, text, plus, out, f);
	return read_single(c, text, out, f);
}

/* Digits alone: most numbers of a large ledger. */
static bool read_plain(const struct value_context *c, struct str text, struct value *out)
{
	int64_t v = 0;
	size_t i;

	if (text.n == 0 || text.n > 18 || (text.p[0] == '0' && text.n > 1))
		return false;
	for (i = 0; i < text.n; i++) {
		if (!is_digit(text.p[i]))
			return false;
		v = v * 10 + (text.p[i] - '0');
	}
	*out = (struct value){.type = VALUE_NUMBER, .core = {v * NUM_ONE, v * NUM_ONE}};
	out->spans = spans_of(c->arena, out->core.lo, out->core.hi);
	out->canon = arena_str(c->arena, text);
	return true;
}

int value_number(const struct value_context *c, struct str text, struct value *out, struct value_fault *f)
{
	struct str trimmed = str_trim(text);
	int r;

	if (read_plain(c, trimmed, out))
		return 0;
	r = number_strict(c, trimmed, out, f);
	if (r == READ_OK)
		return 0;
	mistake_help(&number_mender, c, trimmed, r == READ_STRANGE, f);
	f->at += (size_t)(trimmed.p - text.p);
	return -1;
}

int number_fraction(struct str text, num *out)
{
	const struct value_context c = {.unit = STR("percent")};
	struct str s = str_trim(text);
	struct value_fault f;
	struct amount a;

	if (amount_read(&c, s, s, &a, &f) != READ_OK || a.wide || a.minus || a.factor != 1)
		return -1;
	if (a.unit.n && unit_find(a.unit) != unit_find(c.unit))
		return -1;
	*out = a.unit.n ? a.value / 100 : a.value;
	return *out > NUM_ONE ? -1 : 0;
}

/* Reading dates: points (point.c), intervals of them, open ones, `after` and `before`, and several with `or`. */
#include "base/vec.h"
#include "value/parts.h"

/* What one alternative comes to, twice: with and without the width of `~`. */
struct reading {
	VEC(struct span) wide, plain;
	bool any_wide;
};

struct side {
	struct point point;
	struct spans wide; /* the same with its `~` */
	bool tilde;
};

static int read_side(
	const struct value_context *c, struct str whole, struct str text, struct side *out, struct value_fault *f)
{
	int r;

	text = str_trim(text);
	out->tilde = text.n && text.p[0] == '~';
	if (out->tilde)
		text = str_trim(str_skip(text, 1));
	r = point_read(c, whole, text, &out->point, f);
	if (r == READ_OK)
		out->wide = out->tilde ? point_widen(c->arena, &out->point) : out->point.spans;
	return r;
}

static void add(struct reading *r, struct span wide, struct span plain, bool tilde)
{
	vec_push(&r->wide, wide);
	vec_push(&r->plain, plain);
	r->any_wide |= tilde;
}

static int read_single(
	const struct value_context *c, struct str whole, struct str text, struct reading *r, struct value_fault *f)
{
	struct side s;
	int rc = read_side(c, whole, text, &s, f);
	uint32_t i;

	if (rc != READ_OK)
		return rc;
	for (i = 0; i < s.wide.n; i++)
		vec_push(&r->wide, s.wide.v[i]);
	for (i = 0; i < s.point.spans.n; i++)
		vec_push(&r->plain, s.point.spans.v[i]);
	r->any_wide |= s.tilde;
	return READ_OK;
}

/* `after a`, `before b`: without the date itself. */
static int read_beyond(const struct value_context *c, struct str whole, struct str text, bool after, struct reading *r,
	struct value_fault *f)
{
	struct span wide, plain;
	struct side s;
	int rc = read_side(c, whole, text, &s, f);

	if (rc != READ_OK)
		return rc;
	plain = wide = spans_hull(s.point.spans);
	if (after ? plain.hi >= civil_minute(9999, 12, 31, 1439) : plain.lo <= civil_minute(1, 1, 1, 0))
		return fault_set(f, whole, text.p, "nothing lies %s this", after ? "after" : "before");
	if (s.tilde) {
		wide.hi = point_move(&s.point, plain.hi, -1, true);
		wide.lo = point_move(&s.point, plain.lo, 1, false);
	}
	wide = after ? (struct span){wide.hi + 1, SPAN_FOR_EVER} : (struct span){SPAN_FROM_EVER, wide.lo - 1};
	plain = after ? (struct span){plain.hi + 1, SPAN_FOR_EVER} : (struct span){SPAN_FROM_EVER, plain.lo - 1};
	add(r, wide, plain, s.tilde);
	return READ_OK;
}

static int inverted(struct str whole, struct str left, struct str right, bool bare, struct value_fault *f)
{
	if (bare)
		return fault_set(f, whole, left.p,
			"the end lies before the beginning: after midnight write the date, as in "
			"2021-11-03T23:00..2021-11-04T01:00");
	fault_set(f, whole, left.p, "the end lies before the beginning: the earlier date comes first");
	if (left.n + right.n + 2 == whole.n)
		fault_paste(f, "%.*s..%.*s", STR_ARG(right), STR_ARG(left));
	return READ_FAULT;
}

static int read_interval(const struct value_context *c, struct str whole, struct str left, struct str right,
	struct reading *r, struct value_fault *f)
{
	struct span wide = {SPAN_FROM_EVER, SPAN_FOR_EVER}, plain = wide;
	struct side a = {0}, b = {0};
	int rc;

	if (left.n == 0 && right.n == 0)
		return fault_set(
			f, whole, whole.p, "an interval needs a date: write 2021-11.., ..2021-11 or 2021-11..2022-06");
	if ((left.n && (rc = read_side(c, whole, left, &a, f)) != READ_OK) ||
		(right.n && (rc = read_side(c, whole, right, &b, f)) != READ_OK))
		return rc;
	if (left.n && right.n && a.point.bare != b.point.bare)
		return fault_set(
			f, whole, right.p, "write the date at both ends, or two clock times of the question's day");
	if (left.n) {
		wide.lo = spans_hull(a.wide).lo;
		plain.lo = spans_hull(a.point.spans).lo;
	}
	if (right.n) {
		wide.hi = spans_hull(b.wide).hi;
		plain.hi = spans_hull(b.point.spans).hi;
	}
	if (plain.lo > plain.hi)
		return inverted(whole, left, right, a.point.bare, f);
	add(r, wide, plain, a.tilde || b.tilde);
	return READ_OK;
}

static int read_alternative(
	const struct value_context *c, struct str whole, struct str text, struct reading *r, struct value_fault *f)
{
	size_t dots = str_search(text, "..");

	if (str_starts(text, "after "))
		return read_beyond(c, whole, str_trim(str_skip(text, 6)), true, r, f);
	if (str_starts(text, "before "))
		return read_beyond(c, whole, str_trim(str_skip(text, 7)), false, r, f);
	if (dots < text.n)
		return read_interval(c, whole, str_trim(str_cut(text, dots)), str_trim(str_skip(text, dots + 2)), r, f);
	return read_single(c, whole, text, r, f);
}

static int read_all(const struct value_context *c, struct str text, struct reading *r, struct value_fault *f)
{
	struct str left = text;
	size_t cut;
	int rc;

	do {
		cut = str_search(left, " or ");
		rc = read_alternative(c, text, str_trim(str_cut(left, cut)), r, f);
		left = str_skip(left, cut + 4);
	} while (rc == READ_OK && left.n);
	return rc;
}

static int finish(const struct value_context *c, struct str text, const struct reading *r, struct value *out,
	struct value_fault *f)
{
	struct spans plain = spans_from(c->arena, r->plain.v, r->plain.n);
	struct buf b = {0};

	*out = (struct value){.type = VALUE_DATE, .wide = r->any_wide, .core = spans_hull(plain)};
	out->spans = r->any_wide ? spans_from(c->arena, r->wide.v, r->wide.n) : plain;
	if (plain.n == 1 && plain.v[0].lo <= SPAN_FROM_EVER && plain.v[0].hi >= SPAN_FOR_EVER)
		return fault_set(
			f, text, text.p, "together these hold all of time and say nothing: leave the date out");
	dates_write(&b, plain);
	out->canon = buf_keep(&b, c->arena);
	buf_free(&b);
	return READ_OK;
}

int date_strict(const struct value_context *c, struct str text, struct value *out, struct value_fault *f)
{
	struct reading r = {0};
	int rc = read_all(c, text, &r, f);

	if (rc == READ_OK)
		rc = finish(c, text, &r, out, f);
	vec_free(&r.wide);
	vec_free(&r.plain);
	return rc;
}

/* YYYY-MM-DD alone: most dates of a large ledger. */
static bool read_plain(const struct value_context *c, struct str s, struct value *out)
{
	int i, v[8], year, month, day;
	num lo;

	if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-')
		return false;
	for (i = 0; i < 8; i++) {
		char digit = s.p[i + (i > 3) + (i > 5)];

		if (!is_digit(digit))
			return false;
		v[i] = digit - '0';
	}
	year = v[0] * 1000 + v[1] * 100 + v[2] * 10 + v[3];
	month = v[4] * 10 + v[5];
	day = v[6] * 10 + v[7];
	if (year < 1 || month < 1 || month > 12 || day < 1 || day > month_days(year, month))
		return false;
	lo = civil_minute(year, month, day, 0);
	*out = (struct value){.type = VALUE_DATE, .core = {lo, lo + 1439}};
	out->spans = spans_of(c->arena, lo, lo + 1439);
	out->canon = arena_str(c->arena, s);
	return true;
}

/* A clock time in other words where the question has no day: read as if it had one. */
static bool help_without_day(const struct value_context *c, struct str text, struct value_fault *f)
{
	struct value_context dated = *c;
	struct value_fault g = {{0}, {0}, 0};
	struct span day = {0, 24 * 60 - 1};

	if (c->day.n)
		return false;
	dated.day = (struct spans){&day, 1};
	mistake_help(&date_mender, &dated, text, true, &g);
	if (!g.paste[0])
		return false;
	fault_set(f, text, text.p, "a clock time is written hour:minute, and the question needs its day, \"day: YYYY-MM-DD\": write %s", g.paste);
	return true; /* nothing to paste: without the day it cannot be read yet */
}

/* "26 July": read as if a year stood there. */
static bool help_without_year(const struct value_context *c, struct str text, struct value_fault *f)
{
	struct str dated = arena_printf(c->arena, "%.*s 2004", STR_ARG(text));
	struct value_fault g = {{0}, {0}, 0};

	mistake_help(&date_mender, c, dated, true, &g);
	if (strncmp(g.paste, "2004-", 5) != 0)
		return false;
	if (strlen(g.paste) == strlen("2004-07-26")) {
		fault_set(f, text, text.p, "a date has its year in front: write YYYY-%s", g.paste + 5);
		return true;
	}
	if (strlen(g.paste) != strlen("2004-07-26..2004-07-27") || strncmp(g.paste + 10, "..2004-", 7) != 0)
		return false;
	fault_set(f, text, text.p, "a date has its year in front, and several days are written from..to: write YYYY-%.5s..YYYY-%s", g.paste + 5,
		g.paste + 17);
	return true;
}

int value_date(const struct value_context *c, struct str text, struct value *out, struct value_fault *f)
{
	struct str trimmed = str_trim(text);
	int r;

	if (read_plain(c, trimmed, out))
		return 0;
	r = date_strict(c, trimmed, out, f);
	if (r == READ_OK)
		return 0;
	mistake_help(&date_mender, c, trimmed, r == READ_STRANGE, f);
	if (r == READ_STRANGE && !f->paste[0] && trimmed.n <= 40 && !help_without_day(c, trimmed, f))
		help_without_year(c, trimmed, f);
	f->at += (size_t)(trimmed.p - text.p);
	return -1;
}

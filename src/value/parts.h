/* What the files of this room share among themselves; nobody else includes it. */
#ifndef VALUE_PARTS_H
#define VALUE_PARTS_H

#include "value/units.h"
#include "value/value.h"

/* A text was not read: FAULT = its shape is clear and what it says is wrong; STRANGE = no shape of ours, so that a
 * common mistake may be behind it. */
enum { READ_OK = 0, READ_FAULT = -1, READ_STRANGE = -2 };

/* Fills F with a sentence and the offset of AT inside TEXT; no paste. Gives READ_FAULT. */
int fault_set(struct value_fault *f, struct str text, const char *at, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
/* What to write instead; dropped if it is too long to be shown whole. */
void fault_paste(struct value_fault *f, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Any spans in any order, overlapping or not, as a set. */
struct spans spans_from(struct arena *a, const struct span *v, size_t n);

/* X * N / D, rounded half away from zero where that is not whole; false if the result is out of range.
 * 0 < N and 0 < D < 2^125. */
bool num_scale(num x, num n, num d, num *out);

static inline bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool is_letter(char c)
{
	return is_lower(c) || (c >= 'A' && c <= 'Z');
}

/* A without MARK at its end; false if it does not end so. */
bool str_ends(struct str a, const char *mark, struct str *rest);
/* Position of MARK in A, or A.n. */
size_t str_search(struct str a, const char *mark);
bool str_digits(struct str a);
/* A's digits as a number (at most nine of them), or -1. */
int str_int(struct str a);

/* ---- reading without help: the grammar alone -------------------------------------------------------------------- */

int number_strict(const struct value_context *c, struct str text, struct value *out, struct value_fault *f);
int date_strict(const struct value_context *c, struct str text, struct value *out, struct value_fault *f);

/* One amount inside a number: "~$2.1m", "40 lb". */
struct amount {
	num value;      /* in the unit as typed */
	num mantissa;   /* before k, m, bn, without its sign */
	num factor;     /* of k, m, bn; 1 without */
	bool wide;      /* ~ */
	bool minus;
	const struct unit *asked; /* the question's unit, if the table knows it */
	struct str unit;  /* as typed, or empty */
	struct str magnitude; /* "m", " million", or empty */
	struct str plain; /* digits and magnitude as typed, without `~`, sign and unit */
};
/* A unit of the question's kind by that name, else any. */
const struct unit *unit_named(const struct unit *asked, struct str name);
/* The kind of unit the question asks for decides what `m`, `K` and `B` are. */
int amount_read(const struct value_context *c, struct str whole, struct str text, struct amount *out,
	struct value_fault *f);

/* "several", "hundreds of thousands": its range in whole numbers, REST = what follows (a unit). False if none. */
bool number_vague(struct str text, struct span *out, struct str *rest);

/* One date without an interval. */
struct point {
	struct spans spans;
	enum { POINT_CLOCK, POINT_DAY, POINT_MONTH, POINT_YEAR } precision; /* how wide `~` is */
	bool bare; /* a clock time without a date */
};
int point_read(const struct value_context *c, struct str whole, struct str text, struct point *out,
	struct value_fault *f);
/* MINUTE moved by the width of `~` (SIGN: -1 earlier, 1 later), to the first or LAST minute of its month where the width
 * is of months or years; never out of the years 1 to 9999. */
num point_move(const struct point *p, num minute, int sign, bool last);
/* The point with the width of `~`. */
struct spans point_widen(struct arena *a, const struct point *p);
int month_days(int year, int month);

/* ---- common mistakes -------------------------------------------------------------------------------------------- */

/* A way of writing that is not ours, and what stands for it here. */
struct mistake {
	enum { MISTAKE_START, MISTAKE_END, MISTAKE_BETWEEN } where;
	const char *mark;          /* what is typed there */
	const char *before, *after; /* around what is left; BETWEEN: `before` is put between the two sides */
	const char *say;            /* "is written …" follows the mark as it was typed */
};

/* How one kind of value is mended: its mistakes, its grammar, and a rewriting of one piece ("six" -> "6"). */
struct mender {
	const struct mistake *table;
	size_t n;
	int (*strict)(const struct value_context *c, struct str text, struct value *out, struct value_fault *f);
	/* false: nothing better is known. SAY (may stay NULL): why. */
	bool (*piece)(const struct value_context *c, struct str text, struct buf *out, const char **say);
};

/* If TEXT is STRANGE and one of M's mistakes, F becomes the help for it. A paste that could not be read goes. */
void mistake_help(const struct mender *m, const struct value_context *c, struct str text, bool strange,
	struct value_fault *f);

extern const struct mender number_mender, date_mender;

#endif

/* The value algebra: what one answer says, and how two of them stand to each other. */
#ifndef VALUE_VALUE_H
#define VALUE_VALUE_H

#include "base/buf.h"
#include "value/lattice.h"
#include "value/span.h"

enum value_type { VALUE_YESNO, VALUE_NUMBER, VALUE_DATE, VALUE_ONE, VALUE_SET };

enum non_answer { NON_NONE, NON_DECLINED, NON_NO_REPLY, NON_REFUSED, NON_UNCONFIRMED };

/* A member of a set, or the one (or, with `not`, several) of a `one` value. Sorted by sym, excluded ones last. */
struct member {
	uint32_t sym;
	bool not;   /* excludes it */
	bool doubt; /* ~ */
};

struct value {
	uint8_t type;       /* enum value_type */
	uint8_t non_answer; /* enum non_answer; if not NON_NONE nothing else counts */
	bool yes;           /* VALUE_YESNO */
	bool complete;      /* VALUE_SET: the list is closed */
	bool doubt;         /* ~ on yes/no or on the whole of a name */
	bool wide;          /* ~ on a number or date: width, never doubt */
	uint32_t n;         /* members */
	union {
		struct spans spans;           /* NUMBER, DATE: with the width of ~ */
		const struct member *members; /* ONE, SET */
	};
	struct span core;   /* NUMBER, DATE: hull of what was typed, without the width of ~ (for canonical text) */
	struct str canon;   /* canonical text: sets sorted by id, doubt and width dropped, numbers in the question's unit */
};

/* How A stands to B. */
enum relation {
	REL_EQUAL,     /* the same */
	REL_FINER,     /* A lies inside B: interval, part or kind of, shorter list */
	REL_COARSER,   /* B lies inside A */
	REL_ROUNDED,   /* one rounds the other */
	REL_MEET,      /* both can be true: overlapping intervals, lists that share a member, `not x` and not x */
	REL_DIFFER,    /* both cannot be true */
	REL_UNRELATED  /* nothing can be said: disjoint open lists, different types, a non-answer */
};

/* PERHAPS (may be NULL): the relation rests on a link marked `~`. Members marked `~` never make a set differ. */
enum relation value_relation(const struct lattice *l, const struct value *a, const struct value *b, bool *perhaps);

/* Not REL_DIFFER and not REL_UNRELATED: the two can both be true of one thing and say something in common. */
bool value_meet(const struct lattice *l, const struct value *a, const struct value *b);

/* One of two exact numbers is the other rounded: rounded to the last non-zero digit it equals it, they differ by at most
 * 5 % of the larger, and the round one keeps two digits or the other is at least 100. Symmetric. */
bool number_rounds(num a, num b);

/* Sets only: members of A that replace a member of B along a sure kind-of link, in either direction ("drift"). */
bool set_drifts(const struct lattice *l, const struct value *a, const struct value *b);

/* ---- reading what was typed ------------------------------------------------------------------------------------- */

/* What the value room must be told about the ledger. */
struct value_context {
	struct arena *arena;
	struct str unit;        /* of the question; empty = plain count */
	num about;              /* half width of `~` on numbers, as a fraction times NUM_ONE (0.1 = 10 %) */
	struct spans day;       /* day of bare clock times; n == 0: none */
	int zone;               /* minutes east of UTC of local times */
	bool (*moment)(void *user, struct str id, struct spans *out);
	void *user;
};

/* Why a text could not be read: a sentence with what to write instead; AT = byte offset of the fault in the text. */
struct value_fault {
	char text[400];
	char paste[200]; /* what to write instead, or empty */
	size_t at;
};

/* 0, or -1 with F filled. */
int value_number(const struct value_context *c, struct str text, struct value *out, struct value_fault *f);
int value_date(const struct value_context *c, struct str text, struct value *out, struct value_fault *f);
int value_yesno(const struct value_context *c, struct str text, struct value *out, struct value_fault *f);

/* NON_NONE if the text is none of the four words. */
enum non_answer non_answer_read(struct str text);
const char *non_answer_word(enum non_answer n);

/* "six" -> 6, "twenty-one" -> 21, "a dozen" -> 12; -1 if it is no number in words. */
long number_spelt(struct str text);

/* A decimal such as 10% or 0.25 (for `about`); voice counts use value_number. */
int number_fraction(struct str text, num *out);

/* Does the table know this unit (case matters as in SI; `percent`, `%`, currencies by ISO code or sign)? */
bool unit_known(struct str unit);
/* The nearest known unit, or empty. */
struct str unit_nearest(struct str unit);

/* ---- writing ---------------------------------------------------------------------------------------------------- */

/* Canonical text of numbers ("5..7", "6..", "110", "18.14369") and dates ("2021-11", "2021-11-01..2021-11-07", "..2021-07",
 * "2021-11-02 or 2021-11-09", "2021-11-03T14:30"): a whole year, month or day is written as such. */
void number_write(struct buf *b, struct span s);
/* Canonical numbers ("1200..3000") with commas between thousands, for readers. */
void number_group(struct buf *b, struct str canon);
void date_write(struct buf *b, struct span s);
void dates_write(struct buf *b, struct spans s);

/* "at least 6", "5 to 7", "110": the same for a reader. */
void number_say(struct buf *b, struct span s);

/* Civil date of a minute count and back (proleptic Gregorian; Hinnant, chrono-compatible date algorithms). */
void minute_civil(num minute, int *year, int *month, int *day, int *clock);
num civil_minute(int year, int month, int day, int clock);

enum time_unit { UNIT_NONE, UNIT_HOUR, UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_YEAR };
enum time_unit time_unit_read(struct str s); /* UNIT_NONE if none */
const char *time_unit_word(enum time_unit u);
/* Ordinal of the unit that holds MINUTE (weeks are ISO weeks, from Monday); INT32_MIN/MAX for the unbounded ends. */
int32_t time_unit_of(enum time_unit u, num minute);
/* First and last minute of that unit. */
struct span time_unit_span(enum time_unit u, int32_t ordinal);
/* "2021-11", "2021-W45", "2021-11-03", "2021-11-03T14". */
void time_unit_write(struct buf *b, enum time_unit u, int32_t ordinal);

#endif

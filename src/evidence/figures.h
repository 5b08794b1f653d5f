/* Numbers and dates as articles print them: digits with any separators, words, magnitudes, percentages; month and day in any
 * order. And whether a paragraph can be said to hold a figure: generous, because a proof-reader must never cry wolf. */
#ifndef EVIDENCE_FIGURES_H
#define EVIDENCE_FIGURES_H

#include "base/vec.h"
#include "evidence/people.h"
#include "value/span.h"
#include "value/units.h"

/* A number in a text. */
struct figure {
	num value;         /* times NUM_ONE */
	uint32_t at, end;  /* bytes */
	bool percent, money;
	bool aside;        /* an age, a clock time, a year, a day of a date, an ordinal, part of a name: no count */
	struct str unit;   /* the word behind it, or empty */
};
struct figures {
	VEC(struct figure) v;
	bool fraction;     /* half, a third, twice, doubled */
	bool vague[3];     /* dozens; hundreds; thousands and more */
};

/* All numbers of TEXT; W is for the words of it (its old content goes). */
void figures_find(struct figures *f, struct words_list *w, struct arena *scratch, struct str text);
void figures_free(struct figures *f);

/* The text may mean VALUE: as it stands, rounded, in another magnitude or unit of the kind of UNIT (may be NULL), as the sum or
 * difference of two of its numbers, as a fraction or a vague word. */
bool figures_hold(const struct figures *f, num value, const struct unit *unit);
/* The text prints exactly VALUE as a count (or percentage, or amount of money) of the kind of UNIT. */
bool figures_print(const struct figures *f, num value, const struct unit *unit);

/* A day as printed; year 0: not told. */
struct printed_day {
	int year, month, day;
	uint32_t from, to; /* words */
};
struct printed_days {
	VEC(struct printed_day) v;
	bool relative;     /* Tuesday, yesterday, two days later: may mean any day */
};
void days_find(struct printed_days *d, const struct words_list *w);

/* A number in words that begins at word AT: "two hundred and fourteen", "a dozen"; returns the words it takes, 0 if none. */
uint32_t figure_in_words(const struct words_list *w, uint32_t at, num *out);

/* "Nov.", "november" -> 11; 0: no month. */
int month_named(struct str folded);

#endif

/* Inside of quote-drift: the quoting answers of one group, in the order of originality, and who may be laid beside
 * whom. */
#ifndef COMPARE_QUOTES_H
#define COMPARE_QUOTES_H

#include "base/map.h"
#include "compare/context.h"
#include "evidence/words.h"

/* One answer whose entry quotes. */
struct quoting {
	uint32_t answer;
	const struct quote *q;
	uint32_t n;     /* quotes */
	uint64_t hash;  /* of the list */
	uint32_t node;  /* position of the most original item with the same wordings */
	uint32_t depth; /* sources its chain passes through: 0 for the original */
	num printed;    /* of its article, at the latest */
	int32_t day;    /* day said; DAY_WIDE if it is a stretch; below that: unknown, one number a source */
	bool head;      /* headline, standfirst or pull-out text, not body */
	bool leads;     /* no more original item of one bucket and day words it so */
};
#define DAY_WIDE (INT32_MIN / 2)
#define DAYS_WIDEST 93 /* "about June" is still a day said; a year is not */

/* Where an item can be found: under the speaker it credits, and under what that speaker is part of. */
struct shelf {
	uint32_t bucket; /* speaker */
	int32_t day;
	uint32_t node, item;
	bool below; /* its speaker is part of the bucket's */
};

/* An item of the group under its source. */
struct held {
	uint32_t source, item;
};

/* The most candidates one item is tried against: the most original ones. */
#define CANDIDATES 64
struct candidates {
	uint32_t v[CANDIDATES * 4];
	uint32_t n;
};

struct quotes {
	struct context *c;
	struct arena *arena;    /* of the rule */
	uint32_t *root;         /* symbol -> the first of the voices that are likely one */
	struct quote **of;      /* claim -> its quotes, read once */
	uint32_t *first_answer; /* claim that quotes -> an answer of it that takes part, and so on, or NONE */
	uint32_t *next_answer;
	VEC(struct quoting) item;
	VEC(struct shelf) shelf;
	VEC(struct held) held;
	struct aligner aligner;
};

void quotes_open(struct quotes *s, struct context *c);
void quotes_close(struct quotes *s);

/* Loads a group; fewer than two items: nothing to compare. */
void quotes_load(struct quotes *s, const struct group *g);

/* Items more original than ITEM, same or kindred speaker, said on one day; each wording once. */
void quotes_near(const struct quotes *s, uint32_t item, struct candidates *out);
/* Items of the sources that ITEM's chain passes through or ends in, by a kindred speaker. */
void quotes_upstream(const struct quotes *s, uint32_t item, struct candidates *out);
/* How many items of ITEM's source are by a speaker kindred to that of OTHER (2 stands for more). */
uint32_t quotes_beside(const struct quotes *s, uint32_t item, uint32_t other);

/* Another question, named before this one in the entry of item A, has both entries: they drift under that. */
bool quotes_asked_before(const struct quotes *s, uint32_t a, uint32_t b);

bool quotes_one_day(const struct quotes *s, uint32_t a, uint32_t b);
bool quotes_same_list(const struct quoting *a, const struct quoting *b);

static inline const struct answer *quoted_answer(const struct quotes *s, uint32_t item)
{
	return &s->c->a[s->item.v[item].answer];
}

static inline const struct claim *quoted_claim(const struct quotes *s, uint32_t item)
{
	return &s->c->l->claims.v[quoted_answer(s, item)->claim];
}

/* A pair of wordings that differ; items X (the original) and Y. */
struct drifted {
	uint32_t x, y;
	struct str original, drift; /* folded, the quotations that differ only */
	bool grave;
};

struct drifting {
	struct quotes s;
	VEC(struct drifted) found;
	uint32_t *by_node; /* items by node */
	uint32_t *mark;    /* per item: the finding it last was put into, by number */
	uint32_t stamp;
};

/* One finding for every two wordings in d->found (quote_report.c). */
void drift_report(struct drifting *d);

#endif

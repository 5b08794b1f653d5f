/* What several formats tell of the same things, made once for a report, when it is first asked for: claims of answers lie
 * all over the ledger, and a table in the order of answers spares every format the way to them. */
#ifndef REPORT_TOLD_H
#define REPORT_TOLD_H

#include "base/fetch.h"
#include "report/report.h"

/* An answer as every format names it. */
struct told_answer {
	struct str at;     /* of its claim: "ax21.p13b"; a copy beside those of its neighbours, between two quotes */
	bool plain;        /* it is ASCII, and nothing in it wants an escape: as it stands between two quotes it is JSON */
	uint32_t question; /* the one it was typed for */
	struct loc loc;    /* of its key */
};

struct told *told_new(const struct report *r); /* in the report's arena */
void told_free(struct told *t);                /* what lies elsewhere */

/* By answer. */
const struct told_answer *told_answers(const struct report *r);
/* Answers of a side lie all over: fetches what the one some steps behind I in V will touch. */
FETCHING void told_ahead(const struct told_answer *told, const uint32_t *v, uint32_t i, uint32_t n)
{
	if (i + 16 < n)
		__builtin_prefetch(&told[v[i + 16]]);
	if (i + 8 < n)
		__builtin_prefetch(told[v[i + 8]].at.p);
}
FETCHING void answers_ahead(const struct answer *answers, const uint32_t *v, uint32_t i, uint32_t n)
{
	if (i + 16 >= n)
		return;
	__builtin_prefetch(&answers[v[i + 16]]);
	__builtin_prefetch((const char *)&answers[v[i + 16]] + 64);
}
/* finding_claim() from the table. */
void told_claim(struct buf *b, const struct report *r, const struct finding *f, const struct told_answer *a);

/* As much of a finding's fingerprint as tells it from all others of this comparison: eight digits or more. */
struct str told_short(const struct report *r, const struct finding *f);

/* SHA-256 of an input, in hex. */
struct str told_sha256(const struct report *r, uint32_t file);
/* say_speaker() of the answer's claim: one text for all of a chain, or of a source that speaks itself. */
struct str told_speaker(const struct report *r, const struct answer *a);
/* say_day() of a source. */
struct str told_day(const struct report *r, uint32_t source);
/* Whose word, printed where and when: "three senior officials (Israel), reported by Axios, 11 Nov 2021". */
void told_who(struct buf *b, const struct report *r, const struct answer *a);
/* compare_fragile(). */
const struct fragile *told_fragile(const struct report *r, uint32_t *n);
/* The report as `text` has it, without colours. */
struct str told_text(const struct report *r);
void text_write(const struct report *r, struct buf *out); /* which writes it (text.c) */
/* The discrepancy report, to be played in its formats: discrepancies(). */
struct str told_page(const struct report *r);
/* Problems and alarms for platforms: alerts_make(). */
struct alerts;
const struct alerts *told_alerts(const struct report *r);
/* Words about a finding that several formats have. */
enum told_words { TOLD_ALERT, TOLD_OTHERS, TOLD_LATER, N_TOLD_WORDS };
/* What WRITE writes, made once. */
struct str told_once(const struct report *r, enum told_words what, const struct finding *f,
	void (*write)(struct buf *b, const struct report *r, const struct finding *f));
/* Where it is kept, for whoever makes it otherwise. */
struct str *told_room(const struct report *r, enum told_words what, const struct finding *f);
/* Compared, given to the question itself, and not taken back by who gave it. */
bool told_stands(const struct report *r, uint32_t answer);
/* Those of a group, in its order and by value. */
struct told_standing {
	const uint32_t *in_order, *by_value;
	uint32_t n;
};
const struct told_standing *told_standing(const struct report *r, uint32_t group);
/* Does an answer of the group follow from one to another question? */
bool told_derived(const struct report *r, uint32_t group);

#endif

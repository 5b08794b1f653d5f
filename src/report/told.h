/* What several formats tell of the same things, made once for a report, when it is first asked for: claims of answers lie
 * all over the ledger, and a table in the order of answers spares every format the way to them. */
#ifndef REPORT_TOLD_H
#define REPORT_TOLD_H

#include "report/report.h"

/* An answer as every format names it. */
struct told_answer {
	struct str at;     /* of its claim: "ax21.p13b"; a copy beside those of its neighbours */
	uint32_t question; /* the one it was typed for */
	struct loc loc;    /* of its key */
};

struct told *told_new(const struct report *r); /* in the report's arena */

/* By answer. */
const struct told_answer *told_answers(const struct report *r);
/* finding_claim() from the table. */
void told_claim(struct buf *b, const struct report *r, const struct finding *f, const struct told_answer *a);

/* As much of a finding's fingerprint as tells it from all others of this comparison: eight digits or more. */
struct str told_short(const struct report *r, const struct finding *f);

/* SHA-256 of an input, in hex. */
struct str told_sha256(const struct report *r, uint32_t file);
/* say_speaker() of the answer's claim: one text for all of a chain, or of a source that speaks itself. */
struct str told_speaker(const struct report *r, const struct answer *a);
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
/* Where alert_text() keeps what it made of a finding. */
struct str *told_alert_room(const struct report *r, const struct finding *f);
/* The same for say_others(), which looks through a whole group. */
struct str *told_others_room(const struct report *r, const struct finding *f);

#endif

/* What platforms for code show of a run: problems and open findings alike, each with a level, a place in the repository, a
 * few words and a name that stays when lines move. */
#ifndef REPORT_ALERTS_H
#define REPORT_ALERTS_H

#include "report/report.h"

enum alert_level { ALERT_NOTE, ALERT_WARNING, ALERT_ERROR };

struct alert {
	const struct diag *problem; /* this, */
	const struct finding *finding; /* or this */
	enum alert_level level;     /* errors and high: ERROR; warnings and medium: WARNING; the rest: NOTE */
	uint8_t rank;               /* 0 weighs most */
	bool ruled;                 /* a finding that is settled: only with `verbose` */
	const char *code, *word;    /* "C501", "denial" */
	struct str message;         /* one line, raw */
	struct loc at;
	char id[17];                /* hex digits, unique in the run */
};
struct alerts {
	struct alert *v;
	uint32_t n;
};

/* Problems, and findings as far as they are alarms (finding_is_alarm), heaviest first; in the report's arena. Formats ask
 * told_alerts(), which makes them once. */
struct alerts alerts_make(const struct report *r);

/* The message, the question, each side with its claims, what would settle it: lines for a reader, made safe; in the report's
 * arena, made once. */
struct str alert_text(const struct report *r, const struct alert *a);

/* The claims an alert's text names: at most TWO of each side. Calls SAY for each, the first one (the alert's place) too. */
struct alert_claim {
	const struct answer *answer;
	uint32_t camp;
	uint32_t number; /* from 0 */
};
enum { ALERT_CLAIMS_OF_A_SIDE = 2, ALERT_SIDES = 10 };
uint32_t alert_claims(const struct report *r, const struct alert *a, struct alert_claim *out); /* room for their product */

/* The file's path from the repository's root on, without "." and "..". A file outside of it keeps its last part only, for
 * platforms reject a report that points outside. Raw. */
void repository_path(struct buf *b, const struct report *r, uint32_t file);

#endif

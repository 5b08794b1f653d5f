/* Problems that are one mistake made at several places: for readers they are one message. */
#ifndef REPORT_ALIKE_H
#define REPORT_ALIKE_H

#include "report/report.h"

/* One mistake: its problems in order of place, as indices into diags->list. */
struct alike {
	VEC(uint32_t) v;
};

struct alikes {
	VEC(struct alike) v; /* in order of their first places */
};

/* The problems of the report by mistake. Free with alikes_free. */
struct alikes alikes_of(const struct report *r);
void alikes_free(struct alikes *x);

/* Without what to write at this one place: "dates are written year-month-day". */
struct str alike_message(const struct diag *d);

#endif

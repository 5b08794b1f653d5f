/* One question over time: its dated answers, in order, in lanes by what they say. */
#ifndef REPORT_TIMELINE_H
#define REPORT_TIMELINE_H

#include "report/discrepancies.h"

struct moments {
	uint32_t group;
	enum time_unit unit;
	uint32_t *answers, n, all; /* shown, by time; and how many there are */
	int32_t lo, hi;            /* units shown; an open end is one unit past the others */
	struct found disputes;     /* open findings in which answers of the question collide */
};

/* The strip as a drawing (timeline_svg.c). */
void timeline_draw(struct doc *d, const struct moments *m, unsigned number);

#endif

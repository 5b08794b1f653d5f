/* Inside of the normalize room: time (window.c), speakers and offices (speaker.c), values and entailed answers. */
#ifndef NORMALIZE_NORMALIZE_H
#define NORMALIZE_NORMALIZE_H

#include "normalize/answer.h"

/* Unit in which a question's windows are counted, UNIT_NONE for timeless ones. */
enum time_unit window_unit(const struct question *q);
struct window answer_window(const struct question *q, const struct claim *claim, struct spans said);

/* The claim's speakers: the last link of its chain, offices resolved at SAID, or its source's own voice. */
const struct speaker *claim_speakers(struct arena *a, const struct ledger *l, const struct claim *claim, struct spans said,
	uint8_t *n);

/* Offices among the members become their holders at WHEN; members sorted and canonical text anew (members.c). */
bool has_office(const struct ledger *l, const struct value *v, struct spans when);
void resolve_offices(const struct ledger *l, struct value *v, struct spans when);

#endif

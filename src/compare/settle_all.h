/* What happens to the findings of a whole ledger once all rules have run. */
#ifndef COMPARE_SETTLE_ALL_H
#define COMPARE_SETTLE_ALL_H

#include "compare/context.h"

/* §3.11: the same kind, question, slots, class, camp values and era are one finding, with the members of all. */
void fold(struct context *c);

/* Severity, question, claim ids. */
void findings_sort(struct context *c);

/* Gives every ruling its finding and its state; unmatched and doubled ones become warnings. */
void rulings_apply(struct context *c, num today);
/* The index of the finding (from FINDINGS) that a ruling belongs to, or NONE. */
uint32_t ruling_finding(const struct context *c, const struct finding *v, size_t n, const struct ruling *r);
/* Answers that leave because a ruling drops their claim: marked LEFT_DROPPED. TRUE if there are any. */
bool rulings_drop(struct context *c);
/* Findings that a claim was dropped for show it again: BEFORE holds what stands without the dropping. */
void rulings_show_dropped(struct context *c, const struct finding *before, size_t n);

#endif

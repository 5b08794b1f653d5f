/* --as-of: what was known on an earlier day. */
#ifndef COMPARE_AS_OF_H
#define COMPARE_AS_OF_H

#include "compare/compare.h"

/* Takes out the answers of sources that were published, or seen by us, after LAST (a minute). Undated sources stay. Before the
 * answers are grouped: nothing then knows of them. LATER (by source, false for each) tells which; the number of claims that
 * are left. */
uint32_t as_of_answers(struct arena *scratch, const struct ledger *l, struct answers *a, num last, bool *later);

/* Was the ruling made by then? One without a date was. */
bool as_of_ruling(struct arena *scratch, const struct ruling *r, num last);

#endif

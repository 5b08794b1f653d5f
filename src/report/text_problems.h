/* The problems of a report on the terminal. */
#ifndef REPORT_TEXT_PROBLEMS_H
#define REPORT_TEXT_PROBLEMS_H

#include "report/report.h"

/* Every mistake once, with its places and what to write instead; then how many of a kind were not kept. */
void text_problems(const struct report *r, struct buf *out);
/* What remarks in the ledger ignore, a line each, with the reason. */
void text_ignored(const struct report *r, struct buf *out);
/* Those that only ask for more claims: behind the findings. */
void text_late_problems(const struct report *r, struct buf *out);

#endif

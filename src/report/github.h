/* Annotations of one run, which may be about several ledgers: a step shows ten of each kind, whoever prints them. */
#ifndef REPORT_GITHUB_H
#define REPORT_GITHUB_H

#include "report/report.h"

/* Empty, in the arena. A report whose `annotations` point to it leaves the heaviest of its own there and prints none. */
struct annotations *annotations_new(struct arena *a);

/* The heaviest of each kind, errors of a ledger first, and one notice that counts the rest. */
void annotations_print(const struct annotations *all, struct buf *out);

#endif

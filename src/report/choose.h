/* What of all problems and findings is asked for, and how grave it is taken: levels by code and path, remarks that ignore, paths
 * that a change touches. Called once each, in this order, before the report is filtered. */
#ifndef REPORT_CHOOSE_H
#define REPORT_CHOOSE_H

#include "known/known.h"
#include "report/report.h"

/* From now on what has a code that begins with CODE weighs so; everywhere, or in files under PATH (absolute), with a PATTERN in
 * those below PATH only that it fits, or whose folder it fits. */
struct level_change {
	struct str code, path;
	const char *pattern; /* NULL: none */
	bool off;
	int severity;       /* of findings; -1: not told */
	int level;          /* of problems; -1: not told */
};
/* The last change that fits counts. Errors keep their level. A finding is under a path if all its claims are. */
void report_levels(struct report *r, struct comparison *c, struct diags *d, const struct level_change *v, size_t n);

/* Hides what remarks of the ledger ignore; remarks that hide nothing become warnings. */
void report_ignores(struct report *r, struct ledger *l, bool tell_unused);

/* Leaves only what touches one of PATHS (absolute; folders mean all below them): findings with a claim, a source, a copy, a
 * question or a ruling there, problems with a place there. Errors stay. */
void report_only(struct report *r, const struct str *paths, size_t n);

/* Marks findings as new or carried; entries of the baseline whose finding is gone become warnings in D. */
void report_baseline(struct report *r, const struct known_list *baseline, struct diags *d);

/* Findings as other runs know them, in their order; those that are ruled or weigh less than LEAST are left out. FINDING (may be
 * NULL) gets the index of each. */
void report_known(const struct report *r, enum severity least, struct known_list *out, uint32_t *finding);
/* All that are not ruled, also those that nobody asks for (`unasked` tells), with their ledgers: for a baseline. */
void report_known_all(const struct report *r, struct known_list *out);

#endif

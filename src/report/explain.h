/* The rule behind every code, in words and with an example: what `gainsay explain` prints, without any file or network. */
#ifndef REPORT_EXPLAIN_H
#define REPORT_EXPLAIN_H

#include <stddef.h>

struct explanation {
	const char *code;    /* "C501", "L102" */
	const char *rule;    /* one or two sentences */
	const char *example; /* lines of a ledger that bring it about */
	const char *remedy;  /* what to do */
};

/* NULL if there is none. CODE in capitals. */
const struct explanation *explanation_find(const char *code);

extern const struct explanation finding_explanations[], problem_explanations[];
extern const size_t n_finding_explanations, n_problem_explanations;

#endif

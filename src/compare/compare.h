/* Compare: groups → findings. */
#ifndef COMPARE_COMPARE_H
#define COMPARE_COMPARE_H

#include "compare/finding.h"

struct state;

struct comparison {
	struct arena *arena;
	const struct ledger *ledger;
	struct answers answers;
	struct groups groups;
	VEC(struct finding) findings; /* by severity, question, claim ids */
	uint32_t n_claims;            /* of the ledger; with `as_of` of those that were known */
	const bool *later;            /* with `as_of`, by source: it was not known yet; else NULL */
	uint32_t *alone;              /* answers in no finding, by claim */
	size_t n_alone;
	const struct state *state; /* per answer: what became of it (context.h) */
	bool date_used;               /* today mattered: an `open` ruling with `until` exists */
	char today[11];
	struct context *context;      /* what the rules shared: for why and fragility; freed with the comparison */
};

struct compare_options {
	bool with_drafts;
	num today; /* first minute of today */
	bool as_of;  /* only what was known at the minute LAST, */
	num last;
};

/* Normalizes, groups and compares a whole ledger. Rulings that match no finding become warnings in ledger->diags. */
struct comparison *compare(struct arena *a, const struct ledger *l, const struct compare_options *o);
void comparison_free(struct comparison *c);

/* Every test between two claims, question by question, in order (also for pairs that raise nothing): for `why`. */
struct why_step {
	struct str test, result, saw;
};
struct why {
	uint32_t question;      /* the question both answer, or NONE: they share none */
	uint32_t answer_a, answer_b;
	const struct why_step *steps;
	uint32_t n_steps;
	struct str verdict;     /* one sentence */
	const uint32_t *findings; /* indices of findings that hold both */
	uint32_t n_findings;
};
/* All pairs of answers of claims A and B; N gets their number (one row with question NONE if they share nothing). */
const struct why *compare_why(const struct comparison *c, uint32_t claim_a, uint32_t claim_b, uint32_t *n);

/* Which agreements and camps fall to one strand, or none, if one source is left out: for the report. */
struct fragile {
	uint32_t finding, camp, source; /* indices */
	uint32_t strands_left;
};
const struct fragile *compare_fragile(const struct comparison *c, uint32_t *n);

/* Only what can speak: somebody by its kind, or by the name of the slot it stands in (may be empty). */
bool can_be_asked(const struct ledger *l, struct str slot, uint32_t sym);

#endif

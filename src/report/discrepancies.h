/* The discrepancy report: one text in parts, the same for Markdown and HTML. */
#ifndef REPORT_DISCREPANCIES_H
#define REPORT_DISCREPANCIES_H

#include "report/page.h"
#include "report/report.h"

struct doc {
	struct page p;
	const struct report *r;
	const struct ledger *l;
	const struct answer *answers;
	const struct finding *findings;
	uint8_t *part;                /* of every finding: which part of the report it stands in */
	uint32_t number;              /* of the finding written last */
	const struct fragile *fragile;
	uint32_t n_fragile;
	const uint32_t *fragile_from; /* by finding: its first row in `fragile` (sorted by finding) */
};

/* A part of the report: findings, or something else about the ledger. */
struct part {
	const char *id, *title;
	const char *lead;                                                    /* a sentence under the title; may be NULL */
	unsigned kinds;                                                      /* bits of enum finding_kind */
	void (*write)(struct doc *d, const uint32_t *findings, uint32_t n);  /* findings of the part, by weight */
	uint32_t (*count)(const struct doc *d);                              /* parts without findings: 0 leaves them out */
	uint32_t (*more)(const struct doc *d);                               /* what stands beside the findings; may be NULL */
};

/* The whole report in the page's style. */
void discrepancies(const struct report *r, const struct page_style *style, struct buf *out);

/* Findings with their sides next to each other (sides.c). */
void write_sides(struct doc *d, const uint32_t *findings, uint32_t n);
/* File and line of an answer, "claims.yaml:214". */
void say_location(struct doc *d, struct loc at);

/* Findings with one side, as tables (stands.c). */
void write_agreements(struct doc *d, const uint32_t *findings, uint32_t n);
void write_echoes(struct doc *d, const uint32_t *findings, uint32_t n);
void write_single(struct doc *d, const uint32_t *findings, uint32_t n);
void write_no_comment(struct doc *d, const uint32_t *findings, uint32_t n);
void write_ruled(struct doc *d, const uint32_t *findings, uint32_t n);

/* What the articles on file add (copies.c). */
void write_wording(struct doc *d, const uint32_t *findings, uint32_t n);
void write_evidence(struct doc *d, const uint32_t *findings, uint32_t n);
uint32_t count_wordings(const struct doc *d);
uint32_t count_evidence(const struct doc *d);

/* What is no finding (appendix.c). */
void write_problems(struct doc *d, const uint32_t *findings, uint32_t n);
void write_alone(struct doc *d, const uint32_t *findings, uint32_t n);
void write_counts(struct doc *d, const uint32_t *findings, uint32_t n);
void write_sources(struct doc *d, const uint32_t *findings, uint32_t n);
uint32_t count_problems(const struct doc *d);
uint32_t count_alone(const struct doc *d);
uint32_t count_claims(const struct doc *d);
uint32_t count_sources(const struct doc *d);

/* A table's head: titles up to NULL. */
void table_open(struct doc *d, const char *const *titles);
void table_close(struct doc *d);

/* How many claims stand in each source. In the arena. */
const uint32_t *claims_by_source(const struct doc *d);
/* A document that nobody says was read: no copy, no claim of its own. CLAIMS as above. */
bool source_unread(const struct ledger *l, uint32_t source, const uint32_t *claims);

#endif

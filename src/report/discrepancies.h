/* The discrepancy report: one text in parts, the same for Markdown and HTML. */
#ifndef REPORT_DISCREPANCIES_H
#define REPORT_DISCREPANCIES_H

#include "report/page.h"
#include "report/report.h"

struct replies; /* replies.h */

struct doc {
	struct page p;
	const struct report *r;
	const struct ledger *l;
	const struct answer *answers;
	const struct finding *findings;
	uint8_t *part;                /* of every finding: which part of the report it stands in */
	uint32_t *number;             /* of every finding with an article of its own, as it is counted on the page; 0: none */
	uint32_t numbered;            /* the last of them */
	uint32_t articles;            /* how many are written */
	const uint32_t *n_sources; /* by finding: how many speak about it, as far as one looks */
	const struct fragile *fragile;
	uint32_t n_fragile;
	const uint32_t *fragile_from; /* by finding: its first row in `fragile` (sorted by finding) */
	const uint32_t *claims;       /* by source: how many */
	uint32_t *met_source, *met_symbol, met; /* tags.c: whom a list names already */
	struct buf tag_sources, tag_speakers;
	uint8_t *tagged;              /* by symbol: bits of enum tagged */
	struct buf raw;               /* HTML that is put together: a drawing, a block of data */
	struct replies *replies;      /* whom to ask */
	uint32_t *of_matter;          /* open findings, those about one question and the same things together (matters.c) */
	const uint32_t *matter_from;  /* by group: its first in `of_matter` */
};

/* What tags name a symbol as. */
enum tagged { TAGGED_SOURCE = 1, TAGGED_SPEAKER = 2, TAGGED_QUESTION = 4 };

/* A part of the report: findings, or something else about the ledger. */
struct part {
	const char *id, *title;
	const char *lead;                                                    /* a sentence under the title; may be NULL */
	unsigned kinds;                                                      /* bits of enum finding_kind */
	void (*write)(struct doc *d, const uint32_t *findings, uint32_t n);  /* findings of the part, by weight */
	uint32_t (*count)(const struct doc *d);                              /* parts without findings: 0 leaves them out */
	uint32_t (*more)(const struct doc *d);                               /* what stands beside the findings; may be NULL */
	bool counted;                                                        /* the title tells how many */
};

#define KIND(k) (1u << FIND_##k)
#define DISPUTES (KIND(DENIAL) | KIND(CONTRADICTION) | KIND(MISMATCH))

/* Puts the whole report on a page (page.h). */
void discrepancies(const struct report *r, struct page *p);
/* What fits a pull request's comment, as Markdown (brief.c). */
void brief(struct doc *d);
/* What is open of some kinds. */
uint32_t count_open(const struct doc *d, unsigned kinds);
/* Findings of some kinds that are shown and open, heaviest first, important ones first among equals; N: how many. */
const uint32_t *open_findings(const struct doc *d, unsigned kinds, uint32_t *n);

/* The verdict (verdict.c), the disputes and changes at a glance (glance.c), what is new and gone (since.c). */
void write_head(struct doc *d);
/* Its pieces: the story's title; what keeps the ledger from being whole, "Incomplete: 2 errors …", or is wrong with it; what was
 * found. */
void say_story(struct buf *b, const struct ledger *l);
void write_alert(struct doc *d);
void write_verdict(struct doc *d);
/* Who says it, and where; an outlet in its own voice is named once. Of a finding side by side, in a cell. */
void say_voices(struct doc *d, const struct camp *camp);
void put_sides(struct doc *d, const struct finding *f);
/* Where the sides of a dispute share an origin: which. */
void say_shared_origin(struct doc *d, const struct finding *f);
uint32_t count_baseline(const struct doc *d);
void write_baseline(struct doc *d, const uint32_t *findings, uint32_t n);
uint32_t count_glance(const struct doc *d);
void write_glance(struct doc *d, const uint32_t *findings, uint32_t n);
uint32_t count_empty(const struct doc *d);
void write_empty(struct doc *d, const uint32_t *findings, uint32_t n);

/* Findings about the same question and the same things, and what else stands against an answer (matters.c). */
struct found {
	uint32_t *v;
	size_t n, cap;
};
void index_matters(struct doc *d);
/* Those with a number that are about a matter of FINDING, without itself. Freed by the caller, as below. */
void same_matter(const struct doc *d, uint32_t finding, struct found *out);
/* Those of KINDS in which a claim of CAMP (a side of FINDING) stands as well. */
void stands_against(const struct doc *d, uint32_t finding, const struct camp *camp, unsigned kinds, struct found *out);
/* The same, as links between LEAD and END; nothing if there are none. */
void write_but_see(struct doc *d, uint32_t finding, const struct camp *camp, unsigned kinds, const char *lead, const char *end);
/* Open disputes with a number in which a side holds answers of the group. */
void group_disputes(const struct doc *d, uint32_t group, struct found *out);
/* Is the answer part of a side that counts? */
bool is_part(const struct finding *f, uint32_t answer);
/* Other findings of KINDS about a matter of FINDING, as links after LEAD; nothing if there are none. */
void write_same(struct doc *d, uint32_t finding, unsigned kinds, const char *lead);
/* An agreement some of whose claims are disputed elsewhere, or differ in part. */
bool is_crossed(const struct doc *d, uint32_t finding);
/* About how many matters open findings of KINDS are. */
uint32_t count_matters(const struct doc *d, unsigned kinds);

/* Tags, references and names that all parts use (tags.c). */
struct page_tag finding_tag(struct doc *d, const struct finding *f); /* valid until the next one is made */
/* An id as a tag bears it: ids in a list are apart by blanks, so that a name's own become "_". */
void tag_id(struct buf *b, struct str id);
/* For the page's filter: what the ids in tags are called (page_names.c). */
void write_names(struct doc *d);
const char *finding_status(const struct report *r, const struct finding *f); /* "new", "carried", "open", "ruled", "suspect" */
/* "3" as a link to the finding; its question where it has no number. */
void refer(struct doc *d, uint32_t finding);
/* "2, 3 and 5 more": findings V. */
void refer_all(struct doc *d, const uint32_t *v, uint32_t n);
/* Starts a list of names; `first_named` is true for a symbol that it does not hold yet. */
void names_begin(struct doc *d);
bool first_named(struct doc *d, uint32_t sym);
/* Who speaks in a side, each once: "three senior officials (Israel), New York Times and 2 more". */
void say_speakers(struct doc *d, const struct camp *camp, uint32_t most);
/* In which sources, each once: "Axios (8 Jun 2022), Shomrim (19 Jul 2022)". */
void say_outlets(struct doc *d, const struct camp *camp, uint32_t most);
/* Whose word an answer is, where it was printed and when: "two workers to Post, 3 Nov 2021". */
void say_said(struct doc *d, const struct answer *a);

/* Findings with their sides next to each other (sides.c, camps.c), those beyond a page's room in brief (rest.c). */
void write_sides(struct doc *d, const uint32_t *findings, uint32_t n);
void write_camps(struct doc *d, const struct finding *f);
void write_partial(struct doc *d, const uint32_t *findings, uint32_t n);
/* File and line of an answer, "claims.yaml:214". */
void say_location(struct doc *d, struct loc at);
/* "paragraph 7", with a link to the words in print where the source has an address, or else a copy; then file and line
 * (place.c). */
void write_place(struct doc *d, const struct answer *a);
/* The same in small type behind what was said so far. */
void write_small_place(struct doc *d, const struct answer *a);
/* Title, weight and state of a finding; the article is open afterwards. */
void finding_open(struct doc *d, const struct finding *f);
/* How many of N findings still get an article; the rest are written as rows of a table. */
uint32_t take_articles(struct doc *d, uint32_t n);
void write_rest(struct doc *d, const uint32_t *findings, uint32_t n);
/* "Label: words."; nothing if there are no words. */
void write_note(struct doc *d, const char *label);
void write_commands(struct doc *d, const struct finding *f);
/* What became of its ruling, if it has one that no longer holds. */
void write_ruling_doubt(struct doc *d, const struct finding *f);

/* One dated line for each half (changes.c). */
/* The time a half of a change is about; of a timeless question when it was said. */
void say_half_time(const struct doc *d, const struct finding *f, const struct camp *camp, struct buf *b);
void write_changes(struct doc *d, const uint32_t *findings, uint32_t n);

/* What to do about a finding, and about all of them (next.c). */
void write_todo(struct doc *d, const struct finding *f);
void say_first_todo(struct doc *d, const struct finding *f);
uint32_t count_next(const struct doc *d);
void write_next(struct doc *d, const uint32_t *findings, uint32_t n);

/* Findings with one side, as tables (stands.c). */
void write_agreements(struct doc *d, const uint32_t *findings, uint32_t n);
void write_echoes(struct doc *d, const uint32_t *findings, uint32_t n);
void write_single(struct doc *d, const uint32_t *findings, uint32_t n);

/* The whole ledger at a glance (matrix.c, timeline.c, lineage.c). */
uint32_t count_matrix(const struct doc *d);
void write_matrix(struct doc *d, const uint32_t *findings, uint32_t n);
uint32_t count_timeline(const struct doc *d);
void write_timeline(struct doc *d, const uint32_t *findings, uint32_t n);
uint32_t count_lineage(const struct doc *d);
void write_lineage(struct doc *d, const uint32_t *findings, uint32_t n);

/* Whom to ask, and what to look up (replies.c, checks.c). */
uint32_t count_replies(const struct doc *d);
void write_replies(struct doc *d, const uint32_t *findings, uint32_t n);
/* One item of a list: all of them by name. */
void write_people(struct doc *d);
uint32_t count_checks(const struct doc *d);
void write_checks(struct doc *d, const uint32_t *findings, uint32_t n);

/* Rulings (rulings.c). */
uint32_t count_doubted(const struct doc *d);
void write_ruled(struct doc *d, const uint32_t *findings, uint32_t n);

/* What the articles on file add (copies.c). */
void write_wording(struct doc *d, const uint32_t *findings, uint32_t n);
void write_evidence(struct doc *d, const uint32_t *findings, uint32_t n);
uint32_t count_wordings(const struct doc *d);
uint32_t count_credited(const struct doc *d); /* those of them whose words are the same, and the speakers differ */
uint32_t count_evidence(const struct doc *d);

/* What is no finding (appendix.c, sources.c). */
void write_problems(struct doc *d, const uint32_t *findings, uint32_t n);
void write_alone(struct doc *d, const uint32_t *findings, uint32_t n);
void write_counts(struct doc *d, const uint32_t *findings, uint32_t n);
void write_sources(struct doc *d, const uint32_t *findings, uint32_t n);
uint32_t count_problems_first(const struct doc *d); /* of a ledger that could not be read whole */
uint32_t count_problems_last(const struct doc *d);
uint32_t count_alone(const struct doc *d);
uint32_t count_claims(const struct doc *d);
uint32_t count_sources(const struct doc *d);
/* A document that nobody says was read: no copy, no claim of its own. CLAIMS: by source. */
bool source_unread(const struct ledger *l, uint32_t source, const uint32_t *claims);

/* d->raw on the page, for HTML alone, and empties it. */
void put_raw(struct doc *d);
/* Under the opening of a table that is written by hand; HTML only. */
void table_caption(struct doc *d, const char *caption);
/* A table's caption and head: titles up to NULL. */
void table_open(struct doc *d, const char *caption, const char *const *titles);
void table_close(struct doc *d);
/* p->words as a cell or another part, also an empty one. */
void put_cell(struct doc *d, enum page_part part);
/* The question of a finding with its time, as the title of a row. */
void put_question(struct doc *d, const struct finding *f);

#endif

/* Filing statements: under a question that the ledger declares where words, names and slots fit, else under a
 * proposed one that like statements of all articles share. */
#ifndef DRAFT_FILING_H
#define DRAFT_FILING_H

#include "draft/statement.h"
#include "ledger/ledger.h"

struct draft_question {
	struct str id;
	struct str text; /* of a proposed one */
	struct str unit;
	uint8_t type;   /* enum value_type: VALUE_YESNO or VALUE_NUMBER if proposed */
	bool declared;  /* in the ledger */
	uint32_t index; /* declared: in the ledger's questions */
	uint32_t stem[STEMS], act[STEMS], name[STEMS], n_stems, n_acts, n_names; /* as of its first statement */
	uint32_t statements, answers, articles, last_article, first;
	bool ahead, negated; /* as its first statement */
	bool yes, no;        /* there are answers of both kinds, or different numbers */
};

struct filing {
	struct arena *arena;
	const struct ledger *ledger; /* may be NULL */
	const struct lexicon *lexicon;
	const struct weights *weights;
	statement_list *list;
	VEC(struct draft_question) questions;
	struct str_map ids;
};

/* Ids that are used otherwise (of new sources) are put into `ids` in between. filing_run files every statement: it sets
 * question, value and reason. */
struct filing *filing_new(const struct drafter *d, const struct ledger *l);
void filing_run(struct filing *f, statement_list *list);
void filing_free(struct filing *f);

/* Is it an id of the ledger, or one given here? */
bool id_taken(const struct filing *f, struct str id);

/* declared.c: the ledger's questions with their stems; the one that fits S best, or UINT32_MAX. */
void declared_questions(struct filing *f);
uint32_t declared_fit(struct filing *f, struct statement *s);

/* The answer word of a yes-no question; empty: none. NO_MEANS: the question's own text is negative. */
struct str yes_no_answer(const struct statement *s, bool negative);

#endif

/* Statements: what one place of an article says, on whose word; the raw matter of drafts. */
#ifndef DRAFT_STATEMENT_H
#define DRAFT_STATEMENT_H

#include "article/article.h"
#include "draft/amounts.h"
#include "draft/draft.h"
#include "draft/people.h"
#include "draft/stance.h"
#include "draft/stems.h"

enum { AMOUNTS = 4, QUOTES = 6, SLOTS = 4 };

struct slot_filled {
	struct str name, id; /* "actor", an entity of the ledger */
};

struct statement {
	uint32_t article;
	struct str place;         /* "p5" */
	struct str sentence;      /* whole, for people */
	struct str matter;        /* what is said, its pieces joined */
	struct str anchor;        /* the longest piece, as printed */
	struct str quote[QUOTES]; /* without their marks, of this place */
	uint32_t n_quotes;
	struct speaker by[2]; /* "the Times reported that two officials said": both */
	uint32_t n_by;        /* 0: the article's own voice */
	struct stance stance;
	struct str when, when_words;
	struct amount amount[AMOUNTS];
	uint32_t n_amounts;
	uint32_t stem[STEMS]; /* of its words that say something, sorted, each once */
	uint32_t n_stems;
	uint32_t act[STEMS], name[STEMS]; /* those of them that are what is done, and names */
	uint32_t n_acts, n_names;
	bool ahead;                     /* has not happened yet */
	const char *rule;               /* that found it */
	const void *spoken_by;          /* of direct speech: its attribution, while one article is read */
	uint32_t question;              /* number of its question, once filed */
	struct str value, reason;       /* its answer there; why there */
	struct slot_filled slot[SLOTS]; /* of that question, where the default is not meant */
	uint32_t n_slots;
};

struct read_article {
	struct article article;
	struct str id, path;
	struct reading *reading;
	uint32_t *block; /* of each line of the reading */
};

typedef VEC(struct statement) statement_list;

/* Reads the article at PATH and appends its statements, in order of text. NUMBER: its index. If not
 * READ, E says why, and nothing was appended. */
enum unread statements_read(const struct drafter *d, const char *path, uint32_t number, struct people *people,
	struct read_article *out, statement_list *list, struct err *e);

#endif

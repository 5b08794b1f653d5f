/* Between the files that write drafts. */
#ifndef DRAFT_WRITING_H
#define DRAFT_WRITING_H

#include "draft/drafts.h"
#include "draft/filing.h"

struct voice_id {
	uint32_t article;
	struct str text, id;
	struct speaker who;
};

struct writing {
	struct arena *arena;
	const struct drafts_options *o;
	struct read_article *articles;
	uint32_t n_articles;
	statement_list *list;
	struct filing *filing;
	VEC(struct voice_id) voices;
	struct str_map names; /* folded names and aliases of entities -> symbol */
	uint32_t *order;      /* questions, the most telling first */
	struct buf *out;
};

/* drafts_sources.c */
void put_text(struct buf *b, struct str s);                        /* in double quotes */
void put_comment(struct buf *b, const char *indent, struct str s); /* one line behind "# " */
void gather_names(struct writing *w);
void name_sources(struct writing *w);                             /* sets id of every article */
struct str by_text(struct writing *w, const struct statement *s); /* of the key `by`; empty: the article itself */
void put_sources(struct writing *w);

#endif

/* The articles on file: what `copy` names, or what lies in the folder of --articles under the source's id, read once and
 * turned into words once. A source without a copy is left out; everything else works without it. */
#ifndef EVIDENCE_COPIES_H
#define EVIDENCE_COPIES_H

#include "article/article.h"
#include "evidence/tokens.h"
#include "ledger/ledger.h"

struct copy {
	uint32_t source;      /* index */
	struct str path;      /* as shown */
	uint32_t file;        /* among the ledger's files: problems point into the copy, too */
	struct article article;
	const struct token *token; /* of all blocks in print order */
	const uint32_t *first;     /* by block: its first token; one more than there are blocks */
	uint32_t n_tokens;
};

struct copies {
	struct arena *arena;
	struct ledger *l;
	VEC(struct copy) v;   /* in order of sources */
	uint32_t *of;         /* source -> copy, or NONE */
	bool *unread;         /* source has a copy that could not be read: told */
};

/* Reads them; what cannot be read becomes a problem. FOLDER (of --articles) may be empty. */
struct copies copies_read(struct arena *a, struct ledger *l, struct str folder);
void copies_free(struct copies *c);

/* The copy of a source, or NULL. */
static inline const struct copy *copy_of_source(const struct copies *c, uint32_t source)
{
	return c->of[source] == NONE ? NULL : &c->v.v[c->of[source]];
}

/* The block at a claim's place, or NONE. */
uint32_t copy_block(const struct copy *c, const struct claim *claim);
/* The block that holds token T. */
uint32_t copy_block_of(const struct copy *c, uint32_t token);
/* Where a block stands in its file; TEXT (may be empty): where this begins in it, if the file has it letter by letter. */
struct loc copy_loc(const struct copies *c, const struct copy *copy, uint32_t block, struct str text);

/* "p7", as a claim's place without its letter; "" for pages and recordings, which are not looked up. */
struct str claim_place(struct arena *a, const struct claim *claim);

/* Body text: paragraphs and bullets. */
static inline bool is_body(const struct block *b)
{
	return b->kind == BLOCK_PARAGRAPH || b->kind == BLOCK_BULLET;
}

#endif

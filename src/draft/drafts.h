/* Drafts: claims proposed from articles, as a piece of ledger. */
#ifndef DRAFT_DRAFTS_H
#define DRAFT_DRAFTS_H

#include "base/buf.h"
#include "draft/draft.h"
#include "ledger/ledger.h"

struct drafts_options {
	const struct ledger *ledger; /* NULL: none; its questions, entities and sources are used */
	const char *ledger_path;     /* for `include` */
	bool explain;                /* say beside every claim why it is what it is */
};

/* Reads N articles together and adds a ledger of drafts of those that can be read to OUT: YAML that `gainsay check`
 * reads. The others are added to LEFT_OUT, whose entries the caller frees; OUT stays as it is where nothing is left. */
void drafts_make(const struct drafter *d, const char *const *paths, uint32_t n, const struct drafts_options *o,
	struct buf *out, left_out_list *left_out);

#endif

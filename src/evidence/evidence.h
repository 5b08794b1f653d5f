/* Claims against the articles on file: is the place there, are the words where the claim says, is the figure in its
 * paragraph; and what the articles quote differently among themselves. */
#ifndef EVIDENCE_EVIDENCE_H
#define EVIDENCE_EVIDENCE_H

#include "evidence/anchors.h"
#include "evidence/wordings.h"

struct evidence_options {
	struct str articles;   /* folder of --articles, or empty */
	bool require_copies;   /* a source with claims and without a copy is an error */
};

struct evidence {
	struct arena *arena;
	struct ledger *l;
	struct copies copies;
	struct heard *heard;
	struct wordings wordings;
	struct anchors anchors;
};

/* Reads the copies and checks the claims against them; what is wrong becomes problems of the ledger. */
struct evidence *evidence_read(struct arena *a, struct ledger *l, const struct evidence_options *o);
void evidence_free(struct evidence *e);

/* Sources with claims that could not be checked, as indices, in order. In the arena. */
const uint32_t *evidence_unverified(const struct evidence *e, uint32_t *n);

/* The sentence of the copy that holds a claim's first words or quotation; empty where they are not found at their place. */
struct str evidence_sentence(const struct evidence *e, uint32_t claim);

#endif
